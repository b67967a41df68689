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

const yes =
  /^(?:yes|yep|yeah|sure|ok|okay|ja|jawohl|gerne|oui|daccord|sí|si|claro|vale|sì|certo|sim|tak|evet|tamam|да|نعم|أجل|כן|हाँ|हां|जी हाँ|是|是的|好|好的|可以|はい|네|예)$/u;
const filler =
  /^(?:actually|well|oh|hm+|um|alright|fine|doch|na gut|also|naja|en fait|bon|bueno|pues|de hecho|beh|bene|na verdade|bom|eigenlijk|nou|nou ja|właściwie|dobrze|aslında|peki|вообще|ладно|хорошо|في الواقع|حسنا|حسنًا|בעצם|אוקיי|असल में|अच्छा|其实|那|やっぱり|じゃあ|아니|그럼)$/u;
/** A yes that takes something back is none. */
const but =
  /(?<!\p{L})(?:but|not|no|don t|aber|nicht|kein|mais|pas|ne|pero|ma|non|mas|não|maar|niet|geen|ale|nie|ama|değil|но|не|لكن|لا|אבל|לא|लेकिन|नहीं)(?!\p{L})|但|不|でも|ない|하지만|안/u;

/** "Actually, yes, please send me the quote": the first clause that says anything agrees, nothing takes it back, and it asks nothing. */
export function beginsWithYes(text: string): boolean {
  if (/[?？؟]/u.test(text) || but.test(plain(text))) return false;
  const clauses = text.split(/[,.!;:،؛，、。！–—-]+/u).map(plain);
  return yes.test(clauses.find((clause) => clause !== '' && !filler.test(clause)) ?? '');
}
