/**
 * The log of the conversation that is open, up to its end: loaded whole after each connection, then from the cursor on
 * whenever the inbox says that there is more. Replies are shown before the server has them and kept until it has.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ConversationEvent } from '#protocol/event';
import type { InboxAnswer, InboxConversation, InboxSummary } from '#protocol/inbox';
import { api, ApiProblem } from '../api.ts';

export interface Outgoing {
  clientId: string;
  text: string;
  /** For colleagues only. */
  isNote: boolean;
  mentions: string[];
  /** Ids of what is attached. */
  attachments: string[];
  /** Why it did not go; null while it is on its way. */
  error: unknown;
}

interface Held {
  id: string;
  events: ConversationEvent[];
  /** The connection since which the log is whole; 0 before it is. */
  round: number;
  error: unknown;
}

export interface OpenConversation {
  events: ConversationEvent[];
  isLoaded: boolean;
  /** As whole as a fresh load: only then may anything be sent (R10). */
  isFresh: boolean;
  error: unknown;
  outgoing: Outgoing[];
  reply: (text: string, files: string[]) => void;
  note: (text: string, mentions: string[], files: string[]) => void;
  retry: (clientId: string) => void;
  discard: (clientId: string) => void;
  reload: () => void;
}

const path = (id: string) => `/v1/admin/conversations/${id}`;

export function useOpenConversation(
  id: string,
  live: { round: number; isOpen: boolean },
  lastSeq: number,
  take: (summary: InboxSummary) => void,
): OpenConversation {
  const [held, setHeld] = useState<Held>({ id, events: [], round: 0, error: undefined });
  const [outgoing, setOutgoing] = useState<Outgoing[]>([]);
  const [again, setAgain] = useState(0);
  const latest = useRef(held);
  latest.current = held;

  useEffect(() => {
    if (live.round === 0) return;
    const abort = new AbortController();
    const run = async () => {
      const { events: known, round, error: failed } = latest.current;
      const isWhole = round === live.round && lastSeq <= (known.at(-1)?.seq ?? 0);
      if (isWhole && failed === undefined) return;
      let events = round === live.round ? known : [];
      try {
        for (let more = true; more;) {
          const page = await api<InboxConversation>(path(id), {
            query: { after: events.at(-1)?.seq ?? 0 },
            signal: abort.signal,
          });
          if (abort.signal.aborted) return;
          events = [...events, ...page.events];
          ({ more } = page);
          if (!more) take(page.conversation);
        }
        setHeld({ id, events, round: live.round, error: undefined });
      } catch (error) {
        if (!abort.signal.aborted) setHeld((before) => ({ ...before, error }));
      }
    };
    void run();
    return () => abort.abort();
  }, [id, live.round, lastSeq, again, take]);

  const deliver = useCallback(
    ({ clientId, text, isNote, mentions, attachments }: Omit<Outgoing, 'error'>) => {
      const mark = (error: unknown) =>
        setOutgoing((all) =>
          all.map((one) => (one.clientId === clientId ? { ...one, error } : one)),
        );
      mark(null);
      const [way, body] = isNote
        ? ['notes', { clientId, text, mentions, attachments }]
        : ['reply', { clientId, text, attachments }];
      api<InboxAnswer>(`${path(id)}/${way}`, { method: 'POST', body }).then(
        ({ conversation }) => take(conversation),
        mark,
      );
    },
    [id, take],
  );
  const say = (text: string, isNote: boolean, mentions: string[], attachments: string[]) => {
    const one = { clientId: crypto.randomUUID(), text, isNote, mentions, attachments };
    setOutgoing((all) => [...all, { ...one, error: null }]);
    deliver(one);
  };

  const arrived = new Set(
    held.events.map((event) => {
      if (event.kind === 'message.created') return event.message.clientId;
      return event.kind === 'note.created' ? event.clientId : undefined;
    }),
  );
  return {
    events: held.events,
    isLoaded: held.round > 0,
    isFresh: live.isOpen && held.round === live.round && held.error === undefined,
    error: held.error,
    outgoing: outgoing.filter(({ clientId }) => !arrived.has(clientId)),
    reply: (text, files) => say(text, false, [], files),
    note: (text, mentions, files) => say(text, true, mentions, files),
    retry: (clientId) => {
      const one = outgoing.find((other) => other.clientId === clientId);
      if (one) deliver(one);
    },
    discard: (clientId) => setOutgoing((all) => all.filter((one) => one.clientId !== clientId)),
    reload: () => setAgain((before) => before + 1),
  };
}

export const isRefusal = (error: unknown, code: string): boolean =>
  error instanceof ApiProblem && error.code === code;
