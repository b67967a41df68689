// The concepts a text speaks of, found by its words and short phrases. Lets a question meet an article with which it shares
// no word. Used at ingest (`toEntry`) and for every question (`expandQuery`). Pure.
import { conceptWords } from '#core/retrieval/concept-words';
import { tokenize } from '#core/retrieval/tokenize';

type Lexicon = {
  words: Map<string, string[]>;
  phrases: Map<string, { rest: string[]; concept: string }[]>;
};

const lexicons = new Map<string, Lexicon>();

function lexiconOf(language: string): Lexicon {
  let lexicon = lexicons.get(language);
  if (lexicon !== undefined) return lexicon;
  lexicon = { words: new Map(), phrases: new Map() };
  for (const line of (conceptWords[language] ?? '').split('\n')) {
    const [name, ...entries] = line.split(' ');
    if (name === undefined || name === '') continue;
    for (const entry of entries) {
      const [head, ...rest] = tokenize(entry.replaceAll('_', ' '), language);
      if (head === undefined) continue;
      const concept = conceptMark + name;
      const list = (rest.length === 0 ? lexicon.words : lexicon.phrases).get(head) ?? [];
      if (rest.length === 0) {
        const names = list as string[];
        if (!names.includes(concept)) names.push(concept);
        lexicon.words.set(head, names);
      } else {
        (list as { rest: string[]; concept: string }[]).push({ rest, concept });
        lexicon.phrases.set(head, list as { rest: string[]; concept: string }[]);
      }
    }
  }
  lexicons.set(language, lexicon);
  return lexicon;
}

/** Concepts stand among the terms of statistics; the mark keeps them apart from words. */
export const conceptMark = '§';

/** Where a text speaks of a concept: `length` tokens from `from`. */
export type Mention = { concept: string; from: number; length: number };

export function mentionsOf(tokens: readonly string[], language: string): Mention[] {
  const { words, phrases } = lexiconOf(language);
  const found: Mention[] = [];
  for (const [from, token] of tokens.entries()) {
    for (const concept of words.get(token) ?? []) found.push({ concept, from, length: 1 });
    for (const { rest, concept } of phrases.get(token) ?? [])
      if (rest.every((word, next) => tokens[from + 1 + next] === word))
        found.push({ concept, from, length: rest.length + 1 });
  }
  return found;
}

/** Names of the concepts in `tokens`, each once. */
export const conceptsOf = (tokens: readonly string[], language: string): string[] => [
  ...new Set(mentionsOf(tokens, language).map((mention) => mention.concept)),
];
