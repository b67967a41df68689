// A floor under the ranker on a small base of our own: the right article first, nonsense unsure, everything storable.
import { describe, expect, test } from 'vitest';
import { readEntry, toEntry, writeEntry } from '#core/retrieval/entry';
import { buildIndex } from '#core/retrieval/memory-index';
import { similarity } from '#core/retrieval/similarity';
import {
  adjustStatistics,
  buildStatistics,
  readStatistics,
  writeStatistics,
} from '#core/retrieval/statistics';

const articles = [
  [
    'refund',
    'When will I get my refund?',
    ['money back how long'],
    'We refund within five working days after the return has arrived at our warehouse.',
  ],
  [
    'return',
    'How do I return an item?',
    ['send something back'],
    'Print the label in your account and drop the parcel at any branch within 30 days.',
  ],
  [
    'track',
    'Where is my parcel?',
    ['track my order'],
    'Open the tracking page and enter your tracking number.',
  ],
  [
    'invoice',
    'What must a commercial invoice contain?',
    [],
    'Seller, buyer, description of goods, HS code, value, currency and incoterm.',
  ],
  [
    'eori',
    'What is an EORI number?',
    ['do I need an EORI'],
    'Every company that imports into the EU needs an EORI number. Apply at your customs office.',
  ],
  [
    'password',
    'I forgot my password',
    ['reset my password'],
    'Choose *Forgot password* on the sign-in page and follow the mail we send you.',
  ],
  [
    'battery',
    'May I ship lithium batteries?',
    [],
    'Batteries are dangerous goods. They need UN 3481 packing and a declaration.',
  ],
  [
    'size',
    'How do I find my size?',
    [],
    'Measure chest and waist and compare with the table on the product page.',
  ],
].map(([id, title, questions, body]) => ({ id, title, questions, body, locale: 'en' })) as {
  id: string;
  title: string;
  questions: string[];
  body: string;
  locale: string;
}[];
const index = buildIndex(articles);
const first = (text: string) => index.search(text)[0]?.id;

describe('rank', () => {
  test.each([
    ['how long until I am reimbursed', 'refund'],
    ['i want to send back these shoes', 'return'],
    ['wheres my package', 'track'],
    ['comercial invioce contents', 'invoice'],
    ['eori', 'eori'],
    ['cant log in, forgot the pasword', 'password'],
    ['are lithium ion batterys allowed', 'battery'],
    ['which size fits me', 'size'],
  ])('%s', (question, id) => {
    expect(first(question)).toBe(id);
  });

  test('nothing in common, nothing found; little in common, little confidence', () => {
    expect(index.search('')).toEqual([]);
    expect(index.search('zzz qqq')).toEqual([]);
    const sure = index.search('what is an eori number')[0]!.confidence;
    const unsure = index.search('what is the capital of mongolia')[0]?.confidence ?? 0;
    expect(sure).toBeGreaterThan(0.8);
    expect(unsure).toBeLessThan(0.3);
  });

  test('stored entries and statistics read back whole, adjusting equals rebuilding', () => {
    const entries = articles.map(toEntry);
    expect(entries.map((entry) => readEntry(entry.id, writeEntry(entry)))).toEqual(entries);
    const statistics = buildStatistics(entries);
    expect(readStatistics(writeStatistics(statistics))).toEqual(statistics);
    const adjusted = adjustStatistics(buildStatistics(entries.slice(1)), {
      added: entries[0]!,
      removed: entries[3]!,
    });
    expect(adjusted).toEqual(buildStatistics(entries.filter((_, at) => at !== 3)));
    expect(readStatistics('nonsense')).toBe(null);
  });

  test('the same question again', () => {
    expect(similarity('Where is my parcel?', 'where is my parcel')).toBeGreaterThan(0.9);
    expect(similarity('Where is my parcel?', "so where's the package")).toBeGreaterThan(
      similarity('Where is my parcel?', 'How do I pay by card?'),
    );
    expect(similarity('', 'x')).toBe(0);
  });
});
