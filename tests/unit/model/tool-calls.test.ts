/** R20: broken tool calls. A call with half arguments is never made; the model is told once what was wrong, and then somebody else answers. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { CallPiece, GatheredCalls } from '#core/model-calls';
import { CallGatherer } from '#core/model-calls';
import { CallParser } from '#core/parsed-calls';
import { inWords, parseCalls } from '#flows/parse-calls';
import type { ModelChunk } from '#ports/model';
import {
  answered,
  begin,
  calls,
  chain,
  counted,
  gaveUp,
  model,
  stop,
  tenant,
} from './scripted-chain.ts';
import type { Act } from './scripted-chain.ts';

beforeEach(begin);

const whole = { order: 'HP-1', note: 'a "quoted" \u00fc' };
const text = JSON.stringify(whole);
const call = { id: 'c1', name: 'track', arguments: whole };
const tools = [{ name: 'track', description: 'Tracks', parameters: { type: 'object' } }];

function gathered(...pieces: CallPiece[]): GatheredCalls {
  const gatherer = new CallGatherer();
  for (const piece of pieces) gatherer.add(piece);
  return gatherer.end();
}
const good = (...list: GatheredCalls['calls']): GatheredCalls => ({ calls: list, faults: [] });
const bad = (...faults: string[]): GatheredCalls => ({ calls: [], faults });
const head: CallPiece = { index: 0, id: 'c1', name: 'track' };

describe('what is gathered', () => {
  it('is the same wherever the arguments are cut, and nothing when the rest is missing', () => {
    for (let cut = 0; cut <= text.length; cut++) {
      const [first, rest] = [text.slice(0, cut), text.slice(cut)];
      expect(gathered(head, { index: 0, arguments: first }, { index: 0, arguments: rest })).toEqual(
        good(call),
      );
      const expected =
        cut === text.length
          ? good(call)
          : cut === 0
            ? good({ ...call, arguments: {} })
            : bad('arguments that are not JSON');
      expect([cut, gathered(head, { index: 0, arguments: first })]).toEqual([cut, expected]);
    }
  });

  const cases: Record<string, [pieces: CallPiece[], expected: GatheredCalls]> = {
    'no arguments': [[head], good({ ...call, arguments: {} })],
    'the head with every piece': [
      [
        { ...head, arguments: '{"order":' },
        { ...head, arguments: '"HP-1"}' },
      ],
      good({ ...call, arguments: { order: 'HP-1' } }),
    ],
    'the same delta twice': [
      [
        { ...head, arguments: text },
        { ...head, arguments: text },
      ],
      bad('arguments that are not JSON'),
    ],
    'a gap in the index': [
      [
        { ...head, arguments: '{}' },
        { index: 2, id: 'c2', name: 'cancel', arguments: '{"a":1}' },
      ],
      good({ ...call, arguments: {} }, { id: 'c2', name: 'cancel', arguments: { a: 1 } }),
    ],
    'interleaved calls': [
      [
        { ...head, arguments: '{"a":' },
        { index: 1, id: 'c2', name: 'cancel', arguments: '{"b":' },
        { index: 0, arguments: '1}' },
        { index: 1, arguments: '2}' },
      ],
      good({ ...call, arguments: { a: 1 } }, { id: 'c2', name: 'cancel', arguments: { b: 2 } }),
    ],
    'two ids in one call': [
      [
        { ...head, arguments: '{"order":' },
        { index: 0, id: 'c2', arguments: '"HP-1"}' },
      ],
      bad('two ids'),
    ],
    'two ids before any argument': [
      [head, { index: 0, id: 'c2', name: 'track', arguments: '{}' }],
      bad('two ids'),
    ],
    'two whole calls at one index': [
      [
        { ...head, arguments: '{"a":1}' },
        { index: 0, id: 'c2', name: 'cancel', arguments: '{"b":2}' },
      ],
      good({ ...call, arguments: { a: 1 } }, { id: 'c2', name: 'cancel', arguments: { b: 2 } }),
    ],
    'two names': [[head, { index: 0, name: 'cancel', arguments: '{}' }], bad('two names')],
    'no index at all': [
      [
        { id: 'c1', name: 'track', arguments: '{"a"' },
        { arguments: ':1}' },
        { id: 'c2', name: 'x' },
      ],
      good({ ...call, arguments: { a: 1 } }, { id: 'c2', name: 'x', arguments: {} }),
    ],
    'no name': [[{ index: 0, id: 'c1', arguments: '{}' }], bad('no name')],
    'no id': [
      [{ index: 0, name: 'track', arguments: '{}' }],
      good({ id: 'call_0', name: 'track', arguments: {} }),
    ],
    NaN: [[{ ...head, arguments: '{"a":NaN}' }], bad('arguments that are not JSON')],
    'a list': [[{ ...head, arguments: '[1]' }], bad('arguments that are no object')],
    'a word': [[{ ...head, arguments: '"a"' }], bad('arguments that are no object')],
    'a name twice': [
      [{ ...head, arguments: '{"a":{"b":1,"\\u0062":2}}' }],
      bad('arguments with a name twice'),
    ],
    'arguments without end': [
      [
        { ...head, arguments: `{"a":"${'x'.repeat(40_000)}` },
        { index: 0, arguments: '"}' },
      ],
      bad('arguments without end'),
    ],
    'a name without end': [
      [{ index: 0, name: 'x'.repeat(201), arguments: '{}' }],
      bad('a name without end'),
    ],
  };
  it.each(Object.entries(cases))('%s', (_, [pieces, expected]) =>
    expect(gathered(...pieces)).toEqual(expected),
  );

  it('is eight calls at most', () => {
    const many = Array.from({ length: 20 }, (_, index) => ({ index, id: `c${index}`, name: 'x' }));
    const { calls: taken, faults } = gathered(...many);
    expect([taken.length, faults]).toEqual([8, ['too many calls']]);
  });
});

describe('calls in the text of a model without its own', () => {
  const said = `Let me look.\n<tool_call>${text.replace('{', '{"name":"track","arguments":{')}}</tool_call>\n`;
  it('are taken out, the same wherever the text is cut', () => {
    for (let cut = 0; cut <= said.length; cut++) {
      const parser = new CallParser();
      const shown = parser.push(said.slice(0, cut)) + parser.push(said.slice(cut));
      const { text: rest, ...found } = parser.end();
      expect([cut, (shown + rest).trim(), found]).toEqual([
        cut,
        'Let me look.',
        good({ ...call, id: 'call_0' }),
      ]);
    }
  });
  it.each<[string, string, GatheredCalls]>([
    ['no end marker', '<tool_call>{"name":"x"}', good({ id: 'call_0', name: 'x', arguments: {} })],
    ['half', '<tool_call>{"name":"x","arg', bad('arguments that are not JSON')],
    ['no name', '<tool_call>{"arguments":{}}</tool_call>', bad('no name')],
    [
      'a list',
      '<tool_call>{"name":"x","arguments":[]}</tool_call>',
      bad('arguments that are no object'),
    ],
  ])('%s', (_, words, expected) => {
    const parser = new CallParser();
    expect([parser.push(words), parser.end()]).toEqual(['', { text: '', ...expected }]);
  });
  it('leaves what only looks like one', () => {
    const parser = new CallParser();
    expect(parser.push('a <tool') + parser.push(' b <') + parser.end().text).toBe('a <tool b <');
  });

  it('are asked for in words, and read as calls', async () => {
    const request = inWords({
      system: 'Be kind.',
      tools,
      messages: [
        { role: 'user', text: 'Where is it?' },
        { role: 'assistant', text: '', calls: [call] },
        { role: 'tool', callId: 'c1', name: 'track', text: 'in Oslo' },
      ],
      maxTokens: 5,
    });
    expect(request).toEqual({
      system: expect.stringMatching(/^Be kind\.\n\n[^]*<tool_call>[^]*"name":"track"/),
      messages: [
        { role: 'user', text: 'Where is it?' },
        {
          role: 'assistant',
          text: `\n<tool_call>{"name":"track","arguments":${text}}</tool_call>`,
        },
        { role: 'user', text: 'Result of track:\nin Oslo' },
      ],
      maxTokens: 5,
    });
    const chunks: ModelChunk[] = [];
    const stream = async function* (): AsyncGenerator<ModelChunk> {
      for (const piece of ['<tool_', 'call>{"name":"track"}</tool', '_call>'])
        yield { kind: 'text', text: piece };
      yield { kind: 'end', reason: 'stop' };
    };
    for await (const chunk of parseCalls(stream())) chunks.push(chunk);
    expect(chunks).toEqual([
      { kind: 'call', call: { id: 'call_0', name: 'track', arguments: {} } },
      { kind: 'end', reason: 'stop' },
    ]);
  });
});

describe('the chain', () => {
  const broken: Act[] = [{ badCall: 'no name' }, counted, stop];
  const cases: Record<string, [tries: Act[][], expected: unknown, calls: number]> = {
    'a call': [[[{ call }, counted, stop]], { ...answered('a', ''), calls: [call] }, 1],
    'words and a call': [
      [['Let me look. ', { call }, counted, stop]],
      { ...answered('a', 'Let me look. '), calls: [call] },
      1,
    ],
    'a broken call, then a good one': [
      [broken, [{ call }, counted, stop]],
      { ...answered('a', '', 'a: bad-call'), calls: [call] },
      2,
    ],
    'a broken call, then words': [
      [broken, ['In Oslo.', counted, stop]],
      answered('a', 'In Oslo.', 'a: bad-call'),
      2,
    ],
    'only broken calls': [[broken], gaveUp('', 'a: bad-call', 'a: bad-call'), 2],
    'words and a broken call': [
      [['In Oslo.', ...broken]],
      answered('a', 'In Oslo.', 'a: no call: no name'),
      1,
    ],
  };
  it.each(Object.entries(cases))('%s', async (_, [tries, expected, count]) => {
    const of = tenant();
    const { generated } = await chain(of, [model('a', tries, of)], undefined, { tools });
    expect([generated, calls.length]).toEqual([expected, count]);
  });

  it('takes no call where no tool was offered', async () => {
    const of = tenant();
    const { generated } = await chain(of, [model('a', [[{ call }, counted, stop]], of)]);
    expect(generated).toEqual(gaveUp('', 'a: empty'));
  });

  it('asks the next provider when the first cannot call', async () => {
    const of = tenant();
    const { generated } = await chain(
      of,
      [model('a', [broken], of), model('b', [['In Oslo.', counted, stop]], of)],
      undefined,
      { tools },
    );
    expect(generated).toEqual(answered('b', 'In Oslo.', 'a: bad-call', 'a: bad-call'));
  });

  it('tells the model what came of its calls, as data, and what was wrong with the last', async () => {
    const of = tenant();
    const asked: unknown[] = [];
    const spied = model('a', [broken], of);
    const { stream } = spied;
    spied.stream = (request) => {
      asked.push(request.messages.slice(1));
      return stream(request);
    };
    const rounds = [{ text: 'Let me look.', calls: [call], results: ['in ⟦Oslo⟧'] }];
    await chain(of, [spied], undefined, { tools, rounds });
    const round = [
      { role: 'assistant', text: 'Let me look.', calls: [call] },
      { role: 'tool', callId: 'c1', name: 'track', text: '⟦data⟧\nin [Oslo]\n⟦/data⟧' },
    ];
    const repair = { role: 'user', text: expect.stringContaining('(no name)') };
    expect(asked).toEqual([round, [...round, repair]]);
  });
});
