/** Leads as a board of their states: a card is dragged, moved by Alt and an arrow, or by the choice on it. */
import { useState } from 'preact/hooks';
import type { Lead, LeadStatus } from '#protocol/lead';
import { t } from '../locales/texts.ts';
import { LeadRow, leadType, statuses } from './lead-row.tsx';

interface BoardProps {
  leads: Lead[];
  move: (lead: Lead, status: LeadStatus) => Promise<unknown>;
  isFixed: boolean;
  isBusy: boolean;
}

export function Board({ leads, move, isFixed, isBusy }: BoardProps) {
  const [over, setOver] = useState<LeadStatus | null>(null);
  const isLead = (event: DragEvent) => event.dataTransfer?.types.includes(leadType) ?? false;
  return (
    <>
      {!isFixed && <p class="muted small board-hint">{t('leads.boardHint')}</p>}
      <div class="board" aria-busy={isBusy}>
        {statuses.map((status) => {
          const held = leads.filter((lead) => lead.status === status);
          return (
            <section
              key={status}
              class={over === status ? 'board-column board-column-over' : 'board-column'}
              aria-label={t(`leads.status.${status}`)}
              onDragOver={(event) => {
                if (!isLead(event)) return;
                event.preventDefault();
                setOver(status);
              }}
              onDragLeave={({ currentTarget, relatedTarget }) => {
                if (!currentTarget.contains(relatedTarget as Node | null)) setOver(null);
              }}
              onDrop={(event) => {
                setOver(null);
                const id = event.dataTransfer?.getData(leadType);
                const lead = leads.find((one) => one.id === id);
                if (!lead) return;
                event.preventDefault();
                if (lead.status !== status) void move(lead, status);
              }}
            >
              <h2>
                {t(`leads.status.${status}`)} <span class="muted">{held.length}</span>
              </h2>
              <ul>
                {held.map((lead) => (
                  <LeadRow key={lead.id} lead={lead} move={move} isCard isFixed={isFixed} />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </>
  );
}
