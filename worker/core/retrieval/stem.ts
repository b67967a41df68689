// Light stemming by language: strips the commonest inflections so that a question and an article meet. Used by `tokenize`.
// Deliberately light outside English: a wrong conflation costs more than a missed one, since ranking also matches prefixes. Pure.
import { stemEnglish } from '#core/retrieval/stem-english';

type Rule = { suffixes: string[]; keep: number };

const list = (words: string): string[] => words.split(' ').toSorted((a, b) => b.length - a.length);

// `keep` is the number of letters that must remain.
const rules: Record<string, Rule[]> = {
  de: [
    { suffixes: list('ern em er en es e s n'), keep: 3 },
    { suffixes: list('est en er st t'), keep: 4 },
    { suffixes: list('ung heit keit lich isch'), keep: 4 },
  ],
  nl: [
    { suffixes: list('heden en e s'), keep: 3 },
    { suffixes: list('ing heid lijk end'), keep: 4 },
  ],
  fr: [
    {
      suffixes: list(
        'issement issant ements ement ations ation ateur atrice aient erons eront ait ais ant ons ent ees ee er ez es e s x',
      ),
      keep: 4,
    },
  ],
  es: [
    {
      suffixes: list(
        'amientos amiento imientos imiento aciones acion adores adora ando iendo aron ieron aban aba ados adas ado ada idos idas ido ida emos amos an en ar er ir as es os a e o s',
      ),
      keep: 3,
    },
  ],
  pt: [
    {
      suffixes: list(
        'amentos amento imentos imento acoes acao adores adora ando endo indo aram eram avam ava ados adas ado ada idos idas ido ida emos amos am em ar er ir as es os a e o s',
      ),
      keep: 3,
    },
  ],
  it: [
    {
      suffixes: list(
        'amenti amento imenti imento azioni azione atori atore ando endo arono avano ava ato ata ati ate uto uta uti ute ito ita iti ite iamo ano ono are ere ire a e i o',
      ),
      keep: 3,
    },
  ],
  ru: [
    {
      suffixes: list(
        'иями ями ами ого его ому ему ыми ими ать ять ить еть ешь ишь ают яют ует уют ается ится ала ила ало ило али или ание ения ение ании ой ей ий ый ая яя ое ее ые ие ую юю ов ев ам ям ах ях ом ем ть ет ит ла ло ли а я о е ы и у ю ь',
      ),
      keep: 3,
    },
  ],
  ar: [{ suffixes: list('ات ون ين ها هم كم نا ه ي ك'), keep: 3 }],
};
rules['he'] = [{ suffixes: list('ים ות'), keep: 2 }];
rules['pl'] = [
  {
    suffixes: list(
      'owania owanie anie enia enie ami ach owi owy owa owe ego emu ych ymi iem em om ow ie ej ym a e i y o u',
    ),
    keep: 4,
  },
];

const stripArabicArticle = (word: string): string => {
  const base = /^[وفبك]?ال/u.exec(word)?.[0];
  return base !== undefined && word.length - base.length >= 3 ? word.slice(base.length) : word;
};

/**
 * The class a folded, lower-case word belongs to. `language` is the primary subtag ("en", "de");
 * an unknown one leaves the word as it is.
 */
export function stem(word: string, language: string): string {
  if (word.length < 4 || /\d/.test(word)) return language === 'en' ? stemShort(word) : word;
  if (language === 'en') return /^[a-z]+$/.test(word) ? stemEnglish(word) : word;
  // Turkish is agglutinative; a fixed prefix is the classic and hardest-to-beat light stemmer for it.
  if (language === 'tr') return word.slice(0, 6);
  const steps = rules[language];
  if (steps === undefined) return word;
  let result = language === 'ar' ? stripArabicArticle(word) : word;
  for (const { suffixes, keep } of steps) {
    const found = suffixes.find(
      (suffix) => result.endsWith(suffix) && result.length - suffix.length >= keep,
    );
    if (found !== undefined) result = result.slice(0, -found.length);
  }
  return result;
}

const stemShort = (word: string): string => (/^[a-z]+$/.test(word) ? stemEnglish(word) : word);
