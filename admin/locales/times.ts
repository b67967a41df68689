/** Instants in the reader's own way of writing them. */
const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

export const when = (iso: string): string => format.format(new Date(iso));
export const whenExactly = (iso: string): string => exact.format(new Date(iso));
