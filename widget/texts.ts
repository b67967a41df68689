/** Picks the words: English, over it the language's own file, over that the tenant's `texts`. Pure. */
import { english, type TextKey } from '#widget/locales/en';

/** Languages that have a file in widget/locales. */
export const languages = 'es fr de it pt zh ja ar hi ko ru tr nl pl he';

export type Say = (key: TextKey, value?: string | number) => string;

/** Later layers win. `{name}` and `{n}` stand for the one value a text can have. */
export function sayer(...layers: unknown[]): Say {
  const texts: Record<string, string> = { ...english };
  for (const layer of layers)
    if (typeof layer === 'object' && layer)
      for (const [key, text] of Object.entries(layer))
        if (typeof text === 'string' && text) texts[key] = text;
  return (key, value) => (texts[key] ?? '').replace(/\{n(ame)?\}/, () => String(value ?? ''));
}

export const languageOf = (locale: string): string => (locale.split('-')[0] ?? '').toLowerCase();

export const isRightToLeft = (locale: string): boolean => /^(ar|he|fa|ur)\b/i.test(locale);
