/** Whether a phrase stands in a text as words of its own; scripts without spaces are searched as they are. Pure. */
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Hangul}]/u;
const letter = /[\p{L}\p{N}]/u;

export function isSaid(text: string, phrase: string): boolean {
  const plain = text.toLowerCase().normalize('NFKC');
  const sought = phrase.toLowerCase().normalize('NFKC').trim();
  if (sought === '') return false;
  for (let at = plain.indexOf(sought); at !== -1; at = plain.indexOf(sought, at + 1)) {
    if (spaceless.test(sought)) return true;
    const before = plain[at - 1] ?? ' ';
    const after = plain[at + sought.length] ?? ' ';
    if (!letter.test(before) && !letter.test(after)) return true;
  }
  return false;
}

/** A question in its form: by its sign, or by how it begins. A bare "Shanghai" or "they do not fit" is none. */
export const isQuestion = (text: string): boolean =>
  /[?？؟]\s*$/u.test(text) || asksHow(text) || whWords.test(text.trim());
const whWords =
  /^(?:what|which|when|where|who|why|how|do you|does|is there|are there|was |welche|wann|wo |wer |warum|wie |quel|quand|où |qui |pourquoi|qué|cuál|cuándo|dónde|por qué|quale|quando|dove|perché|qual |onde )/iu;

/** "How do I …?": a question about the matter, rather than the wish itself. */
export const asksHow = (text: string): boolean => howWords.test(text.trim());
const howWords =
  /^(?:and |und |et |y |ok(?:ay)?,? )?(?:how (?:do|can|does|would|long|much)|what (?:is|are|happens|if)|can i|is it possible|wie (?:kann|geht|lange|viel|funktioniert)|kann ich|was (?:ist|passiert)|comment|est-ce que|puis-je|cómo|como|puedo|posso|come |hoe |kan ik|jak |czy mog|как |можно ли|nasıl|怎么|怎麼|如何|可以|どう|どのよう|어떻게|كيف|هل يمكن|איך|האם אפשר|कैसे|क्या मैं)/iu;

/** "How much is in my wallet?": asks for a value, in the same first words. */
export const asksValue = (text: string): boolean => valueWords.test(text.trim());
const valueWords =
  /^(?:and |und |et |y )?(?:how (?:much|many)|what(?:'s|’s| is| are)|which|wie ?viele?|was (?:ist|sind)|combien|quel|cuánt|cuál|quant|qual)/iu;

/** A short message about something named before, by a word that stands for it. */
export const refersBack = (text: string): boolean =>
  text.split(/\s+/u, referringWords + 1).length <= referringWords && standsForIt.test(text);
const referringWords = 7;
const standsForIt =
  /(?<!\p{L})(?:it|its|that|this|they|them|sie|er|das|die|il|elle|ça|ello|esto|eso|esso|essa|questo|ele|ela|isso|hij|ze|het|dat|ono|ona|bu|он|она|оно|это|هو|هي|ها|ذلك|यह|वह|ये|הוא|היא|זה)(?!\p{L})|[它他这這那]|それ|これ|그거|그것|이거/iu;
