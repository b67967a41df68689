/** What failed outside: counted by kind, with the last example; a row is dismissed once it is understood. */
import { failureKinds } from '#protocol/failure';
import type { Failure, FailureList } from '#protocol/failure';
import { useAct } from '../act.ts';
import { api } from '../api.ts';
import { PageHead } from '../components/page-head.tsx';
import { Choice, Filters, SearchField } from '../components/filters.tsx';
import { Rows } from '../components/rows.tsx';
import { Refusal } from '../components/states.tsx';
import { t } from '../locales/texts.ts';
import { when } from '../locales/times.ts';
import { useResource } from '../resource.ts';
import { usePlace } from '../router.ts';
import type { PageProps } from './table.ts';

const path = '/v1/admin/errors';
const everyMs = 30_000;

export function Errors({ member }: PageProps) {
  const { query } = usePlace();
  const filter = { q: query.get('q') ?? '', kind: query.get('kind') ?? '' };
  const list = useResource(
    JSON.stringify(filter),
    (signal) => api<FailureList>(path, { query: filter, signal }),
    { everyMs },
  );
  const { act, refusal } = useAct({ after: list.reload });
  const dismiss = (id: string) =>
    act(() => api(`${path}/${encodeURIComponent(id)}`, { method: 'DELETE' }));
  return (
    <>
      <PageHead title={t('errors.title')} lead={t('errors.lead')} />
      <Filters>
        <SearchField sought={filter.q} label={t('errors.search')} />
        <Choice
          name="kind"
          label={t('errors.kind')}
          all={t('errors.anyKind')}
          value={filter.kind}
          options={failureKinds.map((kind) => [kind, t(`errors.kind.${kind}`)])}
        />
      </Filters>
      <Refusal text={refusal} />
      <Rows
        label={t('errors.title')}
        list={list}
        items={list.data?.failures}
        none={{ title: t('errors.none'), text: t('errors.noneBody') }}
        row={(failure) => (
          <FailureRow
            key={failure.id}
            failure={failure}
            dismiss={
              member.allowed.includes('error.write') ? () => void dismiss(failure.id) : undefined
            }
          />
        )}
      />
    </>
  );
}

interface RowProps {
  failure: Failure;
  dismiss: (() => void) | undefined;
}

function FailureRow({ failure, dismiss }: RowProps) {
  const { kind, source, code, count, firstAt, lastAt, example } = failure;
  return (
    <li class="row">
      <div class="row-words">
        <span class="row-line">
          <strong>
            <bdi>{source}</bdi> <code>{code}</code>
          </strong>
          <span class="badge">{t(`errors.kind.${kind}`)}</span>
          <span class="badge badge-down">{t('errors.count', { count })}</span>
        </span>
        <span dir="auto">{example}</span>
        <span class="muted small">
          {t('errors.last', { at: when(lastAt) })} · {t('errors.first', { at: when(firstAt) })}
        </span>
      </div>
      {dismiss && (
        <button
          type="button"
          class="button"
          aria-label={t('errors.dismissLabel', { source, code })}
          onClick={dismiss}
        >
          {t('errors.dismiss')}
        </button>
      )}
    </li>
  );
}
