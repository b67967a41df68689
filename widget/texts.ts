/** Picks the words: English, over it the language's own file, over that the tenant's `texts`. Pure. */
import { english, type TextKey, type Texts } from '#widget/locales/en';

/** Languages that have a file in widget/locales. */
export const languages = 'es fr de it pt zh ja ar hi ko ru tr nl pl he'.split(' ');

export type Say = (key: TextKey, value?: string | number) => string;

/** `{name}` and `{n}` stand for the one value a text can have. */
export function sayer(...layers: unknown[]): Say {
  const texts = { ...english } as Texts;
  for (const layer of layers) {
    if (typeof layer !== 'object' || layer === null) continue;
    for (const key of Object.keys(english) as TextKey[]) {
      const text = Object.hasOwn(layer, key) ? (layer as Partial<Texts>)[key] : undefined;
      if (typeof text === 'string' && text) texts[key] = text;
    }
  }
  return (key, value) => texts[key].replace(/\{n(ame)?\}/, () => String(value ?? ''));
}

export const languageOf = (locale: string): string => (locale.split('-')[0] ?? '').toLowerCase();

export const isRightToLeft = (locale: string): boolean =>
  /^(ar|he|fa|ur)$/.test(languageOf(locale));
