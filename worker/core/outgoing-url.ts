/**
 * Where a URL that a tenant entered may lead: public hosts by https, written plainly, and nothing else. The rule reads the text
 * and what the WHATWG parser makes of it, and wants both to name the same host: so what was checked is what is contacted.
 * Asked when such a URL is saved and before each use (adapters/outgoing). The operator's own addresses do not come here.
 */
import ipaddr from 'ipaddr.js';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';

/** The part of the standard parser that is used; it is pure, and core is compiled without DOM types. */
declare const URL: {
  new (text: string): { protocol: string; hostname: string; port: string; href: string };
  canParse(text: string): boolean;
};

export interface OutgoingPolicy {
  /** `host:port` as the operator wrote them (OUTBOUND_ALLOW): these may be private and plain http. */
  allow: string[];
  /** Hosts we are reached at: a tool must not call us in a circle. */
  own: string[];
}

/** Characters: longer addresses are refused by many servers. */
export const urlMaxCharacters = 2_048;
/** Ports on which the web speaks TLS; others belong to databases, mail and consoles. */
const ports = new Set(['', '443', '8443']);

/** Names that never leave a private network or a cluster, or that no customer's service lives under (RFC 6761, 6762, 8375, ICANN). */
const privateZones =
  'localhost local internal intranet lan home corp mail private localdomain arpa onion alt fritz.box default svc cluster consul docker'.split(
    ' ',
  );
/** Anyone may publish under the first four, also a circle back to us; the rest answer with whatever address one asks for. */
const refusedZones =
  'workers.dev pages.dev cloudflareworkers.com trycloudflare.com nip.io sslip.io xip.io traefik.me localtest.me lvh.me vcap.me lacolhost.com fuf.me rbndr.us 1u.ms local.gd localho.st yoogle.com backname.io bugbounty.dod.network burpcollaborator.net localhost.direct'.split(
    ' ',
  );
/** Metadata of clouds under public names; more are caught by their first label. */
const metadataNames = new Set(['metadata.goog', 'instance-data.com', 'api.metadata.cloud.ibm.com']);
/** Public by registration, but the host of Azure's machines (metadata, DNS). */
const refusedAddresses = new Set(['168.63.129.16']);

/** The address to contact, or why not. `detail` of a refusal is for the person who entered it. */
export function outgoingUrl(text: string, policy: OutgoingPolicy): Result<string> {
  const written = /^(https?):\/\/([^/?#\\]+)/i.exec(text);
  if (!written?.[2]) return wrong('must begin with https:// and a host');
  if (text.length > urlMaxCharacters) return wrong(`has at most ${urlMaxCharacters} characters`);
  // Tabs, line ends, backslashes and letters of other scripts are read differently by different parsers.
  if (!/^[\x21-\x5b\x5d-\x7e]+$/.test(text))
    return wrong('is written in plain ASCII letters; hosts of other scripts as xn--…');
  if (!URL.canParse(text)) return wrong('is not a URL');
  const parsed = new URL(text);
  const authority = written[2].toLowerCase();
  if (isAllowed(authority, parsed.protocol, policy.allow)) return ok(withoutFragment(parsed.href));
  if (parsed.protocol !== 'https:') return wrong('must begin with https://');
  if (authority.includes('@')) return wrong('must not hold a user name or password');
  const host = authority.replace(/:\d*$/, '');
  if (!ports.has(parsed.port)) return wrong('may use the ports 443 and 8443');
  const refused = host.startsWith('[')
    ? (addressFault(host.slice(1, -1)) ?? addressFault(parsed.hostname.slice(1, -1)))
    : /^[\d.]+$/.test(parsed.hostname)
      ? host === parsed.hostname
        ? addressFault(host)
        : 'writes its address in an unusual way'
      : nameFault(host, parsed.hostname, policy.own);
  return refused === null ? ok(withoutFragment(parsed.href)) : wrong(refused);
}

/** Whether an address, as DNS gives it, is one of the public internet. */
export const isPublicAddress = (address: string): boolean => addressFault(address) === null;

/** The name whose addresses must be looked at before `url` (checked already) is contacted; null when there is none to look up. */
export function nameToResolve(url: string, policy: OutgoingPolicy): string | null {
  const { hostname, protocol } = new URL(url);
  const authority = /^https?:\/\/([^/?#]+)/.exec(url)?.[1] ?? '';
  if (isAllowed(authority, protocol, policy.allow)) return null;
  return /^[\d.]+$|^\[/.test(hostname) ? null : hostname;
}

const wrong = (why: string) => refuse('invalid-request', `the URL ${why}`);

const withoutFragment = (href: string) => href.replace(/#.*$/, '');

/** The operator's leave is for one spelling: another name of the same machine does not have it. */
function isAllowed(authority: string, protocol: string, allow: string[]): boolean {
  const port = protocol === 'https:' ? '443' : '80';
  return allow.some((entry) => entry === authority || entry === `${authority}:${port}`);
}

function addressFault(address: string): string | null {
  const fault = 'leads to an address that is not public';
  if (!ipaddr.isValid(address) || address.includes('%') || refusedAddresses.has(address))
    return fault;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return fault;
  // Global unicast is 2000::/3, without the documentation block of RFC 9637. The rest is not routed, or wraps IPv4.
  if (parsed.kind() === 'ipv6') {
    const [first = 0, second = 0] = (parsed as ipaddr.IPv6).parts;
    if (first >> 13 !== 1 || (first === 0x3fff && second < 0x1000)) return fault;
  }
  return null;
}

function nameFault(host: string, hostname: string, own: string[]): string | null {
  if (host !== hostname) return 'writes its host in an unusual way';
  if (
    hostname.length > 253 ||
    !/^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(hostname)
  )
    return 'needs a full host name, like shop.example.com';
  const isUnder = (zone: string) => hostname === zone || hostname.endsWith(`.${zone}`);
  // `localhost.` of a public domain is this machine, too.
  if (privateZones.some(isUnder) || /(?:^|\.)localhost\./.test(hostname))
    return 'leads to a private network';
  if (
    metadataNames.has(hostname) ||
    /^(?:metadata|instance-data|rancher-metadata)\./.test(hostname)
  )
    return 'leads to the metadata of a cloud';
  if (refusedZones.some(isUnder)) return 'leads to a host that may stand for any other';
  if (own.some(isUnder)) return 'leads back to us';
  // Services that answer with the address that stands in the name are many; none is a customer's.
  const inside = hostname.match(/(?<![a-z0-9])(?:\d{1,3}[.-]){3}\d{1,3}(?![a-z0-9])/g) ?? [];
  if (inside.some((address) => !isPublicAddress(address.replaceAll('-', '.'))))
    return 'leads to an address that is not public';
  return null;
}
