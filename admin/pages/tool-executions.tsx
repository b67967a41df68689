/** The log of tool calls: who made each, what came of it, arguments and results as far as they may be seen. Part of tools.tsx. */
import type { InferOutput } from 'valibot';
import type { Execution } from '#protocol/tool-run';
import { useState } from 'preact/hooks';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { Confirm } from '../components/confirm.tsx';
import { PagedRows } from '../components/paged-rows.tsx';
import { Refusal } from '../components/states.tsx';
import { dollars } from '../locales/money.ts';
import { t } from '../locales/texts.ts';
import { whenExactly } from '../locales/times.ts';
import { usePaged } from '../paged.ts';
import type { PageProps } from './table.ts';

type Row = InferOutput<typeof Execution>;

/** Of a conversation, and under way: it may be stopped. */
const isUnderWay = ({ status, code, conversationId }: Row): boolean =>
  status === 'waiting' && code === 'accepted' && conversationId !== null;

export function Executions({ member }: Pick<PageProps, 'member'>) {
  const [stopping, setStopping] = useState<Row | null>(null);
  const list = usePaged<Row>('executions', async (cursor, signal) => {
    const page = await api<{ executions: Row[]; cursor: string | null }>(
      '/v1/admin/tools/executions',
      { query: { cursor }, signal },
    );
    return { items: page.executions, cursor: page.cursor };
  });
  const mayStop = member.allowed.includes('tool.run');
  const { act, refusal } = useAct({ after: list.reload });
  const stop = ({ id, conversationId }: Row) =>
    act(() => api(`/v1/admin/tools/calls/${conversationId}/${id}/cancel`, { method: 'POST' }));
  return (
    <>
      <Refusal text={refusal} />
      <PagedRows list={list} none={{ title: t('tools.noCalls'), text: t('tools.noCallsBody') }}>
        {(items) => (
          <ul class="rows" aria-busy={list.isBusy}>
            {items.map((one) => (
              <li class="row" key={one.id}>
                <div class="row-words">
                  <span class="row-line">
                    <strong>{one.tool}</strong>
                    <span class={badgeOf(one)}>
                      {one.status === 'waiting' ? t('tools.underWay') : one.code}
                    </span>
                  </span>
                  <span class="muted small">
                    {whenExactly(one.at)} · {t(`tools.by.${one.by}`)} ·{' '}
                    {t('tools.took', { ms: one.latencyMs, count: one.attempts })}
                    {one.costUsd > 0 && ` · ${dollars(one.costUsd)}`}
                  </span>
                  {one.status === 'failed' && one.detail && (
                    <span class="small" dir="auto">
                      {one.detail}
                    </span>
                  )}
                  <details class="small">
                    <summary>{t('tools.detail')}</summary>
                    <pre class="code" dir="ltr">
                      <code>
                        {JSON.stringify({ arguments: one.arguments, result: one.result }, null, 2)}
                      </code>
                    </pre>
                  </details>
                </div>
                {mayStop && isUnderWay(one) && (
                  <button
                    type="button"
                    class="button button-quiet"
                    aria-label={t('tools.stopOf', { name: one.tool })}
                    onClick={() => setStopping(one)}
                  >
                    {t('tools.stop')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
      </PagedRows>
      {stopping && (
        <Confirm
          title={t('tools.stopTitle')}
          text={t('tools.stopBody')}
          yes={t('tools.stop')}
          onYes={() => void stop(stopping)}
          onClose={() => setStopping(null)}
        />
      )}
    </>
  );
}

function badgeOf({ status }: Row): string {
  if (status === 'waiting') return 'badge';
  return status === 'ok' ? 'badge badge-up' : 'badge badge-down';
}
