/** What the assistant can do: each tool with its risk, its numbers of the week and its switch; what waits for leave; the log. */
import type { ToolView } from '#protocol/tool';
import type { ToolNumbers } from '#protocol/tool-run';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { PageHead } from '../components/page-head.tsx';
import { Link } from '../components/link.tsx';
import { Rows } from '../components/rows.tsx';
import { Refusal } from '../components/states.tsx';
import { Switch } from '../components/switch.tsx';
import { dollars } from '../locales/money.ts';
import { readable } from '../locales/names.ts';
import { t } from '../locales/texts.ts';
import { useResource } from '../resource.ts';
import { navigate, usePlace, withQuery } from '../router.ts';
import { Approvals } from './approvals.tsx';
import type { PageProps } from './table.ts';
import { AddTool } from './tool-add.tsx';
import { Executions } from './tool-executions.tsx';
import { ToolSheet } from './tool.tsx';

const path = '/v1/admin/tools';
const tabs = ['list', 'approvals', 'log'] as const;

export function Tools({ member }: PageProps) {
  const { query } = usePlace();
  const tab = tabs.find((one) => one === query.get('tab')) ?? 'list';
  const list = useResource('tools', (signal) => api<{ tools: ToolView[] }>(path, { signal }));
  const opened = list.data?.tools.find(({ name }) => name === query.get('tool'));
  return (
    <>
      <PageHead title={t('tools.title')} lead={t('tools.lead')}>
        <div class="page-acts">
          <div class="segmented" role="group" aria-label={t('leads.view')}>
            {tabs.map((one) => (
              <Link
                key={one}
                class="segment"
                href={withQuery({ tab: one === 'list' ? '' : one })}
                isCurrent={tab === one}
              >
                {t(`tools.tab.${one}`)}
              </Link>
            ))}
          </div>
          {member.allowed.includes('tool.write') && (
            <Link class="button button-strong" href={withQuery({ add: '1' })}>
              {t('tools.add')}
            </Link>
          )}
        </div>
      </PageHead>
      {tab === 'list' && <ToolList list={list} member={member} />}
      {tab === 'approvals' && <Approvals member={member} />}
      {tab === 'log' && <Executions member={member} />}
      {opened && (
        <ToolSheet
          tool={opened}
          member={member}
          onChanged={list.reload}
          onClose={() => navigate(withQuery({ tool: '' }), { replace: true })}
        />
      )}
      {query.get('add') && member.allowed.includes('tool.write') && (
        <AddTool
          known={list.data?.tools ?? []}
          onAdded={list.reload}
          onClose={() => navigate(withQuery({ add: '' }), { replace: true })}
        />
      )}
    </>
  );
}

interface ListProps extends PageProps {
  list: ReturnType<typeof useResource<{ tools: ToolView[] }>>;
}

function ToolList({ list, member }: ListProps) {
  const numbers = useResource('tool-numbers', (signal) =>
    api<ToolNumbers>(`${path}/numbers`, { signal }),
  );
  const { act, refusal } = useAct({ after: list.reload });
  const enable = (name: string, enabled: boolean) =>
    act(() => api(`${path}/${name}`, { method: 'PATCH', body: { enabled } }));
  return (
    <>
      <Refusal text={refusal} />
      <Rows
        label={t('tools.title')}
        list={list}
        items={list.data?.tools}
        none={{ title: t('tools.none'), text: t('tools.noneBody') }}
        row={(tool) => (
          <ToolRow
            key={tool.name}
            tool={tool}
            numbers={numbers.data?.tools.find((one) => one.tool === tool.name)}
            enable={member.allowed.includes('tool.write') ? enable : undefined}
          />
        )}
      />
    </>
  );
}

interface RowProps {
  tool: ToolView;
  numbers: ToolNumbers['tools'][number] | undefined;
  enable: ((name: string, enabled: boolean) => Promise<unknown>) | undefined;
}

function ToolRow({ tool, numbers, enable }: RowProps) {
  const { name, title, description, risk, power, category, enabled } = tool;
  const words = title['en'] ?? readable(name);
  return (
    <li class={enabled ? 'row' : 'row row-off'}>
      <div class="row-words">
        <span class="row-line">
          <Link class="row-title" href={withQuery({ tool: name })}>
            {words}
          </Link>
          <span class={risk === 'money' || risk === 'destructive' ? 'badge badge-down' : 'badge'}>
            {t(`tools.risk.${risk}`)}
          </span>
          <span class="badge">{t(`tools.power.${power}`)}</span>
        </span>
        <span dir="auto">{description}</span>
        <span class="muted small">
          {readable(category)} · <code>{name}</code>
          {numbers &&
            ` · ${t('tools.numbers', { calls: numbers.calls, failed: numbers.failed, ms: Math.round(numbers.averageMs) })}`}
          {numbers && numbers.costUsd > 0 && ` · ${dollars(numbers.costUsd)}`}
        </span>
      </div>
      {enable && (
        <Switch
          isOn={enabled}
          label={t('tools.switch', { name: words })}
          onSwitch={(isOn) => void enable(name, isOn)}
        />
      )}
    </li>
  );
}
