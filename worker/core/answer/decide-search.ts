// What is searched for: the question, with the one before it when it cannot stand alone ("and for Canada?", "why?", "does it
// shrink?"). Pure; used by flows/answer. A rewrite that is not needed only adds words, so short messages may be wrong.
import { vagueTopic } from '#core/answer/vague';
import { detectSmalltalk } from '#core/understanding/smalltalk';
import { changesTopic } from '#core/understanding/topic';

/** A message this short may lean on the question before it. */
const openerWords = 8;
const pronounWords = 5;
const bareWords = 2;
const beforeCharacters = 500;

const opener =
  /^(?:and|or|but|also|then|what about|how about|what if|same for|und|oder|aber|auch|was ist mit|wie ist es mit|et|ou|mais|et pour|qu'en est-il|y|o|pero|qué tal|e|ma|mas|e se|en|of|maar|hoe zit het met|a|i|ale|albo|a co z|peki|ya|ve|ama|а|и|но|или|что насчёт|ماذا عن|وماذا|وهل|ولكن|لكن|और|लेकिन|या|ומה|ואם|אבל|גם)(?=[\s,?]|$)/iu;
const opensUnspaced =
  /^(?:那|那么|还有|還有|如果是|では|じゃあ|それ|あと|でも|그럼|그리고|그러면|근데|그건|그거)|[^，。？?]{1,10}呢[？?]?$/u;
const pronoun =
  /(?<!\p{L})(?:it|its|that|this|them|those|they|these ones|es|das|dies|davon|dafür|damit|ça|cela|celui-ci|celle-ci|eso|esto|ese|esa|questo|quello|isso|isto|esse|essa|dat|dit|ervan|tego|tym|bu|bunu|şu|onu|это|этого|эта|этот|هذا|هذه|ذلك|यह|वह|इसे|उसे|זה|זאת)(?!\p{L})/iu;
const bare =
  /^(?:why|how|when|where|how much|how long|how many|which one|warum|wieso|wie|wann|wo|wie lange|wie viel|pourquoi|comment|quand|combien|où|por qué|cómo|cuándo|cuánto|dónde|perché|come|quando|quanto|dove|por quê|como|quanto|onde|waarom|hoe|wanneer|hoeveel|waar|dlaczego|jak|kiedy|ile|gdzie|neden|nasıl|ne zaman|kaç|nerede|почему|как|когда|сколько|где|لماذا|كيف|متى|كم|أين|क्यों|कैसे|कब|कितना|कहाँ|למה|איך|מתי|כמה|איפה|为什么|怎么|什么时候|多少钱|多久|なぜ|どうして|いつ|いくら|どこ|왜|어떻게|언제|얼마|어디)[\s?？!]*$/iu;

/** What a short question finds by itself goes before the article that was just read out, when it is found as surely as this. */
const ownConfidence = 0.35;
/** So much of what was said is enough to know the article by. */
const knownBy = 60;

interface Hit {
  articleId: string;
  body: string;
  confidence: number;
}

/**
 * The hits of a question that leans on the one before it (`leaning`), and of its own words (`own`). Nobody wants the answer read out
 * again: when `lastSaid` comes from the best of them, what the new words find goes first.
 */
export function freshFirst<H extends Hit>(
  leaning: readonly H[],
  own: readonly H[],
  lastSaid: string,
): readonly H[] {
  const [again, next] = [leaning[0], own[0]];
  if (!again || !next || next.articleId === again.articleId) return leaning;
  const said = lastSaid.trim().slice(0, knownBy);
  if (said === '' || !again.body.includes(said) || next.confidence < ownConfidence) return leaning;
  return [next, ...leaning.filter(({ articleId }) => articleId !== next.articleId)];
}

/** An opener and so many words more can state another subject ("and how much is shipping?"). */
const subjectWords = 4;

export function searchText(text: string, asked: readonly string[]): string {
  const before = asked.findLast((one) => detectSmalltalk(one) === null);
  return before !== undefined && leansBack(text.trim().replace(/^[¿¡]+/, ''), before)
    ? `${before.slice(0, beforeCharacters)} ${text}`
    : text;
}

function leansBack(text: string, before: string): boolean {
  const words = text.split(/\s+/u, openerWords + 1).length;
  if (words > openerWords || text.length > 120) return false;
  if (words <= bareWords && bare.test(text)) return true;
  const topic = vagueTopic(text);
  if (topic !== null && topic !== 'help' && topic !== 'return') return true;
  if (words <= pronounWords && pronoun.test(text)) return true;
  if (opener.test(text)) return words < subjectWords || !changesTopic(text, before);
  return text.length <= 24 && opensUnspaced.test(text);
}
