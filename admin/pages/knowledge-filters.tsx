/** Search and filters of the articles. What is chosen goes into the address, so that it can be kept, shared and undone. */
import { useEffect, useState } from 'preact/hooks';
import type { ArticleFacets } from '#protocol/article';
import { Icon } from '../components/icon.tsx';
import { languageName, readable } from '../locales/names.ts';
import { t } from '../locales/texts.ts';
import { navigate, withQuery } from '../router.ts';

const searchAfterMs = 200;

interface FilterProps {
  filter: Record<string, string>;
  facets: ArticleFacets | undefined;
}

export function KnowledgeFilters({ filter, facets }: FilterProps) {
  const sought = filter['q'] ?? '';
  const [text, setText] = useState(sought);
  // Follows the address (back, clear), but leaves a space at the end of what is being typed.
  useEffect(() => setText((now) => (now.trim() === sought ? now : sought)), [sought]);
  useEffect(() => {
    if (text.trim() === sought) return;
    const timer = setTimeout(
      () => navigate(withQuery({ q: text.trim() }), { replace: true }),
      searchAfterMs,
    );
    return () => clearTimeout(timer);
  }, [text, sought]);
  return (
    <search class="filters">
      <label class="search-field">
        <span class="unseen">{t('knowledge.search')}</span>
        <Icon name="search" />
        <input
          type="search"
          value={text}
          maxLength={200}
          placeholder={t('knowledge.search')}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </label>
      <Choice
        name="category"
        label={t('knowledge.category')}
        all={t('knowledge.allCategories')}
        value={filter['category'] ?? ''}
        options={facets?.categories.map((one) => [one.value, readable(one.value), one.count])}
      />
      <Choice
        name="locale"
        label={t('knowledge.locale')}
        all={t('knowledge.allLocales')}
        value={filter['locale'] ?? ''}
        options={facets?.locales.map((one) => [one.value, languageName(one.value), one.count])}
      />
      <Choice
        name="enabled"
        label={t('knowledge.state')}
        all={t('knowledge.allStates')}
        value={filter['enabled'] ?? ''}
        options={
          facets && [
            ['true', t('knowledge.on'), facets.enabled],
            ['false', t('knowledge.off'), facets.total - facets.enabled],
          ]
        }
      />
    </search>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  all: string;
  value: string;
  options: [value: string, words: string, count: number][] | undefined;
}

function Choice({ name, label, all, value, options = [] }: ChoiceProps) {
  const isKnown = value === '' || options.some(([known]) => known === value);
  return (
    <select
      class="select"
      aria-label={label}
      value={value}
      onChange={({ currentTarget }) => navigate(withQuery({ [name]: currentTarget.value }))}
    >
      <option value="">{all}</option>
      {!isKnown && <option value={value}>{value}</option>}
      {options.map(([option, words, count]) => (
        <option key={option} value={option}>
          {words} ({count})
        </option>
      ))}
    </select>
  );
}
