/**
 * Outgoing webhooks: which events of a conversation are told to whom, in which shape, and what follows from each answer of the
 * receiver. Standard Webhooks 1.0 for the envelope. Used by flows/publish-events and flows/deliver-webhook. Pure.
 */
import { maskText } from '#core/mask-contact';
import { maskPersonal } from '#core/mask-personal';
import type { ConversationEvent } from '#protocol/event';
import type { WebhookType } from '#protocol/webhook';

/** What is kept of an event until it is delivered. Never contact data: that is read when it is sent. */
export interface WebhookEvent {
  /** The same at every try and from every copy of the event: receivers tell doubles by it. */
  id: string;
  type: WebhookType;
  /** ISO instant of the event. */
  timestamp: string;
  data: Record<string, unknown> & { conversationId: string; sequence: number };
}

/** `sequence` grows within a conversation: a receiver that gets a later one first knows it. */
export function webhookEventOf(
  conversationId: string,
  event: ConversationEvent,
): WebhookEvent | null {
  const told = dataOf(event);
  if (!told) return null;
  return {
    id: `evt_${conversationId.slice(4)}_${event.seq}`,
    type: told.type,
    timestamp: event.at,
    data: { conversationId, sequence: event.seq, ...told.data },
  };
}

function dataOf(
  event: ConversationEvent,
): { type: WebhookType; data: Record<string, unknown> } | null {
  const { seq: _seq, at: _at, kind, ...data } = event;
  switch (event.kind) {
    case 'conversation.started':
    case 'conversation.identified':
    case 'conversation.assigned':
    case 'conversation.ended':
    case 'message.created':
    case 'escalation.requested':
    case 'escalation.accepted':
    case 'escalation.queued':
    case 'escalation.ended':
    case 'callback.promised':
    case 'ticket.created':
    case 'ticket.updated':
    case 'lead.captured':
    case 'feedback.given':
    case 'tool.called':
      return { type: kind as WebhookType, data };
    case 'turn.ended': {
      const { turnId, outcome, provider, model, tokens, costUsd, latencyMs } = event;
      return {
        type: 'usage.recorded',
        data: { turnId, outcome, provider, model, tokens, costUsd, latencyMs },
      };
    }
    default:
      return null;
  }
}

/**
 * For a receiver that may not have contact data: addresses, numbers and the like in what people wrote are masked, and of a form that was
 * filled in nothing but its fields is told.
 */
export function withoutContactData<T extends Record<string, unknown>>(data: T): T {
  const plain = maskPersonal(data);
  const message = plain['message'] as
    | { partReply?: { values: Record<string, unknown> } }
    | undefined;
  if (!message?.partReply) return plain;
  const values = Object.fromEntries(
    Object.keys(message.partReply.values).map((name) => [name, maskText()]),
  );
  // The text says the same as the form.
  const told = { ...message, text: maskText(), partReply: { ...message.partReply, values } };
  return { ...plain, message: told };
}

export function isSubscribed(patterns: readonly string[], type: string): boolean {
  return patterns.some(
    (pattern) =>
      pattern === '*' ||
      pattern === type ||
      (pattern.endsWith('.*') && type.startsWith(pattern.slice(0, -1))),
  );
}

const minute = 60_000;
const hour = 60 * minute;

/** Ten tries after the first, over about four days. */
export const retryPausesMs = [
  5_000,
  30_000,
  2 * minute,
  10 * minute,
  30 * minute,
  2 * hour,
  6 * hour,
  14 * hour,
  24 * hour,
  48 * hour,
] as const;
/** Each pause is longer or shorter by up to this part, so that tries do not come together. */
const jitter = 0.2;
/** The longest pause that a receiver may ask for. */
const retryAfterMaxMs = 24 * hour;

export type Answered =
  | { kind: 'status'; status: number; retryAfterMs?: number }
  | { kind: 'failure'; failure: string };

export type Verdict =
  | { kind: 'delivered' }
  | { kind: 'retry'; afterMs: number }
  | { kind: 'parked' }
  /** The receiver says that it is gone for good: the endpoint is switched off. */
  | { kind: 'gone' };

/** `attempts` counts the try that was just made; `random` is 0…1. */
export function verdictOn(answered: Answered, attempts: number, random: number): Verdict {
  if (answered.kind === 'status' && answered.status >= 200 && answered.status < 300)
    return { kind: 'delivered' };
  if (answered.kind === 'status' && answered.status === 410) return { kind: 'gone' };
  const pause = retryPausesMs[attempts - 1];
  if (pause === undefined) return { kind: 'parked' };
  const asked = answered.kind === 'status' ? (answered.retryAfterMs ?? 0) : 0;
  const afterMs = Math.round(pause * (1 - jitter + 2 * jitter * random));
  return { kind: 'retry', afterMs: Math.max(afterMs, Math.min(asked, retryAfterMaxMs)) };
}

/** Whether staff are told of it in the error log: at the first failure of an event and at its end; ten lines of one event say no more. */
export const isNews = ({ kind }: Verdict, attempts: number): boolean =>
  kind === 'parked' || kind === 'gone' || (kind === 'retry' && attempts === 1);

/** For the log of deliveries. */
export const resultOf = (answered: Answered): string =>
  answered.kind === 'status' ? `HTTP ${answered.status}` : answered.failure;

/** `Retry-After` in both forms: seconds, or an HTTP date. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1_000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/**
 * How long the line waits for its next look: until something is due, and when the look itself failed (the database is away) not
 * at once again, as what was due is due still.
 */
const faultPauseMs = 5_000;

export const nextLookMs = (dueAt: number, now: number, hasFailed: boolean): number =>
  Math.max(hasFailed ? faultPauseMs : 0, dueAt - now);

/** For how long the old secret signs, too, after a rotation. */
export const rotationMs = 24 * hour;
/** Deliveries are kept to be looked at and replayed. */
export const keptMs = 30 * 24 * hour;
