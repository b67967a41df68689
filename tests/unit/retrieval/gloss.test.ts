// Questions in other languages against articles that exist only in English: what the gloss says, and which list leads.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { RetrievableArticle } from '#core/retrieval/entry';
import { inEnglish, mergeLanguages } from '#core/retrieval/gloss';
import { buildIndex } from '#core/retrieval/memory-index';
import { tokenize } from '#core/retrieval/tokenize';

const nothing = () => false;

test.each([
  ['de', 'Passwort vergessen', 'password forgot'],
  ['fr', "j'ai oublié mon mot de passe", 'password forgot'],
  ['fr', 'combien de temps pour la livraison', 'how long ship'],
  ['es', 'me cobraron dos veces', 'charged twice'],
  ['zh', '我的订单', 'order'],
  ['ja', 'ギフト包装できますか', 'gift wrap'],
  ['ar', 'أين طلبي', 'where order'],
  ['ru', 'сколько стоит доставка', 'how much ship'],
])('in %s "%s" is "%s"', (language, text, gloss) => {
  expect(inEnglish(text, language, nothing)?.split(' ').slice(0, 3).join(' ')).toContain(gloss);
});

test('an unknown word is marked, a name that the articles know is not', () => {
  expect(inEnglish('contraseña chiste klarna', 'es', (term) => term === 'klarna')).toBe(
    'password chiste0 klarna',
  );
});

test('nothing known, no gloss', () => {
  expect(inEnglish('xyzzy qwerty', 'de', nothing)).toBeNull();
  expect(inEnglish('', 'de', nothing)).toBeNull();
});

describe('two languages in one list', () => {
  const hit = (slug: string, confidence: number, locale = 'en') => ({ slug, confidence, locale });
  const inGerman = (slug: string) => (slug === 'returns' ? hit('returns', 0.9, 'de') : undefined);

  test('what the own language could not find goes ahead when it is surer', () => {
    const merged = mergeLanguages([hit('address', 0.7, 'de')], [hit('password', 0.9)], inGerman);
    expect(merged).toEqual([
      { slug: 'password', confidence: 0.855, locale: 'en' },
      { slug: 'address', confidence: 0.7, locale: 'de' },
    ]);
  });

  test('what the own language could have found stays behind unless clearly surer', () => {
    const merged = mergeLanguages([hit('address', 0.8, 'de')], [hit('returns', 0.9)], inGerman);
    expect(merged.map(({ slug, locale }) => `${slug} ${locale}`)).toEqual([
      'address de',
      'returns de',
    ]);
  });

  test('the variant of the own language is shown for an English hit', () => {
    expect(mergeLanguages([], [hit('returns', 0.9)], inGerman)).toEqual([
      { slug: 'returns', confidence: 0.855, locale: 'de' },
    ]);
  });

  test('one list alone is that list', () => {
    const own = [hit('a', 0.4, 'de'), hit('b', 0.2, 'de')];
    expect(mergeLanguages(own, [], inGerman)).toEqual(own);
  });
});

type DemoArticle = Omit<RetrievableArticle, 'id'> & { slug: string };
const articles = JSON.parse(
  readFileSync(new URL('../../../worker/demo/shop/articles.json', import.meta.url), 'utf8'),
) as DemoArticle[];
const index = buildIndex(articles.map((article) => ({ ...article, id: article.slug })));
const vocabulary = new Set(
  articles.flatMap(({ title, questions, body }) =>
    tokenize([title, ...questions, body].join(' '), 'en'),
  ),
);

test.each([
  ['es', 'olvidé mi contraseña', 'forgot-password'],
  ['fr', 'emballage cadeau possible ?', 'gift-wrapping'],
  ['de', 'Öffnungszeiten', 'stores-opening-hours'],
  ['it', 'mi serve la fattura', 'invoices'],
  ['pt', 'tem desconto para estudante', 'student-discount'],
  ['nl', 'kan het als cadeau ingepakt worden', 'gift-wrapping'],
  ['pl', 'chcę usunąć konto', 'delete-account'],
  ['tr', 'hesabımı silmek istiyorum', 'delete-account'],
  ['ru', 'удалить аккаунт', 'delete-account'],
  ['ar', 'أريد حذف حسابي', 'delete-account'],
  ['he', 'אני צריך חשבונית', 'invoices'],
  ['hi', 'मेरा खाता हटा दो', 'delete-account'],
  ['zh', '可以开发票吗', 'invoices'],
  ['ja', 'アカウントを削除したい', 'delete-account'],
  ['ko', '영업시간이 언제예요', 'stores-opening-hours'],
])('in %s "%s" finds an article that exists in English only', (language, text, slug) => {
  const gloss = inEnglish(text, language, (term) => vocabulary.has(term));
  const [first] = index.search(gloss ?? text);
  expect({ id: first?.id, isSure: (first?.confidence ?? 0) >= 0.45 }).toEqual({
    id: slug,
    isSure: true,
  });
});
