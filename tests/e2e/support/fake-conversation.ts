/**
 * One conversation of the fake server: a gap-free log, idempotent sends, scripted answers. Speaks the
 * wire of worker/protocol, so the widget's browser tests need no Worker.
 */
import { randomBytes } from 'node:crypto';

export type Json = Record<string, unknown>;
export interface Listener {
  after: number;
  send(frame: Json): void;
}

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
export function newId(prefix: string): string {
  let id = `${prefix}_`;
  for (const byte of randomBytes(22)) id += letters[byte % 62];
  return id;
}

export interface Answer {
  text: string;
  more?: Json;
  /** Characters of one token frame and the pause between two. */
  step?: number;
  pauseMs?: number;
}
/** What is said to a text; null leaves the visitor without an answer. */
export type Script = (text: string, conversation: FakeConversation) => Answer | null;

export class FakeConversation {
  readonly id = newId('cnv');
  readonly log: Json[] = [];
  readonly listeners = new Set<Listener>();
  status: 'open' | 'ended' = 'open';
  floor: Json = { holder: 'assistant' };
  readSeq = 0;
  turn: { turnId: string; questionSeq: number; startedAt: string } | null = null;
  text = '';
  now: () => number = Date.now;
  script: Script;
  readonly files = new Map<string, Json>();
  readonly bytes = new Map<string, Buffer>();
  readonly sends = new Map<string, { seq: number; text: string; messageId: string; at: string }>();
  /** Every copy that arrived, also repeated ones. */
  readonly arrivals: string[] = [];
  #waiting: (() => void)[] = [];
  #pending: { text: string; seq: number }[] = [];

  constructor(script: Script) {
    this.script = script;
    this.add({
      kind: 'conversation.started',
      conversationId: this.id,
      locale: 'en',
      channel: 'widget',
    });
  }

  add(event: Json): number {
    const seq = this.log.length + 1;
    const full = { seq, at: new Date(this.now()).toISOString(), ...event };
    this.log.push(full);
    this.tell({ type: 'event', ...full });
    return seq;
  }

  tell(frame: Json): void {
    for (const listener of this.listeners) listener.send(frame);
  }

  say(author: string, text: string, more: Json = {}): number {
    return this.add({
      kind: 'message.created',
      message: { id: newId('msg'), author, text, ...more },
    });
  }

  welcome(after: number): Json[] {
    const frames: Json[] = [
      {
        type: 'welcome',
        version: 1,
        conversation: {
          id: this.id,
          status: this.status,
          floor: this.floor,
          startedAt: this.log[0]!.at,
          lastSeq: this.log.length,
          readSeq: this.readSeq,
          turn: this.turn,
        },
        events: this.log.slice(after, after + 200),
        cursor: Math.min(this.log.length, after + 200),
        more: this.log.length > after + 200,
      },
    ];
    for (const event of this.log.slice(after + 200)) frames.push({ type: 'event', ...event });
    if (this.turn)
      frames.push({ type: 'token', turnId: this.turn.turnId, offset: 0, text: this.text });
    return frames;
  }

  /** Stores a message once per clientId; answers with the ack or a problem. */
  take(clientId: string, text: string, more: Json = {}): Json {
    this.arrivals.push(clientId);
    const prior = this.sends.get(clientId);
    const problem = (code: string, status: number) => ({
      type: 'problem',
      problemType: '',
      code,
      title: code,
      status,
      requestId: 'r',
      clientId,
    });
    if (prior && prior.text !== text) return problem('client-id-reused', 409);
    if (!prior) {
      if (this.status === 'ended') return problem('conversation-ended', 409);
      if ([...text].length > 4000) return problem('message-too-long', 413);
      const messageId = newId('msg');
      const at = new Date(this.now()).toISOString();
      const seq = this.log.length + 1;
      this.sends.set(clientId, { seq, text, messageId, at });
      this.add({
        kind: 'message.created',
        message: { id: messageId, author: 'visitor', text, clientId, ...this.#beside(more) },
      });
      this.#pending.push({ text, seq });
      if (this.#pending.length === 1) void this.#answerAll();
    }
    const { seq, at, messageId } = this.sends.get(clientId)!;
    return { type: 'ack', clientId, seq, at, messageId };
  }

  /** Answers to parts, and files with their names, as the server stores them. */
  #beside({ partReply, attachments }: Json): Json {
    const ids = Array.isArray(attachments) ? (attachments as string[]) : [];
    return {
      ...(partReply ? { partReply } : {}),
      ...(ids.length ? { attachments: ids, files: ids.map((id) => this.files.get(id)) } : {}),
    };
  }

  async #answerAll(): Promise<void> {
    for (let next = this.#pending[0]; next; next = this.#pending[0]) {
      await this.#answer(next.text, next.seq);
      this.#pending.shift();
    }
    for (const done of this.#waiting.splice(0)) done();
  }

  /** Resolves when nothing is being written. */
  settled(): Promise<void> {
    return this.#pending.length
      ? new Promise((resolve) => this.#waiting.push(resolve))
      : Promise.resolve();
  }

  async #answer(question: string, questionSeq: number): Promise<void> {
    if (this.floor.holder !== 'assistant') return;
    const answer = this.script(question, this);
    if (!answer) return;
    const turnId = newId('trn');
    this.turn = { turnId, questionSeq, startedAt: new Date(this.now()).toISOString() };
    this.text = '';
    this.add({ kind: 'turn.started', turnId, questionSeq, attempt: 1 });
    const { step = 12, pauseMs = 15 } = answer;
    for (let at = 0; at < answer.text.length; at += step) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      const text = answer.text.slice(at, at + step);
      this.text += text;
      this.tell({ type: 'token', turnId, offset: at, text });
    }
    this.turn = null;
    this.say('assistant', answer.text, { turnId, replyTo: questionSeq, ...answer.more });
    this.add({ kind: 'turn.ended', turnId, questionSeq, outcome: 'answered' });
  }

  escalate(peopleOnly = false): void {
    if (peopleOnly) this.add({ kind: 'people.preferred', on: true });
    if (this.floor.holder !== 'assistant') return;
    this.floor = { holder: 'queue' };
    this.add({ kind: 'escalation.requested', escalationId: newId('esc'), by: 'visitor' });
    this.say('system', 'We are looking for a person. Usually it takes two minutes.', {
      notice: 'queued',
    });
  }

  accept(agentName: string): void {
    this.floor = { holder: 'agent', agentName };
    this.add({ kind: 'escalation.accepted', escalationId: newId('esc'), agentName });
  }

  /** The person has left: back to the queue, or to the assistant. */
  leave(to: 'queue' | 'assistant'): void {
    this.floor = { holder: to };
    const escalationId = newId('esc');
    if (to === 'queue')
      this.add({ kind: 'escalation.queued', escalationId, because: 'transferred' });
    else this.add({ kind: 'escalation.ended', escalationId, resolution: 'returned' });
  }

  /** Nobody came. */
  expire(): void {
    this.floor = { holder: 'assistant' };
    this.add({
      kind: 'escalation.ended',
      escalationId: newId('esc'),
      resolution: 'expired',
    });
  }

  end(by: string): void {
    if (this.status === 'ended') return;
    this.status = 'ended';
    this.add({ kind: 'conversation.ended', by });
  }
}
