/** The form of a new key: its name, how long, and what it may do, by area. Part of api-keys.tsx. */
import './api-keys.css';
import { useState } from 'preact/hooks';
import { Field, Form, Pick } from '../components/form.tsx';
import { readable } from '../locales/names.ts';
import { t } from '../locales/texts.ts';

interface NewKeyProps {
  scopes: string[];
  create: (body: { name: string; scopes: string[]; expiresInDays?: number }) => Promise<void>;
}

export function NewKey({ scopes, create }: NewKeyProps) {
  const [name, setName] = useState('');
  const [days, setDays] = useState('90');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (scope: string) =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(scope)) after.add(scope);
      return after;
    });
  const areas = new Map<string, string[]>();
  for (const scope of scopes) {
    const area = scope.split('.')[0] ?? '';
    areas.set(area, [...(areas.get(area) ?? []), scope]);
  }
  return (
    <Form
      submit={t('keys.create')}
      onSubmit={() =>
        create({
          name,
          scopes: [...chosen],
          ...(days === '' ? {} : { expiresInDays: Number(days) }),
        })
      }
    >
      <h2>{t('keys.newTitle')}</h2>
      <Field
        label={t('keys.name')}
        hint={t('keys.nameHint')}
        value={name}
        onInput={setName}
        maxLength={120}
        autocomplete="off"
        required
        autofocus
      />
      <Pick
        label={t('keys.expires')}
        value={days}
        options={[
          ...['30', '90', '365'].map(
            (count) => [count, t('keys.days', { days: count })] as [string, string],
          ),
          ['', t('keys.never')],
        ]}
        onPick={setDays}
      />
      <fieldset class="scopes">
        <legend>{t('keys.scopes')}</legend>
        <p class="muted small">{t('keys.scopesHint')}</p>
        <button
          type="button"
          class="button"
          onClick={() =>
            setChosen(
              new Set(scopes.filter((scope) => scope.endsWith('.read') && scope !== 'pii.read')),
            )
          }
        >
          {t('keys.allRead')}
        </button>
        <div class="scope-areas">
          {[...areas].map(([area, of]) => (
            <div key={area} class="scope-area">
              <span>{readable(area)}</span>
              {of.map((scope) => (
                <label key={scope} class="scope">
                  <input
                    type="checkbox"
                    checked={chosen.has(scope)}
                    onChange={() => toggle(scope)}
                  />
                  {scope.slice(area.length + 1)}
                </label>
              ))}
            </div>
          ))}
        </div>
      </fieldset>
    </Form>
  );
}
