/**
 * Judges a history in the style of Jepsen's set-full checker: what visitors tried to send and what was acknowledged
 * (the journal) against what the log holds and what observers saw. Pure; used by the durability tests.
 */

/** An event of the log as any door shows it. */
export type LogEvent = { seq: number; at: string; kind: string } & Record<string, any>;

export interface Acknowledgement {
  clientId: string;
  seq: number;
  at: string;
  messageId: string;
}

interface Attempt {
  clientId: string;
  text: string;
  sender: string;
}

/** What one conversation's visitors did, as they know it. */
export class Journal {
  readonly attempts = new Map<string, Attempt>();
  readonly acknowledgements: Acknowledgement[] = [];
  #order: Attempt[] = [];

  /** Before the first try of a send; later tries of the same clientId are not noted again. */
  tries(sender: string, clientId: string, text: string): void {
    if (this.attempts.has(clientId)) return;
    const attempt = { sender, clientId, text };
    this.attempts.set(clientId, attempt);
    this.#order.push(attempt);
  }

  acknowledged(ack: Acknowledgement): void {
    this.acknowledgements.push(ack);
  }

  get acknowledgedIds(): Set<string> {
    return new Set(this.acknowledgements.map((ack) => ack.clientId));
  }

  /** clientIds of each sender in the order it sent them. */
  bySender(): Map<string, string[]> {
    const senders = new Map<string, string[]>();
    for (const { sender, clientId } of this.#order)
      senders.set(sender, [...(senders.get(sender) ?? []), clientId]);
    return senders;
  }
}

export interface Observation {
  name: string;
  /** Everything this observer was shown, in the order it was shown. */
  events: LogEvent[];
  /** The seq it began after; it must have been shown everything from there. */
  after?: number;
}

export interface Verdict {
  /** Acknowledged, but not in the log, or not as acknowledged. */
  lost: string[];
  /** In the log more than once. */
  duplicated: string[];
  /** In the log, but never sent, or with another text. */
  phantom: string[];
  /** Senders whose messages stand in another order than they were sent. */
  reordered: string[];
  /** Places where seq is not 1, 2, 3 … or `at` goes back. */
  broken: string[];
  /** Observers that were shown something else than the log holds. */
  diverging: string[];
}

export const clean: Verdict = {
  lost: [],
  duplicated: [],
  phantom: [],
  reordered: [],
  broken: [],
  diverging: [],
};

export interface CheckOptions {
  observers?: Observation[];
  /** Senders that do not wait for an answer before the next HTTP request have no order of their own. */
  unordered?: string[];
}

export function check(journal: Journal, log: LogEvent[], options: CheckOptions = {}): Verdict {
  const stored = new Map<string, LogEvent[]>();
  for (const event of visitorMessages(log)) {
    const clientId = String(event['message'].clientId);
    stored.set(clientId, [...(stored.get(clientId) ?? []), event]);
  }
  return {
    lost: lost(journal, stored),
    duplicated: [...stored].filter(([, events]) => events.length > 1).map(([id]) => id),
    phantom: [...stored]
      .filter(([id, [event]]) => journal.attempts.get(id)?.text !== event?.['message'].text)
      .map(([id]) => id),
    reordered: reordered(journal, stored, options.unordered ?? []),
    broken: broken(log),
    diverging: (options.observers ?? []).flatMap((observer) => diverging(observer, log)),
  };
}

const visitorMessages = (log: LogEvent[]) =>
  log.filter((event) => event.kind === 'message.created' && event['message'].author === 'visitor');

function lost(journal: Journal, stored: Map<string, LogEvent[]>): string[] {
  return journal.acknowledgements
    .filter(({ clientId, seq, at, messageId }) => {
      const event = stored.get(clientId)?.[0];
      return event?.seq !== seq || event.at !== at || event['message'].id !== messageId;
    })
    .map((ack) => `${ack.clientId}@${ack.seq}`);
}

function reordered(
  journal: Journal,
  stored: Map<string, LogEvent[]>,
  unordered: string[],
): string[] {
  const found: string[] = [];
  for (const [sender, ids] of journal.bySender()) {
    if (unordered.includes(sender)) continue;
    const places = ids.flatMap((id) => stored.get(id)?.[0]?.seq ?? []);
    if (places.some((seq, index) => seq <= (places[index - 1] ?? 0))) found.push(sender);
  }
  return found;
}

function broken(log: LogEvent[]): string[] {
  return log.flatMap((event, index) => {
    if (event.seq !== index + 1) return [`place ${index + 1} has seq ${event.seq}`];
    return event.at < (log[index - 1]?.at ?? '') ? [`at goes back at seq ${event.seq}`] : [];
  });
}

function diverging({ name, events, after = 0 }: Observation, log: LogEvent[]): string[] {
  const expected = log.filter((event) => event.seq > after);
  if (events.length !== expected.length)
    return [`${name}: ${events.length} events, the log has ${expected.length}`];
  const at = expected.findIndex(
    (event, index) => canonical(event) !== canonical(events[index] as LogEvent),
  );
  return at === -1 ? [] : [`${name}: differs at place ${at + 1}`];
}

/** Equal events are equal texts, whatever the order of their keys; frames carry `type` besides. */
export function canonical({ type: _type, ...event }: LogEvent & { type?: string }): string {
  return JSON.stringify(event, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
