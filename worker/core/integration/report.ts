/**
 * What another system reports: whether it came in time, and what of its body is meant, by the endpoint's mapping. Its words are data: they go
 * into a note for the staff, never to the visitor or the model as they are. Pure; used by flows/receive-report.
 */
import { at } from '#core/integration/mapping';
import type { HookMapping } from '#protocol/hook';

/** Standard Webhooks 1.0: five minutes either way. */
export const toleranceMs = 5 * 60_000;
/** Copies of a report are known for this long. */
export const receiptKeptMs = 30 * 24 * 60 * 60_000;
export const reportMaxBytes = 65_536;

export interface ReportHeaders {
  id: string;
  /** Epoch ms. */
  sentAt: number;
  signatures: string;
}

/** Null when one is missing, malformed or out of time. */
export function reportHeaders(
  given: { id?: string; timestamp?: string; signature?: string },
  now: number,
): ReportHeaders | null {
  const { id = '', timestamp = '', signature = '' } = given;
  if (!/^[\x21-\x2d\x2f-\x7e]{1,200}$/.test(id) || !/^\d{1,12}$/.test(timestamp)) return null;
  if (signature === '' || signature.length > 4_000) return null;
  const sentAt = Number(timestamp) * 1_000;
  if (Math.abs(now - sentAt) > toleranceMs) return null;
  return { id, sentAt, signatures: signature };
}

export interface Report {
  conversationId: string;
  subject: string;
  sequence: number;
  /** For the staff. */
  text: string;
}

const lineMax = 200;
const textMax = 1_000;

/** Null when the body does not say what it is about. */
export function readReport(body: unknown, mapping: HookMapping, sentAt: number): Report | null {
  const conversationId = at(body, mapping.conversation);
  const subject = line(at(body, mapping.subject), lineMax);
  const state = line(at(body, mapping.state), lineMax);
  if (typeof conversationId !== 'string' || subject === '' || state === '') return null;
  const more = line(at(body, mapping.text), textMax);
  return {
    conversationId,
    subject,
    sequence: sequenceOf(at(body, mapping.sequence)) ?? sentAt,
    text: `${subject}: ${state}${more === '' ? '' : `\n${more}`}`,
  };
}

function sequenceOf(value: unknown): number | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  if (typeof value !== 'string') return null;
  if (/^\d{1,15}$/.test(value)) return Number(value);
  const instant = /^\d{4}-\d{2}-\d{2}T/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(instant) ? null : instant;
}

/** One line without what cannot be seen; numbers are texts here. */
function line(value: unknown, max: number): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  return [
    ...String(value)
      .toWellFormed()
      .replaceAll(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
      .trim(),
  ]
    .slice(0, max)
    .join('');
}
