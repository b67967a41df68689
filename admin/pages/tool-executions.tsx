/** The log of tool calls: who made each, what came of it, arguments and results as far as they may be seen. Part of tools.tsx. */
import type { InferOutput } from 'valibot';
import type { Execution } from '#protocol/tool-run';
import { api } from '../api.ts';
import { PagedRows } from '../components/paged-rows.tsx';
import { t } from '../locales/texts.ts';
import { whenExactly } from '../locales/times.ts';
import { usePaged } from '../paged.ts';

type Row = InferOutput<typeof Execution>;

export function Executions() {
  const list = usePaged<Row>('executions', async (cursor, signal) => {
    const page = await api<{ executions: Row[]; cursor: string | null }>(
      '/v1/admin/tools/executions',
      { query: { cursor }, signal },
    );
    return { items: page.executions, cursor: page.cursor };
  });
  return (
    <PagedRows list={list} none={{ title: t('tools.noCalls'), text: t('tools.noCallsBody') }}>
      {(items) => (
        <ul class="rows" aria-busy={list.isBusy}>
          {items.map((one) => (
            <li class="row" key={one.id}>
              <div class="row-words">
                <span class="row-line">
                  <strong>{one.tool}</strong>
                  <span class={one.status === 'ok' ? 'badge badge-up' : 'badge badge-down'}>
                    {one.code}
                  </span>
                </span>
                <span class="muted small">
                  {whenExactly(one.at)} · {t(`tools.by.${one.by}`)} ·{' '}
                  {t('tools.took', { ms: one.latencyMs, count: one.attempts })}
                </span>
                <details class="small">
                  <summary>{t('tools.detail')}</summary>
                  <pre class="code" dir="ltr">
                    <code>
                      {JSON.stringify({ arguments: one.arguments, result: one.result }, null, 2)}
                    </code>
                  </pre>
                </details>
              </div>
            </li>
          ))}
        </ul>
      )}
    </PagedRows>
  );
}
