/** What the assistant may do only with a person's leave: each call with its conversation, to be approved or rejected once. Part of tools.tsx. */
import type { ApprovalPage } from '#protocol/approval';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { Link } from '../components/link.tsx';
import { Rows } from '../components/rows.tsx';
import { Refusal } from '../components/states.tsx';
import { readable } from '../locales/names.ts';
import { t } from '../locales/texts.ts';
import { when } from '../locales/times.ts';
import { useResource } from '../resource.ts';
import { href } from '../router.ts';
import type { PageProps } from './table.ts';

const path = '/v1/admin/approvals';
const everyMs = 5_000;

export function Approvals({ member }: PageProps) {
  const list = useResource('approvals', (signal) => api<ApprovalPage>(path, { signal }), {
    everyMs,
  });
  const mayDecide = member.allowed.includes('approval.decide');
  const { act, refusal } = useAct({ after: list.reload });
  const decide = (
    { conversationId, id }: ApprovalPage['approvals'][number],
    decision: 'approved' | 'rejected',
  ) => act(() => api(`${path}/${conversationId}/${id}`, { method: 'POST', body: { decision } }));
  return (
    <>
      <Refusal text={refusal} />
      <Rows
        label={t('tools.tab.approvals')}
        list={list}
        items={list.data?.approvals}
        none={{ title: t('approvals.none'), text: t('approvals.noneBody') }}
        row={(approval) => (
          <li class="row" key={approval.id}>
            <div class="row-words">
              <strong>{readable(approval.tool)}</strong>
              <span class="muted small">
                {t('approvals.asked', { at: when(approval.requestedAt) })} ·{' '}
                {t('approvals.until', { at: when(approval.expiresAt) })}
              </span>
              <Link class="small" href={`${href('inbox')}?c=${approval.conversationId}`}>
                {t('lead.conversation')}
              </Link>
            </div>
            {mayDecide && (
              <div class="row-acts">
                <button
                  type="button"
                  class="button"
                  onClick={() => void decide(approval, 'rejected')}
                >
                  {t('approvals.reject')}
                </button>
                <button
                  type="button"
                  class="button button-strong"
                  onClick={() => void decide(approval, 'approved')}
                >
                  {t('approvals.approve')}
                </button>
              </div>
            )}
          </li>
        )}
      />
    </>
  );
}
