/**
 * What the visitor sees, as a pure function: `reduce(view, input)` over frames from the server and
 * acts of the visitor. Order and completeness come from `seq`: duplicates fall out, a gap sets
 * `behind`, and whoever drives the view asks again from `cursor`.
 */
import type { Author } from '#protocol/message';
import type { ConversationEvent } from '#protocol/event';
import type { Down } from '#protocol/down';
import type { SendMessage } from '#protocol/up';
import type { Heard, Shown } from '#widget/parse';

export type SendMore = Partial<Pick<SendMessage, 'quickReply' | 'partReply' | 'attachments'>>;

export interface Queued {
  clientId: string;
  text: string;
  /** What goes to the server beside the text. */
  more?: SendMore;
  /** Names of the attached files. */
  files?: string[];
  /** Problem code of the refusal that ended the attempts; absent while it is still being sent. */
  failed?: string;
  /** Epoch ms of the next attempt, after the server asked to wait. */
  retryAt?: number;
}

export type Line =
  | { kind: 'message'; seq: number; at: string; message: Shown }
  | { kind: 'note'; seq: number; at: string; note: Note; name?: string };
/** Being queued, and nobody being free, are told by the server's own system messages. */
export type Note = 'joined' | 'left' | 'gone' | 'ended';

export interface View {
  conversationId: string;
  status: 'none' | 'open' | 'ended';
  /** Highest seq taken without a gap. */
  cursor: number;
  lines: Line[];
  queued: Queued[];
  floor: string;
  agentName?: string;
  /** The answer that is being written, with its text so far. */
  turn: { turnId: string; text: string; at: number } | null;
  /** A turn that is over: late tokens of it are ignored. */
  lastTurn: string;
  typing: { author: Author; until: number } | null;
  readSeq: number;
  /** What the company's side has read of the visitor's messages. */
  seenSeq: number;
  feedback: Record<string, string>;
  rated: boolean;
  leadDone: boolean;
  /** Events about tickets and waiting for a person, as they came; the extras read them. */
  facts: unknown[];
  /** Where a person was asked for last. */
  askedSeq: number;
  /** Among those who wait for a person; null while there is no estimate. */
  queue: { position: number; waitSeconds?: number } | null;
  /** Something is missing before what just arrived; ask again from `cursor`. */
  behind: boolean;
  /** The server no longer has what follows `cursor`; ask again from 0. */
  stale: boolean;
}

export type Input =
  | { type: 'frame'; frame: Down; now: number }
  | { type: 'page'; events: ConversationEvent[]; now: number }
  | { type: 'session'; conversationId: string; status: 'open' | 'ended' }
  | { type: 'queue'; items: Queued[] }
  | { type: 'read' }
  | { type: 'voted'; messageId: string; value: string }
  | { type: 'tick'; now: number }
  | { type: 'reset' };

/** An agent's client repeats `typing` while it lasts; the sign goes out when it stops doing so. */
export const typingStaysMs = 8_000;
/** Longest silence of a running turn before the dots go out. */
export const turnStaysMs = 90_000;

export const emptyView = (): View => ({
  conversationId: '',
  status: 'none',
  cursor: 0,
  lines: [],
  queued: [],
  floor: 'assistant',
  turn: null,
  lastTurn: '',
  typing: null,
  readSeq: 0,
  seenSeq: 0,
  feedback: {},
  rated: false,
  leadDone: false,
  facts: [],
  askedSeq: 0,
  queue: null,
  behind: false,
  stale: false,
});

export function unreadCount(view: View): number {
  let count = 0;
  for (const line of view.lines)
    if (
      line.kind === 'message' &&
      line.seq > view.readSeq &&
      line.message.author !== 'visitor' &&
      line.message.author !== 'system'
    )
      count++;
  return count;
}

export function reduce(view: View, input: Input): View {
  switch (input.type) {
    case 'frame':
      return frame(view, input.frame, input.now);
    case 'page':
      return input.events.reduce((seen, event) => take(seen, event, input.now), view);
    case 'session':
      return {
        ...(view.conversationId && view.conversationId !== input.conversationId
          ? { ...emptyView(), queued: view.queued }
          : view),
        conversationId: input.conversationId,
        status: input.status,
      };
    case 'queue':
      return { ...view, queued: input.items };
    case 'read':
      return { ...view, readSeq: Math.max(view.readSeq, view.cursor) };
    case 'voted':
      return { ...view, feedback: { ...view.feedback, [input.messageId]: input.value } };
    case 'tick':
      return {
        ...view,
        typing: view.typing && view.typing.until > input.now ? view.typing : null,
        turn: view.turn && view.turn.at + turnStaysMs > input.now ? view.turn : null,
      };
    case 'reset':
      return emptyView();
  }
}

function frame(view: View, down: Down, now: number): View {
  switch (down.type) {
    case 'welcome': {
      const summary = down.conversation;
      let next: View =
        view.conversationId && view.conversationId !== summary.id
          ? { ...emptyView(), queued: view.queued }
          : view;
      const first = down.events[0];
      const missing = first !== undefined && first.seq > next.cursor + 1;
      if (missing && next.cursor > 0) return { ...next, stale: true };
      // The oldest events may be past their retention: on a fresh view the log starts where it starts.
      if (missing) next = { ...next, cursor: first.seq - 1 };
      next = { ...next, behind: false, stale: false, conversationId: summary.id };
      for (const event of down.events) next = take(next, event, now);
      const turn = summary.turn;
      return {
        ...next,
        status: summary.status,
        floor: summary.floor.holder,
        agentName: summary.floor.agentName,
        queue: queueOf(summary.floor),
        readSeq: Math.max(next.readSeq, summary.readSeq),
        typing: null,
        turn: turn
          ? {
              turnId: turn.turnId,
              text: next.turn?.turnId === turn.turnId ? next.turn.text : '',
              at: now,
            }
          : null,
      };
    }
    case 'event':
      return take(view, down, now);
    case 'token': {
      if (down.turnId === view.lastTurn) return view;
      if (view.turn && view.turn.turnId !== down.turnId) return view;
      const before = view.turn?.turnId === down.turnId ? view.turn.text : '';
      // Something of this turn is missing: `hello` brings its whole text again, from offset 0.
      if (down.offset > before.length) return { ...view, behind: true };
      return {
        ...view,
        typing: null,
        turn: { turnId: down.turnId, text: before.slice(0, down.offset) + down.text, at: now },
      };
    }
    case 'typing':
      return down.author === 'visitor'
        ? view
        : {
            ...view,
            typing: down.on ? { author: down.author, until: now + typingStaysMs } : null,
          };
    case 'queue':
      return { ...view, queue: queueOf(down) };
    case 'problem':
      return down.code === 'invalid-cursor' ? { ...view, stale: true } : view;
    default:
      return view;
  }
}

const queueOf = ({ position, waitSeconds }: { position?: number; waitSeconds?: number }) =>
  position ? { position, waitSeconds } : null;

/** One event of the log, exactly once and in order. */
function take(view: View, event: ConversationEvent, now: number): View {
  if (event.seq <= view.cursor) return view;
  if (event.seq > view.cursor + 1) return { ...view, behind: true };
  const { raw } = event as Heard;
  const facts = raw ? [...view.facts, raw] : view.facts;
  return apply({ ...view, cursor: event.seq, facts }, event, now);
}

function apply(view: View, event: ConversationEvent, now: number): View {
  const { seq, at } = event;
  const note = (note: Note, name?: string): Line[] => [
    ...view.lines,
    { kind: 'note', seq, at, note, name },
  ];
  switch (event.kind) {
    case 'message.created': {
      const message = event.message;
      const mine = message.author === 'visitor';
      return {
        ...view,
        lines: [...view.lines, { kind: 'message', seq, at, message: message as Shown }],
        queued:
          mine && message.clientId
            ? view.queued.filter((item) => item.clientId !== message.clientId)
            : view.queued,
        // Whoever writes has read what came before.
        readSeq: mine ? Math.max(view.readSeq, seq) : view.readSeq,
        typing: mine ? view.typing : null,
        ...(message.turnId && message.turnId === view.turn?.turnId
          ? { turn: null, lastTurn: message.turnId }
          : {}),
      };
    }
    case 'turn.started':
      return { ...view, turn: { turnId: event.turnId, text: '', at: now } };
    case 'turn.ended':
      return {
        ...view,
        turn: view.turn?.turnId === event.turnId ? null : view.turn,
        lastTurn: event.turnId,
      };
    case 'conversation.read':
      return event.by === 'visitor'
        ? { ...view, readSeq: Math.max(view.readSeq, event.upTo) }
        : { ...view, seenSeq: Math.max(view.seenSeq, event.upTo) };
    case 'escalation.requested':
      return { ...view, floor: 'queue', askedSeq: seq };
    case 'escalation.queued':
      return {
        ...view,
        floor: 'queue',
        agentName: undefined,
        typing: null,
        lines: view.agentName ? note('gone', view.agentName) : view.lines,
      };
    case 'escalation.accepted':
      return {
        ...view,
        floor: 'agent',
        queue: null,
        agentName: event.agentName,
        lines: note('joined', event.agentName),
      };
    case 'escalation.ended':
      return {
        ...view,
        floor: 'assistant',
        queue: null,
        agentName: undefined,
        typing: null,
        lines: view.agentName
          ? note('gone', view.agentName)
          : event.resolution === 'expired'
            ? view.lines
            : note('left'),
      };
    case 'lead.captured':
      return { ...view, leadDone: true };
    case 'feedback.given':
      return event.messageId
        ? { ...view, feedback: { ...view.feedback, [event.messageId]: event.value } }
        : { ...view, rated: true };
    case 'conversation.ended':
      return { ...view, status: 'ended', turn: null, typing: null, lines: note('ended') };
    default:
      return view;
  }
}
