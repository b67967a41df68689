/** The foot of the menu: whose desk this is, the theme and the language of this device, the way out. */
import { useState } from 'preact/hooks';
import { Availability } from './availability.tsx';
import { Icon } from './icon.tsx';
import { Link } from './link.tsx';
import { chooseLanguage, languages } from '../locales/languages.ts';
import type { Language } from '../locales/languages.ts';
import { currentLanguage, t, tMaybe } from '../locales/texts.ts';
import { href } from '../router.ts';
import type { Member } from '../session.ts';
import { chosenTheme, chooseTheme, themes } from '../theme.ts';

export function Account({ member, signOut }: { member: Member; signOut: () => Promise<void> }) {
  const [theme, setTheme] = useState(chosenTheme);
  const [problem, setProblem] = useState('');
  const leave = () => {
    setProblem('');
    signOut().catch(() => setProblem(t('signOut.failed')));
  };
  return (
    <div class="account">
      <Link class="account-who" href={href('account')}>
        <span class="avatar" aria-hidden="true">
          {initials(member.tenantName)}
        </span>
        <span class="account-names">
          <strong>{member.tenantName}</strong>
          <span class="muted small">{tMaybe(`role.${member.role}`) ?? member.role}</span>
        </span>
      </Link>
      {member.allowed.includes('presence.write') && <Availability />}
      <div class="account-row">
        <Choice
          label={t('theme.label')}
          value={theme}
          options={themes.map((one) => [one, t(`theme.${one}`)])}
          onChoose={(chosen) => {
            chooseTheme(chosen);
            setTheme(chosen);
          }}
        />
        {spokenHere.length > 1 && (
          <Choice
            label={t('language.label')}
            value={currentLanguage()}
            options={spokenHere}
            onChoose={(chosen) => {
              if (!chooseLanguage(chosen)) setProblem(t('language.notKept'));
            }}
          />
        )}
      </div>
      <div class="account-row">
        <button type="button" class="button button-quiet" onClick={leave}>
          <Icon name="leave" />
          {t('signOut')}
        </button>
      </div>
      <p role="alert" class="small bad">
        {problem}
      </p>
    </div>
  );
}

const spokenHere = Object.entries(languages) as [Language, string][];

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly (readonly [Value, string])[];
  onChoose: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, options, onChoose }: ChoiceProps<Value>) {
  return (
    <select
      class="select"
      aria-label={label}
      value={value}
      onChange={({ currentTarget }) => onChoose(currentTarget.value as Value)}
    >
      {options.map(([one, words]) => (
        <option key={one} value={one}>
          {words}
        </option>
      ))}
    </select>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}|^\p{N}/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => Array.from(word)[0]?.toLocaleUpperCase())
    .join('');
}
