/** What the assistant shall do, know or say, when, and how much it matters: a list by priority, an editor, a switch. */
import { useState } from 'preact/hooks';
import type { Instruction } from '#protocol/instruction';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { PageHead } from '../components/page-head.tsx';
import { Confirm } from '../components/confirm.tsx';
import { Rows, SwitchedActs } from '../components/rows.tsx';
import { Sheet } from '../components/sheet.tsx';
import { Refusal } from '../components/states.tsx';
import { t } from '../locales/texts.ts';
import { useResource } from '../resource.ts';
import { emptyInstruction, InstructionEditor } from './instruction.tsx';
import type { InstructionForm } from './instruction.tsx';
import type { PageProps } from './table.ts';

const path = '/v1/admin/instructions';

export function Instructions({ member }: PageProps) {
  const list = useResource('instructions', (signal) =>
    api<{ instructions: Instruction[] }>(path, { signal }),
  );
  const [editing, setEditing] = useState<Instruction | 'new' | null>(null);
  const [removes, setRemoves] = useState<Instruction | null>(null);
  const mayWrite = member.allowed.includes('instruction.write');
  const { act, refusal } = useAct({ after: list.reload });
  const save = async (body: InstructionForm) => {
    if (editing === 'new') await api(path, { method: 'POST', body });
    else if (editing) await api(`${path}/${editing.id}`, { method: 'PATCH', body });
    setEditing(null);
    list.reload();
  };
  const items = list.data?.instructions.toSorted((a, b) => b.priority - a.priority);
  return (
    <>
      <PageHead title={t('instructions.title')} lead={t('instructions.lead')}>
        {mayWrite && (
          <button type="button" class="button" onClick={() => setEditing('new')}>
            {t('instructions.new')}
          </button>
        )}
      </PageHead>
      <Refusal text={refusal} />
      <Rows
        label={t('instructions.title')}
        list={list}
        items={items}
        none={{ title: t('instructions.none'), text: t('instructions.noneBody') }}
        row={(one) => (
          <li class={one.enabled ? 'row' : 'row row-off'} key={one.id}>
            <div class="row-words">
              <span class="row-line">
                <strong dir="auto">{one.title}</strong>
                <span class="badge">{t(`instructions.type.${one.type}`)}</span>
                <span class="muted small">
                  {t('instructions.priority', { count: one.priority })}
                </span>
              </span>
              <span dir="auto">{one.text}</span>
              <span class="muted small">{conditionsInWords(one)}</span>
            </div>
            {mayWrite && (
              <div class="row-acts">
                <SwitchedActs
                  path={`${path}/${one.id}`}
                  isOn={one.enabled}
                  switchLabel={t('instructions.switch', { title: one.title })}
                  act={act}
                  label={t('canned.more', { title: one.title })}
                  acts={[
                    { words: t('canned.edit'), onAct: () => setEditing(one) },
                    { words: t('canned.remove'), onAct: () => setRemoves(one) },
                  ]}
                />
              </div>
            )}
          </li>
        )}
      />
      {editing && (
        <Sheet label={t('instructions.title')} onClose={() => setEditing(null)}>
          <InstructionEditor first={editing === 'new' ? emptyInstruction : editing} save={save} />
        </Sheet>
      )}
      {removes && (
        <Confirm
          title={t('canned.removeTitle', { title: removes.title })}
          text={t('instructions.removeBody')}
          yes={t('canned.remove')}
          onYes={() => void act(() => api(`${path}/${removes.id}`, { method: 'DELETE' }))}
          onClose={() => setRemoves(null)}
        />
      )}
    </>
  );
}

function conditionsInWords({ conditions, validUntil }: Instruction): string {
  const parts = (['intents', 'pages', 'segments', 'languages', 'says'] as const)
    .filter((name) => conditions[name].length > 0)
    .map((name) => `${t(`instructions.when.${name}`)}: ${conditions[name].join(', ')}`);
  if (validUntil) parts.push(t('instructions.until', { at: validUntil.slice(0, 10) }));
  return parts.length > 0 ? parts.join(' · ') : t('instructions.always');
}
