/**
 * Reads arguments that are words rather than codes: the places of a route, a name, goods. Out of a whole message only where it says so
 * ("from Hamburg to Oslo"), out of a reply to the question for it whatever can be one. Pure; used by read-argument.
 */
import { goodsWithin } from '#core/tool/goods';
import type { Entity } from '#core/understanding/entities/entity';

const kinds = ['ORIGIN', 'DESTINATION', 'NAME', 'GOODS'] as const;
export type TextKind = (typeof kinds)[number];
export const isTextKind = (kind: string | undefined): kind is TextKind =>
  kinds.includes(kind as TextKind);

export interface Said {
  text: string;
  entities: readonly Entity[];
  answer: 'yes' | 'no' | null;
}

/** Undefined when the words are no such thing: "800 kg" is no place, "yes" no name. */
export function readText(kind: TextKind, said: Said, isAsked: boolean): string | undefined {
  const { text, entities, answer } = said;
  if (kind === 'NAME') {
    const named = entities.find(({ type }) => type === 'PERSON')?.value;
    return named ?? (isAsked && answer === null ? nameIn(text) : undefined);
  }
  if (kind === 'GOODS') return isAsked && answer === null ? goodsIn(text) : goodsWithin(text);
  const route = routeIn(text);
  const place = kind === 'ORIGIN' ? route.origin : route.destination;
  return place ?? (isAsked && answer === null ? placeIn(text) : undefined);
}

/** Of a longer message, where it stands is rarely said later. */
const routeMaxCharacters = 400;

export interface Route {
  origin?: string;
  destination?: string;
}

/** Where something goes from, and where to, as the message says it. */
export function routeIn(message: string): Route {
  const text = message.slice(0, routeMaxCharacters);
  for (const { pattern, needsCapitals } of pairs)
    for (const [from = '', to = ''] of matchesOf(pattern, text)) {
      const origin = trimmed(from);
      const destination = trimmed(to);
      if (origin === '' || destination === '') continue;
      if (needsCapitals && !(isCapital(origin) && isCapital(destination))) continue;
      return { origin, destination };
    }
  const origin = trimmed(fromOnly.exec(text)?.[1] ?? '');
  const destination = trimmed(toOnly.exec(text)?.[1] ?? '');
  return {
    ...(isCapital(origin) ? { origin } : {}),
    ...(isCapital(destination) ? { destination } : {}),
  };
}

/** Also those that begin within another: "de carrelage de Lyon à Turin". */
function* matchesOf(pattern: RegExp, text: string): Generator<string[]> {
  const each = new RegExp(pattern, `${pattern.flags}g`);
  for (let found = each.exec(text); found; found = each.exec(text)) {
    yield found.slice(1);
    each.lastIndex = found.index + 1;
  }
}

const word = String.raw`\p{L}[\p{L}\p{M}'’.-]*`;
/** As few words as the next preposition allows, and as many as a place has. */
const few = `(${word}(?:,? ${word}){0,3}?)`;
const many = `(${word}(?:,? ${word}){0,3})`;
const names = String.raw`(\p{Lu}[\p{L}\p{M}'’.]*(?: \p{Lu}[\p{L}\p{M}'’.]*){0,2})`;
const pair = (from: string, to: string) =>
  new RegExp(`(?<!\\p{L})(?:${from})\\s+${few},?\\s+(?:${to})\\s+${many}`, 'iu');

/** Small words that mean a route only between names. */
const loose = true;
const pairs: readonly { pattern: RegExp; needsCapitals?: true }[] = [
  { pattern: pair('from', 'to|into') },
  { pattern: pair('von|aus|ab', 'nach|bis') },
  { pattern: pair('van|vanuit', 'naar') },
  { pattern: pair('depuis', 'à|a|vers|jusqu’à') },
  { pattern: pair('desde', 'a|hasta|para|até') },
  { pattern: pair('من', 'إلى|الى') },
  { pattern: pair('из|с', 'в|во|до|на'), needsCapitals: loose },
  { pattern: pair('z|ze', 'do'), needsCapitals: loose },
  {
    pattern: pair('de|du|da|do|dal|dalla', 'à|a|vers|para|per|verso|até|al|en'),
    needsCapitals: loose,
  },
  {
    pattern: /(?<!\p{L})(\p{Lu}\p{L}+)['’]?[dt][ae]n\s+(\p{Lu}\p{L}+?)['’]?y?[ae](?!\p{L})/u,
  },
  { pattern: /(?<!\p{L})מ[-־]?(\p{L}{3,20}) ל[-־]?(\p{L}{3,20})/u },
  {
    pattern:
      /(\p{Script=Devanagari}[\p{L}\p{M}]{1,20}) से (\p{Script=Devanagari}[\p{L}\p{M}]{1,20})/u,
  },
  {
    pattern:
      /(?:从|從|由|自)\s*(\p{L}{2,8}?)\s*(?:运|運|寄|发|發|送|出口)?\s*(?:到|至|往|去)\s*(\p{L}{2,8}?)(?=的|需|要|多|怎|，|。|？|,|\s|$)/u,
  },
  {
    pattern:
      /(?<!\p{L})([\p{Script=Han}\p{Script=Katakana}ー]{2,10})から([\p{Script=Han}\p{Script=Katakana}ー]{2,10})(?:まで|へ|に|宛|向け)/u,
  },
  { pattern: /(\p{Script=Hangul}{2,8})에서\s*(\p{Script=Hangul}{2,8}?)까지/u },
  { pattern: /(\p{Script=Hangul}{2,8})에서\s*(\p{Script=Hangul}{2,8}?)(?:으로|로|에)/u },
  { pattern: new RegExp(`^\\s*${few}\\s*(?:->|→|–>|—>|=>)\\s*${many}\\s*[.!]?\\s*$`, 'u') },
  { pattern: new RegExp(`(?<!\\p{L})(${word})\\s*(?:->|→|=>)\\s*(${word})`, 'u') },
  {
    pattern: new RegExp(`(?<!\\p{L})${names}\\s+[-–—]\\s+${names}\\s*(?=[,.;:!?]|$)`, 'u'),
    needsCapitals: loose,
  },
  { pattern: new RegExp(`^\\s*${few}\\s+(?:to|nach|naar|vers)\\s+${many}\\s*[.!]?\\s*$`, 'iu') },
];
const fromOnly = new RegExp(`(?<!\\p{L})(?:from|aus|vanuit|depuis|desde)\\s+${many}`, 'u');
const toOnly = new RegExp(`(?<!\\p{L})(?:to|nach|naar|vers|hacia)\\s+${many}`, 'u');

const isCapital = (place: string): boolean => /^[\p{Lu}\p{Lt}]|^\p{Lo}/u.test(place);
const particles = new Set(
  'de la le del di da do dos das am an of und y i e et upon sur aan den der het el al'.split(' '),
);
/** After them a place is over, in whatever language. */
const ends = new Set(
  (
    'the for with by on in at and or via per next this tomorrow today now please as is are was will i we my our cost costs ' +
    'weighing für mit am im und oder bitte ist kosten pour avec par le et ou en para con por y o il con e ma voor met op ' +
    'dla przez na i или и для на к için ile ve'
  ).split(' '),
);

const article = /^(?:the|der|die|das|den|la|le|les|el|los|las|het|de) (?=\p{L})/u;

/** Words of a place only: a name in capitals goes on in capitals, and nothing goes over a word that begins something else. */
function trimmed(words: string): string {
  const all = words
    .trim()
    .replace(article, '')
    .replace(/[.,]+$/, '')
    .split(/\s+/u)
    .filter(Boolean);
  const isNamed = isCapital(all[0] ?? '');
  let end = 0;
  for (const [index, next] of all.entries()) {
    const plain = next.toLowerCase().replace(/[.,]$/, '');
    const goesOn = particles.has(plain) && index > 0 && isCapital(all[index + 1] ?? '') && isNamed;
    if (!goesOn && (ends.has(plain) || (index > 0 && isNamed && !isCapital(next)))) break;
    end = index + 1;
    if (!isNamed && end === 2) break;
  }
  return all
    .slice(0, end)
    .join(' ')
    .replace(/[.,]+$/, '');
}

const measure = /^(?:ca\.?|about|circa|etwa)?\s*[\d.,]+\s*\p{L}{0,12}\.?$/iu;
const address = /\S+@\S+\.\S+/gu;
const leading =
  /^(?:(?:it(?:'s| is)|that(?:'s| is)|goes|ships?|leaves)\s+)?(?:from|to|in|the|von|nach|aus|in der|de|depuis|à|a|desde|da|van|naar|z|do|из|в|от|من|إلى)\s+(?=\p{L})/iu;

function placeIn(reply: string): string | undefined {
  const plain = reply.trim().replace(/[.!]+$/u, '');
  if (!/\p{L}{2}/u.test(plain) || plain.match(address) || measure.test(plain)) return undefined;
  if (plain.split(/\s+/u).length > 10) return undefined;
  return plain.replace(leading, '');
}

const introduction =
  /^(?:my name(?:'s| is)|i am|i'm|it's|this is|name:|ich (?:heiße|bin)|mein name ist|je m'appelle|je suis|me llamo|soy|mi chiamo|sono|chamo-me|me chamo|ik ben|ik heet|nazywam się|меня зовут|benim adım|اسمي|שמי|我叫)\s*/iu;

function nameIn(reply: string): string | undefined {
  const plain = reply
    .replace(address, '')
    .replace(introduction, '')
    .trim()
    .replace(/[\s,;.!]+$/u, '');
  const words = plain.split(/\s+/u).length;
  const isName = /^[\p{L}\p{M}][\p{L}\p{M}\s'’.,-]*$/u.test(plain) && words <= 6;
  return isName ? plain : undefined;
}

function goodsIn(reply: string): string | undefined {
  const plain = reply.trim();
  const rest = plain.replace(address, '');
  return /\p{L}{2}/u.test(rest) && !measure.test(rest.trim()) ? plain : undefined;
}
