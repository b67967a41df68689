/** What a conversation remembers of its turns' decisions: whether it asked back last, and what it has offered; nothing else changes it. */
import { expect, test } from 'vitest';
import { evolve } from '#core/conversation/evolve';
import type { TurnReport } from '#protocol/event';
import { birth, conversationState, eventAt, idOf, turnReport } from '../../support/factories.ts';

const after = (...reports: Partial<TurnReport>[]) => {
  const state = reports.reduce(
    (before, but, index) =>
      evolve(
        before,
        eventAt(before.lastSeq + 1, {
          kind: 'turn.ended',
          turnId: idOf('trn', index + 1),
          questionSeq: 1,
          ...turnReport(but),
        }),
        birth,
      ),
    conversationState(),
  );
  return [state.clarifying ?? false, state.offered ?? []];
};

test.each<[string, Partial<TurnReport>[], unknown]>([
  ['an answer', [{ decision: 'answer' }], [false, []]],
  ['a question', [{ decision: 'clarify' }], [true, []]],
  ['a question and its answer', [{ decision: 'clarify' }, { decision: 'answer' }], [false, []]],
  [
    'a turn that died between them',
    [{ decision: 'clarify' }, { outcome: 'interrupted' }],
    [true, []],
  ],
  ['turns of an older log', [{}, {}], [false, []]],
  [
    'offers, each once',
    [{ offered: ['person'] }, { offered: ['tool:track'] }, { offered: ['person'] }, {}],
    [false, ['person', 'tool:track']],
  ],
])('%s', (_, reports, expected) => {
  expect(after(...reports)).toEqual(expected);
});
