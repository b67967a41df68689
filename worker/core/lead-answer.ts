/** Reads the visitor's words as an answer to one question of lead capture: the value as it will be kept, or null when it is none. Pure; used by lead-capture. */
import { nameEnding, nameOpening, quotePhrases } from '#core/lead-cues';
import { readText } from '#core/tool/read-text';
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

/** What a message says besides what was asked: an address, a number, the ends of a route. */
export function saidBesides(
  questions: readonly LeadQuestion[],
  said: Said,
): Record<string, string> {
  const found = contactIn(said);
  for (const { id, kind } of questions) {
    if (kind !== 'origin' && kind !== 'destination') continue;
    const place = readText(textKinds[kind], said, false);
    if (place !== undefined) found[id] = place;
  }
  return found;
}

export function emailIn({ text, entities }: Pick<Said, 'text' | 'entities'>): string | null {
  const found = entities.find(({ type }) => type === 'EMAIL')?.value ?? text.trim();
  return emailShape.test(found) ? found : null;
}

export function phoneIn({ text, entities }: Pick<Said, 'text' | 'entities'>): string | null {
  const found = entities.find(({ type }) => type === 'PHONE')?.value ?? text.trim();
  const digits = found.replace(/\D/g, '').length;
  return phoneShape.test(found) && digits >= 6 && digits <= 16 ? found : null;
}

/** "My name is Ada Quill, ada@quill.example": the name is what is left of it. */
function nameIn({ text, entities, answer }: Said): string | null {
  if (answer !== null) return null;
  let rest = text;
  for (const { type, start, end } of entities.toSorted((a, b) => b.start - a.start))
    if (type === 'EMAIL' || type === 'PHONE') rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  const name = rest
    .trim()
    .replace(nameOpening, '')
    .replace(nameEnding, '')
    .split(/[,;\n]/)[0]
    ?.trim();
  if (!name || name.length > nameMax || name.split(/\s+/).length > nameWordsMax) return null;
  return /\p{L}/u.test(name) && !/[?？؟@]|https?:/u.test(name) ? name : null;
}

/** Addresses and numbers that stand in a message, whatever was asked. */
export function contactIn(said: Said): Record<string, string> {
  const has = (kind: Entity['type']) => said.entities.some(({ type }) => type === kind);
  const email = has('EMAIL') ? emailIn(said) : null;
  const phone = has('PHONE') ? phoneIn(said) : null;
  return { ...(email ? { email } : {}), ...(phone ? { phone } : {}) };
}

/** Letters beside the phrase itself from which a wish says what it is about; scripts without spaces say it in fewer. */
const tellingLetters = 34;
const tellingSigns = 12;
const tellingWithNumber = 8;

/** "A quote for 200 office chairs" says already what for; "I need a quote please" does not. */
export function requestIn(text: string): string | null {
  const plain = text.trim();
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
