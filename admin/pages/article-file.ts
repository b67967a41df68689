/**
 * Files of articles read in the browser: JSON (a list, or `{"articles": […]}`), CSV with a line of names, Markdown with a heading.
 * Everything that is no article is said with its place, nothing is guessed. Loaded when a file is chosen. Used by article-import.
 */
import Papa from 'papaparse';
import * as v from 'valibot';
import { ArticleDraft } from '#protocol/article';

export interface ReadFile {
  articles: ArticleDraft[];
  /** Where, and what is wrong there. */
  wrong: { place: string; why: string }[];
}

/** `returns.de.md`: short name and language. */
const markdownName = /^(.+?)(?:\.([a-z]{2}))?\.(?:md|markdown|txt)$/i;

export function readArticles(name: string, text: string): ReadFile {
  const clean = text.replace(/^\uFEFF/, '');
  if (/\.json$/i.test(name)) return fromJson(name, clean);
  if (/\.csv$/i.test(name)) return fromCsv(name, clean);
  return fromMarkdown(name, clean);
}

function fromJson(name: string, text: string): ReadFile {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return { articles: [], wrong: [{ place: name, why: (error as Error).message }] };
  }
  const list = Array.isArray(data) ? data : (data as { articles?: unknown } | null)?.articles;
  if (!Array.isArray(list)) return { articles: [], wrong: [{ place: name, why: 'no articles' }] };
  return checked(list.map((one, index) => [`${name}, ${index + 1}`, withoutOwn(one)]));
}

/** What the server gives an article itself, as an export has it, is made anew. */
function withoutOwn(one: unknown): unknown {
  if (typeof one !== 'object' || one === null || Array.isArray(one)) return one;
  const { id, updatedAt, ...rest } = one as Record<string, unknown>;
  void [id, updatedAt];
  return rest;
}

function fromCsv(name: string, text: string): ReadFile {
  const { data, errors } = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (header) => header.trim().toLowerCase(),
  });
  const placeOf = (row: number) => `${name}, ${row + 2}`;
  const broken = errors
    .filter(({ type }) => type !== 'Delimiter')
    .map(({ row, message }) => ({ place: placeOf(row ?? 0), why: message }));
  const damaged = new Set(broken.map(({ place }) => place));
  const rows = data
    .map((row, index): [string, unknown] => [placeOf(index), fromCells(row)])
    .filter(([place]) => !damaged.has(place));
  const { articles, wrong } = checked(rows);
  return { articles, wrong: [...broken, ...wrong] };
}

/** An empty cell is a field that is left out. */
function fromCells(row: Record<string, string>): unknown {
  const cells = Object.fromEntries(
    Object.entries(row)
      // An export puts an apostrophe before what a spreadsheet would run.
      .map(
        ([key, cell]) =>
          [key, cell.trim().replace(/^'(?=['=+\-@＝＋－＠﹦﹢﹣﹫\s])/u, '')] as const,
      )
      .filter(([, cell]) => cell !== ''),
  );
  const { locale, questions, enabled, ...rest } = cells;
  return {
    ...rest,
    ...(locale && { locale: locale.toLowerCase() }),
    ...(questions && {
      questions: questions
        .split(/\n|\|/)
        .map((question) => question.trim())
        .filter((question) => question !== ''),
    }),
    ...(enabled && { enabled: !/^(?:0|no|false|off)$/i.test(enabled) }),
  };
}

function fromMarkdown(name: string, text: string): ReadFile {
  const [, stem = name, locale = 'en'] = markdownName.exec(name) ?? [];
  const heading = /^\s*#\s+(.+?)[\s#]*$/m.exec(text);
  const title = heading?.[1] ?? stem.replace(/[-_]+/g, ' ');
  const body = heading
    ? text.slice(0, heading.index) + text.slice(heading.index + heading[0].length)
    : text;
  const slug = stem.replace(/[^\w-]+/g, '-').slice(0, 80);
  return checked([[name, { slug, locale: locale.toLowerCase(), title, body }]]);
}

function checked(entries: [place: string, given: unknown][]): ReadFile {
  const read: ReadFile = { articles: [], wrong: [] };
  const seen = new Map<string, string>();
  for (const [place, given] of entries) {
    const found = v.safeParse(ArticleDraft, given);
    if (!found.success) {
      const [issue] = found.issues;
      const field = v.getDotPath(issue);
      const message = issue.received === 'undefined' ? 'missing' : issue.message;
      read.wrong.push({ place, why: field ? `${field}: ${message}` : message });
      continue;
    }
    const { slug, title, locale } = found.output;
    const key = `${slug ?? title} ${locale}`;
    const first = seen.get(key);
    if (first) read.wrong.push({ place, why: `the same as ${first}` });
    else {
      seen.set(key, place);
      read.articles.push(found.output);
    }
  }
  return read;
}
