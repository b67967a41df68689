/** Numbers and instants in the reader's own way of writing them. Made at the first use: not every page shows each of them. */

export function dateFormat(options: Intl.DateTimeFormatOptions): {
  format(at: Date | number): string;
} {
  let made: Intl.DateTimeFormat | undefined;
  return { format: (at) => (made ??= new Intl.DateTimeFormat(undefined, options)).format(at) };
}

export function numberFormat(options: Intl.NumberFormatOptions = {}): {
  format(value: number): string;
} {
  let made: Intl.NumberFormat | undefined;
  return {
    format: (value) => (made ??= new Intl.NumberFormat(undefined, options)).format(value),
  };
}
