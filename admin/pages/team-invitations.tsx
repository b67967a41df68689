/** Open invitations of the team, and inviting. Part of team.tsx. */
import { useState } from 'preact/hooks';
import type { Invitation, InvitationAnswer, InvitationList } from '#protocol/member';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { Confirm } from '../components/confirm.tsx';
import { EmailField } from '../components/credentials.tsx';
import { Form, Pick } from '../components/form.tsx';
import { Sheet } from '../components/sheet.tsx';
import { Failed, Refusal } from '../components/states.tsx';
import { t, tMaybe } from '../locales/texts.ts';
import { when } from '../locales/times.ts';
import { useResource } from '../resource.ts';
import type { Member } from '../session.ts';
import { LinkToPass } from './team-link.tsx';
import { rolesBelow } from './team-row.tsx';

const path = '/v1/admin/invitations';

export function Invitations({ me }: { me: Member }) {
  const list = useResource('invitations', (signal) => api<InvitationList>(path, { signal }));
  const [isInviting, setIsInviting] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const [revokes, setRevokes] = useState<Invitation | null>(null);
  const { act, refusal } = useAct({ after: list.reload });
  const revoke = (id: string) => act(() => api(`${path}/${id}`, { method: 'DELETE' }));
  const invited = ({ link: given, invitation }: InvitationAnswer) => {
    setIsInviting(false);
    setLink(given);
    setSaid(given === null ? t('team.invited', { email: invitation.email }) : '');
    list.reload();
  };
  const open = list.data?.invitations ?? [];
  return (
    <section aria-label={t('team.invitations')}>
      <div class="section-head">
        <h2>{t('team.invitations')}</h2>
        <button type="button" class="button" onClick={() => setIsInviting(true)}>
          {t('team.invite')}
        </button>
      </div>
      <p class="done" role="status">
        {said}
      </p>
      <Refusal text={refusal} />
      {list.state === 'failed' && <Failed error={list.error} retry={list.reload} small />}
      {open.length > 0 && (
        <ul class="rows" aria-label={t('team.invitations')} aria-busy={list.isBusy}>
          {open.map((invitation) => (
            <li key={invitation.id} class="row">
              <div class="row-words">
                <strong dir="ltr">{invitation.email}</strong>
                <span class="muted small">
                  {tMaybe(`role.${invitation.role}`) ?? invitation.role} ·{' '}
                  {t('team.expires', { at: when(invitation.expiresAt) })}
                </span>
              </div>
              <button type="button" class="button" onClick={() => setRevokes(invitation)}>
                {t('team.revoke')}
              </button>
            </li>
          ))}
        </ul>
      )}
      {isInviting && <Invite me={me} invited={invited} onClose={() => setIsInviting(false)} />}
      {link !== null && <LinkToPass link={link} onClose={() => setLink(null)} />}
      {revokes && (
        <Confirm
          title={t('team.revokeTitle')}
          text={t('team.revokeBody', { email: revokes.email })}
          yes={t('team.revoke')}
          onYes={() => void revoke(revokes.id)}
          onClose={() => setRevokes(null)}
        />
      )}
    </section>
  );
}

interface InviteProps {
  me: Member;
  invited: (answer: InvitationAnswer) => void;
  onClose: () => void;
}

function Invite({ me, invited, onClose }: InviteProps) {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState('agent');
  const send = async () =>
    invited(await api<InvitationAnswer>(path, { method: 'POST', body: { email, role } }));
  return (
    <Sheet label={t('team.inviteTitle')} onClose={onClose}>
      <Form submit={t('team.inviteSubmit')} onSubmit={send}>
        <h2>{t('team.inviteTitle')}</h2>
        <p class="muted">{t('team.inviteLead')}</p>
        <EmailField autocomplete="off" value={email} onInput={setEmail} autofocus />
        <Pick
          label={t('team.role')}
          value={role}
          options={rolesBelow(me).map((one) => [one, t(`role.${one}`)])}
          onPick={setRole}
        />
      </Form>
    </Sheet>
  );
}
