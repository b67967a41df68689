/**
 * A macro written: its name, for whom it is, and its steps in order. Steps are moved by dragging their handle, by the arrows, or with
 * Alt and an arrow key. What a colleague has changed meanwhile is never overwritten. Part of macros.tsx.
 */
import { useRef, useState } from 'preact/hooks';
import type { Macro, MacroDraft, MacroStep, MacroStepKind } from '#protocol/macro';
import { macroStepKinds } from '#protocol/macro';
import type { ToolView } from '#protocol/tool';
import { limits } from '#protocol/limits';
import { api, ApiProblem } from '../api.ts';
import { Field, Form } from '../components/form.tsx';
import { Icon } from '../components/icon.tsx';
import { t } from '../locales/texts.ts';
import { useResource } from '../resource.ts';
import type { People } from './inbox-people.ts';
import { StepFields } from './macro-step-fields.tsx';
import { kindWords } from './macro-words.ts';

const path = '/v1/admin/macros';

interface EditorProps {
  first: Macro | null;
  isCopy: boolean;
  mayShare: boolean;
  people: People;
  saved: () => void;
}

interface Held {
  /** Stays with the step when it is moved. */
  key: number;
  step: MacroStep;
}

let keys = 0;
const held = (step: MacroStep): Held => ({ key: ++keys, step });

export function MacroEditor({ first, isCopy, mayShare, people, saved }: EditorProps) {
  const [base, setBase] = useState(first);
  const [name, setName] = useState(
    isCopy && first ? t('macro.copyOf', { name: first.name }) : (first?.name ?? ''),
  );
  const [description, setDescription] = useState(first?.description ?? '');
  const [isShared, setIsShared] = useState(first ? first.isShared && mayShare : mayShare);
  const [steps, setSteps] = useState(() => (first?.steps ?? []).map(held));
  const [wrong, setWrong] = useState(-1);
  const [isStale, setIsStale] = useState(false);
  const [dragged, setDragged] = useState<number | null>(null);
  const [spoken, setSpoken] = useState('');
  const box = useRef<HTMLOListElement>(null);
  const tools = useResource('tools', async (signal) => {
    const all = await api<{ tools: ToolView[] }>('/v1/admin/tools', { signal });
    return all.tools.filter(({ enabled }) => enabled);
  });
  const isChange = base !== null && !isCopy;

  const save = async () => {
    setWrong(-1);
    setIsStale(false);
    const draft: MacroDraft = { name, description, isShared, steps: steps.map(({ step }) => step) };
    try {
      await (isChange
        ? api(`${path}/${base.id}`, { method: 'PUT', body: { ...draft, version: base.version } })
        : api(path, { method: 'POST', body: draft }));
    } catch (error) {
      const at = placeOf(error);
      if (at) setWrong(at.index);
      if (error instanceof ApiProblem && error.code === 'stale') setIsStale(true);
      throw error;
    }
    saved();
  };
  const loadNewest = async () => {
    const newest = await api<Macro>(`${path}/${base?.id}`);
    setBase(newest);
    setName(newest.name);
    setDescription(newest.description);
    setIsShared(newest.isShared);
    setSteps(newest.steps.map(held));
    setIsStale(false);
  };
  const focus = (index: number) =>
    requestAnimationFrame(() =>
      box.current?.children[index]?.querySelector<HTMLElement>('.macro-handle')?.focus(),
    );
  const move = (from: number, to: number, isByKey: boolean) => {
    const one = steps[from];
    if (!one || to < 0 || to >= steps.length) return;
    const rest = steps.filter((_, index) => index !== from);
    setSteps([...rest.slice(0, to), one, ...rest.slice(to)]);
    setWrong(-1);
    setSpoken(t('macro.moved', { step: kindWords(one.step.kind), at: to + 1 }));
    if (isByKey) focus(to);
  };
  const add = (kind: MacroStepKind) => {
    const last = steps.at(-1);
    // What resolves stays the last.
    const at = last?.step.kind === 'resolve' ? steps.length - 1 : steps.length;
    setSteps([...steps.slice(0, at), held(fresh(kind, tools.data)), ...steps.slice(at)]);
    requestAnimationFrame(() =>
      box.current?.children[at]
        ?.querySelector<HTMLElement>('textarea, input, select, .macro-handle')
        ?.focus(),
    );
  };
  const has = (kind: MacroStepKind) => steps.some(({ step }) => step.kind === kind);
  return (
    <Form submit={t('macro.save')} onSubmit={save} words={wordsOf}>
      <h2>{t(isChange ? 'macro.edit' : 'macro.new')}</h2>
      {isStale && (
        <div class="macro-stale" role="alert">
          <p>{t('macro.stale')}</p>
          <button type="button" class="button" onClick={() => void loadNewest()}>
            {t('macro.loadNewest')}
          </button>
        </div>
      )}
      <Field
        label={t('macro.name')}
        value={name}
        onInput={setName}
        maxLength={80}
        required
        autofocus
      />
      <Field
        label={t('macro.description')}
        value={description}
        onInput={setDescription}
        maxLength={200}
      />
      {mayShare && (
        <label class="scope">
          <input
            type="checkbox"
            checked={isShared}
            onChange={({ currentTarget }) => setIsShared(currentTarget.checked)}
          />
          {t('macro.forAll')}
        </label>
      )}
      <div class="macro-steps-head">
        <h3>{t('macro.steps')}</h3>
        <span class="muted small">
          {t('macro.count', { count: steps.length, max: limits.macroMaxSteps })}
        </span>
      </div>
      {steps.length === 0 && <p class="muted">{t('macro.empty')}</p>}
      <ol class="macro-steps" ref={box}>
        {steps.map(({ key, step }, index) => (
          <li
            key={key}
            class={index === wrong ? 'macro-step macro-step-wrong' : 'macro-step'}
            data-dragged={dragged === index}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              if (dragged === index) return;
              move(dragged, index, false);
              setDragged(index);
            }}
            onDrop={(event) => event.preventDefault()}
          >
            <div class="macro-step-head">
              <button
                type="button"
                class="button button-quiet macro-handle"
                draggable
                title={t('macro.moveHint')}
                aria-label={t('macro.move', { step: kindWords(step.kind), at: index + 1 })}
                onDragStart={(event) => {
                  event.dataTransfer?.setData('text/plain', '');
                  setDragged(index);
                }}
                onDragEnd={() => setDragged(null)}
                onKeyDown={(event) => {
                  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
                  event.preventDefault();
                  move(index, index + (event.key === 'ArrowUp' ? -1 : 1), true);
                }}
              >
                <Icon name="grip" />
              </button>
              <strong>
                {index + 1}. {kindWords(step.kind)}
              </strong>
              <button
                type="button"
                class="button button-quiet"
                aria-label={t('macro.up', { at: index + 1 })}
                disabled={index === 0}
                onClick={() => move(index, index - 1, true)}
              >
                <Icon name="up" />
              </button>
              <button
                type="button"
                class="button button-quiet"
                aria-label={t('macro.down', { at: index + 1 })}
                disabled={index === steps.length - 1}
                onClick={() => move(index, index + 1, true)}
              >
                <Icon name="down" />
              </button>
              <button
                type="button"
                class="button button-quiet"
                aria-label={t('macro.removeStep', { at: index + 1 })}
                onClick={() => {
                  setSteps(steps.filter((one) => one.key !== key));
                  setWrong(-1);
                }}
              >
                <Icon name="close" />
              </button>
            </div>
            <StepFields
              step={step}
              people={people}
              tools={tools.data ?? []}
              change={(next) =>
                setSteps(steps.map((one) => (one.key === key ? { key, step: next } : one)))
              }
            />
          </li>
        ))}
      </ol>
      <p class="unseen" role="status">
        {spoken}
      </p>
      <div class="macro-add" role="group" aria-label={t('macro.add')}>
        {macroStepKinds.map((kind) => (
          <button
            key={kind}
            type="button"
            class="button"
            disabled={
              steps.length >= limits.macroMaxSteps ||
              (kind === 'resolve' && has('resolve')) ||
              (kind === 'tool' && !tools.data?.length)
            }
            onClick={() => add(kind)}
          >
            + {kindWords(kind)}
          </button>
        ))}
      </div>
    </Form>
  );
}

function fresh(kind: MacroStepKind, tools: ToolView[] | undefined): MacroStep {
  switch (kind) {
    case 'reply':
    case 'note':
      return { kind, text: '' };
    case 'tag':
      return { kind, add: [], remove: [] };
    case 'assign':
      return { kind, assigneeId: 'me', teamId: null };
    case 'prioritise':
      return { kind, priority: 'high' };
    case 'snooze':
      return { kind, minutes: 1_440 };
    case 'tool':
      return { kind, tool: tools?.[0]?.name ?? '', arguments: {} };
    case 'resolve':
      return { kind };
  }
}

/** The server names the place: `steps.1.tool: there is no such tool`. */
function placeOf(error: unknown): { index: number; why: string } | null {
  if (!(error instanceof ApiProblem)) return null;
  const [, index, why] = /^steps\.(\d+)(?:\.[\w.]+)?: (.+)$/.exec(error.message) ?? [];
  return index === undefined || why === undefined ? null : { index: Number(index), why };
}

function wordsOf(error: unknown): string | undefined {
  const place = placeOf(error);
  if (place) return t('macro.wrong', { at: place.index + 1, why: place.why });
  if (!(error instanceof ApiProblem)) return undefined;
  return error.code === 'stale' ? t('macro.notSaved') : error.message.replace(/^\w+: /, '');
}
