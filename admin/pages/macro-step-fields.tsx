/** What one step of a macro says: a text, tags, whose it becomes, a tool and its arguments. Part of macro-editor.tsx. */
import { useState } from 'preact/hooks';
import { priorities } from '#protocol/desk';
import type { MacroStep } from '#protocol/macro';
import type { ToolView } from '#protocol/tool';
import { Field, Pick } from '../components/form.tsx';
import { readable } from '../locales/names.ts';
import { t } from '../locales/texts.ts';
import type { People } from './inbox-people.ts';
import { snoozeMinutes, snoozeWords } from './macro-words.ts';
import { asked, toolTitle } from './tool-arguments.tsx';

interface FieldsProps {
  step: MacroStep;
  people: People;
  tools: ToolView[];
  change: (step: MacroStep) => void;
}

export function StepFields({ step, people, tools, change }: FieldsProps) {
  switch (step.kind) {
    case 'reply':
    case 'note':
      return (
        <Field
          label={t(step.kind === 'reply' ? 'macro.says' : 'macro.notes')}
          hint={t('macro.variables')}
          value={step.text}
          onInput={(text) => change({ ...step, text })}
          rows={3}
        />
      );
    case 'tag':
      return <Tags step={step} change={change} />;
    case 'assign':
      return (
        <Pick
          label={t('macro.to')}
          value={step.assigneeId ?? step.teamId ?? ''}
          options={[
            ['me', t('macro.me')],
            ['', t('inbox.nobody')],
            ...people.teams.map(({ id, name }): [string, string] => [id, name]),
            ...people.members.map(({ id, name }): [string, string] => [id, name]),
          ]}
          onPick={(to) =>
            change({
              kind: 'assign',
              assigneeId: (to === 'me' || to.startsWith('mem_') ? to : null) as never,
              teamId: (to.startsWith('tea_') ? to : null) as never,
            })
          }
        />
      );
    case 'prioritise':
      return (
        <Pick
          label={t('inbox.priority')}
          value={step.priority}
          options={priorities.map((one): [string, string] => [one, t(`inbox.priority.${one}`)])}
          onPick={(priority) => change({ ...step, priority: priority as typeof step.priority })}
        />
      );
    case 'snooze':
      return (
        <Pick
          label={t('macro.for')}
          value={String(step.minutes)}
          options={[...new Set([...snoozeMinutes, step.minutes])]
            .toSorted((a, b) => a - b)
            .map((minutes): [string, string] => [String(minutes), snoozeWords(minutes)])}
          onPick={(minutes) => change({ ...step, minutes: Number(minutes) })}
        />
      );
    case 'tool':
      return <ToolFields step={step} tools={tools} change={change} />;
    case 'resolve':
      return <p class="muted small">{t('macro.resolves')}</p>;
  }
}

/** Commas part them; what is typed is kept until it is a list. */
function Tags({
  step,
  change,
}: {
  step: Extract<MacroStep, { kind: 'tag' }>;
  change: FieldsProps['change'];
}) {
  const [texts, setTexts] = useState({ add: step.add.join(', '), remove: step.remove.join(', ') });
  const write = (way: 'add' | 'remove') => (text: string) => {
    setTexts({ ...texts, [way]: text });
    const tags = text.split(',').map((tag) => tag.trim());
    change({ ...step, [way]: [...new Set(tags.filter((tag) => tag !== ''))] });
  };
  return (
    <>
      <Field
        label={t('macro.tagsAdded')}
        hint={t('macro.tagsHint')}
        value={texts.add}
        onInput={write('add')}
      />
      <Field label={t('macro.tagsRemoved')} value={texts.remove} onInput={write('remove')} />
    </>
  );
}

interface ToolFieldsProps {
  step: Extract<MacroStep, { kind: 'tool' }>;
  tools: ToolView[];
  change: FieldsProps['change'];
}

function ToolFields({ step, tools, change }: ToolFieldsProps) {
  const tool = tools.find(({ name }) => name === step.tool);
  const known = tools.map((one): [string, string] => [one.name, toolTitle(one)]);
  return (
    <>
      <Pick
        label={t('macro.tool')}
        value={step.tool}
        options={tool ? known : [[step.tool, readable(step.tool)], ...known]}
        onPick={(name) => change({ kind: 'tool', tool: name, arguments: {} })}
      />
      {!tool && tools.length > 0 && <p class="small bad">{t('macro.toolGone')}</p>}
      {tool &&
        asked(tool).map(({ name, label, isRequired }) => (
          <Field
            key={name}
            label={label}
            hint={t(isRequired ? 'macro.argumentHint' : 'macro.optionalHint')}
            value={String(step.arguments[name] ?? '')}
            onInput={(text) => {
              const { [name]: _, ...rest } = step.arguments;
              change({ ...step, arguments: text === '' ? rest : { ...rest, [name]: text } });
            }}
          />
        ))}
      {tool && (tool.risk === 'money' || tool.risk === 'destructive') && (
        <p class="muted small">{t('macro.needsLeave')}</p>
      )}
    </>
  );
}
