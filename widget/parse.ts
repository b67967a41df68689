/**
 * Everything that comes from outside (frames, pages of history, configuration, storage) is rebuilt
 * here field by field: a string field is a string or absent, so no foreign object can ever become
 * an element, and inherited (polluted) properties are not read. Pure.
 */
import type { Citation, Message } from '#protocol/message';
import type { ConversationEvent } from '#protocol/event';
import type { ConversationSummary } from '#protocol/conversation';
import type { Down } from '#protocol/down';
import type { WidgetConfig } from '#protocol/config';

export type Raw = Record<string, unknown>;
/** With parts, files and the like as they came: the extras rebuild them in the same way (read-parts.ts). */
export type Shown = Message & { raw?: unknown };
/** An event that the extras read too. */
export type Heard = ConversationEvent & { raw?: unknown };

export const field = (from: unknown, name: string): unknown =>
  typeof from === 'object' && from !== null && Object.hasOwn(from, name)
    ? (from as Raw)[name]
    : undefined;
export const text = (from: unknown, name: string): string | undefined => {
  const value = field(from, name);
  return typeof value === 'string' ? value : undefined;
};
export const number = (from: unknown, name: string): number | undefined => {
  const value = field(from, name);
  return typeof value === 'number' && value === value ? value : undefined;
};
export const flag = (from: unknown, name: string): boolean => field(from, name) === true;
export const each = <T>(
  from: unknown,
  name: string,
  read: (item: unknown) => T | undefined,
): T[] => {
  const list = field(from, name);
  const out: T[] = [];
  if (Array.isArray(list))
    for (let i = 0; i < list.length; i++) {
      const item = read(list[i]);
      if (item !== undefined) out.push(item);
    }
  return out;
};
export const string = (item: unknown) => (typeof item === 'string' ? item : undefined);

export function parseJson(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return null;
  }
}

const citation = (item: unknown): Citation | undefined => {
  const title = text(item, 'title');
  return title === undefined
    ? undefined
    : ({ articleId: text(item, 'articleId') ?? '', title, url: text(item, 'url') } as Citation);
};

/** Copies the named string fields; what is no string is left out. */
const strings = (raw: unknown, names: string): Raw => {
  const out: Raw = {};
  for (const name of names.split(' ')) out[name] = text(raw, name);
  return out;
};

const numbers = (raw: unknown, names: string): Raw => {
  const out: Raw = {};
  for (const name of names.split(' ')) out[name] = number(raw, name);
  return out;
};

export function parseMessage(raw: unknown): Shown | null {
  const message = strings(raw, 'id author text clientId authorName turnId notice');
  if (!message.id || !/^(visitor|assistant|agent|system)$/.test(String(message.author)))
    return null;
  message.text ??= '';
  message.citations = each(raw, 'citations', citation);
  message.quickReplies = each(raw, 'quickReplies', string);
  message.interrupted = flag(raw, 'interrupted');
  message.raw = raw;
  return message as unknown as Shown;
}

/** Unknown kinds keep their place in the order (`seq`) and nothing else. */
export function parseEvent(raw: unknown): ConversationEvent | null {
  const seq = number(raw, 'seq');
  const kind = text(raw, 'kind');
  if (seq === undefined || kind === undefined) return null;
  const names = 'at kind turnId messageId value outcome by agentName resolution';
  const event: Raw = { seq, ...strings(raw, names), upTo: number(raw, 'upTo') ?? 0 };
  if (kind === 'message.created' && !(event.message = parseMessage(field(raw, 'message'))))
    event.kind = 'unknown';
  if (/^(escalation|ticket|callback|people)\./.test(kind)) event.raw = raw;
  return event as unknown as ConversationEvent;
}

function parseSummary(raw: unknown): ConversationSummary | null {
  const id = text(raw, 'id');
  if (!id) return null;
  const turn = field(raw, 'turn');
  const floor = field(raw, 'floor');
  return {
    id,
    status: text(raw, 'status') === 'ended' ? 'ended' : 'open',
    floor: {
      holder: text(floor, 'holder') ?? 'assistant',
      agentName: text(floor, 'agentName'),
      ...numbers(floor, 'position waitSeconds'),
    },
    startedAt: text(raw, 'startedAt') ?? '',
    lastSeq: number(raw, 'lastSeq') ?? 0,
    readSeq: number(raw, 'readSeq') ?? 0,
    turn: text(turn, 'turnId') ? { turnId: text(turn, 'turnId') } : null,
  } as ConversationSummary;
}

export const parseEvents = (raw: unknown): ConversationEvent[] =>
  each(raw, 'events', (item) => parseEvent(item) ?? undefined);

/** Null for what this version does not know: clients ignore it. */
export function parseDown(raw: unknown): Down | null {
  // A stream of events may carry the bare events; a socket carries them as `type: "event"`.
  const type = text(raw, 'type') ?? (text(raw, 'kind') ? 'event' : '');
  if (type === 'welcome') {
    const conversation = parseSummary(field(raw, 'conversation'));
    if (!conversation) return null;
    return {
      type,
      version: number(raw, 'version') ?? 1,
      conversation,
      events: parseEvents(raw),
      cursor: number(raw, 'cursor') ?? 0,
      more: flag(raw, 'more'),
    };
  }
  if (type === 'page_call') {
    const given = field(raw, 'arguments');
    return {
      type,
      ...strings(raw, 'callId tool key'),
      arguments: typeof given === 'object' && given !== null ? given : {},
      timeoutMs: number(raw, 'timeoutMs') ?? 30_000,
      repeatable: flag(raw, 'repeatable'),
    } as unknown as Down;
  }
  if (type === 'event') {
    const event = parseEvent(raw);
    return event && { type, ...event };
  }
  if (/^(ack|token|typing|queue|problem|pong)$/.test(type))
    return {
      ...strings(raw, 'clientId at messageId turnId author code'),
      type,
      text: text(raw, 'text') ?? '',
      seq: number(raw, 'seq') ?? 0,
      offset: number(raw, 'offset') ?? 0,
      status: number(raw, 'status') ?? 500,
      ...numbers(raw, 'retryAfterSeconds position waitSeconds'),
      on: flag(raw, 'on'),
    } as unknown as Down;
  return null;
}

export function parseConfig(raw: unknown): WidgetConfig {
  const branding = field(raw, 'branding');
  const features = field(raw, 'features');
  const consent = field(raw, 'consent');
  return {
    siteKey: '',
    name: text(raw, 'name') ?? '',
    assistantName: text(raw, 'assistantName') ?? '',
    branding: strings(
      branding,
      'primaryColor logoText position theme',
    ) as unknown as WidgetConfig['branding'],
    locale: text(raw, 'locale') ?? 'en',
    direction: text(raw, 'direction') === 'rtl' ? 'rtl' : 'ltr',
    greeting: text(raw, 'greeting') ?? '',
    suggestions: each(raw, 'suggestions', string),
    // Checked one by one where they are used (texts.ts).
    texts: (field(raw, 'texts') ?? {}) as Record<string, string>,
    features: {
      files: flag(features, 'files'),
      feedback: flag(features, 'feedback'),
      escalate: flag(features, 'escalate'),
      lead: flag(features, 'lead'),
    },
    consent: {
      required: flag(consent, 'required'),
      text: text(consent, 'text') ?? '',
      policyUrl: text(consent, 'policyUrl'),
    },
    resumeWindowMs: number(raw, 'resumeWindowMs') ?? 86_400_000,
  };
}
