/** Named filters of a list: open one, keep the present ones under a name (for oneself or for everybody), remove one. */
import './saved-views.css';
import { useState } from 'preact/hooks';
import type { SavedView } from '#protocol/saved-view';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { Icon } from './icon.tsx';
import { Link } from './link.tsx';
import { Refusal } from './states.tsx';
import { t } from '../locales/texts.ts';
import { useResource } from '../resource.ts';
import { usePlace } from '../router.ts';

interface SavedViewsProps {
  page: string;
  /** Parameters of the address that make a view. */
  names: readonly string[];
}

const path = '/v1/admin/saved-views';

export function SavedViews({ page, names }: SavedViewsProps) {
  const { query } = usePlace();
  const views = useResource(`views:${page}`, (signal) =>
    api<{ views: SavedView[] }>(path, { query: { page }, signal }),
  );
  const [isNaming, setIsNaming] = useState(false);
  const { act, refusal } = useAct();
  const present = new URLSearchParams(
    names.flatMap((name) => (query.get(name) ? [[name, query.get(name) ?? '']] : [])),
  ).toString();
  const known = views.data?.views ?? [];
  const isKept = known.some((view) => view.query === present);
  if (views.state === 'failed' || (known.length === 0 && present === '')) return null;

  const save = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const name = String(form.get('name') ?? '').trim();
    const isShared = form.get('shared') === 'on';
    if (name)
      void act(async () => {
        await api(path, { method: 'POST', body: { page, name, query: present, isShared } });
        setIsNaming(false);
        views.reload();
      });
  };
  return (
    <div class="views">
      {known.map((view) => (
        <span class="view" key={view.id}>
          <Link
            class="view-name"
            href={`${location.pathname}?${view.query}`}
            isCurrent={view.query === present}
          >
            <bdi>{view.name}</bdi>
          </Link>
          {view.isOwn && (
            <button
              type="button"
              class="view-remove"
              aria-label={t('views.remove', { name: view.name })}
              onClick={() =>
                void act(async () => {
                  await api(`${path}/${view.id}`, { method: 'DELETE' });
                  views.reload();
                })
              }
            >
              <Icon name="close" />
            </button>
          )}
        </span>
      ))}
      {present !== '' && !isKept && !isNaming && (
        <button type="button" class="button button-quiet" onClick={() => setIsNaming(true)}>
          {t('views.keep')}
        </button>
      )}
      {isNaming && (
        <form class="view-form" onSubmit={save}>
          <input
            class="select"
            name="name"
            maxLength={60}
            required
            autofocus
            placeholder={t('views.name')}
            aria-label={t('views.name')}
          />
          <label class="small">
            <input type="checkbox" name="shared" /> {t('views.shared')}
          </label>
          <button type="submit" class="button">
            {t('views.save')}
          </button>
          <button type="button" class="button button-quiet" onClick={() => setIsNaming(false)}>
            {t('inbox.cancel')}
          </button>
        </form>
      )}
      <Refusal text={refusal} small />
    </div>
  );
}
