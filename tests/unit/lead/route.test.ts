/** Lead capture of a company that sends goods: the ends of a route, and what is no answer to the question for them. */
import { describe, expect, test } from 'vitest';
import { LeadCapture } from '#protocol/lead-capture';
import * as v from 'valibot';
import { talk } from './situation.ts';

describe('a route', () => {
  const question = (id: string, kind: string) => ({ id, kind, ask: { en: id } });
  const freight = v.parse(LeadCapture, {
    mode: 'questions',
    questions: [
      question('origin', 'origin'),
      question('destination', 'destination'),
      question('goods', 'goods'),
      { id: 'name', kind: 'name' },
      { id: 'email', kind: 'email' },
    ],
  });
  test('both ends from one sentence, and nothing that is no answer', () => {
    const more = { capture: freight };
    const begun = talk(['I need a quote from Hamburg to Oslo'], more);
    expect([begun.said, begun.progress?.answers]).toEqual([
      ['begin goods'],
      { origin: 'Hamburg', destination: 'Oslo' },
    ]);
    const asked = talk(
      [
        'I need a quote',
        '800 kg',
        'Hamburg to Oslo',
        'jo@example.com',
        'tiles, 800 kg',
        'yes',
        'Jo Bloggs',
      ],
      more,
    );
    expect([asked.said, asked.progress?.answers]).toEqual([
      [
        'begin origin',
        'again origin',
        'next goods',
        // An address is no goods, but it is taken: the question stands as it was.
        'next goods',
        'next name',
        'again name',
        'consent',
      ],
      {
        origin: 'Hamburg',
        destination: 'Oslo',
        email: 'jo@example.com',
        goods: 'tiles, 800 kg',
        name: 'Jo Bloggs',
      },
    ]);
  });
});
