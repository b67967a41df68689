/**
 * Why another system refused, in one line for staff and logs: what its status means for whoever set it up, and its own words, which every
 * vendor puts somewhere else. Personal data is taken out of those. Pure; used by adapters, the connection test and flows/call-tool.
 */
import { redact } from '#core/redaction/redact';

const wordsMax = 240;

const meanings: Record<number, string> = {
  400: 'the request does not suit them',
  401: 'our key is not accepted',
  403: 'our key may not do this',
  404: 'it is not there',
  405: 'not this way',
  409: 'it conflicts with what is there',
  422: 'they do not take these values',
  429: 'too many requests for now',
};

export function faultWords(status: number, body: unknown): string {
  const meaning = meanings[status] ?? (status >= 500 ? 'the fault is on their side' : null);
  const said = saidIn(body);
  return `status ${status}${meaning === null ? '' : `, ${meaning}`}${said === null ? '' : `: ${said}`}`;
}

/** What a good answer really is when it says that it is none: GraphQL and some carriers refuse with 200. */
export function hiddenStatus(fault: unknown): number {
  const text = JSON.stringify(fault) ?? '';
  if (/THROTTLED|RATE.?LIMIT|TOO.?MANY/i.test(text)) return 429;
  if (/ACCESS_DENIED|FORBIDDEN|UNAUTHORI[SZ]ED/i.test(text)) return 403;
  if (/NOT.?FOUND/i.test(text)) return 404;
  return /INTERNAL/i.test(text) ? 502 : 422;
}

/** Nothing, an empty list and an empty object are no fault. */
export const isFault = (found: unknown): boolean =>
  found !== null &&
  found !== undefined &&
  found !== '' &&
  !(typeof found === 'object' && Object.keys(found).length === 0);

/** Shopify and JSON:API, Stripe, OAuth (RFC 6749), WooCommerce, PostgREST and HubSpot, problem+json (RFC 9457), UPS, in that order. */
function saidIn(body: unknown): string | null {
  const found =
    first(field(body, 'errors')) ??
    first(field(field(body, 'response'), 'errors')) ??
    text(field(field(body, 'error'), 'message')) ??
    text(field(body, 'error_description')) ??
    text(field(body, 'message')) ??
    text(field(body, 'detail')) ??
    text(field(body, 'error')) ??
    text(field(body, 'title'));
  if (found === null) return null;
  const { text: shown } = redact(found.replace(/\s+/g, ' ').slice(0, wordsMax * 2));
  return shown.length > wordsMax ? `${shown.slice(0, wordsMax).toWellFormed()}…` : shown;
}

/** Of a text, a list of texts or of things with a message, or lists of texts by field. */
function first(errors: unknown): string | null {
  const plain = text(errors) ?? text(field(errors, 'message'));
  if (plain !== null || errors === null || typeof errors !== 'object') return plain;
  if (Array.isArray(errors)) return errors.length === 0 ? null : first(errors[0]);
  const [entry] = Object.entries(errors);
  if (entry === undefined) return null;
  const [name, said] = entry;
  const words = text(said) ?? (Array.isArray(said) ? text(said[0]) : null);
  return words === null ? null : `${name} ${words}`;
}

const text = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

const field = (value: unknown, name: string): unknown =>
  value !== null && typeof value === 'object' && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
