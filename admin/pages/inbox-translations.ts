/** The visitor's words in the reader's language, beside the original: one after the other, until the model says no. */
import { useEffect, useState } from 'preact/hooks';
import type { CopilotAnswer } from '#protocol/copilot';
import type { ConversationEvent } from '#protocol/event';
import { api } from '../api.ts';
import { toast } from '../components/toast.tsx';
import { problemText } from '../components/states.tsx';
import { t } from '../locales/texts.ts';

/** ISO 639-1 of who reads. */
export const ownLanguage = (): string => navigator.language.slice(0, 2).toLowerCase();

/** The newest ones; what was said long ago is seldom read again. */
const most = 30;

export function useTranslations(
  conversationId: string,
  events: ConversationEvent[],
  isOn: boolean,
  stop: () => void,
): ReadonlyMap<number, string> {
  const [known, setKnown] = useState<ReadonlyMap<number, string>>(new Map());
  const wanted = isOn
    ? events
        .flatMap((event) =>
          event.kind === 'message.created' && event.message.author === 'visitor'
            ? [{ seq: event.seq, text: event.message.text }]
            : [],
        )
        .slice(-most)
        .findLast(({ seq, text }) => !known.has(seq) && text.trim() !== '')
    : undefined;
  useEffect(() => {
    if (!wanted) return;
    const abort = new AbortController();
    api<CopilotAnswer>('/v1/admin/copilot', {
      method: 'POST',
      body: { task: 'translate', conversationId, text: wanted.text, language: ownLanguage() },
      signal: abort.signal,
    }).then(
      ({ text }) => setKnown((before) => new Map(before).set(wanted.seq, text)),
      (error: unknown) => {
        if (abort.signal.aborted) return;
        toast(t('inbox.notTranslated', { why: problemText(error) }));
        stop();
      },
    );
    return () => abort.abort();
  }, [conversationId, wanted?.seq]);
  return isOn ? known : new Map();
}
