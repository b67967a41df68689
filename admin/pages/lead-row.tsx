/** One lead in the list or on the board: who, what it is worth and why in a word, since when, and its state to change. */
import type { Lead, LeadStatus } from '#protocol/lead';
import { Link } from '../components/link.tsx';
import { t } from '../locales/texts.ts';
import { dateFormat } from '../locales/formats.ts';
import { withQuery } from '../router.ts';

export const statuses: LeadStatus[] = ['new', 'qualified', 'contacted', 'won', 'lost'];

const day = dateFormat({ dateStyle: 'medium' });

interface RowProps {
  lead: Lead;
  move: (lead: Lead, status: LeadStatus) => Promise<unknown>;
  isCard?: boolean;
}

export function LeadRow({ lead, move, isCard = false }: RowProps) {
  const title = lead.name ?? lead.email ?? lead.phone ?? lead.id;
  return (
    <li class={isCard ? 'lead lead-card' : 'lead'}>
      <div class="lead-words">
        <Link class="lead-title" href={withQuery({ lead: lead.id })}>
          <bdi>{title}</bdi>
        </Link>
        <span class="muted small">
          {[lead.email, lead.phone, lead.company]
            .filter((text) => text && text !== title)
            .map((text) => (
              <bdi key={text}>{text} · </bdi>
            ))}
          <time dateTime={lead.createdAt}>{day.format(new Date(lead.createdAt))}</time>
          {lead.assigneeName && <bdi> · {lead.assigneeName}</bdi>}
        </span>
      </div>
      <Score lead={lead} />
      <StatusSelect lead={lead} move={move} />
    </li>
  );
}

export function Score({ lead }: { lead: Lead }) {
  const words = lead.reasons
    .map(({ code, points }) => `${t(`leads.reason.${code}`)} +${points}`)
    .join('\n');
  return (
    <span class={`badge lead-score lead-score-${lead.priority}`} title={words}>
      <span class="unseen">{t('leads.score')} </span>
      {lead.score}
      <span class="unseen">, {t(`leads.priority.${lead.priority}`)}</span>
    </span>
  );
}

export function StatusSelect({ lead, move }: Pick<RowProps, 'lead' | 'move'>) {
  return (
    <select
      class={`select lead-status lead-status-${lead.status}`}
      aria-label={t('leads.statusOf', { who: lead.name ?? lead.email ?? lead.id })}
      value={lead.status}
      onChange={({ currentTarget }) => void move(lead, currentTarget.value as LeadStatus)}
    >
      {statuses.map((status) => (
        <option key={status} value={status}>
          {t(`leads.status.${status}`)}
        </option>
      ))}
    </select>
  );
}
