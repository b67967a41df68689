/** Whether a message is nothing but one of these phrases, politeness aside, in any of the sixteen languages. Pure; used by lead-capture. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

const politeness = new Set(
  [
    'please',
    'bitte',
    's il vous plait',
    'svp',
    'por favor',
    'per favore',
    'grazie',
    'graag',
    'alstublieft',
    'proszę',
    'lütfen',
    'пожалуйста',
    'спасибо',
    'من فضلك',
    'بבקשה',
    'תודה',
    'धन्यवाद',
    'thanks',
    'thank you',
    'danke',
    'merci',
    'gracias',
    'obrigado',
    'obrigada',
    'dziękuję',
    'teşekkürler',
    'شكرا',
  ].map(plain),
);

/** The whole message is one of these, politeness aside. */
export function isOnly(text: string, phrases: readonly string[]): boolean {
  const said = plain(text);
  const bare = [...politeness].reduce(
    (left, word) => (left.endsWith(` ${word}`) ? left.slice(0, -word.length - 1) : left),
    said,
  );
  return phrases.some((phrase) => {
    const wanted = plain(phrase);
    return wanted !== '' && (said === wanted || bare === wanted);
  });
}
