// Which words of customer support stand for one another. Used by `expand`. The table is in our own words; terms are
// stemmed with the room's own tokenizer when it is first used. Pure.
import { synonymGroups } from '#core/retrieval/synonym-groups';
import { tokenize } from '#core/retrieval/tokenize';

const tables = new Map<string, Map<string, Set<string>>>();

function tableOf(language: string): Map<string, Set<string>> {
  let table = tables.get(language);
  if (table !== undefined) return table;
  table = new Map();
  for (const group of (synonymGroups[language] ?? '').split(';')) {
    const members = new Set(
      group
        .trim()
        .split(/\s+/)
        .flatMap((word) => {
          const tokens = tokenize(word, language);
          return tokens.length === 1 ? tokens : [];
        }),
    );
    for (const member of members) {
      const others = table.get(member) ?? new Set();
      for (const other of members) if (other !== member) others.add(other);
      table.set(member, others);
    }
  }
  tables.set(language, table);
  return table;
}

const none: ReadonlySet<string> = new Set();

/** The other members of every group that holds `term` (a stemmed term). */
export const synonymsOf = (term: string, language: string): ReadonlySet<string> =>
  tableOf(language).get(term) ?? none;
