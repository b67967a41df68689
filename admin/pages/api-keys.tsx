/** Keys of scripts: what each may do, when it was used, a new one (its secret is shown once), revoking. */
import { useState } from 'preact/hooks';
import type { ApiKey, ApiKeyAnswer, ApiKeyList } from '#protocol/member';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { PageHead } from '../components/page-head.tsx';
import { Confirm } from '../components/confirm.tsx';
import { Secret } from '../components/secret.tsx';
import { Rows } from '../components/rows.tsx';
import { Sheet } from '../components/sheet.tsx';
import { Refusal } from '../components/states.tsx';
import { t } from '../locales/texts.ts';
import { when } from '../locales/times.ts';
import { useResource } from '../resource.ts';
import { NewKey } from './api-key-form.tsx';

const path = '/v1/admin/api-keys';

export function ApiKeys() {
  const list = useResource('api-keys', (signal) => api<ApiKeyList>(path, { signal }));
  const [isNew, setIsNew] = useState(false);
  const [made, setMade] = useState<ApiKeyAnswer | null>(null);
  const [revokes, setRevokes] = useState<ApiKey | null>(null);
  const { act, refusal } = useAct({ after: list.reload });
  const revoke = (id: string) => act(() => api(`${path}/${id}`, { method: 'DELETE' }));
  return (
    <>
      <PageHead title={t('keys.title')} lead={t('keys.lead')}>
        <button type="button" class="button" onClick={() => setIsNew(true)}>
          {t('keys.new')}
        </button>
      </PageHead>
      <Refusal text={refusal} />
      <Rows
        label={t('keys.title')}
        list={list}
        items={list.data?.apiKeys}
        none={{ title: t('keys.none'), text: t('keys.noneBody') }}
        row={(key) => <KeyRow key={key.id} apiKey={key} revoke={() => setRevokes(key)} />}
      />
      {(isNew || made) && (
        <Sheet
          label={t('keys.newTitle')}
          onClose={() => {
            setIsNew(false);
            setMade(null);
          }}
        >
          {made ? (
            <Secret
              title={t('keys.secretTitle')}
              lead={t('keys.secretLead')}
              secret={made.secret}
            />
          ) : (
            <NewKey
              scopes={list.data?.scopes ?? []}
              create={async (body) => {
                setMade(await api<ApiKeyAnswer>(path, { method: 'POST', body }));
                list.reload();
              }}
            />
          )}
        </Sheet>
      )}
      {revokes && (
        <Confirm
          title={t('keys.revokeTitle', { name: revokes.name })}
          text={t('keys.revokeBody')}
          yes={t('keys.revoke')}
          onYes={() => void revoke(revokes.id)}
          onClose={() => setRevokes(null)}
        />
      )}
    </>
  );
}

function KeyRow({ apiKey, revoke }: { apiKey: ApiKey; revoke: () => void }) {
  const { name, ending, scopes, lastUsedAt, expiresAt, revokedAt } = apiKey;
  const { makerName, isMakerGone, lostScopes } = apiKey;
  const maker = makerName ?? t('keys.someone');
  const isExpired = expiresAt !== null && Date.parse(expiresAt) < Date.now();
  const isOver = revokedAt !== null || isExpired;
  const isDead = isOver || isMakerGone;
  return (
    <li class={isDead ? 'row row-off' : 'row'}>
      <div class="row-words">
        <span class="row-line">
          <strong dir="auto">{name}</strong>
          <code class="muted">ps_…{ending}</code>
          {isDead && (
            <span class="badge badge-down">
              {isOver
                ? t(revokedAt ? 'keys.revoked' : 'keys.expired')
                : t('keys.makerGone', { name: maker })}
            </span>
          )}
        </span>
        <span class="muted small">
          {lastUsedAt ? t('keys.used', { at: when(lastUsedAt) }) : t('keys.unused')}
          {expiresAt && !isDead && ` · ${t('keys.until', { at: when(expiresAt) })}`}
          {makerName && ` · ${t('keys.madeBy', { name: makerName })}`}
        </span>
        {!isDead && lostScopes.length > 0 && (
          <span class="muted small">
            {t('keys.lost', { count: lostScopes.length, name: maker })}
          </span>
        )}
        <details class="muted small">
          <summary>{t('keys.scopeCount', { count: scopes.length })}</summary>
          <code>{scopes.join(', ')}</code>
        </details>
      </div>
      {!isOver && (
        <button type="button" class="button" onClick={revoke}>
          {t('keys.revoke')}
        </button>
      )}
    </li>
  );
}
