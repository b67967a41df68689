/** `npm run bench [-- a b c …]`: the benchmarks, JSON lines on stdout, a table on stderr. Nothing here passes or fails. */
import { acknowledgeBench } from './acknowledge.ts';
import { analyticsBench } from './analytics.ts';
import { archiveBench } from './archive.ts';
import { costBench } from './cost.ts';
import { deskBench } from './desk.ts';
import { firstTokenBench } from './first-token.ts';
import { historyBench } from './history.ts';
import { knowledgeBench } from './knowledge.ts';
import { openConversationsBench } from './open-conversations.ts';
import { turnBench } from './turn.ts';
import { understandingBench } from './understanding.ts';
import { widgetBench } from './widget.ts';

const benches = {
  a: acknowledgeBench,
  b: firstTokenBench,
  c: () => openConversationsBench(),
  d: knowledgeBench,
  e: historyBench,
  f: widgetBench,
  g: costBench,
  h: understandingBench,
  i: deskBench,
  j: archiveBench,
  k: turnBench,
  l: analyticsBench,
};
const chosen = process.argv.slice(2);
for (const [name, bench] of Object.entries(benches))
  if (chosen.length === 0 || chosen.includes(name)) await bench();
process.exit(0);
