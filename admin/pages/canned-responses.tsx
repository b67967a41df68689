/** Ready-made texts: found, written, changed, removed. `{{contact.firstName}}` and its like are filled in when one is used. */
import { useState } from 'preact/hooks';
import type { CannedResponse, CannedResponseDraft } from '#protocol/canned-response';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { PageHead } from '../components/page-head.tsx';
import { Confirm } from '../components/confirm.tsx';
import { Filters, SearchField } from '../components/filters.tsx';
import { Field, Form } from '../components/form.tsx';
import { ActsMenu, Rows } from '../components/rows.tsx';
import { Sheet } from '../components/sheet.tsx';
import { Refusal } from '../components/states.tsx';
import { languageName } from '../locales/names.ts';
import { t } from '../locales/texts.ts';
import { useResource } from '../resource.ts';
import { usePlace } from '../router.ts';
import type { PageProps } from './table.ts';

const path = '/v1/admin/canned-responses';
const empty: CannedResponseDraft = { shortcut: '', title: '', text: '', locale: 'en' };

export function CannedResponses({ member }: PageProps) {
  const { query } = usePlace();
  const q = query.get('q') ?? '';
  const list = useResource(`canned:${q}`, (signal) =>
    api<{ cannedResponses: CannedResponse[] }>(path, { query: { q }, signal }),
  );
  const [editing, setEditing] = useState<CannedResponse | CannedResponseDraft | null>(null);
  const [removes, setRemoves] = useState<CannedResponse | null>(null);
  const mayWrite = member.allowed.includes('canned-response.write');
  const save = async ({ shortcut, title, text, locale }: CannedResponseDraft) => {
    const body = { shortcut, title, text, locale };
    const id = editing && 'id' in editing ? editing.id : null;
    await api(id ? `${path}/${id}` : path, { method: id ? 'PATCH' : 'POST', body });
    setEditing(null);
    list.reload();
  };
  const { act, refusal } = useAct({ after: list.reload });
  const remove = (id: string) => act(() => api(`${path}/${id}`, { method: 'DELETE' }));
  return (
    <>
      <PageHead title={t('canned.title')} lead={t('canned.lead')}>
        {mayWrite && (
          <button type="button" class="button" onClick={() => setEditing(empty)}>
            {t('canned.new')}
          </button>
        )}
      </PageHead>
      <Filters>
        <SearchField sought={q} label={t('canned.search')} />
      </Filters>
      <Refusal text={refusal} />
      <Rows
        label={t('canned.title')}
        list={list}
        items={list.data?.cannedResponses}
        none={{ title: t('canned.none'), text: t('canned.noneBody') }}
        row={(one) => (
          <li class="row" key={one.id}>
            <div class="row-words">
              <span class="row-line">
                <strong dir="auto">{one.title}</strong>
                <code class="muted" dir="ltr">
                  /{one.shortcut}
                </code>
                <span class="badge">{languageName(one.locale)}</span>
              </span>
              <span class="muted small" dir="auto" lang={one.locale}>
                {one.text}
              </span>
            </div>
            {mayWrite && (
              <ActsMenu
                label={t('canned.more', { title: one.title })}
                acts={[
                  { words: t('canned.edit'), onAct: () => setEditing(one) },
                  { words: t('canned.remove'), onAct: () => setRemoves(one) },
                ]}
              />
            )}
          </li>
        )}
      />
      {editing && (
        <Sheet label={t('canned.title')} onClose={() => setEditing(null)}>
          <Editor first={editing} save={save} />
        </Sheet>
      )}
      {removes && (
        <Confirm
          title={t('canned.removeTitle', { title: removes.title })}
          text={t('canned.removeBody')}
          yes={t('canned.remove')}
          onYes={() => void remove(removes.id)}
          onClose={() => setRemoves(null)}
        />
      )}
    </>
  );
}

interface EditorProps {
  first: CannedResponseDraft;
  save: (draft: CannedResponseDraft) => Promise<void>;
}

function Editor({ first, save }: EditorProps) {
  const [draft, setDraft] = useState(first);
  const set = (name: keyof CannedResponseDraft) => (value: string) =>
    setDraft({ ...draft, [name]: value });
  return (
    <Form submit={t('canned.save')} onSubmit={() => save(draft)}>
      <h2>{t(first.shortcut === '' ? 'canned.new' : 'canned.edit')}</h2>
      <Field
        label={t('canned.name')}
        value={draft.title}
        onInput={set('title')}
        maxLength={120}
        required
        autofocus
      />
      <Field
        label={t('canned.shortcut')}
        hint={t('canned.shortcutHint')}
        value={draft.shortcut}
        onInput={set('shortcut')}
        maxLength={40}
        required
      />
      <Field
        label={t('canned.locale')}
        hint={t('canned.localeHint')}
        value={draft.locale}
        onInput={set('locale')}
        maxLength={2}
        pattern="[a-z]{2}"
        required
      />
      <Field
        label={t('canned.text')}
        hint={t('canned.textHint')}
        value={draft.text}
        onInput={set('text')}
        rows={8}
      />
    </Form>
  );
}
