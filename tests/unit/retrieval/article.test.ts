// Staff's articles: the short name of a title, and what a change is.
import { describe, expect, test } from 'vitest';
import { edit, slugOf } from '#core/article';

test.each([
  ['How to return an item', 'how-to-return-an-item'],
  ['  Größe & Maße: Übersicht!  ', 'grosse-masse-ubersicht'],
  ['L’échange, c’est 100 % gratuit', 'lechange-cest-100-gratuit'],
  ['a'.repeat(90), 'a'.repeat(60)],
  [`${'ab '.repeat(19)}abcdef`, `${'ab-'.repeat(19)}abc`],
  ['日本への配送', ''],
  ['…', ''],
])('%j is called %j', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
  expect(slugOf(slug)).toBe(slug);
});

describe('a change', () => {
  const before = {
    id: 'art_1',
    title: 'Title',
    category: 'general',
    questions: ['One?', 'Two?'],
    body: 'Text',
    url: null,
    enabled: true,
  };

  test.each([
    [{}, false, false],
    [{ title: 'Title', questions: ['One?', 'Two?'] }, false, false],
    [{ enabled: undefined, body: 'Text' }, false, false],
    [{ enabled: false }, false, true],
    [{ category: 'orders' }, false, true],
    [{ url: 'https://shop.example' }, false, true],
    [{ title: 'Other' }, true, true],
    [{ body: 'Text.' }, true, true],
    [{ questions: ['One?'] }, true, true],
    [{ questions: ['Two?', 'One?'] }, true, true],
  ])('%j', (change, isRetold, isChanged) => {
    const given = Object.fromEntries(
      Object.entries(change).filter(([, value]) => value !== undefined),
    );
    expect(edit(before, change)).toEqual({ after: { ...before, ...given }, isRetold, isChanged });
  });
});
