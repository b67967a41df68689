/** The form of one instruction: its kind, words, weight, when it holds and how long. Part of instructions.tsx. */
import '../components/filters.css';
import { useState } from 'preact/hooks';
import type { Instruction } from '#protocol/instruction';
import { Field, Form, Pick } from '../components/form.tsx';
import { t } from '../locales/texts.ts';

export type InstructionForm = Chosen<
  Instruction,
  'type' | 'title' | 'text' | 'priority' | 'conditions' | 'level' | 'validFrom' | 'validUntil'
>;
type Chosen<T, K extends keyof T> = { [P in K]: T[P] };

const types = ['behaviour', 'knowledge', 'tone', 'escalation', 'sales'] as const;
const levels = ['low', 'medium', 'high', 'critical'] as const;
const lists = ['says', 'intents', 'pages', 'segments', 'languages'] as const;

export const emptyInstruction: InstructionForm = {
  type: 'behaviour',
  title: '',
  text: '',
  priority: 50,
  conditions: { intents: [], pages: [], segments: [], languages: [], says: [] },
  level: 'high',
  validFrom: null,
  validUntil: null,
};

interface EditorProps {
  first: InstructionForm;
  save: (form: InstructionForm) => Promise<void>;
}

export function InstructionEditor({ first, save }: EditorProps) {
  const [form, setForm] = useState(first);
  const [words, setWords] = useState(
    Object.fromEntries(lists.map((name) => [name, first.conditions[name].join(', ')])),
  );
  const set = (change: Partial<InstructionForm>) => setForm({ ...form, ...change });
  const split = (text: string | undefined) =>
    (text ?? '')
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '');
  const send = () => {
    const { type, title, text, priority, level, validFrom, validUntil } = form;
    const conditions = Object.fromEntries(
      lists.map((name) => [name, split(words[name])]),
    ) as InstructionForm['conditions'];
    return save({ type, title, text, priority, level, validFrom, validUntil, conditions });
  };
  const day = (instant: string | null) => instant?.slice(0, 10) ?? '';
  return (
    <Form submit={t('canned.save')} onSubmit={send}>
      <h2>{t(first.title === '' ? 'instructions.new' : 'canned.edit')}</h2>
      <Pick
        label={t('instructions.type')}
        value={form.type}
        options={types.map((type) => [type, t(`instructions.type.${type}`)])}
        onPick={(type) => set({ type: type as InstructionForm['type'] })}
      />
      <Field
        label={t('instructions.name')}
        value={form.title}
        onInput={(title) => set({ title })}
        maxLength={120}
        required
        autofocus
      />
      <Field
        label={t('instructions.text')}
        value={form.text}
        onInput={(text) => set({ text })}
        rows={6}
      />
      <Field
        label={t('instructions.weight')}
        hint={t('instructions.weightHint')}
        value={String(form.priority)}
        onInput={(text) => set({ priority: Number(text.replace(/\D/g, '')) })}
        inputMode="numeric"
        maxLength={3}
      />
      {form.type === 'escalation' && (
        <Pick
          label={t('instructions.level')}
          value={form.level}
          options={levels.map((level) => [level, t(`instructions.level.${level}`)])}
          onPick={(level) => set({ level: level as InstructionForm['level'] })}
        />
      )}
      <fieldset class="scopes">
        <legend>{t('instructions.when')}</legend>
        <p class="muted small">{t('instructions.whenHint')}</p>
        {lists.map((name) => (
          <Field
            key={name}
            label={t(`instructions.when.${name}`)}
            value={words[name] ?? ''}
            onInput={(text) => setWords({ ...words, [name]: text })}
          />
        ))}
      </fieldset>
      <label class="day-field">
        <span class="small">{t('instructions.from')}</span>
        <input
          type="date"
          class="select"
          value={day(form.validFrom)}
          onChange={({ currentTarget }) =>
            set({ validFrom: currentTarget.value ? `${currentTarget.value}T00:00:00Z` : null })
          }
        />
      </label>
      <label class="day-field">
        <span class="small">{t('instructions.to')}</span>
        <input
          type="date"
          class="select"
          value={day(form.validUntil)}
          onChange={({ currentTarget }) =>
            set({ validUntil: currentTarget.value ? `${currentTarget.value}T23:59:59Z` : null })
          }
        />
      </label>
    </Form>
  );
}
