/** Tickets of a tenant, numbered. Implements ports/tickets. */
import { and, desc, eq, or, sql } from 'drizzle-orm';
import type { Tickets } from '#ports/tickets';
import type { Ticket } from '#protocol/ticket';
import { contains } from '#worker/store/contains';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { ticket } from '#worker/store/desk-schema';

export function ticketStore(db: Database): Tickets {
  const one = (tenantId: string, id: string) =>
    and(eq(ticket.tenantId, tenantId), eq(ticket.id, id));
  const get = async (tenantId: string, id: string) => {
    const row = await guarded(db.select().from(ticket).where(one(tenantId, id)).get());
    return row ? ticketFrom(row) : null;
  };
  return {
    add: async (tenantId, made, now) => {
      // One statement numbers and stores: no two tickets have one number, an earlier one of the escalation stays.
      await guarded(
        db.run(sql`
          INSERT INTO ticket (tenant_id, id, number, conversation_id, escalation_id, subject, status, priority,
            assignee_id, external_ref, created_at, updated_at)
          SELECT ${tenantId}, ${made.id}, COALESCE(MAX(number), 0) + 1, ${made.conversationId},
            ${made.escalationId}, ${made.subject}, ${made.status}, ${made.priority}, ${made.assigneeId}, NULL,
            ${now}, ${now}
          FROM ticket WHERE tenant_id = ${tenantId}
          ON CONFLICT DO NOTHING`),
      );
      const row = await guarded(
        db
          .select()
          .from(ticket)
          .where(
            made.escalationId === null
              ? one(tenantId, made.id)
              : and(eq(ticket.tenantId, tenantId), eq(ticket.escalationId, made.escalationId)),
          )
          .get(),
      );
      if (!row) throw new Error('a ticket that was stored is there');
      return ticketFrom(row);
    },
    get,
    page: async (tenantId, { cursor, limit, q, status, conversationId, assigneeId }) => {
      const [at, id] = cursor?.split('~') ?? [];
      const rows = await guarded(
        db
          .select()
          .from(ticket)
          .where(
            and(
              eq(ticket.tenantId, tenantId),
              status && eq(ticket.status, status),
              conversationId && eq(ticket.conversationId, conversationId),
              assigneeId && eq(ticket.assigneeId, assigneeId),
              q ? or(contains(ticket.subject, q), sql`${ticket.number} = ${q}`) : undefined,
              at && id
                ? sql`(${ticket.updatedAt}, ${ticket.id}) < (${Number(at)}, ${id})`
                : undefined,
            ),
          )
          .orderBy(desc(ticket.updatedAt), desc(ticket.id))
          .limit(limit + 1)
          .all(),
      );
      const shown = rows.slice(0, limit);
      const end = shown.at(-1);
      return {
        tickets: shown.map(ticketFrom),
        cursor: rows.length > limit && end ? `${end.updatedAt}~${end.id}` : null,
      };
    },
    change: async (tenantId, id, change, now) => {
      await guarded(
        db
          .update(ticket)
          .set({ ...change, updatedAt: now })
          .where(one(tenantId, id)),
      );
      return get(tenantId, id);
    },
  };
}

function ticketFrom(row: typeof ticket.$inferSelect): Ticket {
  const { tenantId: _tenant, createdAt, updatedAt, ...rest } = row;
  return {
    ...rest,
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
  } as Ticket;
}
