/** The foot of the menu: whose desk this is, the theme, the way out. */
import { useId, useState } from 'preact/hooks';
import { Availability } from './availability.tsx';
import { Icon } from './icon.tsx';
import { Link } from './link.tsx';
import { t, tMaybe } from '../locales/texts.ts';
import { href } from '../router.ts';
import type { Member } from '../session.ts';
import { chosenTheme, chooseTheme, themes } from '../theme.ts';

export function Account({ member, signOut }: { member: Member; signOut: () => Promise<void> }) {
  const id = useId();
  const [theme, setTheme] = useState(chosenTheme);
  const [hasFailed, setHasFailed] = useState(false);
  const leave = () => {
    setHasFailed(false);
    signOut().catch(() => setHasFailed(true));
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
        <label class="unseen" for={id}>
          {t('theme.label')}
        </label>
        <select
          id={id}
          class="select"
          value={theme}
          onChange={({ currentTarget }) => {
            const chosen = themes.find((one) => one === currentTarget.value) ?? 'auto';
            chooseTheme(chosen);
            setTheme(chosen);
          }}
        >
          {themes.map((one) => (
            <option key={one} value={one}>
              {t(`theme.${one}`)}
            </option>
          ))}
        </select>
        <button type="button" class="button button-quiet" onClick={leave}>
          <Icon name="leave" />
          {t('signOut')}
        </button>
      </div>
      <p role="alert" class="small bad">
        {hasFailed && t('signOut.failed')}
      </p>
    </div>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}|^\p{N}/u.test(word));
  return words
    .slice(0, 2)
    .map((word) => Array.from(word)[0]?.toLocaleUpperCase())
    .join('');
}
