/**
 * Publishing: what goes to every subscriber and in which order. Keeps the set of subscribers of one conversation;
 * the room calls it after each commit. No decisions about the conversation here.
 */
import { isExpired } from '#core/session-token';
import { bodyForVisitor } from '#core/visibility';
import { limits } from '#protocol/limits';
import { closeCodes } from '#protocol/down';
import type { Down, Welcome } from '#protocol/down';
import type { ConversationEvent } from '#protocol/event';
import type { ConversationSummary } from '#protocol/conversation';
import { protocolVersion } from '#protocol/version';
import type { Log } from '#durable-objects/conversation/log';
import type { Subscriber } from '#durable-objects/conversation/subscribers';
import { slowReader } from '#durable-objects/conversation/subscribers';

/** Pause before a backlog goes on for a reader whose window is full. */
const backlogPauseMs = 200;
/**
 * A reader whose window stays full for this long has stopped reading, or has been sent all that a silent one may be: it
 * must resume. Waiting on would keep the object awake, and the rest would never come.
 */
const backlogPatienceMs = 30_000;
/** Of events in one welcome; the rest follows in frames of their own, as the reader takes them. */
const welcomeMaxCharacters = 256 * 1024;
/** The first write to a reader that has gone still succeeds; the next one, some moments later, does not. */
const probeMs = 60;
const probes = 4;

export const eventFrame = (body: string): string => `{"type":"event",${body.slice(1)}`;
export const frame = (down: Down): string => JSON.stringify(down);

export class Audience {
  readonly subscribers = new Set<Subscriber>();
  #log: Log;
  #now: () => number;
  #pumping = new Set<Subscriber>();

  constructor(log: Log, now: () => number) {
    this.#log = log;
    this.#now = now;
  }

  /** Someone is watching live text. */
  get isWatched(): boolean {
    for (const subscriber of this.subscribers) if (subscriber.cursor >= 0) return true;
    return false;
  }

  /** Whether one more may join. A stream that was left is noticed by writing to it only. */
  async hasPlace(): Promise<boolean> {
    const hasPlace = () => this.subscribers.size < limits.conversationMaxSubscribers;
    for (let probe = 0; probe < probes && !hasPlace(); probe++) {
      for (const subscriber of this.subscribers) subscriber.probe();
      await new Promise((resolve) => setTimeout(resolve, probeMs));
    }
    return hasPlace();
  }

  /** `bodies` are the events as JSON, in the same order. */
  publish(events: ConversationEvent[], bodies: string[]): void {
    if (this.subscribers.size === 0) return;
    for (const [index, event] of events.entries()) {
      const text = eventFrame(bodyForVisitor(bodies[index] ?? JSON.stringify(event), event));
      for (const subscriber of this.subscribers) {
        // A token is short-lived, also on a socket that stays open: a new one gets what is missed here.
        if (isExpired(subscriber.claims, this.#now())) {
          this.subscribers.delete(subscriber);
          subscriber.close(closeCodes.unauthenticated, 'token-expired');
          continue;
        }
        // A reader that still catches up gets this one from the log.
        if (subscriber.cursor !== event.seq - 1) continue;
        if (!subscriber.hasRoom(text.length, this.#now())) this.drop(subscriber);
        else {
          subscriber.cursor = event.seq;
          subscriber.send(text);
        }
      }
    }
  }

  /** Live, not stored: to everybody who is up to date, except `but`. */
  broadcast(down: Down, head: number, but?: Subscriber): void {
    const text = frame(down);
    for (const subscriber of this.subscribers) {
      if (subscriber === but || subscriber.cursor < head) continue;
      if (subscriber.hasRoom(text.length, this.#now())) subscriber.send(text);
      else this.drop(subscriber);
    }
  }

  /** Calls `caughtUp` when the subscriber has been sent the whole log: live text means something from then on. */
  welcome(
    subscriber: Subscriber,
    conversation: ConversationSummary,
    after: number,
    caughtUp: () => void,
  ): void {
    const bodies = subscriber.oneByOne
      ? []
      : page(this.#log.afterForVisitor(after, limits.historyPageMaxEvents));
    const cursor = after + bodies.length;
    const more = cursor < conversation.lastSeq;
    const head: Omit<Welcome, 'events'> & { events: [] } = {
      type: 'welcome',
      version: protocolVersion,
      conversation,
      cursor,
      more,
      events: [],
    };
    // The stored bodies are JSON already: no need to read them to write them.
    const text = `${frame(head).slice(0, -'[]}'.length)}[${bodies.join(',')}]}`;
    // Greeting again and again without reading must not pile up here.
    if (!subscriber.hasRoom(text.length, this.#now())) return this.drop(subscriber);
    subscriber.rewind(after);
    subscriber.cursor = cursor;
    subscriber.send(text);
    if (more) void this.#pump(subscriber, caughtUp);
    else caughtUp();
  }

  /** Sends what lies between a subscriber's cursor and the end of the log, in pages. */
  async #pump(subscriber: Subscriber, caughtUp: () => void): Promise<void> {
    if (this.#pumping.has(subscriber)) return;
    this.#pumping.add(subscriber);
    try {
      while (this.subscribers.has(subscriber)) {
        let at = subscriber.cursor;
        const bodies = this.#log.afterForVisitor(at, limits.historyPageMaxEvents);
        if (bodies.length === 0) return caughtUp();
        for (const body of bodies) {
          const text = eventFrame(body);
          for (let waited = 0; !subscriber.hasRoom(text.length, this.#now());) {
            if (waited >= backlogPatienceMs) return this.drop(subscriber);
            await new Promise((resolve) => setTimeout(resolve, backlogPauseMs));
            waited += backlogPauseMs;
            if (!this.subscribers.has(subscriber)) return;
          }
          // It greeted again while this waited, and stands elsewhere now.
          if (subscriber.cursor !== at) break;
          subscriber.cursor = ++at;
          subscriber.send(text);
        }
      }
    } finally {
      this.#pumping.delete(subscriber);
    }
  }

  drop(subscriber: Subscriber): void {
    this.subscribers.delete(subscriber);
    subscriber.close(slowReader.code, slowReader.reason);
  }

  closeAll(
    code: number,
    reason: string,
    keep: (subscriber: Subscriber) => boolean = () => false,
  ): void {
    for (const subscriber of [...this.subscribers]) {
      if (keep(subscriber)) continue;
      this.subscribers.delete(subscriber);
      subscriber.close(code, reason);
    }
  }
}

/** As many of the bodies as go into one welcome; at least one, or nothing would ever come. */
function page(bodies: string[]): string[] {
  let characters = 0;
  const end = bodies.findIndex((body) => (characters += body.length) > welcomeMaxCharacters);
  return end === -1 ? bodies : bodies.slice(0, Math.max(1, end));
}
