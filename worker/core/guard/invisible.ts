// Takes out of a text what a reader cannot see and a model can: tag characters, zero-width signs, bidi controls, stray variation
// selectors and control codes. What scripts and emoji need stays (joiners of Indic, Arabic and Persian, emoji sequences, the
// flags of England, Scotland and Wales). Pure; used before any model reads a text; the stored original is untouched.

const suspicious =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/u;

const subdivisionFlag =
  /\u{1f3f4}(?=[\u{e0061}-\u{e007a}]{2,6}\u{e007f})[\u{e0061}-\u{e007a}]{2,6}\u{e007f}/gu;
/** Between letters of scripts that join, and between the parts of an emoji, a joiner is spelling. */
const spelling =
  /(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Mn}\p{Mc}])[\u200c\u200d](?=[\p{L}\p{M}])|(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})|(?<=[\p{Extended_Pictographic}\d#*])\ufe0f/gu;
const unseen = new RegExp(suspicious.source, 'gu');

export const hasInvisible = (text: string): boolean => suspicious.test(text);

export function cleanInvisible(text: string): string {
  if (!hasInvisible(text)) return text;
  const kept = new Set<number>();
  for (const pattern of [subdivisionFlag, spelling])
    for (const match of text.matchAll(pattern))
      for (let at = match.index; at < match.index + match[0].length; at++) kept.add(at);
  return text.replace(unseen, (sign, at: number) => (kept.has(at) ? sign : ''));
}
