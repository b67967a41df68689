/** Numbers and instants as the language that is spoken writes them. Made at the first use: the language is known only then. */
import { formatLocale } from './texts.ts';

export function dateFormat(options: Intl.DateTimeFormatOptions): {
  format(at: Date | number): string;
} {
  let made: Intl.DateTimeFormat | undefined;
  return { format: (at) => (made ??= new Intl.DateTimeFormat(formatLocale(), options)).format(at) };
}

export function numberFormat(options: Intl.NumberFormatOptions = {}): {
  format(value: number): string;
} {
  let made: Intl.NumberFormat | undefined;
  return {
    format: (value) => (made ??= new Intl.NumberFormat(formatLocale(), options)).format(value),
  };
}
