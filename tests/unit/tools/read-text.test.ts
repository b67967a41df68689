/** Words as arguments of a tool: routes in all languages, and what may answer the question for a place, a name or goods. */
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { readText, routeIn } from '#core/tool/read-text';
import type { TextKind } from '#core/tool/read-text';
import { entitiesIn } from '#core/understanding/understand';

it.each([
  ['I need a quote for 3 pallets from Hamburg to Oslo', 'Hamburg', 'Oslo'],
  ['quote from hamburg to oslo please', 'hamburg', 'oslo'],
  ['What documents do I need to ship wine from France to the US?', 'France', 'US'],
  ['from New York to Rio de Janeiro for two pallets', 'New York', 'Rio de Janeiro'],
  ['Angebot für 3 Paletten von Hamburg nach Oslo bitte', 'Hamburg', 'Oslo'],
  ['Un devis de Lyon à Oslo pour 3 palettes', 'Lyon', 'Oslo'],
  ['presupuesto desde Valencia hasta Porto con seguro', 'Valencia', 'Porto'],
  ['Un preventivo da Milano a Zurigo', 'Milano', 'Zurigo'],
  ['orçamento de Lisboa para Recife', 'Lisboa', 'Recife'],
  ['offerte van Rotterdam naar Gent', 'Rotterdam', 'Gent'],
  ['oferta z Gdańska do Oslo', 'Gdańska', 'Oslo'],
  ['Сколько стоит из Москвы в Осло?', 'Москвы', 'Осло'],
  ["İstanbul'dan Oslo'ya teklif", 'İstanbul', 'Oslo'],
  ['عرض سعر من دبي إلى أوسلو', 'دبي', 'أوسلو'],
  ['הצעת מחיר מחיפה לאוסלו', 'חיפה', 'אוסלו'],
  ['मुंबई से ओस्लो तक का कोटेशन', 'मुंबई', 'ओस्लो'],
  ['从上海到汉堡的报价', '上海', '汉堡'],
  ['東京からオスロまでの見積もり', '東京', 'オスロ'],
  ['부산에서 오슬로까지 견적', '부산', '오슬로'],
  ['Hamburg → Oslo', 'Hamburg', 'Oslo'],
  ['Hamburg to Oslo', 'Hamburg', 'Oslo'],
])('%s', (text, origin, destination) => {
  expect(routeIn(text)).toEqual({ origin, destination });
});

it.each([
  ['a quote for three pallets to Oslo', { destination: 'Oslo' }],
  ['Angebot ab Werk nach Oslo', { origin: 'Werk', destination: 'Oslo' }],
  ['we ship from Hamburg', { origin: 'Hamburg' }],
  ['I want to send it from here', {}],
  ['I would like to return my jacket', {}],
  ['un devis de trois palettes à livrer', {}],
  [
    'how do I get from the order page to checkout',
    { origin: 'order page', destination: 'checkout' },
  ],
])('%s: what it says of a route', (text, expected) => {
  expect(routeIn(text)).toEqual(expected);
});

const read = (kind: TextKind, text: string, answer: 'yes' | 'no' | null = null) =>
  readText(kind, { text, answer, entities: entitiesIn(text, 'en', 0) }, true);

it.each<[TextKind, string, string | undefined]>([
  ['ORIGIN', 'Hamburg', 'Hamburg'],
  ['ORIGIN', 'from our warehouse in Hamburg', 'our warehouse in Hamburg'],
  ['ORIGIN', '20457 Hamburg, Germany', '20457 Hamburg, Germany'],
  ['DESTINATION', 'to Oslo.', 'Oslo'],
  ['DESTINATION', 'Hamburg to Oslo', 'Oslo'],
  ['ORIGIN', '800 kg', undefined],
  ['ORIGIN', '12', undefined],
  ['ORIGIN', 'jo@example.com', undefined],
  ['NAME', 'Jo Bloggs', 'Jo Bloggs'],
  ['NAME', 'my name is Jo Bloggs', 'Jo Bloggs'],
  ['NAME', 'Jo Bloggs, jo@example.com', 'Jo Bloggs'],
  ['NAME', '山田太郎', '山田太郎'],
  ['NAME', 'jo@example.com', undefined],
  ['NAME', '12345', undefined],
  ['GOODS', '12 pallets of tiles, 800 kg each', '12 pallets of tiles, 800 kg each'],
  ['GOODS', '800 kg', undefined],
  ['GOODS', 'jo@example.com', undefined],
])('%s, asked for: %s', (kind, reply, expected) => {
  expect(read(kind, reply)).toBe(expected);
});

test('a yes or a no is neither a place nor a name nor goods', () => {
  const found = (['ORIGIN', 'DESTINATION', 'NAME', 'GOODS'] as const).flatMap((kind) => [
    read(kind, 'yes', 'yes'),
    read(kind, 'no', 'no'),
  ]);
  expect(found).toEqual(Array.from({ length: 8 }, () => undefined));
});

test('whatever is written, what is found was said', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc
      .array(fc.constantFrom('from', 'to', 'de', 'à', 'a', 'Oslo', 'x', ' ', ',', 'von', 'nach'))
      .map((words) => words.join(' ')),
  );
  fc.assert(
    fc.property(anything, (text) => {
      const { origin = '', destination = '' } = routeIn(text);
      const plain = text.replace(/\s+/gu, ' ');
      return plain.includes(origin) && plain.includes(destination);
    }),
    { numRuns: 500 },
  );
});
