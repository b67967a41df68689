/**
 * Ids of the company's own form (vouchers, contracts, its order numbers): what they look like, tried out on a sentence before they are saved.
 * The trial is the product's own code, so what is found here is what the assistant and the tools find. Part of the settings page.
 */
import './entity-patterns.css';
import { useState } from 'preact/hooks';
import {
  asPatterns,
  findTenantEntities,
  mostPatterns,
  patternProblem,
  patternsProblem,
} from '#core/understanding/entities/tenant-pattern';
import type { EntityPattern } from '#protocol/settings';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { Card } from '../components/card.tsx';
import { Field } from '../components/form.tsx';
import { Refusal } from '../components/states.tsx';
import { t } from '../locales/texts.ts';

interface Props {
  patterns: EntityPattern[];
  mayWrite: boolean;
  saved: () => void;
}

const blank: EntityPattern = { name: '', pattern: '', example: '' };

export function EntityPatterns({ patterns: kept, mayWrite, saved }: Props) {
  const [patterns, setPatterns] = useState(kept);
  const [text, setText] = useState('');
  const { act, refusal, isBusy } = useAct();
  const change = (index: number, but: Partial<EntityPattern>) =>
    setPatterns(patterns.map((one, at) => (at === index ? { ...one, ...but } : one)));
  const isDirty = JSON.stringify(patterns) !== JSON.stringify(kept);
  const problem = patternsProblem(patterns);
  const save = () =>
    act(async () => {
      await api('/v1/admin/settings', { method: 'PATCH', body: { entityPatterns: patterns } });
      saved();
    });
  return (
    <Card title={t('patterns.title')} wide>
      <p class="muted small">{t('patterns.lead')}</p>
      {patterns.length === 0 && <p class="muted">{t('patterns.none')}</p>}
      <ul class="patterns">
        {patterns.map((one, index) => (
          <li key={index} class="pattern">
            <Field
              label={t('patterns.name')}
              value={one.name}
              onInput={(name) => change(index, { name: name.toUpperCase() })}
            />
            <Field
              label={t('patterns.pattern')}
              value={one.pattern}
              onInput={(pattern) => change(index, { pattern })}
            />
            <Field
              label={t('patterns.example')}
              value={one.example}
              onInput={(example) => change(index, { example })}
            />
            {mayWrite && (
              <button
                type="button"
                class="button button-quiet"
                onClick={() => setPatterns(patterns.filter((_, at) => at !== index))}
              >
                {t('patterns.remove')}
              </button>
            )}
            <p class="small pattern-state" role="status">
              {stateOf(one)}
            </p>
          </li>
        ))}
      </ul>
      <Field
        label={t('patterns.try')}
        value={text}
        onInput={setText}
        hint={text === '' ? t('patterns.tryHint') : foundIn(text, patterns)}
      />
      {mayWrite && (
        <div class="form-acts">
          <button
            type="button"
            class="button"
            disabled={patterns.length >= mostPatterns}
            onClick={() => setPatterns([...patterns, blank])}
          >
            {t('patterns.add')}
          </button>
          {isDirty && (
            <>
              <button
                type="button"
                class="button button-strong"
                aria-busy={isBusy}
                disabled={problem !== null}
                onClick={() => void save()}
              >
                {t('settings.save')}
              </button>
              <button type="button" class="button button-quiet" onClick={() => setPatterns(kept)}>
                {t('patterns.undo')}
              </button>
            </>
          )}
        </div>
      )}
      <Refusal text={refusal} />
    </Card>
  );
}

/** Whether the example is found by it, or why the pattern cannot be used. */
function stateOf({ name, pattern, example }: EntityPattern): string {
  if (name === '' || pattern === '') return '';
  const problem = patternProblem(pattern);
  if (problem !== null) return t('patterns.wrong', { problem });
  if (example === '') return '';
  const [found] = findTenantEntities(example, [{ type: name, pattern }]);
  return found?.value === example.trim() ? t('patterns.fits') : t('patterns.misses');
}

function foundIn(text: string, patterns: readonly EntityPattern[]): string {
  const usable = patterns.filter(
    ({ pattern }) => pattern !== '' && patternProblem(pattern) === null,
  );
  const found = findTenantEntities(text, asPatterns(usable));
  return found.length === 0
    ? t('patterns.found.none')
    : found.map(({ type, value }) => `${type}: ${value}`).join(' · ');
}
