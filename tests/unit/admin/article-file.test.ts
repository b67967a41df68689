// Files of articles as the admin reads them: what is an article in each form, what is said of the rest.
import { expect, test } from 'vitest';
import { readArticles } from '../../../admin/pages/article-file.ts';

const article = (given: object) => ({
  locale: 'en',
  category: 'general',
  questions: [],
  url: null,
  enabled: true,
  ...given,
});

test('JSON: a list or an export; what the server gives itself is made anew', () => {
  const one = { slug: 'returns', title: 'Returns', body: 'Thirty days.' };
  const read = { articles: [article(one)], wrong: [] };
  expect(readArticles('a.json', JSON.stringify([one]))).toEqual(read);
  expect(
    readArticles(
      'A.JSON',
      `\uFEFF${JSON.stringify({ articles: [{ ...one, id: 'art_1', updatedAt: 'x' }] })}`,
    ),
  ).toEqual(read);
});

test('JSON that is none, holds none, or holds one that is wrong', () => {
  expect(readArticles('a.json', '{"articles": 3}')).toEqual({
    articles: [],
    wrong: [{ place: 'a.json', why: 'no articles' }],
  });
  expect(readArticles('a.json', '[')).toEqual({
    articles: [],
    wrong: [{ place: 'a.json', why: expect.stringMatching(/JSON/) as string }],
  });
  const { articles, wrong } = readArticles(
    'a.json',
    JSON.stringify([
      { title: 'A', body: 'One.' },
      { title: { type: 'b' }, body: 'x' },
      null,
      { title: 'A', body: 'Again.' },
      { title: 'C', body: 'x', tenantId: 't' },
    ]),
  );
  expect(articles).toEqual([article({ title: 'A', body: 'One.' })]);
  expect(wrong.map(({ place, why }) => `${place}: ${why.split(':')[0] ?? ''}`)).toEqual([
    'a.json, 2: title',
    'a.json, 3: Invalid type',
    'a.json, 4: the same as a.json, 1',
    'a.json, 5: tenantId',
  ]);
});

test('CSV: columns in any order, empty cells left out, quoted line breaks, questions by lines or bars', () => {
  const csv = [
    'Body,TITLE,slug,locale,questions,url,enabled,category',
    '"Thirty days.',
    '',
    'Free of charge.",Returns,returns,EN,"May I return it?|Can I send it back?",https://shop.example/r,,orders',
    'Text,Entwurf,entwurf,de,,,no,',
    ',Empty,empty,en,,,,',
    ',,,,,,,',
  ].join('\r\n');
  expect(readArticles('k.csv', csv)).toEqual({
    articles: [
      article({
        slug: 'returns',
        title: 'Returns',
        body: 'Thirty days.\r\n\r\nFree of charge.',
        questions: ['May I return it?', 'Can I send it back?'],
        url: 'https://shop.example/r',
        category: 'orders',
      }),
      article({ slug: 'entwurf', locale: 'de', title: 'Entwurf', body: 'Text', enabled: false }),
    ],
    wrong: [{ place: 'k.csv, 4', why: 'body: missing' }],
  });
});

test('CSV with semicolons; a column that no article has and a row of too few cells are said', () => {
  expect(readArticles('k.csv', 'title;body\nA;One.').articles).toEqual([
    article({ title: 'A', body: 'One.' }),
  ]);
  expect(readArticles('k.csv', 'title,body,price\nA,One.,5\nB,Two.').wrong).toEqual([
    { place: 'k.csv, 3', why: expect.stringMatching(/few/i) as string },
    { place: 'k.csv, 2', why: expect.stringMatching(/^price: /) as string },
  ]);
});

test.each([
  ['returns.md', '# Returns #\n\nThirty days.', 'returns', 'en', 'Returns', 'Thirty days.'],
  ['rückgabe.de.md', 'Text.', 'r-ckgabe', 'de', 'rückgabe', 'Text.'],
  [
    'size_guide.txt',
    'Measure\n\n## Feet\nText',
    'size_guide',
    'en',
    'size guide',
    'Measure\n\n## Feet\nText',
  ],
])('Markdown: %s', (name, text, slug, locale, title, body) => {
  expect(readArticles(name, text)).toEqual({
    articles: [article({ slug, locale, title, body })],
    wrong: [],
  });
});
