/** One person of the team: who, since when, role; and the acts for those who manage members. Part of team.tsx. */
import type { Member as Person, MemberChange } from '#protocol/member';
import { ActsMenu } from '../components/rows.tsx';
import { t, tMaybe } from '../locales/texts.ts';
import { when } from '../locales/times.ts';
import type { Member } from '../session.ts';

export const roles = ['owner', 'admin', 'supervisor', 'agent', 'viewer'] as const;
export type Role = (typeof roles)[number];

export type PersonAct =
  | { act: 'change'; change: MemberChange }
  | { act: 'remove' | 'restore' | 'reset' | 'reset-mfa' | 'end-sessions' };

/** Not above one's own. */
export const rolesBelow = (me: Member): Role[] => {
  const own = roles.findIndex((role) => role === me.role);
  return own < 0 ? [] : roles.slice(own);
};

interface RowProps {
  person: Person;
  me: Member;
  act: (given: PersonAct) => void;
}

export function PersonRow({ person, me, act }: RowProps) {
  const { id, name, email, role, status, grants, seenAt } = person;
  const isMe = id === me.memberId;
  const below = rolesBelow(me);
  const mayChange =
    me.allowed.includes('member.write') &&
    below.some((one) => one === role) &&
    (!person.isPlatformOwner || me.isPlatformOwner === true);
  const seesPii = ['owner', 'admin', 'supervisor'].includes(role);
  return (
    <li class={status === 'active' ? 'row' : 'row row-off'}>
      <div class="row-words">
        <span class="row-line">
          <strong dir="auto">{name}</strong>
          {isMe && <span class="badge">{t('team.you')}</span>}
          {status !== 'active' && (
            <span class="badge badge-down">{t(`team.status.${status}`)}</span>
          )}
          {person.hasMfa && <span class="badge badge-up">{t('team.mfa')}</span>}
          {person.isPlatformOwner && <span class="badge">{t('team.platform')}</span>}
          {grants?.includes('pii.read') && <span class="badge">{t('team.grant.pii')}</span>}
        </span>
        <span class="muted small">
          {email && <span dir="ltr">{email}</span>}
          {seenAt !== undefined &&
            ` · ${seenAt === null ? t('team.never') : t('team.seen', { at: when(seenAt) })}`}
        </span>
      </div>
      <div class="row-acts">
        {mayChange && status === 'active' && !isMe ? (
          <select
            class="select"
            aria-label={`${t('team.role')}: ${name}`}
            value={role}
            onChange={({ currentTarget }) => {
              const chosen = roles.find((one) => one === currentTarget.value);
              if (chosen) act({ act: 'change', change: { role: chosen } });
            }}
          >
            {below.map((one) => (
              <option key={one} value={one}>
                {t(`role.${one}`)}
              </option>
            ))}
          </select>
        ) : (
          <span class="badge">{tMaybe(`role.${role}`) ?? role}</span>
        )}
        {mayChange && !isMe && (
          <ActsMenu
            label={t('team.more', { name })}
            acts={actsOf(person, seesPii).map(([words, given]) => ({
              words,
              onAct: () => act(given),
            }))}
          />
        )}
      </div>
    </li>
  );
}

function actsOf(
  { status, hasMfa, grants = [] }: Person,
  seesPii: boolean,
): [words: string, given: PersonAct][] {
  if (status === 'removed') return [[t('team.undo'), { act: 'restore' }]];
  if (status === 'disabled')
    return [
      [t('team.enable'), { act: 'change', change: { status: 'active' } }],
      [t('team.remove'), { act: 'remove' }],
    ];
  const sees = grants.includes('pii.read');
  const others = grants.filter((grant) => grant !== 'pii.read');
  const granted = { grants: sees ? others : [...others, 'pii.read'] };
  return [
    ...(seesPii
      ? []
      : ([[`${sees ? '✓ ' : ''}${t('team.grant.pii')}`, { act: 'change', change: granted }]] as [
          string,
          PersonAct,
        ][])),
    [t('team.reset'), { act: 'reset' }],
    ...(hasMfa ? ([[t('team.resetMfa'), { act: 'reset-mfa' }]] as [string, PersonAct][]) : []),
    [t('team.endSessions'), { act: 'end-sessions' }],
    [t('team.disable'), { act: 'change', change: { status: 'disabled' } }],
    [t('team.remove'), { act: 'remove' }],
  ];
}
