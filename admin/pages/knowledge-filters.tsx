/** Search and filters of the articles, with how many each would leave. */
import type { ArticleFacets } from '#protocol/article';
import { Choice, Filters, SearchField } from '../components/filters.tsx';
import { languageName, readable } from '../locales/names.ts';
import { t } from '../locales/texts.ts';

interface FilterProps {
  filter: Record<string, string>;
  facets: ArticleFacets | undefined;
}

export function KnowledgeFilters({ filter, facets }: FilterProps) {
  return (
    <Filters>
      <SearchField sought={filter['q'] ?? ''} label={t('knowledge.search')} />
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
    </Filters>
  );
}
