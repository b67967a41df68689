/** Macros: several acts under one name. Agents keep their own; who leads the desk keeps those of everybody. */
import './macros.css';
import { useState } from 'preact/hooks';
import type { Macro, MacroList } from '#protocol/macro';
import { api } from '../api.ts';
import { Confirm } from '../components/confirm.tsx';
import { Filters, SearchField } from '../components/filters.tsx';
import { Icon } from '../components/icon.tsx';
import { bestMatches } from '../components/match.ts';
import { ActsMenu, Rows } from '../components/rows.tsx';
import { Sheet } from '../components/sheet.tsx';
import { problemText, Refusal } from '../components/states.tsx';
import { t } from '../locales/texts.ts';
import { useResource } from '../resource.ts';
import { usePlace } from '../router.ts';
import { usePeople } from './inbox-people.ts';
import { MacroEditor } from './macro-editor.tsx';
import { kindWords, stepWords } from './macro-words.ts';
import type { PageProps } from './table.ts';

const path = '/v1/admin/macros';
type Editing = { macro: Macro | null; isCopy: boolean };

export function Macros({ member }: PageProps) {
  const { query } = usePlace();
  const q = query.get('q') ?? '';
  const people = usePeople();
  const list = useResource('macros', (signal) => api<MacroList>(path, { signal }));
  const [editing, setEditing] = useState<Editing | null>(null);
  const [removes, setRemoves] = useState<Macro | null>(null);
  const [refusal, setRefusal] = useState('');
  const mayKeep = member.allowed.includes('macro.run');
  const mayShare = member.allowed.includes('macro.write');
  const mayChange = (macro: Macro) => mayKeep && (!macro.isShared || mayShare);
  const remove = async (id: string) => {
    setRefusal('');
    try {
      await api(`${path}/${id}`, { method: 'DELETE' });
    } catch (error) {
      setRefusal(problemText(error));
    }
    list.reload();
  };
  const shown =
    list.data && (q === '' ? list.data.macros : bestMatches(q, list.data.macros, searched));
  return (
    <>
      <header class="page-head page-head-acts">
        <div>
          <h1>{t('macro.title')}</h1>
          <p class="muted">{t('macro.lead')}</p>
        </div>
        {mayKeep && (
          <button
            type="button"
            class="button"
            onClick={() => setEditing({ macro: null, isCopy: false })}
          >
            {t('macro.new')}
          </button>
        )}
      </header>
      <Filters>
        <SearchField sought={q} label={t('macro.search')} />
      </Filters>
      <Refusal text={refusal} />
      <Rows
        label={t('macro.title')}
        list={list}
        items={shown}
        none={
          q === ''
            ? { title: t('macro.none'), text: t('macro.noneBody') }
            : { title: t('macro.notFound'), text: t('macro.notFoundBody') }
        }
        row={(macro) => (
          <li class="row" key={macro.id}>
            <div class="row-words">
              <span class="row-line">
                <strong dir="auto">{macro.name}</strong>
                <span class="badge">{t(macro.isShared ? 'macro.shared' : 'macro.own')}</span>
              </span>
              {macro.description && (
                <span class="muted small" dir="auto">
                  {macro.description}
                </span>
              )}
              <ol class="macro-chips small">
                {macro.steps.map((step, index) => (
                  <li key={index} title={stepWords(step, people)}>
                    {kindWords(step.kind)}
                  </li>
                ))}
              </ol>
            </div>
            {mayKeep && (
              <ActsMenu
                label={t('macro.more', { name: macro.name })}
                acts={[
                  ...(mayChange(macro)
                    ? [
                        {
                          words: t('macro.edit'),
                          onAct: () => setEditing({ macro, isCopy: false }),
                        },
                      ]
                    : []),
                  { words: t('macro.copy'), onAct: () => setEditing({ macro, isCopy: true }) },
                  ...(mayChange(macro)
                    ? [{ words: t('macro.remove'), onAct: () => setRemoves(macro) }]
                    : []),
                ]}
              />
            )}
          </li>
        )}
      />
      {editing && (
        <Sheet label={t('macro.title')} onClose={() => setEditing(null)}>
          <MacroEditor
            key={editing.macro?.version}
            first={editing.macro}
            isCopy={editing.isCopy}
            mayShare={mayShare}
            people={people}
            saved={() => {
              setEditing(null);
              list.reload();
            }}
          />
        </Sheet>
      )}
      {removes && (
        <Confirm
          title={t('macro.removeTitle', { name: removes.name })}
          text={t(removes.isShared ? 'macro.removeShared' : 'macro.removeOwn')}
          yes={t('macro.remove')}
          onYes={() => void remove(removes.id)}
          onClose={() => setRemoves(null)}
        />
      )}
      {!mayKeep && (
        <p class="muted small macro-looking">
          <Icon name="alert" /> {t('macro.looking')}
        </p>
      )}
    </>
  );
}

const searched = ({ name, description, steps }: Macro): string =>
  `${name} ${description} ${steps.map(({ kind }) => kindWords(kind)).join(' ')}`;
