/** What a member does with the open conversation: each act asks the server, shows what it led to, and says when it was refused. */
import { useEffect, useState } from 'preact/hooks';
import type { InboxAnswer, InboxSummary } from '#protocol/inbox';
import { api } from '../api.ts';
import { problemText } from '../components/states.tsx';
import { toast } from '../components/toast.tsx';
import { t } from '../locales/texts.ts';
import { aheadOf } from './inbox-ahead.ts';

export interface Acts {
  isBusy: boolean;
  /** What is under way will have changed; nothing when it was refused. */
  ahead: Partial<InboxSummary>;
  refusal: string | null;
  /** `way` is the last part of the address. True when it was done. */
  act: (way: string, body?: unknown) => Promise<boolean>;
  /** The same, with a word afterwards and a way back. */
  actWithUndo: (way: string, body: unknown, words: string, back: unknown) => Promise<void>;
}

export function useActs(
  id: string,
  summary: InboxSummary | undefined,
  take: (summary: InboxSummary) => void,
  reload: () => void,
  round: number,
): Acts {
  const [busy, setBusy] = useState(0);
  const [ahead, setAhead] = useState<Partial<InboxSummary>>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  // An act whose answer was lost may have been done: after a connection what is shown is what is true.
  useEffect(() => setRefusal(null), [round]);
  const send = async (way: string, body?: unknown) =>
    take(
      (
        await api<InboxAnswer>(`/v1/admin/conversations/${id}/${way}`, {
          method: 'POST',
          ...(body === undefined ? {} : { body }),
        })
      ).conversation,
    );
  const act = async (way: string, body?: unknown) => {
    setBusy((now) => now + 1);
    setRefusal(null);
    if (summary) setAhead(aheadOf(way, body, summary));
    try {
      await send(way, body);
      return true;
    } catch (error) {
      setRefusal(problemText(error));
      reload();
      return false;
    } finally {
      setBusy((now) => now - 1);
      setAhead({});
    }
  };
  return {
    isBusy: busy > 0,
    ahead,
    refusal: refusal && t('inbox.notDone', { why: refusal }),
    act,
    actWithUndo: async (way, body, words, back) => {
      if (await act(way, body)) toast(words, () => send(way, back));
    },
  };
}
