// Takes out of a model's words whatever a browser might follow or load: images, HTML, and links to hosts that neither the passages nor
// the tenant name; of those that stay, query data that the passages do not hold. Also the marks of chat formats. Pure;
// used by the judge on whole sentences, so that a link cannot hide in two pieces.

export interface LinkRules {
  /** Hosts that may be linked, lower case, without "www.". */
  hosts: ReadonlySet<string>;
  /** Text of the passages and the tenant: a link that stands there as it is may stay as it is. */
  trusted: string;
}

const bareHost = (host: string) =>
  host
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.$/, '');

/** Every host named in a trusted text. */
export function hostsIn(text: string): Set<string> {
  const hosts = new Set<string>();
  for (const [, host = ''] of text.matchAll(
    /(?:https?:\/\/|(?<![@\w.-]))((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24})(?![\w-])/giu,
  ))
    hosts.add(bareHost(host));
  return hosts;
}

const scheme = /^https?:\/\//i;

/** The address as it may be shown, or null. */
function allowed(address: string, rules: LinkRules): string | null {
  const target = address.trim().replace(/^<|>$/g, '');
  const contact = /^(?:mailto|tel):([^?]+)/i.exec(target);
  if (contact) return rules.trusted.includes(decoded(contact[1]!)) ? target.split('?')[0]! : null;
  const parts = /^(https?:\/\/)?([^/?#:@\\\s]+)(?::443)?([/?#][^\s]*)?$/i.exec(target);
  if (!parts || !rules.hosts.has(bareHost(parts[2]!))) return null;
  if (rules.trusted.includes(target)) return target;
  const path = (parts[3] ?? '').split(/[?#]/)[0]!;
  // A path that nobody trusted wrote can carry data out as well as a query can.
  const isKnown = path.length <= 1 || rules.trusted.includes(path);
  return `${parts[1] ?? ''}${parts[2]}${isKnown ? path : ''}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const linkLeft = '[…]';

export function cleanLinks(text: string, rules: LinkRules): string {
  if (!/[<>[\]!:/\\@&|]|\w\.\w/.test(text)) return text;
  let clean = text
    // Marks of chat formats, and our own fences.
    .replace(/<\|[^|<>\n]{0,40}\|>|\[\/?INST\]|<<\/?SYS>>|⟦\/?(?:data|visitor)⟧/g, '')
    // HTML, comments and anything that begins like a tag; an address in angle brackets is looked at below.
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(?!https?:|mailto:)\/?[a-z!?][^<>\n]{0,2000}(?:>|$)/gi, '')
    // Images, inline and by reference.
    .replace(/!\[([^\]\n]{0,500})\](?:\([^)\n]{0,2000}\)?|\[[^\]\n]{0,200}\])?/g, '$1')
    // Definitions of references and footnotes that lead away.
    .replace(/^[ \t]{0,3}\[[^\]\n]{1,200}\]:[^\n]*$/gm, '');
  const kept: string[] = [];
  const keep = (shown: string) => `\u0000${kept.push(shown) - 1}\u0000`;
  clean = clean
    .replace(/\u0000/g, '')
    .replace(
      /\[([^\]\n]{0,500})\]\(\s*(<[^>\n]{0,2000}>|[^)\s]{0,2000})[^)\n]{0,500}\)?/g,
      (_, shown: string, address: string) => {
        const target = allowed(address, rules);
        // The words of a link must not be the address of something else.
        const label = cleanBare(shown, rules);
        return target !== null && scheme.test(target) ? keep(`[${label}](${target})`) : label;
      },
    )
    .replace(/\[([^\]\n]{1,500})\]\[[^\]\n]{0,200}\]/g, '$1')
    .replace(/\[\^[^\]\n]{1,100}\]/g, '');
  clean = cleanBare(clean, rules, keep);
  return clean.replace(/\u0000(\d+)\u0000/g, (_, index) => kept[Number(index)] ?? '');
}

const bareAddress =
  /<?(?:(?:https?|ftps?|wss?|file|data|javascript|vbscript|blob|about|intent|sms|facetime):[^\s<>"'`)\]]{1,2000}|(?<![\w@/.])\/\/[^\s<>"'`)\]]{2,2000}|\bwww\.[^\s<>"'`)\]]{2,2000}|(?<![\w@./-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}(?::\d{1,5})?[/?#][^\s<>"'`)\]]{0,2000})>?/gi;

function cleanBare(text: string, rules: LinkRules, keep = (shown: string) => shown): string {
  return text.replace(bareAddress, (found) => {
    const trail = /[.,;:!?>*_]*$/.exec(found)![0];
    const address = found.slice(0, found.length - trail.length).replace(/^</, '');
    const target = allowed(address, rules);
    return `${target === null ? linkLeft : keep(target)}${trail.replace('>', '')}`;
  });
}
