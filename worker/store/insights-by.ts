/** The figures of store/insights taken apart: by day, and by the member who took a conversation. */
import { sql } from 'drizzle-orm';
import type { AgentRow, Insights } from '#ports/insights';
import type { DayFigures } from '#protocol/analytics';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';

const dayMs = 86_400_000;
const timeoutMs = 10_000;

export const dailyFigures =
  (db: Database): Insights['daily'] =>
  async (tenantId, since, offsetMs) => {
    const rows = await guarded(
      db.all<{ at: number } & Omit<DayFigures, 'day'>>(sql`
        SELECT CAST((at + ${offsetMs}) / ${dayMs} AS INTEGER) AS at, sum(c) AS conversations, sum(e) AS escalations, sum(l) AS leads,
          sum(t) AS answers, sum(f) AS fallbacks
        FROM (
          SELECT started_at AS at, 1 AS c, 0 AS e, 0 AS l, 0 AS t, 0 AS f FROM conversation
            WHERE tenant_id = ${tenantId} AND last_at >= ${since} AND started_at >= ${since}
          UNION ALL SELECT requested_at, 0, 1, 0, 0, 0 FROM escalation
            WHERE tenant_id = ${tenantId} AND requested_at >= ${since}
          UNION ALL SELECT created_at, 0, 0, 1, 0, 0 FROM lead WHERE tenant_id = ${tenantId} AND created_at >= ${since}
          UNION ALL SELECT ended_at, 0, 0, 0, 1, outcome = 'fallback' FROM turn
            WHERE tenant_id = ${tenantId} AND ended_at >= ${since}
        ) GROUP BY 1 ORDER BY 1`),
      timeoutMs,
    );
    return rows.map(({ at, ...figures }) => ({
      day: new Date(at * dayMs).toISOString().slice(0, 10),
      ...figures,
    }));
  };

/** An up, a four and a five are praise. A person's first word is looked up among the few messages of its conversation. */
export const agentFigures =
  (db: Database): Insights['agents'] =>
  (tenantId, since, limit) =>
    guarded(
      db.all<AgentRow>(sql`
        SELECT agent_id AS memberId, count(*) AS taken, count(ended_at) AS resolved,
          CAST(round(avg(replied_at - requested_at)) AS INTEGER) AS firstReplyMs,
          CAST(round(avg(ended_at - accepted_at)) AS INTEGER) AS handlingMs,
          sum(rated) AS rated, sum(praised) AS praised
        FROM (
          SELECT taken.*,
            (SELECT min(m.at) FROM message m WHERE m.tenant_id = taken.tenant_id
              AND m.conversation_id = taken.conversation_id AND m.author = 'agent' AND m.at >= taken.accepted_at) AS replied_at,
            (SELECT count(*) FROM feedback f WHERE f.tenant_id = taken.tenant_id
              AND f.conversation_id = taken.conversation_id AND f.at >= taken.accepted_at) AS rated,
            (SELECT count(*) FROM feedback f WHERE f.tenant_id = taken.tenant_id
              AND f.conversation_id = taken.conversation_id AND f.at >= taken.accepted_at
              AND f.value IN ('up', '4', '5')) AS praised
          FROM escalation taken
          WHERE taken.tenant_id = ${tenantId} AND taken.requested_at >= ${since}
            AND taken.agent_id IS NOT NULL AND taken.accepted_at IS NOT NULL
        ) GROUP BY agent_id ORDER BY count(*) DESC, agent_id LIMIT ${limit}`),
      timeoutMs,
    );
