/** Reads the visitor's words as an answer to one question of lead capture: the value as it will be kept, or null when it is none. Pure; used by lead-capture. */
import { nameEnding, nameOpening, pricePhrases, quotePhrases } from '#core/lead-cues';
import { readText, routeIn } from '#core/tool/read-text';
import { isSaid } from '#core/tool/said';
import type { Entity } from '#core/understanding/entities/entity';
import { leadCaptureLimits } from '#protocol/lead-capture';
import type { LeadQuestion } from '#protocol/lead-capture';

export interface Said {
  text: string;
  entities: readonly Entity[];
  answer: 'yes' | 'no' | null;
}

const emailShape = /^[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@]{2,}$/;
const phoneShape = /^[+\d][\d\s().\-/]{4,30}$/;
const nameMax = 80;
const nameWordsMax = 6;

export function readAnswer(question: LeadQuestion, said: Said): string | null {
  const text = said.text.trim();
  if (text === '') return null;
  switch (question.kind) {
    case 'email':
      return emailIn(said);
    case 'phone':
      return phoneIn(said);
    case 'name':
      return nameIn(said);
    case 'number':
      return /\d[\d\s.,'’]*/u.exec(text.normalize('NFKC'))?.[0].trim() ?? null;
    case 'choice':
      return question.options.find((option) => isSaid(text, option)) ?? null;
    case 'yesno':
      return said.answer;
    case 'origin':
    case 'destination':
    case 'goods':
      return readText(textKinds[question.kind], said, true)?.slice(0, answerMax) ?? null;
    case 'text':
      return text.slice(0, answerMax);
  }
}

const answerMax = leadCaptureLimits.answer;
const textKinds = { origin: 'ORIGIN', destination: 'DESTINATION', goods: 'GOODS' } as const;

/** What a message says besides what was asked: an address, a number, the ends of a route, goods by number and packing. */
export function saidBesides(
  questions: readonly LeadQuestion[],
  said: Said,
): Record<string, string> {
  const found = contactIn(said);
  for (const { id, kind } of questions) {
    const named = kind === 'name' ? introduced.exec(said.text)?.[1] : undefined;
    if (named !== undefined) found[id] = named.slice(0, nameMax);
    if (kind !== 'origin' && kind !== 'destination' && kind !== 'goods') continue;
    const value = readText(textKinds[kind], said, false);
    if (value !== undefined) found[id] = value.slice(0, answerMax);
  }
  return found;
}

/** Only where somebody says that it is a name, and writes it as one. */
const introduced =
  /(?<![\p{L}\p{M}])(?:[Mm]y name(?: is|['’]s)|[Ii]ch hei(?:ß|ss)e|[Mm]ein [Nn]ame ist|[Jj]e m['’]appelle|[Mm]on nom est|[Mm]e llamo|[Mm]i nombre es|[Mm]i chiamo|[Ii]l mio nome è|[Mm]eu nome é|[Cc]hamo-me|[Mm]e chamo|[Mm]ijn naam is|[Ii]k heet|[Nn]azywam się|[Bb]enim adım|[Мм]еня зовут|اسمي|שמי|मेरा नाम|我叫|我的名字是)\s*((?:\p{Lu}|\p{Lo})[\p{L}\p{M}'’.-]*(?:[ ]\p{Lu}[\p{L}\p{M}'’.-]*){0,3})/u;

export function emailIn({ text, entities }: Pick<Said, 'text' | 'entities'>): string | null {
  const found = entities.find(({ type }) => type === 'EMAIL')?.value ?? text.trim();
  return emailShape.test(found) ? found : null;
}

export function phoneIn({ text, entities }: Pick<Said, 'text' | 'entities'>): string | null {
  const found = entities.find(({ type }) => type === 'PHONE')?.value ?? text.trim();
  const digits = found.replace(/\D/g, '').length;
  return phoneShape.test(found) && digits >= 6 && digits <= 16 ? found : null;
}

/** "My name is Ada Quill, ada@quill.example": the name is what is left of it. "No wait, my e-mail is …" names nobody. */
function nameIn(said: Said): string | null {
  if (said.answer !== null) return null;
  const rest = withoutContact(said);
  const isBare = rest === said.text.trim();
  const opened = rest.replace(nameOpening, '');
  const name = opened
    .replace(nameEnding, '')
    .split(/[,;\n]/)[0]
    ?.trim();
  if (!isBare && opened === rest && !/^(?:\p{Lu}|\p{Lo})/u.test(name ?? '')) return null;
  if (!isBare && contactWords.test(rest)) return null;
  if (!name || name.length > nameMax || name.split(/\s+/).length > nameWordsMax) return null;
  return /\p{L}/u.test(name) && !/[?？؟@]|https?:/u.test(name) ? name : null;
}

/** Words for an address or a number: what stands beside them is about those. */
const contactWords =
  /e-?mail|\bmail\b|correo|courriel|adres|address|phone|telefon|téléphone|teléfono|numéro|número|number|почт|телефон|بريد|هاتف|מייל|טלפון|ईमेल|फ़ोन|邮箱|郵箱|メール|電話|이메일|전화/iu;

/** The message with what reaches a person taken out of it. */
export function withoutContact({ text, entities }: Pick<Said, 'text' | 'entities'>): string {
  let rest = text;
  for (const { type, start, end } of entities.toSorted((a, b) => b.start - a.start))
    if (type === 'EMAIL' || type === 'PHONE') rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  return rest.trim();
}

/** Addresses and numbers that stand in a message, whatever was asked. */
export function contactIn(said: Said): Record<string, string> {
  const has = (kind: Entity['type']) => said.entities.some(({ type }) => type === kind);
  const email = has('EMAIL') ? emailIn(said) : null;
  const phone = has('PHONE') ? phoneIn(said) : null;
  return { ...(email ? { email } : {}), ...(phone ? { phone } : {}) };
}

/** A price is asked for a way that is named whole: the answer is a quote, in so many words or not. */
export function isPricedRoute(
  questions: readonly LeadQuestion[],
  { text, intent }: { text: string; intent: string },
): boolean {
  const asks = (kind: LeadQuestion['kind']) => questions.some((one) => one.kind === kind);
  if (!asks('origin') || !asks('destination') || otherIntents.has(intent)) return false;
  if (!pricePhrases.some((phrase) => isSaid(text, phrase))) return false;
  const { origin, destination } = routeIn(text);
  return origin !== undefined && destination !== undefined;
}
/** Duty on the same way, or what became of an order, are other questions; a tenant may name intents of its own. */
const otherIntents = new Set([
  'CUSTOMS',
  'ORDER_TRACKING',
  'ORDER_MODIFICATION',
  'RETURNS_REFUNDS',
]);

/** Letters beside the phrase itself from which a wish says what it is about; scripts without spaces say it in fewer. */
const tellingLetters = 34;
const tellingSigns = 12;
const tellingWithNumber = 8;

/** "A quote for 200 office chairs" says already what for; "I need a quote please" does not. */
export function requestIn(said: Pick<Said, 'text' | 'entities'>): string | null {
  const plain = withoutContact(said)
    .replace(/\s{2,}/g, ' ')
    .replace(/[\s,]+$/, '');
  const [phrase] = quotePhrases
    .filter((one) => isSaid(plain, one))
    .toSorted((a, b) => b.length - a.length);
  if (phrase === undefined) return null;
  const rest = plain.length - phrase.length;
  const isSpaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]/u.test(plain);
  const isTelling =
    rest >= (isSpaceless ? tellingSigns : tellingLetters) ||
    (/\d/.test(plain) && rest >= tellingWithNumber);
  return isTelling ? plain.slice(0, leadCaptureLimits.answer) : null;
}
