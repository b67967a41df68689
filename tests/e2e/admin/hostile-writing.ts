/** How hostile rows are put into fields: which, how many, and what must have been done. Used by hostile-fields.ts and hostile-conversations.ts. */
import { hostileRows } from '#tests/support/hostile-rows';
import { scaled } from '#tests/support/scale';

/** How many things of each kind; so many conversations have tags, notes and messages. */
export const things = scaled(2, 45);

/** Shown in another form (an address encoded, a name made harmless, JSON, Markdown as it is meant); all others must be there to the last letter. */
const otherwise = new Set([
  'article-category',
  'article-url',
  'webhook-url',
  'page',
  'file-name',
  'reply',
  'tool-argument',
  'tool-answer',
]);
/** Kept, and shown nowhere today. */
const nowhere = new Set(['user-agent', 'tool-error', 'tool-answer', 'logo-text']);

export class Fields {
  /** By field: every text that was written there. */
  readonly texts = new Map<string, string[]>();
  /** Rows that were written, by field. */
  readonly rows = new Map<string, number>();
  readonly #next = new Map<string, number>();
  readonly #round: number;

  constructor(round: number) {
    this.#round = round;
  }

  /** So many of the rows as `most` characters hold, a place further each time; begins with a mark of the field. */
  of(field: string, most: number, takes: RegExp = /^[^\0]*$/, between = ' '): string {
    const texts = this.texts.get(field) ?? [];
    let text = `${field}~${texts.length}${between}`;
    const start = this.#round * 100 + this.texts.size * 37;
    let at = this.#next.get(field) ?? start;
    for (let misses = 0; misses < 40; at++) {
      const row = hostileRows[at % hostileRows.length] ?? '';
      const room = most - [...text].length;
      if (!takes.test(row) || [...row].length >= room) {
        misses++;
        continue;
      }
      text += `${row}${between}`;
      this.rows.set(field, (this.rows.get(field) ?? 0) + 1);
      if (most - [...text].length < 24) break;
    }
    this.#next.set(field, at + 1);
    const whole = text.slice(0, -between.length);
    this.texts.set(field, [...texts, whole]);
    return whole;
  }

  isWhole = (field: string): boolean => !otherwise.has(field);
  isShown = (field: string): boolean => !nowhere.has(field);
}

export const times = async (
  act: (n: number) => Promise<unknown>,
  count = things,
): Promise<void> => {
  for (let n = 0; n < count; n += 5)
    await Promise.all(Array.from({ length: Math.min(5, count - n) }, (_, more) => act(n + more)));
};

export function expectDone(what: string, status: number, body: unknown): void {
  if (status >= 300) throw new Error(`${what}: ${status} ${JSON.stringify(body)}`);
}

export async function done(answered: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await answered;
  expectDone('', status, body);
}
