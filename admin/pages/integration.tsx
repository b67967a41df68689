/** One connection beside the list: a test with request and answer, the endpoints that are tools, recent calls. Part of integrations.tsx. */
import './tool.css';
import '../components/rows.css';
import { useState } from 'preact/hooks';
import type { Integration, IntegrationTest } from '#protocol/integration';
import type { ToolView } from '#protocol/tool';
import type { Execution } from '#protocol/tool-run';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { Link } from '../components/link.tsx';
import { Sheet } from '../components/sheet.tsx';
import { Failed, Skeleton, Refusal } from '../components/states.tsx';
import { t } from '../locales/texts.ts';
import { whenExactly } from '../locales/times.ts';
import { useResource } from '../resource.ts';
import { href } from '../router.ts';
import { EndpointEditor } from './integration-endpoint.tsx';
import type { Kind } from './integration-form.tsx';

interface IntegrationSheetProps {
  integration: Integration;
  kind: Kind | undefined;
  mayWrite: boolean;
  onClose: () => void;
}

export function IntegrationSheet({ integration, kind, mayWrite, onClose }: IntegrationSheetProps) {
  const path = `/v1/admin/integrations/${integration.id}`;
  const tools = useResource(`endpoints:${integration.id}`, (signal) =>
    api<{ tools: ToolView[] }>(`${path}/endpoints`, { signal }),
  );
  const calls = useResource(`calls:${integration.id}`, (signal) =>
    api<{ executions: Execution[] }>(`${path}/calls`, { signal, query: { limit: 20 } }),
  );
  const [test, setTest] = useState<IntegrationTest | null>(null);
  const [isNew, setIsNew] = useState(false);
  const { act, refusal, isBusy } = useAct();
  const known = tools.data?.tools ?? [];
  // One whose name is taken by a tool of this connection is there already.
  const shipped = (kind?.endpoints ?? []).filter(
    ({ name }) => !known.some((tool) => tool.name === name),
  );
  return (
    <Sheet label={integration.name} onClose={onClose}>
      <div class="tool-detail">
        <h2>
          <bdi>{integration.name}</bdi>
        </h2>
        <p class="muted small">
          <bdi dir="ltr">{integration.baseUrl}</bdi>
        </p>
        <Refusal text={refusal} />
        {mayWrite && (
          <div>
            <button
              type="button"
              class="button button-strong"
              disabled={isBusy}
              onClick={() =>
                void act(async () => {
                  setTest(null);
                  setTest(await api<IntegrationTest>(`${path}/test`, { method: 'POST', body: {} }));
                })
              }
            >
              {isBusy ? t('integrations.testing') : t('integrations.test')}
            </button>
          </div>
        )}
        {test && <TestAnswer test={test} />}
        <h3>{t('integrations.endpoints')}</h3>
        {tools.state === 'loading' && <Skeleton lines={2} />}
        {tools.state === 'failed' && <Failed error={tools.error} retry={tools.reload} small />}
        {tools.state === 'ready' && known.length === 0 && (
          <p class="muted">{t('integrations.noEndpoints')}</p>
        )}
        <ul class="rows">
          {known.map((tool) => (
            <li class={tool.enabled ? 'row' : 'row row-off'} key={tool.name}>
              <div class="row-words">
                <span class="row-line">
                  <strong>{tool.name}</strong>
                  <code class="muted small" dir="ltr">
                    {tool.method} {tool.mapping?.path}
                  </code>
                </span>
                <span class="muted small">{tool.description}</span>
              </div>
              <Link class="button" href={`${href('tools')}?tool=${tool.name}`}>
                {t('integrations.tool')}
              </Link>
            </li>
          ))}
        </ul>
        {mayWrite &&
          (isNew ? (
            <EndpointEditor
              integrationId={integration.id}
              done={() => {
                setIsNew(false);
                tools.reload();
              }}
            />
          ) : (
            <div>
              <button type="button" class="button" onClick={() => setIsNew(true)}>
                {t('endpoint.new')}
              </button>
            </div>
          ))}
        {mayWrite && tools.state === 'ready' && shipped.length > 0 && (
          <>
            <h3>{t('integrations.shipped')}</h3>
            <ul class="rows">
              {shipped.map((endpoint) => (
                <li class="row" key={endpoint.name}>
                  <div class="row-words">
                    <span class="row-line">
                      <strong>{endpoint.name}</strong>
                      <span class="badge">{endpoint.risk}</span>
                    </span>
                    <span class="muted small">{endpoint.description}</span>
                  </div>
                  <button
                    type="button"
                    class="button"
                    disabled={isBusy}
                    onClick={() =>
                      void act(async () => {
                        await api(`${path}/endpoints`, {
                          method: 'POST',
                          body: { template: endpoint.name },
                        });
                        tools.reload();
                      })
                    }
                  >
                    {t('integrations.add')}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
        <h3>{t('integrations.calls')}</h3>
        {calls.state === 'loading' && <Skeleton lines={3} />}
        {calls.state === 'failed' && <Failed error={calls.error} retry={calls.reload} small />}
        {calls.data?.executions.length === 0 && <p class="muted">{t('integrations.noCalls')}</p>}
        <ul class="rows">
          {calls.data?.executions.map((one) => (
            <li class="row" key={one.id}>
              <div class="row-words">
                <span class="row-line">
                  <span class={one.status === 'ok' ? 'badge badge-up' : 'badge badge-down'}>
                    {one.code}
                  </span>
                  <strong>{one.tool}</strong>
                </span>
                <span class="muted small">
                  {whenExactly(one.at)} · {t('tools.ms', { ms: one.latencyMs })}
                </span>
                {one.status === 'failed' && one.detail && (
                  <span class="small" dir="auto">
                    {one.detail}
                  </span>
                )}
              </div>
            </li>
          ))}
        </ul>
      </div>
    </Sheet>
  );
}

function TestAnswer({ test }: { test: IntegrationTest }) {
  return (
    <section class="test-answer" aria-live="polite">
      <p class="row-line">
        <span class={test.ok ? 'badge badge-up' : 'badge badge-down'}>
          {test.ok ? t('integrations.works') : t('integrations.fails')}
        </span>
        <span class="muted small">
          {test.httpStatus === null ? '' : `${test.httpStatus} · `}
          {t('tools.ms', { ms: test.latencyMs })}
        </span>
      </p>
      {test.detail && <p>{test.detail}</p>}
      <pre class="code" dir="ltr">
        <code>
          {test.request.method} {test.request.url}
        </code>
      </pre>
      {test.answer !== null && (
        <pre class="code" dir="ltr">
          <code>{test.answer || '–'}</code>
        </pre>
      )}
    </section>
  );
}
