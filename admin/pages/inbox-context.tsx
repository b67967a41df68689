/** Beside a conversation: what is known of the visitor, whose it is, and the brief. A sheet where there is no room beside. */
import './inbox-context.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { ConversationEvent, EventOf } from '#protocol/event';
import type { InboxSummary } from '#protocol/inbox';
import { FileLink } from '../components/file-link.tsx';
import { Icon } from '../components/icon.tsx';
import { Link } from '../components/link.tsx';
import { Sheet } from '../components/sheet.tsx';
import { Failed, Skeleton } from '../components/states.tsx';
import { languageName, readable } from '../locales/names.ts';
import { t, tMaybe } from '../locales/texts.ts';
import { when } from '../locales/times.ts';
import type { Resource } from '../resource.ts';
import { href, withQuery } from '../router.ts';
import type { Member } from '../session.ts';
import type { Acts } from './inbox-acts.ts';
import type { Context } from './inbox-context-data.ts';
import { DeskFields } from './inbox-desk-fields.tsx';
import { Duplicates, TakeApart } from './inbox-merge.tsx';
import { Orders } from './inbox-orders.tsx';
import { SegmentPick } from './inbox-segment.tsx';
import type { People } from './inbox-people.ts';
import { Tickets } from './inbox-tickets.tsx';

interface PanelProps {
  summary: InboxSummary;
  events: ConversationEvent[];
  context: Resource<Context>;
  member: Member;
  people: People;
  acts: Acts;
  mayAct: boolean;
  /** Puts words into the reply. */
  use: (text: string) => void;
  close: () => void;
}

/** Below this there is no room for a third column (as in inbox-context.css). */
export const narrow = '(max-width: 1180px)';

export function ContextPanel(props: PanelProps) {
  const isNarrow = useMedia(narrow);
  const wasNarrow = useRef(isNarrow);
  // A window made smaller does not suddenly cover what one reads.
  useEffect(() => {
    if (isNarrow && !wasNarrow.current) props.close();
    wasNarrow.current = isNarrow;
  }, [isNarrow]);
  if (isNarrow && !wasNarrow.current) return null;
  if (isNarrow)
    return (
      <Sheet label={t('inbox.details')} onClose={props.close}>
        <div class="context">
          <h2 class="context-title">{t('inbox.details')}</h2>
          <Sections {...props} />
        </div>
      </Sheet>
    );
  return (
    <aside class="context context-beside" aria-label={t('inbox.details')}>
      <button
        type="button"
        class="button button-quiet context-close"
        aria-label={t('inbox.hideDetails')}
        onClick={props.close}
      >
        <Icon name="close" />
      </button>
      <Sections {...props} />
    </aside>
  );
}

function Sections(props: PanelProps) {
  const { summary, events, context, member, people, acts, mayAct, use } = props;
  const brief = events.findLast(
    (event): event is EventOf<'escalation.briefed'> => event.kind === 'escalation.briefed',
  )?.brief;
  return (
    <>
      <Section title={t('inbox.desk')}>
        <DeskFields summary={summary} member={member} people={people} acts={acts} mayAct={mayAct} />
      </Section>
      {context.state === 'loading' && <Skeleton lines={5} />}
      {context.state === 'failed' && <Failed error={context.error} retry={context.reload} small />}
      {context.data && (
        <Known
          context={context.data}
          summary={summary}
          mayMerge={member.allowed.includes('contact.merge')}
          merged={context.reload}
        />
      )}
      {context.data && (
        <Section title={t('inbox.orders')}>
          <Orders
            conversationId={summary.id}
            events={events}
            mayAct={mayAct && member.allowed.includes('tool.run')}
            use={use}
          />
        </Section>
      )}
      {brief && (
        <Section title={t('inbox.brief')}>
          <p class="context-text" dir="auto">
            {brief.summary}
          </p>
          {brief.entities.length > 0 && (
            <Facts
              facts={brief.entities.map(({ kind, text }): [string, string] => [
                readable(kind.toLowerCase()),
                text,
              ])}
            />
          )}
          {brief.tried.length > 0 && (
            <>
              <h4>{t('inbox.tried')}</h4>
              <ul class="context-list small">
                {brief.tried.map(({ questionSeq, outcome, citations }) => (
                  <li key={questionSeq}>
                    {tMaybe(`inbox.outcome.${outcome}`) ?? outcome}
                    {citations.length > 0 && <span class="muted"> · {citations.join('; ')}</span>}
                  </li>
                ))}
              </ul>
            </>
          )}
        </Section>
      )}
      {context.data && (
        <Section title={t('inbox.tickets')}>
          <Tickets
            conversationId={summary.id}
            tickets={context.data.tickets}
            mayOpen={mayAct && member.allowed.includes('ticket.write')}
            changed={context.reload}
          />
        </Section>
      )}
      <Files id={summary.id} events={events} />
    </>
  );
}

interface KnownProps {
  context: Context;
  summary: InboxSummary;
  mayMerge: boolean;
  merged: () => void;
}

function Known({ context, summary, mayMerge, merged }: KnownProps) {
  const { contact, duplicates, lead, past, memory, escalation } = context;
  const facts: [string, string][] = [
    [t('inbox.name'), contact?.name ?? ''],
    [t('inbox.email'), contact?.email ?? ''],
    ...Object.entries(contact?.attributes ?? {}).map(([name, value]): [string, string] => [
      readable(name),
      value,
    ]),
    [t('inbox.language'), languageName(summary.language ?? summary.locale)],
    [t('inbox.since'), when(summary.startedAt)],
  ].filter((fact): fact is [string, string] => fact[1] !== '');
  return (
    <>
      <Section title={t(contact ? 'inbox.contact' : 'inbox.visitorTitle')}>
        {!contact && <p class="muted small">{t('inbox.unknownVisitor')}</p>}
        {(contact?.isVip || memory?.isVip) && <span class="badge badge-up">VIP</span>}
        <Facts facts={facts} />
        {memory && <SegmentPick memory={memory} mayWrite={mayMerge} changed={merged} />}
        {contact && mayMerge && (
          <>
            <Duplicates contact={contact} duplicates={duplicates} merged={merged} />
            <TakeApart contact={contact} done={merged} />
          </>
        )}
        {escalation?.callback && (
          <p class="small">
            {t(escalation.callback.doneAt ? 'inbox.callbackWas' : 'inbox.callbackDue', {
              at: when(escalation.callback.dueAt),
            })}
          </p>
        )}
      </Section>
      {lead && (
        <Section title={t('inbox.lead')}>
          <Link href={`${href('leads')}?lead=${lead.id}`}>
            {t('inbox.leadIs', {
              status: tMaybe(`leads.status.${lead.status}`) ?? lead.status,
              score: lead.score,
            })}
          </Link>
        </Section>
      )}
      {memory && memory.facts.length > 0 && (
        <Section title={t('inbox.memory')}>
          <ul class="context-list small">
            {memory.facts.map(({ text, at }) => (
              <li key={`${text}${at}`} dir="auto">
                {text}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {past.length > 0 && (
        <Section title={t('inbox.past')}>
          <ul class="context-list small">
            {past.map(({ id, startedAt, messageCount }) => (
              <li key={id}>
                <Link href={withQuery({ c: id })}>{when(startedAt)}</Link>{' '}
                <span class="muted">{t('inbox.messages', { count: messageCount })}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Files({ id, events }: { id: string; events: ConversationEvent[] }) {
  const files = events.flatMap((event) => {
    if (event.kind === 'note.created') return event.files ?? [];
    return event.kind === 'message.created' ? (event.message.files ?? []) : [];
  });
  if (files.length === 0) return null;
  return (
    <Section title={t('inbox.filesTitle')}>
      <ul class="context-list small">
        {files.map((file) => (
          <li key={file.id}>
            <FileLink conversationId={id} file={file} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="context-section">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Facts({ facts }: { facts: [string, string][] }) {
  return (
    <dl class="context-facts small">
      {facts.map(([name, value], index) => (
        <div key={index}>
          <dt class="muted">{name}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const changed = () => setHolds(list.matches);
    list.addEventListener('change', changed);
    return () => list.removeEventListener('change', changed);
  }, [query]);
  return holds;
}
