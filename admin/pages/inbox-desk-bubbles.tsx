/** What only staff see between the messages: private notes, what a tool is asked to do, and leave for it, given in place. */
import { useState } from 'preact/hooks';
import type { EventOf } from '#protocol/event';
import { api } from '../api.ts';
import { FileLink } from '../components/file-link.tsx';
import { Parts } from '../components/message-parts.tsx';
import { problemText } from '../components/states.tsx';
import { readable } from '../locales/names.ts';
import { t } from '../locales/texts.ts';
import { when } from '../locales/times.ts';
import type { People } from './inbox-people.ts';
import { clockTime } from './inbox-row.tsx';
import { codeWords } from './macro-words.ts';

interface NoteProps {
  id: string;
  event: EventOf<'note.created'>;
  people: People;
}

export function NoteBubble({ id, event, people }: NoteProps) {
  const named = event.mentions.flatMap((id) => people.nameOf(id) ?? []);
  return (
    <article class="bubble bubble-note">
      <header class="small">
        <strong>{t('inbox.privateNote')}</strong>
        <span>{event.memberName}</span>
        <time dateTime={event.at}>{clockTime(event.at)}</time>
      </header>
      <p class="bubble-text" dir="auto">
        {event.text}
      </p>
      {event.files?.map((file) => (
        <FileLink key={file.id} conversationId={id} file={file} />
      ))}
      {named.length > 0 && <p class="small">{t('inbox.mentioned', { names: named.join(', ') })}</p>}
    </article>
  );
}

interface ToolProps<K extends 'tool.requested' | 'tool.reported'> {
  event: EventOf<K>;
  people: People;
}

export function ToolRequest({ event, people }: ToolProps<'tool.requested'>) {
  const tool = readable(event.tool);
  const by = event.memberId && (people.nameOf(event.memberId) ?? t('inbox.agent'));
  return (
    <details class="inbox-note inbox-tool small muted">
      <summary>
        {by ? t('inbox.note.toolBy', { name: by, tool }) : t('inbox.note.toolAsked', { tool })}
      </summary>
      <Arguments of={event.arguments} />
    </details>
  );
}

/** What came of a member's call, with its receipt. The visitor has not seen it. */
export function ToolReport({ event, people }: ToolProps<'tool.reported'>) {
  const { code, tool, text, parts } = event;
  return (
    <article class="bubble bubble-note">
      <header class="small">
        <strong>{t('inbox.toolReport')}</strong>
        <span>{people.nameOf(event.memberId) ?? t('inbox.agent')}</span>
        <time dateTime={event.at}>{clockTime(event.at)}</time>
      </header>
      <p class="bubble-text" dir="auto">
        {text || t('inbox.toolReport.failed', { tool: readable(tool), why: codeWords(code, code) })}
      </p>
      {parts && <Parts parts={parts} />}
    </article>
  );
}

interface ApprovalProps {
  event: EventOf<'approval.requested'>;
  conversationId: string;
  isOpen: boolean;
  mayDecide: boolean;
  people: People;
}

export function Approval({ event, conversationId, isOpen, mayDecide, people }: ApprovalProps) {
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState('');
  const decide = async (decision: 'approved' | 'rejected') => {
    setIsBusy(true);
    setRefusal('');
    try {
      await api(`/v1/admin/approvals/${conversationId}/${event.callId}`, {
        method: 'POST',
        body: { decision },
      });
    } catch (error) {
      setRefusal(problemText(error));
      setIsBusy(false);
    }
  };
  const asked = { tool: readable(event.tool), risk: event.risk };
  const asks = event.memberId
    ? t('inbox.approval.byMember', {
        ...asked,
        name: people.nameOf(event.memberId) ?? t('inbox.agent'),
      })
    : t('inbox.approval.asks', asked);
  return (
    <article class="bubble bubble-approval" aria-label={t('inbox.approval')}>
      <header class="small">
        <strong>{t('inbox.approval')}</strong>
        <time dateTime={event.at}>{clockTime(event.at)}</time>
      </header>
      <p>{asks}</p>
      <Arguments of={event.arguments} />
      {isOpen && (
        <p class="small muted">{t('inbox.approval.until', { at: when(event.expiresAt) })}</p>
      )}
      {isOpen && mayDecide && (
        <div class="inbox-acts">
          <button
            type="button"
            class="button"
            disabled={isBusy}
            onClick={() => void decide('rejected')}
          >
            {t('approvals.reject')}
          </button>
          <button
            type="button"
            class="button button-strong"
            disabled={isBusy}
            onClick={() => void decide('approved')}
          >
            {t('approvals.approve')}
          </button>
        </div>
      )}
      <p class="small bad" role="alert">
        {refusal}
      </p>
    </article>
  );
}

/** As the log has them: what is private is masked there already. */
function Arguments({ of }: { of: unknown }) {
  const entries = typeof of === 'object' && of !== null ? Object.entries(of) : [];
  if (entries.length === 0) return null;
  return (
    <dl class="inbox-arguments small">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt class="muted">{name}</dt>
          <dd dir="auto">{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
