/** One tool beside the list: how it is set up, and a call by hand with the request and the answer. Part of tools.tsx. */
import './tool.css';
import { useState } from 'preact/hooks';
import type { ToolView } from '#protocol/tool';
import type { ToolHealth, ToolTestAnswer } from '#protocol/tool-run';
import { api } from '../api.ts';
import { Field, Form } from '../components/form.tsx';
import { Sheet } from '../components/sheet.tsx';
import { readable } from '../locales/names.ts';
import { t } from '../locales/texts.ts';
import { useResource } from '../resource.ts';
import type { PageProps } from './table.ts';
import { ServerPin, ToolSetup } from './tool-setup.tsx';

interface ToolSheetProps extends PageProps {
  tool: ToolView;
  onChanged: () => void;
  onClose: () => void;
}

export function ToolSheet({ tool, member, onChanged, onClose }: ToolSheetProps) {
  const mayWrite = member.allowed.includes('tool.write');
  const properties = Object.entries(tool.parameters.properties);
  return (
    <Sheet label={tool.name} onClose={onClose}>
      <div class="tool-detail">
        <h2>{tool.title['en'] ?? readable(tool.name)}</h2>
        <p>{tool.description}</p>
        <dl class="facts">
          <dt class="muted small">{t('tools.adapter')}</dt>
          <dd>
            {tool.adapter}
            {tool.url && (
              <>
                {' '}
                · <span dir="ltr">{tool.url}</span>
              </>
            )}
          </dd>
          {tool.adapter === 'n8n' && <Health tool={tool} />}
          {tool.adapter === 'page' && (
            <>
              <dt class="muted small">{t('tools.onPage')}</dt>
              <dd>{t('tools.onPageBody', { name: tool.target ?? tool.name })}</dd>
            </>
          )}
          {tool.slow && (
            <>
              <dt class="muted small">{t('tools.slow')}</dt>
              <dd>{t('tools.slowBody', { count: tool.lateHours })}</dd>
            </>
          )}
          <dt class="muted small">{t('tools.timeout')}</dt>
          <dd>{t('tools.ms', { ms: tool.timeoutMs })}</dd>
          <dt class="muted small">{t('tools.parameters')}</dt>
          <dd>
            {properties.length === 0
              ? '–'
              : properties.map(([name]) => (
                  <code key={name}>
                    {name}
                    {tool.parameters.required.includes(name) ? '' : '?'}{' '}
                  </code>
                ))}
          </dd>
        </dl>
        {mayWrite && tool.adapter === 'mcp' && <ServerPin tool={tool} onChanged={onChanged} />}
        {mayWrite && <ToolSetup key={tool.updatedAt} tool={tool} onChanged={onChanged} />}
        {member.allowed.includes('tool.run') && <Trial tool={tool} />}
      </div>
    </Sheet>
  );
}

/** Whether the n8n server behind it is well, asked when the sheet opens. */
function Health({ tool }: { tool: ToolView }) {
  const health = useResource(`health:${tool.name}`, (signal) =>
    api<ToolHealth>(`/v1/admin/tools/${tool.name}/health`, { signal }),
  );
  const { data } = health;
  return (
    <>
      <dt class="muted small">{t('tools.health')}</dt>
      <dd aria-live="polite">
        {data ? (
          <span class={data.ok ? 'badge badge-up' : 'badge badge-down'}>
            {t(data.ok ? 'tools.well' : 'tools.unwell', { why: data.detail, ms: data.latencyMs })}
          </span>
        ) : (
          <span class="muted">
            {t(health.state === 'loading' ? 'tools.asking' : 'tools.unasked')}
          </span>
        )}{' '}
        <button type="button" class="button button-quiet small" onClick={health.reload}>
          {t('tools.askAgain')}
        </button>
      </dd>
    </>
  );
}

function Trial({ tool }: { tool: ToolView }) {
  const [values, setValues] = useState<Record<string, string>>({});
  const [isDry, setIsDry] = useState(tool.risk !== 'read');
  const [answer, setAnswer] = useState<ToolTestAnswer | null>(null);
  const names = Object.entries(tool.parameters.properties);
  const run = async () => {
    const given: Record<string, unknown> = {};
    const identity: Record<string, string> = {};
    for (const [name, property] of names) {
      const text = values[name]?.trim();
      if (!text) continue;
      const kind = property['x-identity'];
      if (kind === 'customer' || kind === 'email') identity[kind] = text;
      else given[name] = typed(text, property['type']);
    }
    setAnswer(
      await api<ToolTestAnswer>(`/v1/admin/tools/${tool.name}/test`, {
        method: 'POST',
        body: { arguments: given, identity, dryRun: isDry },
      }),
    );
  };
  return (
    <>
      <h3>{t('tools.try')}</h3>
      <Form submit={t('tools.call')} onSubmit={run}>
        {names.map(([name, property]) => (
          <Field
            key={name}
            label={property['x-identity'] ? t('tools.identity', { name }) : name}
            value={values[name] ?? ''}
            onInput={(text) => setValues({ ...values, [name]: text })}
            maxLength={2_000}
            {...(typeof property['description'] === 'string'
              ? { hint: property['description'] }
              : {})}
          />
        ))}
        <label class="scope">
          <input type="checkbox" checked={isDry} onChange={() => setIsDry(!isDry)} />
          {t('tools.dry')}
        </label>
      </Form>
      {answer && (
        <section aria-live="polite">
          <p class="row-line">
            <span class={answer.status === 'ok' ? 'badge badge-up' : 'badge badge-down'}>
              {answer.code}
            </span>
            <span class="muted small">
              {t('tools.took', { ms: answer.latencyMs, count: answer.attempts })}
            </span>
          </p>
          {answer.detail && <p>{answer.detail}</p>}
          {answer.request && (
            <pre class="code" dir="ltr">
              <code>{JSON.stringify(answer.request, null, 2)}</code>
            </pre>
          )}
          <pre class="code" dir="ltr">
            <code>{JSON.stringify(answer.result, null, 2) ?? '–'}</code>
          </pre>
        </section>
      )}
    </>
  );
}

function typed(text: string, type: unknown): unknown {
  if (type === 'number' || type === 'integer') return Number(text);
  if (type === 'boolean') return text === 'true' || text === 'yes';
  return text;
}
