/** The log of tool executions in D1, kept for 90 days: what is too old is neither shown nor kept. Implements ports/tools. */
import { and, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { ExecutionRow, ToolExecutions } from '#ports/tools';
import { contains } from '#worker/store/contains';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { toolExecution } from '#worker/store/tool-schema';

/** One statement is short, so that nobody else's waits long for it. */
const forgottenAtOnce = 1_000;

/** Of the entry that is there and the one that comes. */
const most = (column: 'attempts' | 'cost_usd') =>
  sql`max(${sql.raw(`tool_execution.${column}, excluded.${column}`)})`;

export function toolExecutionStore(db: Database): ToolExecutions {
  return {
    async record(row, keptSince) {
      await guarded(
        db.batch([
          // A call that waited for leave is entered again when it is made.
          db
            .insert(toolExecution)
            .values(row)
            .onConflictDoUpdate({
              target: [toolExecution.tenantId, toolExecution.id],
              set: { ...row, attempts: most('attempts'), costUsd: most('cost_usd') },
            }),
          // Nothing to do but once in a while; the index makes looking cheap.
          db
            .delete(toolExecution)
            .where(and(eq(toolExecution.tenantId, row.tenantId), lt(toolExecution.at, keptSince))),
        ]),
      );
    },
    async forget(keptSince) {
      for (let forgotten = 0; ;) {
        const old = db
          .select({ row: sql`rowid` })
          .from(toolExecution)
          .where(lt(toolExecution.at, keptSince))
          .limit(forgottenAtOnce);
        const { meta } = await guarded(
          db
            .delete(toolExecution)
            .where(sql`rowid IN ${old}`)
            .run(),
        );
        forgotten += meta.changes;
        if (meta.changes < forgottenAtOnce) return forgotten;
      }
    },
    async page(tenantId, { cursor, limit, q, tool, status, of }, keptSince) {
      const [at, id] = cursor?.split('~') ?? [];
      const found = await guarded(
        db
          .select()
          .from(toolExecution)
          .where(
            and(
              eq(toolExecution.tenantId, tenantId),
              gte(toolExecution.at, keptSince),
              q ? contains(toolExecution.tool, q) : undefined,
              tool === undefined ? undefined : eq(toolExecution.tool, tool),
              of === undefined ? undefined : inArray(toolExecution.tool, of),
              status === undefined ? undefined : eq(toolExecution.status, status),
              at === undefined
                ? undefined
                : sql`(${toolExecution.at}, ${toolExecution.id}) < (${Number(at)}, ${id})`,
            ),
          )
          .orderBy(desc(toolExecution.at), desc(toolExecution.id))
          .limit(limit + 1)
          .all(),
      );
      const rows = found.slice(0, limit) as ExecutionRow[];
      const last = rows.at(-1);
      return { rows, cursor: found.length > limit && last ? `${last.at}~${last.id}` : null };
    },
    async numbers(tenantId, since) {
      const count = (status: string) =>
        sql<number>`sum(${toolExecution.status} = ${status})`.mapWith(Number);
      const rows = await guarded(
        db
          .select({
            tool: toolExecution.tool,
            calls: sql<number>`count(*)`.mapWith(Number),
            ok: count('ok'),
            failed: count('failed'),
            refused: count('refused'),
            averageMs: sql<number>`round(avg(${toolExecution.latencyMs}))`.mapWith(Number),
            slowestMs: sql<number>`max(${toolExecution.latencyMs})`.mapWith(Number),
            costUsd: sql<number>`sum(${toolExecution.costUsd})`.mapWith(Number),
            lastAt: sql<number>`max(${toolExecution.at})`.mapWith(Number),
          })
          .from(toolExecution)
          .where(and(eq(toolExecution.tenantId, tenantId), gte(toolExecution.at, since)))
          .groupBy(toolExecution.tool)
          .orderBy(toolExecution.tool)
          .all(),
      );
      return {
        tools: rows.map((row) => ({ ...row, lastAt: new Date(row.lastAt).toISOString() })),
      };
    },
  };
}
