// Names of people where the sentence says that a name follows ("my name is …", "this is …", "Mr. …"). No list of names and no
// guessing from capitals alone: a wrong name in an answer is worse than none.

import type { Entity } from '#core/understanding/entities/entity';

const name = "\\p{L}[\\p{L}'’.-]{1,24}";
const introduced = new RegExp(
  `(?<![\\p{L}])(?:(?:my|the|full|first|last|account|customer|their|his|her) name(?:'s| is| would be|:)?|name(?:'s)? is|name:|i am called|this is|it's|me llamo|mi nombre es|soy|je m'appelle|mon nom est|je suis|ich hei(?:ß|ss)e|mein name ist|mi chiamo|il mio nome [eè]|sono|me chamo|meu nome [eé]|ik heet|mijn naam is|benim ad[ıi]m|ad[ıi]m|меня зовут|nazywam si[eę]|मेरा नाम|اسمي|שמי|קוראים לי)[ ,:]{1,3}(${name}(?: ${name}){0,2})`,
  'giu',
);
const leadingName = new RegExp(
  `^(?:hi |hello |sure |yes |ok )?(?:name|myself|i am|i'm|im) (${name}(?: ${name}){0,2})`,
  'iu',
);
const titled = new RegExp(
  `(?<![\\p{L}])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Herr|Frau|Sr|Sra|Mme|Mlle|M)\\.? (\\p{Lu}[\\p{L}'’-]{1,24}(?: \\p{Lu}[\\p{L}'’-]{1,24}){0,2})`,
  'gu',
);
const eastern =
  /(?:我叫|我的名字是|私の名前は|名前は|제 이름은|저는)\s?([\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\p{Script=Hangul}A-Za-z]{2,6}?)(?=です|と申|입니다|이에요|예요|[\s,，。.!]|$)/gu;

/** What must stand in the text for those to fit: compiling them costs a first message five milliseconds. */
const signs = {
  introduced:
    /name|called|this is|it's|llamo|nombre|soy|appelle|mon nom|je suis|ich hei|chiamo|sono|chamo|meu nom|ik heet|naam|ad[ıi]m|зовут|nazywam|नाम|اسمي|שמי|קוראים/i,
  leadingName: /^(?:hi |hello |sure |yes |ok )?(?:name|myself|i am|i'm|im) /i,
  titled: /(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Herr|Frau|Sr|Sra|Mme|Mlle|M)\.? \S/,
  eastern: /我叫|我的名字是|私の名前は|名前は|제 이름은|저는/,
} as const;
const none: readonly RegExpExecArray[] = [];
const all = (text: string, sign: RegExp, expression: RegExp): Iterable<RegExpExecArray> =>
  sign.test(text) ? text.matchAll(expression) : none;

/** Words that follow the same openings without being names, and words that end a name. */
const notNames = new Set(
  'a an the not is am are was were be been being very so too just here there looking trying having getting going calling writing asking wondering interested happy unhappy angry sorry sure glad afraid disappointed frustrated unable able still also only really about for to from in on at of with and or but my your his her our their this that it what where when why how who which new old good bad great ok okay fine ready done using waiting ordering returning facing seeing needing wanting getting confused stuck traveling travelling planning currently now yes no please thank thanks regarding because if as by i me we you they he she account order number email phone password wrong correct right missing late urgent ridiculous unacceptable all every some any one two un una uno le la les der die das ein eine il lo el het een um uma o os ein nicht muy pas non no booking confirmation address apt apartment apartments suite first last worst best pretty mostly gonna tired bored headed number policy claim mine ours crazy nice fine great horrible terrible awful perfect'.split(
    ' ',
  ),
);

export function findPersons(text: string): Entity[] {
  const found: Entity[] = [];
  const take = (start: number, raw: string): void => {
    const words: string[] = [];
    for (const word of raw.split(' ')) {
      // "I am waiting", "this is exactly": not a name unless it is written like one.
      if (/^\p{Ll}(?:\p{Ll}{2,}ing|\p{Ll}{3,}ed|\p{Ll}{4,}ly)$/u.test(word)) break;
      if (notNames.has(word.toLowerCase().replace(/[.']+$/, ''))) break;
      words.push(word);
      if (word.endsWith('.') && word.length > 3) break;
    }
    const value = words.join(' ').replace(/[.'’-]+$/, '');
    if (value.length > 1) found.push({ type: 'PERSON', start, end: start + value.length, value });
  };
  for (const match of all(text, signs.introduced, introduced))
    take(match.index + match[0].length - match[1]!.length, match[1]!);
  for (const match of all(text, signs.titled, titled))
    take(match.index + match[0].length - match[1]!.length, match[1]!);
  for (const match of all(text, signs.eastern, eastern))
    take(match.index + match[0].indexOf(match[1]!), match[1]!);
  const leading = signs.leadingName.test(text) ? leadingName.exec(text) : null;
  if (leading) take(leading[0].length - leading[1]!.length, leading[1]!);
  return found;
}
