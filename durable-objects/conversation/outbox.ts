/**
 * Carries the log out of the object: to the tenant's directory, to D1 and to webhooks, in order, at least once, by alarm. A
 * sink that fails is tried again with growing pauses for as long as it takes (the platform gives up
 * on an alarm after six tries; this never lets one fail). After a day of failures it is reported as parked.
 */
import type { Input } from '#core/conversation/input';
import type { ConversationState } from '#core/conversation/state';
import { isParked, retryDelayMs } from '#core/outbox';
import { followEvents } from '#flows/follow-events';
import { hasListeners, publishEvents } from '#flows/publish-events';
import type { Deps } from '#worker/wiring';
import type { Log } from '#durable-objects/conversation/log';
import type { Sink } from '#durable-objects/conversation/sink-log';

const pageEvents = 100;
/** Webhooks before D1: what D1 has, they have passed (`#all`). */
const sinkNames = ['directory', 'webhooks', 'd1'] as const;

export class Outbox {
  #log: Log;
  #deps: Deps;
  #enter: (input: Input) => void;
  #sinks: Sink[] | null = null;

  /** `enter` takes what follows from the events back into the conversation. */
  constructor(log: Log, deps: Deps, enter: (input: Input) => void) {
    this.#enter = enter;
    this.#log = log;
    this.#deps = deps;
  }

  /** Epoch ms of the next delivery, or null when everything has been delivered. */
  dueAt(state: ConversationState): number | null {
    let due: number | null = null;
    for (const sink of this.#all())
      if (isBehind(sink, state)) due = Math.min(due ?? Infinity, sink.nextAt);
    return due;
  }

  async deliver(state: () => ConversationState): Promise<void> {
    const now = this.#deps.system.now();
    for (const sink of this.#all())
      if (isBehind(sink, state()) && sink.nextAt <= now) await this.#deliverOne(sink, state);
  }

  async #deliverOne(sink: Sink, state: () => ConversationState): Promise<void> {
    const { id, tenantId } = state();
    try {
      // Nobody listens: nothing is read and nothing is noted, the place is only remembered while the object lives.
      if (sink.name === 'webhooks' && !(await hasListeners(tenantId, this.#deps))) {
        sink.cursor = state().lastSeq;
        return;
      }
      while (isBehind(sink, state())) {
        const events = this.#log.eventsAfter(sink.cursor, pageEvents);
        const snapshot = state();
        if (sink.name === 'directory') await this.#deps.directory.register(tenantId, id);
        else if (sink.name === 'd1') {
          await this.#deps.projection.apply(snapshot, events);
          await followEvents(snapshot, events, this.#enter, this.#deps);
        } else await publishEvents(tenantId, id, events, this.#deps);
        // First, while the sink still counts as failed: a mark that could not be taken off is tried again.
        if (isParked(sink.attempts)) await this.#deps.directory.reportParked(tenantId, id, null);
        sink.cursor =
          sink.name === 'directory' ? snapshot.lastSeq : (events.at(-1)?.seq ?? sink.cursor);
        sink.attempts = 0;
        sink.error = null;
        sink.nextAt = 0;
        this.#log.sinks.save(sink);
      }
    } catch (error) {
      sink.attempts++;
      sink.error = error instanceof Error ? error.name : 'unknown';
      sink.nextAt =
        this.#deps.system.now() + retryDelayMs(sink.attempts, this.#deps.system.random());
      this.#log.sinks.save(sink);
      console.error(
        JSON.stringify({
          at: 'outbox',
          sink: sink.name,
          conversationId: id,
          tenantId,
          attempts: sink.attempts,
          error: sink.error,
        }),
      );
      if (isParked(sink.attempts))
        await this.#deps.directory
          .reportParked(tenantId, id, `${sink.name}: ${sink.error} after ${sink.attempts} tries`)
          .catch(() => undefined);
    }
  }

  #all(): Sink[] {
    if (this.#sinks) return this.#sinks;
    const stored = new Map(this.#log.sinks.all().map((sink) => [sink.name, sink]));
    const fresh = { attempts: 0, nextAt: 0, error: null };
    // While nobody listens, the webhooks' place is not written down; after a sleep it is where D1 has got to.
    const passed = stored.get('d1')?.cursor ?? 0;
    this.#sinks = sinkNames.map(
      (name) => stored.get(name) ?? { name, cursor: name === 'webhooks' ? passed : 0, ...fresh },
    );
    return this.#sinks;
  }
}

/** A conversation is registered once; D1 gets every event. */
function isBehind(sink: Sink, state: ConversationState): boolean {
  return sink.name === 'directory' ? sink.cursor === 0 : sink.cursor < state.lastSeq;
}
