/** The end of a stream whose calls were gathered: what was whole, what was broken, and then the end. Used by the readers of each format. */
import type { CallGatherer } from '#core/model-calls';
import type { ModelChunk } from '#ports/model';

export function* callsAndEnd(
  gatherer: CallGatherer,
  reason: 'stop' | 'length',
): Generator<ModelChunk> {
  const { calls, faults } = gatherer.end();
  for (const call of calls) yield { kind: 'call', call };
  for (const why of faults) yield { kind: 'bad-call', why };
  yield { kind: 'end', reason };
}
