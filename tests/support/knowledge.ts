/** The knowledge port of a running Parley, over the same D1 files, for tests and benchmarks in Node. */
import { articleStore } from '#worker/store/articles';
import { database } from '#worker/store/database';
import type { Knowledge } from '#ports/knowledge';
import type { Parley } from './harness.ts';

export async function knowledgeOf(parley: Parley): Promise<Knowledge> {
  const d1 = await parley.server.miniflare.getD1Database('DB');
  return articleStore(database(d1 as unknown as D1Database), { now: Date.now });
}
