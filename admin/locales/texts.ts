/** Words to staff: `t('key', { name: value })`. One language so far; keys are checked by the compiler. */
import en from './en.json';

export type TextKey = keyof typeof en;

export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  return en[key].replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}

/** A text that may exist: for codes and states that the server may add to before this app knows them. */
export function tMaybe(key: string): string | undefined {
  return (en as Record<string, string>)[key];
}
