/**
 * Words to staff: `t('key', { name: value })`. One language so far; keys are checked by the compiler. A key with `#` and a plural
 * category of CLDR (`archive.messages#one`) stands in for the key itself where `count` is of that category.
 */
import en from './en.json';

type Keys<Key> = Key extends `${string}#${string}` ? never : Key;
export type TextKey = Keys<keyof typeof en>;

const texts: Readonly<Record<string, string>> = en;
const plurals = new Intl.PluralRules('en');

export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  const { count } = values;
  const counted = typeof count === 'number' ? texts[`${key}#${plurals.select(count)}`] : undefined;
  return (counted ?? en[key]).replace(/\{(\w+)\}/g, (all, name: string) =>
    String(values[name] ?? all),
  );
}

/** A text that may exist: for codes and states that the server may add to before this app knows them. */
export function tMaybe(key: string): string | undefined {
  return texts[key];
}
