/** An article as staff write it: its short name, and what a change makes of it. Pure; used by flows/save-article. */
import type { ArticleChange } from '#protocol/article';

const slugMax = 60;

/** `Wie lange dauert die Rückgabe?` → `wie-lange-dauert-die-ruckgabe`; empty when the title has no Latin letters or digits. */
export const slugOf = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, slugMax)
    .replace(/^-+|-+$/g, '');

type Written = Required<Omit<ArticleChange, 'updatedAt'>>;

const sameText = (one: Written, other: Written): boolean =>
  one.title === other.title &&
  one.body === other.body &&
  one.questions.length === other.questions.length &&
  one.questions.every((question, index) => question === other.questions[index]);

export interface Edit<Row> {
  after: Row;
  /** Whether it is found by other words now. */
  isRetold: boolean;
  isChanged: boolean;
}

/** What is left out of a change stays. */
export function edit<Row extends Written>(before: Row, change: Partial<Written>): Edit<Row> {
  const given = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  );
  const after = { ...before, ...given };
  const isRetold = !sameText(before, after);
  const isChanged =
    isRetold ||
    before.category !== after.category ||
    before.url !== after.url ||
    before.enabled !== after.enabled;
  return { after, isRetold, isChanged };
}
