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
const flag = (from: unknown, name: string): boolean => field(from, name) === true;
const each = <T>(from: unknown, name: string, read: (item: unknown) => T | undefined): T[] => {
  const list = field(from, name);
  const out: T[] = [];
  if (Array.isArray(list))
    for (let i = 0; i < list.length; i++) {
      const item = read(list[i]);
      if (item !== undefined) out.push(item);
    }
  return out;
};
const string = (item: unknown) => (typeof item === 'string' ? item : undefined);

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

export function parseMessage(raw: unknown): Message | null {
  const id = text(raw, 'id');
  const author = text(raw, 'author');
  if (!id || !author || !/^(visitor|assistant|agent|system)$/.test(author)) return null;
  return {
    id,
    author,
    text: text(raw, 'text') ?? '',
    clientId: text(raw, 'clientId'),
    attachments: each(raw, 'attachments', string),
    citations: each(raw, 'citations', citation),
    quickReplies: each(raw, 'quickReplies', string),
    authorName: text(raw, 'authorName'),
    turnId: text(raw, 'turnId'),
    notice: text(raw, 'notice'),
    interrupted: flag(raw, 'interrupted'),
  } as Message;
}

/** Unknown kinds keep their place in the order (`seq`) and nothing else. */
export function parseEvent(raw: unknown): ConversationEvent | null {
  const seq = number(raw, 'seq');
  const kind = text(raw, 'kind');
  if (seq === undefined || kind === undefined) return null;
  const event: Raw = { seq, at: text(raw, 'at') ?? '', kind };
  if (kind === 'message.created') {
    const message = parseMessage(field(raw, 'message'));
    if (message) event.message = message;
    else event.kind = 'unknown';
  }
  for (const name of ['turnId', 'messageId', 'value', 'outcome', 'by', 'agentName', 'resolution'])
    event[name] = text(raw, name);
  event.upTo = number(raw, 'upTo') ?? 0;
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
    floor: { holder: text(floor, 'holder') ?? 'assistant', agentName: text(floor, 'agentName') },
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
  if (type === 'event') {
    const event = parseEvent(raw);
    return event && { type, ...event };
  }
  if (type === 'ack')
    return {
      type,
      clientId: text(raw, 'clientId') ?? '',
      seq: number(raw, 'seq') ?? 0,
      at: text(raw, 'at') ?? '',
      messageId: text(raw, 'messageId') ?? '',
    } as Down;
  if (type === 'token')
    return {
      type,
      turnId: text(raw, 'turnId') ?? '',
      offset: number(raw, 'offset') ?? 0,
      text: text(raw, 'text') ?? '',
    } as Down;
  if (type === 'typing')
    return { type, author: text(raw, 'author') ?? '', on: flag(raw, 'on') } as Down;
  if (type === 'problem')
    return {
      type,
      problemType: '',
      code: text(raw, 'code') ?? 'internal',
      title: text(raw, 'title') ?? '',
      status: number(raw, 'status') ?? 500,
      requestId: text(raw, 'requestId') ?? '',
      retryAfterSeconds: number(raw, 'retryAfterSeconds'),
      clientId: text(raw, 'clientId'),
    };
  return type === 'pong' ? { type } : null;
}

export function parseConfig(raw: unknown): WidgetConfig {
  const branding = field(raw, 'branding');
  const features = field(raw, 'features');
  const consent = field(raw, 'consent');
  const texts: Record<string, string> = {};
  const given = field(raw, 'texts');
  for (const key of typeof given === 'object' && given ? Object.keys(given) : []) {
    const value = text(given, key);
    if (value !== undefined) texts[key] = value;
  }
  return {
    siteKey: text(raw, 'siteKey') ?? '',
    name: text(raw, 'name') ?? '',
    assistantName: text(raw, 'assistantName') ?? '',
    branding: {
      primaryColor: text(branding, 'primaryColor') ?? '',
      logoText: text(branding, 'logoText'),
      position: text(branding, 'position') as 'bottom-right',
      theme: text(branding, 'theme') as 'auto',
    },
    locale: text(raw, 'locale') ?? 'en',
    direction: text(raw, 'direction') === 'rtl' ? 'rtl' : 'ltr',
    greeting: text(raw, 'greeting') ?? '',
    suggestions: each(raw, 'suggestions', string),
    texts,
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
