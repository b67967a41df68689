/** One lead beside the list: how to reach the person, why it is worth what it is, the conversation, and what staff do with it. */
import { useEffect, useState } from 'preact/hooks';
import type { Lead, LeadChange } from '#protocol/lead';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { Link } from '../components/link.tsx';
import { Sheet } from '../components/sheet.tsx';
import { Failed, Skeleton, Refusal } from '../components/states.tsx';
import { t, tMaybe } from '../locales/texts.ts';
import { when } from '../locales/times.ts';
import { useResource } from '../resource.ts';
import { href } from '../router.ts';
import type { Member } from '../session.ts';
import { usePeople } from './inbox-people.ts';
import { LeadContactForm } from './lead-contact-form.tsx';
import { Score, StatusSelect } from './lead-row.tsx';

interface LeadSheetProps {
  id: string;
  member: Member;
  changed: (lead: Lead) => void;
  onClose: () => void;
}

export function LeadSheet({ id, member, changed, onClose }: LeadSheetProps) {
  const found = useResource(id, (signal) =>
    api<Lead>(`/v1/admin/leads/${encodeURIComponent(id)}`, { signal }),
  );
  return (
    <Sheet label={t('lead.label')} onClose={onClose}>
      {found.state === 'loading' && <Skeleton lines={8} />}
      {found.state === 'failed' && <Failed error={found.error} retry={found.reload} small />}
      {found.state === 'ready' && (
        <LeadDetail first={found.data} member={member} changed={changed} />
      )}
    </Sheet>
  );
}

interface DetailProps {
  first: Lead;
  member: Member;
  changed: (lead: Lead) => void;
}

function LeadDetail({ first, member, changed }: DetailProps) {
  const [lead, setLead] = useState(first);
  const [note, setNote] = useState(first.staffNote ?? '');
  const { act, refusal, isBusy } = useAct();
  useEffect(() => {
    setLead(first);
    setNote(first.staffNote ?? '');
  }, [first]);

  const save = async (to: LeadChange) => {
    const now = await api<Lead>(`/v1/admin/leads/${lead.id}`, { method: 'PATCH', body: to });
    setLead(now);
    changed(now);
  };
  const change = (to: LeadChange) => act(() => save(to));
  const [isEditing, setIsEditing] = useState(false);
  const people = usePeople();
  const mayWrite = member.allowed.includes('lead.write');
  return (
    <article class="lead-detail" aria-busy={isBusy}>
      <header class="lead-head">
        <h2>
          <bdi>{lead.name ?? lead.email ?? lead.phone}</bdi>
        </h2>
        <Score lead={lead} />
        {mayWrite && !lead.isMasked && !isEditing && (
          <button type="button" class="button" onClick={() => setIsEditing(true)}>
            {t('lead.edit')}
          </button>
        )}
      </header>
      {isEditing && <LeadContactForm lead={lead} save={save} onClose={() => setIsEditing(false)} />}
      <dl class="facts">
        {!isEditing && (
          <>
            <Fact label={t('lead.email')} value={lead.email} link={!lead.isMasked && 'mailto:'} />
            <Fact label={t('lead.phone')} value={lead.phone} link={!lead.isMasked && 'tel:'} />
            <Fact label={t('lead.company')} value={lead.company} />
          </>
        )}
        <Fact label={t('lead.note')} value={lead.note} />
        {lead.answers.map(({ question, answer }) => (
          <Fact key={question} label={question} value={answer} />
        ))}
        <Fact
          label={t('lead.cause')}
          value={lead.cause && (tMaybe(`lead.cause.${lead.cause}`) ?? lead.cause)}
        />
        <Fact label={t('lead.tags')} value={lead.tags.join(', ') || null} />
        <Fact label={t('lead.rules')} value={lead.rules.join(', ') || null} />
        {lead.contactMatch && (
          <Fact label={t('lead.contact')} value={t(`lead.contact.${lead.contactMatch}`)} />
        )}
        <Fact
          label={t('lead.consent')}
          value={[
            t(lead.consent ? 'lead.consent.yes' : 'lead.consent.no'),
            lead.consentAt && when(lead.consentAt),
            lead.consentVersion && t('lead.consentVersion', { version: lead.consentVersion }),
          ]
            .filter(Boolean)
            .join(' · ')}
        />
        <Fact label={t('lead.created')} value={when(lead.createdAt)} />
      </dl>
      {lead.isMasked && <p class="muted small">{t('lead.masked')}</p>}
      <p>
        <Link href={`${href('inbox')}?c=${lead.conversationId}`}>{t('lead.conversation')}</Link>
      </p>
      <section class="lead-why">
        <h3>{t('lead.why')}</h3>
        <ul>
          {lead.reasons.map(({ code, points }) => (
            <li key={code}>
              {t(`leads.reason.${code}`)} <span class="muted">+{points}</span>
            </li>
          ))}
          {lead.reasons.length === 0 && <li class="muted">{t('lead.noReasons')}</li>}
        </ul>
      </section>
      <div class="lead-acts">
        <StatusSelect lead={lead} move={(_, status) => change({ status })} isFixed={!mayWrite} />
        <label class="lead-owner">
          <span class="small muted">{t('leads.assignee')}</span>
          <select
            class="select"
            value={lead.assigneeId ?? ''}
            disabled={!mayWrite}
            onChange={({ currentTarget }) =>
              void change({ assigneeId: currentTarget.value || null })
            }
          >
            <option value="">{t('leads.unassigned')}</option>
            {lead.assigneeId && people.nameOf(lead.assigneeId) === undefined && (
              <option value={lead.assigneeId}>{lead.assigneeName ?? lead.assigneeId}</option>
            )}
            {people.members
              .filter(({ role }) => role !== 'viewer')
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {id === member.memberId ? t('lead.me', { name }) : name}
                </option>
              ))}
          </select>
        </label>
      </div>
      <form
        class="lead-note"
        onSubmit={(event) => {
          event.preventDefault();
          void change({ staffNote: note.trim() === '' ? null : note });
        }}
      >
        <label>
          <span class="small">{t('lead.staffNote')}</span>
          <textarea
            rows={3}
            maxLength={2000}
            dir="auto"
            value={note}
            onInput={({ currentTarget }) => setNote(currentTarget.value)}
          />
        </label>
        <button type="submit" class="button" disabled={note === (lead.staffNote ?? '')}>
          {t('lead.saveNote')}
        </button>
      </form>
      <Refusal text={refusal} />
    </article>
  );
}

interface FactProps {
  label: string;
  value: string | null;
  link?: 'mailto:' | 'tel:' | false;
}

function Fact({ label, value, link = false }: FactProps) {
  if (value === null) return null;
  return (
    <>
      <dt class="muted small">{label}</dt>
      <dd>
        {link ? (
          <a
            href={
              link + (link === 'tel:' ? value.replace(/[^\d+]/g, '') : encodeURIComponent(value))
            }
          >
            <bdi>{value}</bdi>
          </a>
        ) : (
          <bdi class="fact-text">{value}</bdi>
        )}
      </dd>
    </>
  );
}
