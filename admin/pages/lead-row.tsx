/** One lead in the list or on the board: who, what it is worth and why in a word, since when, and its state to change. */
import { useEffect } from 'preact/hooks';
import type { Lead, LeadStatus } from '#protocol/lead';
import { Link } from '../components/link.tsx';
import { t } from '../locales/texts.ts';
import { dateFormat } from '../locales/formats.ts';
import { withQuery } from '../router.ts';

export const statuses: LeadStatus[] = ['new', 'qualified', 'contacted', 'won', 'lost'];

const day = dateFormat({ dateStyle: 'medium' });

/** What a card carries while it is dragged. */
export const leadType = 'application/x-parley-lead';

/** Moved by keys: it is another element in its new column, and has the focus there, too. */
let moved: string | null = null;

/** Alt and an arrow, in the direction of the page. */
function stepOf({ key }: KeyboardEvent): -1 | 0 | 1 {
  const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  if (key === forward) return 1;
  return key === 'ArrowLeft' || key === 'ArrowRight' ? -1 : 0;
}

interface RowProps {
  lead: Lead;
  move: (lead: Lead, status: LeadStatus) => Promise<unknown>;
  isCard?: boolean;
  /** Its state is not this member's to change. */
  isFixed?: boolean;
}

export function LeadRow({ lead, move, isCard = false, isFixed = false }: RowProps) {
  const title = lead.name ?? lead.email ?? lead.phone ?? lead.id;
  const isMoved = isCard && !isFixed;
  useEffect(() => {
    if (moved !== lead.id) return;
    moved = null;
    document.querySelector<HTMLElement>(`[data-lead="${lead.id}"] .lead-title`)?.focus();
  }, []);
  return (
    <li
      class={isCard ? 'lead lead-card' : 'lead'}
      draggable={isMoved}
      onDragStart={(event) => event.dataTransfer?.setData(leadType, lead.id)}
      onKeyDown={(event) => {
        const by = isMoved && event.altKey ? stepOf(event) : 0;
        const to = by === 0 ? undefined : statuses[statuses.indexOf(lead.status) + by];
        if (!to) return;
        event.preventDefault();
        moved = lead.id;
        void move(lead, to);
      }}
      data-lead={lead.id}
    >
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
      <StatusSelect lead={lead} move={move} isFixed={isFixed} />
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

export function StatusSelect({
  lead,
  move,
  isFixed = false,
}: Pick<RowProps, 'lead' | 'move' | 'isFixed'>) {
  return (
    <select
      class={`select lead-status lead-status-${lead.status}`}
      aria-label={t('leads.statusOf', { who: lead.name ?? lead.email ?? lead.id })}
      value={lead.status}
      disabled={isFixed}
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
