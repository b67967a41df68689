/**
 * How the assistant behaves, what it may cost, when it calls a person. Every setting shows what holds now; one that the tenant has
 * changed can go back to the plan's default. Saved one by one, in force from the next turn on.
 */
import './settings.css';
import '../components/rows.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { EntityPattern, SettingsView } from '#protocol/settings';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { PageHead } from '../components/page-head.tsx';
import { Card } from '../components/card.tsx';
import { IdentitySecret } from '../components/identity-secret.tsx';
import { TicketSecret } from '../components/ticket-secret.tsx';
import { Failed, Skeleton, Refusal } from '../components/states.tsx';
import { Switch } from '../components/switch.tsx';
import { t, tMaybe } from '../locales/texts.ts';
import { useResource } from '../resource.ts';
import { usePlace } from '../router.ts';
import { EntityPatterns } from './entity-patterns.tsx';
import { settingChoices, settingGroups } from './setting-groups.ts';
import type { PageProps } from './table.ts';

const path = '/v1/admin/settings';

export function SettingsPage({ member }: PageProps) {
  const view = useResource('settings', (signal) => api<SettingsView>(path, { signal }));
  if (view.state === 'loading') return <Skeleton lines={12} />;
  if (!view.data) return <Failed error={view.error} retry={view.reload} />;
  const { data } = view;
  return (
    <>
      <PageHead title={t('settings.title')} lead={t('settings.lead', { plan: data.plan })} />
      <div class="settings">
        {Object.entries(settingGroups).map(([group, names]) => (
          <Card key={group} title={t(`settings.group.${group as keyof typeof settingGroups}`)} wide>
            {names.map((name) => (
              <Setting
                key={`${name}:${data.version}`}
                name={name}
                value={data.settings[name]}
                isChanged={data.changed.includes(name)}
                ceiling={data.ceilings[name]}
                mayWrite={member.allowed.includes('settings.write')}
                saved={view.reload}
              />
            ))}
          </Card>
        ))}
        {member.allowed.includes('settings.security') && <IdentitySecret />}
        {member.allowed.includes('settings.security') &&
          data.settings['ticketWebhookUrl'] !== '' && <TicketSecret key={data.version} />}
        <EntityPatterns
          key={`patterns:${data.version}`}
          patterns={(data.settings['entityPatterns'] as EntityPattern[] | undefined) ?? []}
          mayWrite={member.allowed.includes('settings.write')}
          saved={view.reload}
        />
      </div>
    </>
  );
}

interface SettingProps {
  name: string;
  value: unknown;
  isChanged: boolean;
  ceiling: number | undefined;
  mayWrite: boolean;
  saved: () => void;
}

/** Milliseconds are shown in minutes. */
const isDuration = (name: string) => name.endsWith('Ms');
const minuteMs = 60_000;

function shown(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'number' && isDuration(name)) return String(value / minuteMs);
  return value === null || value === undefined ? '' : String(value);
}

/** In the type the setting has now; null goes back to the default. */
function meant(name: string, text: string, now: unknown): unknown {
  const plain = text.trim();
  if (Array.isArray(now)) return plain === '' ? [] : plain.split(',').map((one) => one.trim());
  if (typeof now === 'number') return Number(plain) * (isDuration(name) ? minuteMs : 1);
  return plain === '' ? null : plain;
}

function Setting({ name, value, isChanged, ceiling, mayWrite, saved }: SettingProps) {
  const [text, setText] = useState(shown(name, value));
  const label = tMaybe(`settings.${name}`) ?? name;
  const isSought = usePlace().query.get('setting') === name;
  const field = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (isSought) field.current?.querySelector<HTMLElement>('input, button')?.focus();
  }, [isSought]);
  const { act, refusal } = useAct();
  const save = (to: unknown) =>
    act(async () => {
      await api(path, { method: 'PATCH', body: { [name]: to } });
      saved();
    });
  const isDirty = text !== shown(name, value);
  return (
    <form
      class="setting"
      ref={field}
      onSubmit={(event) => {
        event.preventDefault();
        if (isDirty) void save(meant(name, text, value));
      }}
    >
      <label class="setting-label" for={`setting-${name}`}>
        {label}
        {isDuration(name) && <span class="muted small"> ({t('settings.minutes')})</span>}
        {ceiling !== undefined && (
          <span class="muted small"> ({t('settings.atMost', { count: ceiling })})</span>
        )}
      </label>
      {typeof value === 'boolean' ? (
        <Switch isOn={value} label={label} onSwitch={(on) => mayWrite && void save(on)} />
      ) : settingChoices[name] ? (
        <select
          id={`setting-${name}`}
          class="select setting-input"
          value={text}
          disabled={!mayWrite}
          onChange={({ currentTarget }) => void save(currentTarget.value)}
        >
          {settingChoices[name].map((choice) => (
            <option key={choice} value={choice}>
              {tMaybe(`settings.${name}.${choice}`) ?? choice}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={`setting-${name}`}
          class="select setting-input"
          value={text}
          readOnly={!mayWrite}
          inputMode={typeof value === 'number' ? 'decimal' : 'text'}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      )}
      {mayWrite && (
        <span class="row-acts">
          {isDirty && (
            <button type="submit" class="button">
              {t('settings.save')}
            </button>
          )}
          {isChanged && !isDirty && (
            <button type="button" class="button button-quiet" onClick={() => void save(null)}>
              {t('settings.default')}
            </button>
          )}
        </span>
      )}
      <Refusal text={refusal} small />
    </form>
  );
}
