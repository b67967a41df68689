// Whether a message turns to another subject than the one before it: "and how much is shipping?" after a question on returns does,
// "and for Canada?" does not. Used by answer/decide-search, so that the old question is not searched with the new one. Pure.
import { classifyIntent } from '#core/understanding/intent';
import type { Intent } from '#core/understanding/intent';

/** Both messages must say this surely what they are about. */
const sure = 0.6;

const social: ReadonlySet<Intent> = new Set([
  'GREETING',
  'THANKS',
  'GOODBYE',
  'HUMAN_REQUEST',
  'GENERAL_INQUIRY',
]);

/** The subject of a message that states one for itself, or null. */
export function topicOf(text: string): Intent | null {
  const { label, confidence } = classifyIntent(text);
  return confidence >= sure && !social.has(label) ? label : null;
}

export function changesTopic(text: string, before: string): boolean {
  const topic = topicOf(text);
  if (topic === null) return false;
  const earlier = topicOf(before);
  return earlier !== null && earlier !== topic;
}
