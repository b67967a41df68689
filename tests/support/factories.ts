/**
 * Well-formed things with plain defaults, so that a test names only what it is about. Ids are counted, not random:
 * `idOf('msg', 7)` is the same in every run. Pure; used by unit, fuzz and integration tests.
 */
import type { Input } from '#core/conversation/input';
import { freshPeople } from '#core/conversation/evolve-desk';
import { stateSchema } from '#core/conversation/state';
import type {
  ConversationLimits,
  ConversationState,
  OpenEscalation,
} from '#core/conversation/state';
import type { Claims } from '#core/session-token';
import type { ConversationEvent, TurnReport } from '#protocol/event';
import type { IdOf, IdPrefix } from '#protocol/ids';

export const idOf = <P extends IdPrefix>(prefix: P, number: number): IdOf[P] =>
  `${prefix}_${String(number).padStart(22, '0')}` as IdOf[P];

/** Every call gives the next id of that prefix. */
export function idMaker(): <P extends IdPrefix>(prefix: P) => IdOf[P] {
  let last = 0;
  return (prefix) => idOf(prefix, ++last);
}

/** Noon of an ordinary day; a multiple of every rate-limit slot. */
export const noon = Date.UTC(2026, 5, 15, 12);
export const iso = (at: number): string => new Date(at).toISOString();

export const birth = { tenantId: idOf('tnt', 1), visitorId: idOf('vis', 1) };

/** A conversation that has just begun, at noon. */
export const conversationState = (but: Partial<ConversationState> = {}): ConversationState => ({
  schema: stateSchema,
  id: idOf('cnv', 1),
  ...birth,
  locale: 'en',
  startedAt: noon,
  lastAt: noon,
  lastSeq: 1,
  status: 'open',
  floor: { holder: 'assistant' },
  turn: null,
  pending: [],
  ...freshPeople,
  messageCount: 0,
  readSeq: 0,
  tokenGeneration: 1,
  minute: [],
  day: [],
  contactKey: null,
  fallbacksInARow: 0,
  ...but,
});

/** Asked for at noon by the visitor. */
export const openEscalation = (but: Partial<OpenEscalation> = {}): OpenEscalation => ({
  id: idOf('esc', 1),
  requestedAt: noon,
  queuedAt: noon,
  by: 'visitor',
  level: 'high',
  type: 'complexity',
  reason: null,
  isOverdue: false,
  isBriefed: false,
  ...but,
});

export const conversationLimits = (but: Partial<ConversationLimits> = {}): ConversationLimits => ({
  messagesPerMinute: 20,
  messagesPerDay: 300,
  maxMessages: 1_000,
  queueTimeoutMs: 120_000,
  assistantEnabled: true,
  agentAwayMs: 300_000,
  callbackDueMs: 86_400_000,
  ...but,
});

export const turnReport = (but: Partial<TurnReport> = {}): TurnReport => ({
  outcome: 'answered',
  provider: 'builtin',
  model: 'extractive',
  promptVersion: 'none',
  tokens: { input: 12, output: 34 },
  costUsd: 0,
  latencyMs: 56,
  confidence: 0.9,
  ...but,
});

type Of<K extends Input['kind']> = Extract<Input, { kind: K }>;

/** Inputs of `step`, complete but for what the test says. */
export const inputs = {
  start: (but: Partial<Of<'start'>> = {}): Of<'start'> => ({
    kind: 'start',
    conversationId: idOf('cnv', 1),
    ...birth,
    locale: 'en',
    channel: 'widget',
    ...but,
  }),
  send: (but: Partial<Of<'visitor.send'>> = {}): Of<'visitor.send'> => ({
    kind: 'visitor.send',
    clientId: 'c1',
    text: 'Where is my parcel?',
    prior: null,
    messageId: idOf('msg', 1),
    turnId: idOf('trn', 1),
    ...but,
  }),
  finish: (but: Partial<Of<'turn.finish'>> = {}): Of<'turn.finish'> => ({
    kind: 'turn.finish',
    turnId: idOf('trn', 1),
    draft: { text: 'It is on its way.' },
    report: turnReport(),
    messageId: idOf('msg', 2),
    nextTurnId: idOf('trn', 2),
    ...but,
  }),
  lost: (but: Partial<Of<'turn.lost'>> = {}): Of<'turn.lost'> => ({
    kind: 'turn.lost',
    turnId: idOf('trn', 1),
    nextTurnId: idOf('trn', 2),
    messageId: idOf('msg', 2),
    apology: { text: 'Sorry.', notice: 'apology' },
    ...but,
  }),
  escalate: (but: Partial<Of<'escalate'>> = {}): Of<'escalate'> => ({
    kind: 'escalate',
    by: 'visitor',
    escalationId: idOf('esc', 1),
    messageId: idOf('msg', 3),
    notice: { text: 'A person is coming.', notice: 'escalated' },
    ...but,
  }),
  expire: (but: Partial<Of<'queue.expire'>> = {}): Of<'queue.expire'> => ({
    kind: 'queue.expire',
    messageId: idOf('msg', 4),
    notice: { text: 'Nobody could join.', notice: 'lead-offer' },
    overdue: { text: 'Nobody is free yet.', notice: 'lead-offer' },
    ...but,
  }),
  accept: (but: Partial<Of<'agent.accept'>> = {}): Of<'agent.accept'> => ({
    kind: 'agent.accept',
    agentId: 'mem_ada',
    agentName: 'Ada',
    escalationId: idOf('esc', 2),
    ...but,
  }),
  reply: (but: Partial<Of<'agent.reply'>> = {}): Of<'agent.reply'> => ({
    kind: 'agent.reply',
    agentId: 'mem_ada',
    clientId: 'a1',
    text: 'Hello, Ada here.',
    prior: null,
    messageId: idOf('msg', 5),
    ...but,
  }),
  release: (but: Partial<Of<'agent.release'>> = {}): Of<'agent.release'> => ({
    kind: 'agent.release',
    agentId: 'mem_ada',
    ...but,
  }),
};

export const claims = (but: Partial<Claims> = {}): Claims => ({
  ...birth,
  conversationId: idOf('cnv', 1),
  scope: 'chat',
  generation: 1,
  issuedAt: noon,
  expiresAt: noon + 3_600_000,
  ...but,
});

/** An event of the log, at noon unless told. */
export const eventAt = <E extends { kind: ConversationEvent['kind'] }>(
  seq: number,
  event: E,
  at = noon,
): ConversationEvent => ({ seq, at: iso(at), ...event }) as unknown as ConversationEvent;

/** Freezes a value through and through; writing to it then throws. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze(inner);
  return value;
}
