/** The error log: one row for each kind of failure, counted up. Implements ports/failures. */
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Failures } from '#ports/failures';
import type { Failure } from '#protocol/failure';
import { failure } from '#worker/store/access-schema';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';

/** Of one tenant; sources are names of its own, so there are few. */
const listMax = 500;
const nameMax = 100;
const exampleMax = 300;
/** What looks like a secret or a person in an error's words is not kept. */
const sensitive =
  /(sk|pk|ps|key|token|bearer|secret)[-_\s=:"']*[\w.+/=-]{8,}|[\w.+-]+@[\w-]+\.[\w.-]+|\+?\d[\d\s().-]{7,}\d/gi;

export function failureStore(db: Database): Failures {
  return {
    record: async (tenantId, { kind, source, code, example }, now) => {
      const row = {
        tenantId,
        kind,
        source: source.slice(0, nameMax),
        code: code.slice(0, nameMax),
        count: 1,
        firstAt: now,
        lastAt: now,
        example: example.replace(/\s+/g, ' ').replace(sensitive, '…').slice(0, exampleMax),
      };
      try {
        await guarded(
          db
            .insert(failure)
            .values(row)
            .onConflictDoUpdate({
              target: [failure.tenantId, failure.kind, failure.source, failure.code],
              set: {
                count: sql`${failure.count} + 1`,
                lastAt: now,
                example: row.example,
              },
            }),
        );
      } catch {
        console.error(JSON.stringify({ at: 'failures', kind, source: row.source, code: row.code }));
      }
    },
    list: async (tenantId) => {
      const rows = await guarded(
        db
          .select()
          .from(failure)
          .where(eq(failure.tenantId, tenantId))
          .orderBy(desc(failure.lastAt))
          .limit(listMax)
          .all(),
      );
      return rows.map((row) => ({
        id: idOf(row),
        kind: row.kind as Failure['kind'],
        source: row.source,
        code: row.code,
        count: row.count,
        example: row.example,
        firstAt: new Date(row.firstAt).toISOString(),
        lastAt: new Date(row.lastAt).toISOString(),
      }));
    },
    remove: async (tenantId, id) => {
      const [kind = '', source = '', code = ''] = id.split('~').map(decoded);
      const removed = await guarded(
        db
          .delete(failure)
          .where(
            and(
              eq(failure.tenantId, tenantId),
              eq(failure.kind, kind),
              eq(failure.source, source),
              eq(failure.code, code),
            ),
          )
          .returning({ kind: failure.kind }),
      );
      return removed.length > 0;
    },
  };
}

const idOf = ({ kind, source, code }: { kind: string; source: string; code: string }) =>
  [kind, source, code].map((part) => encodeURIComponent(part).replaceAll('~', '%7E')).join('~');

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
