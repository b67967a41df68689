/** Instants in the reader's own way of writing them. */
import { dateFormat } from './formats.ts';

const format = dateFormat({ dateStyle: 'medium', timeStyle: 'short' });
const exact = dateFormat({ dateStyle: 'medium', timeStyle: 'medium' });

export const when = (iso: string): string => format.format(new Date(iso));
export const whenExactly = (iso: string): string => exact.format(new Date(iso));
