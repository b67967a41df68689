/**
 * (l) The analytics page of a tenant with 100,000 conversations of 90 days (six messages and three answers each, every fifth
 * handed over): each of its queries, for the periods that the page offers.
 */
import { insightStore } from '#worker/store/insights';
import { localD1 } from '../support/local-d1.ts';
import { report, spread } from './measure.ts';

const conversations = 100_000;
const portion = 5_000;
const asked = 5;
const dayMs = 86_400_000;
const spanMs = 90 * dayMs;
const tenant = 'tnt_bench';

export async function analyticsBench(): Promise<void> {
  const { d1, db, stop } = await localD1();
  const now = Date.now();
  for (let from = 0; from < conversations; from += portion) await put(d1, now, from);
  const insights = insightStore(db);
  for (const days of [7, 30, 90]) {
    const since = now - days * dayMs;
    const queries = {
      summary: () => insights.summary(tenant, { since }),
      before: () => insights.summary(tenant, { since: since - days * dayMs, until: since }),
      daily: () => insights.daily(tenant, since, 0),
      agents: () => insights.agents(tenant, since, 200),
      spending: () => insights.spending(tenant, { since }),
      gaps: () => insights.gaps(tenant, since, 50),
    };
    for (const [name, query] of Object.entries(queries)) {
      const times: number[] = [];
      for (let index = 0; index < asked; index++) {
        const at = performance.now();
        await query();
        times.push(performance.now() - at);
      }
      report(`l analytics of ${days} days: ${name}`, { conversations, ms: spread(times) });
    }
  }
  await stop();
}

function put(d1: D1Database, now: number, from: number) {
  const rows = Array.from({ length: portion }, (_, index) => {
    const number = from + index;
    return {
      id: `cnv_${String(number).padStart(22, '0')}`,
      at: now - Math.floor(spanMs * (1 - number / conversations)),
      agent: number % 5 === 0 ? `mem_${number % 20}` : null,
      number,
    };
  });
  const json = JSON.stringify(rows);
  const insert = (sql: string) => d1.prepare(`${sql} FROM json_each(?1)`).bind(json);
  return d1.batch([
    insert(`INSERT INTO conversation (tenant_id, id, visitor_id, status, floor, locale, started_at, last_at, last_seq, message_count)
      SELECT '${tenant}', value ->> 'id', 'vis', 'ended', 'nobody', 'en', value ->> 'at', (value ->> 'at') + 600000, 10, 6`),
    ...[0, 1, 2, 3, 4, 5].map((seq) =>
      insert(`INSERT INTO message (tenant_id, conversation_id, seq, id, author, at, text, detail)
        SELECT '${tenant}', value ->> 'id', ${seq + 1}, 'msg_' || (value ->> 'number') || '_${seq}',
          CASE WHEN ${seq} = 5 AND (value ->> 'agent') IS NOT NULL THEN 'agent' WHEN ${seq % 2} = 0 THEN 'visitor' ELSE 'assistant' END,
          (value ->> 'at') + ${seq} * 1000, 'Where is order ' || ((value ->> 'number') % 977), '{}'`),
    ),
    ...[0, 1, 2].map((turn) =>
      insert(`INSERT INTO turn SELECT '${tenant}', value ->> 'id', ${turn * 2 + 2}, 'trn_${turn}_' || (value ->> 'number'), ${turn * 2 + 1},
        (value ->> 'at') + ${turn} * 1000, CASE WHEN (value ->> 'number') % 10 = ${turn} THEN 'fallback' ELSE 'answered' END,
        'builtin', 'extractive', '1', 10, 10, 0.001, 20, 0.5`),
    ),
    d1
      .prepare(
        `INSERT INTO escalation (tenant_id, conversation_id, seq, id, status, level, category, by, requested_at, accepted_at, ended_at, agent_id)
         SELECT '${tenant}', value ->> 'id', 5, 'esc_' || (value ->> 'number'), 'ended', 'high', 'complexity', 'visitor',
           (value ->> 'at') + 3000, (value ->> 'at') + 4000, (value ->> 'at') + 60000, value ->> 'agent'
         FROM json_each(?1) WHERE (value ->> 'agent') IS NOT NULL`,
      )
      .bind(json),
  ]);
}
