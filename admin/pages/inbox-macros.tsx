/**
 * Running a macro in the open conversation: chosen by name, shown step by step with everything filled in, then run. What stopped it is
 * said with what has happened; going on never does a step twice. Used by inbox-conversation, composer and palette.
 */
import './macros.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Macro, MacroList, MacroPreview, MacroRunAnswer, MacroStep } from '#protocol/macro';
import { api } from '../api.ts';
import { Field } from '../components/form.tsx';
import { Icon } from '../components/icon.tsx';
import { Sheet } from '../components/sheet.tsx';
import { Failed, problemText, Refusal, Skeleton } from '../components/states.tsx';
import { toast } from '../components/toast.tsx';
import { readable } from '../locales/names.ts';
import { t } from '../locales/texts.ts';
import { useResource } from '../resource.ts';
import { keepRun, readRun } from './inbox-macro-runs.ts';
import type { People } from './inbox-people.ts';
import { codeWords, kindWords, stepWords } from './macro-words.ts';

/** Those that this member may run; loaded once for the page, and again now and then. */
const everyMs = 60_000;

export function useMacros(mayRun: boolean): Macro[] {
  const list = useResource(
    `macros:${mayRun}`,
    (signal) =>
      mayRun ? api<MacroList>('/v1/admin/macros', { signal }) : Promise.resolve({ macros: [] }),
    { everyMs },
  );
  return list.data?.macros ?? [];
}

interface MacroSheetProps {
  macro: Macro;
  conversationId: string;
  people: People;
  /** The conversation can be taken over; absent when it is the member's, or nobody's to take. */
  takeOver?: (() => Promise<boolean>) | undefined;
  onClose: () => void;
}

/** While one is still writing nothing is asked. */
const askAfterMs = 350;

export function MacroSheet({ macro, conversationId, people, takeOver, onClose }: MacroSheetProps) {
  const [begun, setBegun] = useState(() => readRun(conversationId, macro.id));
  const [inputs, setInputs] = useState<Record<string, string>>(begun?.inputs ?? {});
  const [asked, setAsked] = useState(inputs);
  const [ran, setRan] = useState<MacroRunAnswer | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  // One for all tries of this run: what is done is done once.
  const [clientId, setClientId] = useState<string>(() => begun?.clientId ?? crypto.randomUUID());
  const start = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(inputs), askAfterMs);
    return () => clearTimeout(timer);
  }, [inputs]);
  const path = `/v1/admin/macros/${macro.id}`;
  const [round, setRound] = useState(0);
  const key = `${macro.id} ${conversationId} ${round} ${JSON.stringify(asked)}`;
  const found = useResource(key, (signal) =>
    api<MacroPreview>(`${path}/preview`, {
      method: 'POST',
      body: { conversationId, inputs: asked },
      signal,
    }),
  );
  const kept = useRef<MacroPreview | undefined>(undefined);
  if (found.data) kept.current = found.data;
  const preview = kept.current;
  const isReady = found.state === 'ready' && asked === inputs;
  useEffect(() => {
    if (found.state === 'ready' && found.data.inputs.length === 0) start.current?.focus();
  }, [found.state]);
  const run = async () => {
    if (!preview) return;
    setIsBusy(true);
    setRefusal(null);
    // Also when no answer comes: what is done by then is not done again.
    keepRun(conversationId, macro.id, { clientId, inputs });
    try {
      const answer = await api<MacroRunAnswer>(`${path}/run`, {
        method: 'POST',
        body: { conversationId, clientId, version: preview.version, inputs },
      });
      setRan(answer);
      if (answer.isDone) {
        keepRun(conversationId, macro.id, null);
        toast(t('macro.done', { name: macro.name }));
        onClose();
      }
    } catch (error) {
      setRefusal(problemText(error));
    }
    setIsBusy(false);
  };
  const isStarted = ran !== null || refusal !== null;
  const isWaiting = ran?.steps.some(({ status }) => status === 'waiting') ?? false;
  const goesOn = isWaiting || begun !== null;
  const label = isBusy ? 'running' : goesOn ? 'continue' : isStarted ? 'again' : 'run';
  return (
    <Sheet label={t('macro.command', { name: macro.name })} onClose={onClose}>
      <div class="macro-sheet" aria-busy={isBusy || !isReady}>
        <h2>
          <bdi>{macro.name}</bdi>
        </h2>
        {macro.description && (
          <p class="muted">
            <bdi>{macro.description}</bdi>
          </p>
        )}
        {found.state === 'failed' && <Failed error={found.error} retry={found.reload} small />}
        {!preview && found.state === 'loading' && <Skeleton lines={5} />}
        {begun && !ran && (
          <div class="macro-stale" role="status">
            <p>{t('macro.begun')}</p>
            <button
              type="button"
              class="button"
              onClick={() => {
                keepRun(conversationId, macro.id, null);
                setBegun(null);
                setClientId(crypto.randomUUID());
              }}
            >
              {t('macro.anew')}
            </button>
          </div>
        )}
        {preview && !ran && !begun && preview.inputs.length > 0 && (
          <fieldset class="macro-asks">
            <legend>{t('macro.asks')}</legend>
            {preview.inputs.map(({ name, label, value, isRequired }) => (
              <Field
                key={name}
                label={isRequired ? readable(label) : t('tools.optional', { label })}
                value={inputs[name] ?? value}
                onInput={(text) => setInputs({ ...inputs, [name]: text })}
                maxLength={2_000}
              />
            ))}
          </fieldset>
        )}
        {preview && (ran || !begun) && (
          <>
            <h3>
              {ran
                ? t(isWaiting ? 'macro.waits' : 'macro.partly', { name: macro.name })
                : t('macro.preview')}
            </h3>
            <ol class="macro-plan">
              {(ran?.steps ?? preview.steps).map((one, index) => (
                <PlanStep key={index} at={index + 1} one={one} people={people} />
              ))}
            </ol>
          </>
        )}
        <Refusal text={refusal} />
        <div class="macro-acts">
          {takeOver && preview?.steps.some(({ code }) => code === 'not-your-turn') && !ran && (
            <button
              type="button"
              class="button"
              onClick={() => void takeOver().then((isDone) => isDone && setRound(round + 1))}
            >
              {t('macro.takeOver')}
            </button>
          )}
          <button
            type="button"
            ref={start}
            class="button button-strong"
            disabled={isBusy || !preview || (!ran && !begun && (!isReady || !preview.mayRun))}
            onClick={() => void run()}
          >
            {t(`macro.${label}`)}
          </button>
          <button type="button" class="button" onClick={onClose}>
            {t(ran ? 'close' : 'cancel')}
          </button>
        </div>
      </div>
    </Sheet>
  );
}

interface PlanStepProps {
  at: number;
  one: MacroPreview['steps'][number] | MacroRunAnswer['steps'][number];
  people: People;
}

function PlanStep({ at, one, people }: PlanStepProps) {
  const { step, code, detail, tool } = one;
  const status = 'status' in one ? one.status : code === 'ok' ? 'ready' : 'refused';
  const isNothing = 'changesNothing' in one && one.changesNothing;
  return (
    <li class={`macro-plan-step macro-${status}`}>
      <span class="macro-mark" aria-hidden="true">
        {status === 'done' ? (
          <Icon name="check" />
        ) : status === 'refused' ? (
          <Icon name="alert" />
        ) : (
          at
        )}
      </span>
      <div class="macro-plan-words">
        <p class="row-line">
          <strong>{kindWords(step.kind)}</strong>
          {'status' in one && <span class="badge">{t(`macro.status.${one.status}`)}</span>}
        </p>
        <StepBody step={step} title={tool?.title} people={people} />
        {tool?.rows && tool.rows.length > 0 && (
          <dl class="context-facts small">
            {tool.rows.map(({ label, value }) => (
              <div key={label}>
                <dt class="muted">{label}</dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        )}
        {tool?.text && (
          <p class="small">
            <bdi>{tool.text}</bdi>
          </p>
        )}
        {code !== 'ok' && code !== '' && (
          <p class={status === 'waiting' ? 'small' : 'small bad'}>{codeWords(code, detail)}</p>
        )}
        {status === 'ready' && tool?.needsApproval && <p class="small">{t('macro.leave')}</p>}
        {isNothing && <p class="small muted">{t('macro.changesNothing')}</p>}
      </div>
    </li>
  );
}

interface StepBodyProps {
  step: MacroStep;
  /** Of the tool. */
  title: string | undefined;
  people: People;
}

const StepBody = ({ step, title, people }: StepBodyProps) =>
  step.kind === 'reply' || step.kind === 'note' ? (
    <blockquote
      class={step.kind === 'note' ? 'macro-text macro-text-note' : 'macro-text'}
      dir="auto"
    >
      {step.text}
    </blockquote>
  ) : (
    <p>
      <bdi>{title ?? stepWords(step, people)}</bdi>
    </p>
  );
