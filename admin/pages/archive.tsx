/**
 * Every transcript: found by words in any language (the place is shown and marked) and by filters, all of them in the
 * address; named filters can be kept. Exports what the filters leave; a transcript opens to be read or printed.
 */
import './archive.css';
import type { ArchivePage, ArchiveResult } from '#protocol/archive';
import type { InboxTags } from '#protocol/inbox-filter';
import { api } from '../api.ts';
import { PageHead } from '../components/page-head.tsx';
import { ExportButton } from '../components/export-button.tsx';
import { Choice, Day, Filters, SearchField } from '../components/filters.tsx';
import { Link } from '../components/link.tsx';
import { SavedViews } from '../components/saved-views.tsx';
import { PagedRows } from '../components/paged-rows.tsx';
import { languageName } from '../locales/names.ts';
import { t } from '../locales/texts.ts';
import { when } from '../locales/times.ts';
import { usePaged } from '../paged.ts';
import { useResource } from '../resource.ts';
import { href, usePlace } from '../router.ts';
import { usePeople } from './inbox-people.ts';

const path = '/v1/admin/archive';
const filterNames = [
  'q',
  'status',
  'agent',
  'tag',
  'outcome',
  'locale',
  'author',
  'from',
  'to',
  'contact',
] as const;
const outcomes = ['answered', 'fallback', 'escalated', 'interrupted', 'failed'] as const;
const authors = ['visitor', 'assistant', 'agent'] as const;
const locales = 'ar de en es fr he hi it ja ko nl pl pt ru tr zh'.split(' ');

export function Archive() {
  const { query } = usePlace();
  const filter = Object.fromEntries(filterNames.map((name) => [name, query.get(name) ?? '']));
  const list = usePaged<ArchiveResult>(JSON.stringify(filter), async (cursor, signal) => {
    const page = await api<ArchivePage>(path, { query: { ...filter, cursor }, signal });
    return { items: page.results, cursor: page.cursor };
  });
  const people = usePeople();
  const tags = useResource('tags', (signal) =>
    api<InboxTags>('/v1/admin/conversations/tags', { signal }),
  );
  const isFiltered = Object.values(filter).some((value) => value !== '');
  return (
    <>
      <PageHead title={t('archive.title')} lead={t('archive.lead')}>
        <div class="page-acts">
          <ExportButton path={`${path}/export`} query={filter} />
        </div>
      </PageHead>
      <SavedViews page="archive" names={filterNames} />
      <Filters>
        <SearchField sought={filter['q'] ?? ''} label={t('archive.search')} />
        <SearchField name="contact" sought={filter['contact'] ?? ''} label={t('archive.contact')} />
        <Choice
          name="status"
          label={t('archive.status')}
          all={t('archive.anyStatus')}
          value={filter['status'] ?? ''}
          options={(['open', 'ended'] as const).map((one) => [one, t(`archive.status.${one}`)])}
        />
        <Choice
          name="agent"
          label={t('archive.agent')}
          all={t('archive.anyAgent')}
          value={filter['agent'] ?? ''}
          options={[
            ['none', t('archive.noAgent')],
            ...people.members.map(({ id, name }): [string, string] => [id, name]),
          ]}
        />
        <Choice
          name="tag"
          label={t('inbox.tag')}
          all={t('inbox.anyTag')}
          value={filter['tag'] ?? ''}
          options={tags.data?.tags.map(({ tag, count }) => [tag, tag, count])}
        />
        <Choice
          name="outcome"
          label={t('archive.outcome')}
          all={t('archive.anyOutcome')}
          value={filter['outcome'] ?? ''}
          options={outcomes.map((one) => [one, t(`archive.outcome.${one}`)])}
        />
        <Choice
          name="author"
          label={t('archive.author')}
          all={t('archive.anyAuthor')}
          value={filter['author'] ?? ''}
          options={authors.map((one) => [one, t(`archive.author.${one}`)])}
        />
        <Choice
          name="locale"
          label={t('knowledge.locale')}
          all={t('knowledge.allLocales')}
          value={filter['locale'] ?? ''}
          options={locales.map((one) => [one, languageName(one)])}
        />
        <Day name="from" label={t('filter.from')} value={filter['from'] ?? ''} />
        <Day name="to" label={t('filter.to')} value={filter['to'] ?? ''} />
      </Filters>
      <PagedRows
        list={list}
        class="found"
        none={{
          title: t(isFiltered ? 'knowledge.noneFound' : 'archive.none'),
          text: t(isFiltered ? 'archive.noneFoundBody' : 'archive.noneBody'),
          clear: isFiltered ? href('archive') : undefined,
        }}
      >
        {(items) => (
          <ol class="found" aria-busy={list.isBusy} aria-label={t('archive.title')}>
            {items.map((result) => (
              <Found key={`${result.conversation.id}:${result.hit?.seq ?? 0}`} result={result} />
            ))}
          </ol>
        )}
      </PagedRows>
    </>
  );
}

function Found({ result: { conversation, hit } }: { result: ArchiveResult }) {
  const { id, status, locale, language, tags, lastAt, messageCount, agentName } = conversation;
  const at = hit?.at ?? lastAt;
  return (
    <li class="found-one">
      <div class="found-head">
        <Link
          class="found-title"
          href={`${href('transcript')}?c=${id}${hit ? `&seq=${hit.seq}` : ''}`}
        >
          {hit ? (
            t(`archive.author.${hit.author}`)
          ) : (
            <span dir="auto">{conversation.firstWords || t('archive.noWords')}</span>
          )}
        </Link>
        <span class="badge">{t(`archive.status.${status}`)}</span>
      </div>
      {hit && (
        <p class="found-words" dir="auto">
          {hit.pieces.map(({ text, isMatch }, index) =>
            isMatch ? <mark key={index}>{text}</mark> : text,
          )}
        </p>
      )}
      <p class="found-facts muted small">
        <time dateTime={at}>{when(at)}</time> · {languageName(language ?? locale)} ·{' '}
        {t('archive.messages', { count: messageCount })}
        {agentName && (
          <>
            {' · '}
            <bdi>{agentName}</bdi>
          </>
        )}
        {tags.map((tag) => (
          <bdi class="found-tag" key={tag}>
            {tag}
          </bdi>
        ))}
      </p>
    </li>
  );
}
