/** Calls that wait, or waited, for a member's leave: the read model for their list. Written by the projection only. */
import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { ApprovalChange } from '#core/approval-rows';
import type { Approvals } from '#ports/approvals';
import { contains } from '#worker/store/contains';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { toolApproval } from '#worker/store/tool-schema';

export function approvalStore(db: Database): Approvals {
  return {
    async page(tenantId, { cursor, limit, q, status }) {
      const [at, id] = cursor?.split('~') ?? [];
      const found = await guarded(
        db
          .select()
          .from(toolApproval)
          .where(
            and(
              eq(toolApproval.tenantId, tenantId),
              q ? contains(toolApproval.tool, q) : undefined,
              status === 'waiting'
                ? isNull(toolApproval.decision)
                : isNotNull(toolApproval.decision),
              at === undefined
                ? undefined
                : sql`(${toolApproval.requestedAt}, ${toolApproval.id}) < (${Number(at)}, ${id})`,
            ),
          )
          .orderBy(desc(toolApproval.requestedAt), desc(toolApproval.id))
          .limit(limit + 1)
          .all(),
      );
      const rows = found.slice(0, limit);
      const last = rows.at(-1);
      return {
        approvals: rows.map(({ tenantId: _tenant, requestedAt, expiresAt, decidedAt, ...row }) => ({
          ...row,
          requestedAt: new Date(requestedAt).toISOString(),
          expiresAt: new Date(expiresAt).toISOString(),
          decidedAt: decidedAt === null ? null : new Date(decidedAt).toISOString(),
        })),
        cursor: found.length > limit && last ? `${last.requestedAt}~${last.id}` : null,
      };
    },
  };
}

/** The same change twice, or late, changes nothing. */
export function approved(
  db: Database,
  place: { tenantId: string; id: string },
  change: ApprovalChange,
) {
  const { tenantId, id: conversationId } = place;
  const open = and(
    eq(toolApproval.tenantId, tenantId),
    eq(toolApproval.conversationId, conversationId),
    isNull(toolApproval.decision),
  );
  switch (change.kind) {
    case 'requested': {
      const { kind: _, ...row } = change;
      return db
        .insert(toolApproval)
        .values({ tenantId, conversationId, ...row })
        .onConflictDoNothing();
    }
    case 'decided': {
      const { decision, decidedAt, decidedBy, id } = change;
      return db
        .update(toolApproval)
        .set({ decision, decidedAt, decidedBy })
        .where(and(open, eq(toolApproval.id, id)));
    }
    case 'ended':
      return db.update(toolApproval).set({ decision: 'expired', decidedAt: change.at }).where(open);
  }
}
