/**
 * Words to staff: `t('key', { name: value })`. Keys are checked by the compiler. English is always there; another language is
 * loaded before the app is mounted (`speak`) and may leave a key to English. A key with `#` and a plural category of CLDR
 * (`archive.messages#one`) stands in for the key itself where `count` is of that category.
 */
import en from './en.json';
import type { Language } from './languages.ts';

type Texts = Readonly<Record<string, string>>;
type Keys<Key> = Key extends `${string}#${string}` ? never : Key;
export type TextKey = Keys<keyof typeof en>;

const others: Readonly<Partial<Record<Language, () => Promise<{ default: Texts }>>>> = {};

const english: Texts = en;
let texts = english;
let spoken: Language = 'en';
let plurals = new Intl.PluralRules(spoken);

/** What everything is said in from now on. A language that cannot be loaded leaves it at English. */
export async function speak(language: Language): Promise<Language> {
  const load = others[language];
  if (!load) return spoken;
  try {
    texts = { ...english, ...(await load()).default };
    spoken = language;
    plurals = new Intl.PluralRules(language);
  } catch {
    // The network is away or a deploy has removed the file: English is here.
  }
  return spoken;
}

export const currentLanguage = (): Language => spoken;

/** The reader's region decides how numbers and dates look, if it is one of the language that is spoken. */
export const formatLocale = (): string =>
  navigator.languages.find((tag) => tag.split('-')[0]?.toLowerCase() === spoken) ?? spoken;

export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  const { count } = values;
  const counted = typeof count === 'number' ? texts[`${key}#${plurals.select(count)}`] : undefined;
  return (counted ?? texts[key] ?? key).replace(/\{(\w+)\}/g, (all, name: string) =>
    String(values[name] ?? all),
  );
}

/** A text that may exist: for codes and states that the server may add to before this app knows them. */
export function tMaybe(key: string): string | undefined {
  return texts[key];
}
