/** Leads. Contact data comes in sealed and goes out sealed; nothing readable is written. Implements ports/leads. */
import { and, eq } from 'drizzle-orm';
import type { Leads, SealedLead } from '#ports/leads';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { lead } from '#worker/store/schema';

export function leadStore(db: Database): Leads {
  return {
    async add(row) {
      const insert = db.insert(lead).values(row).onConflictDoNothing();
      if (row.clientId === null) {
        await guarded(insert);
        return row;
      }
      const stored = db
        .select()
        .from(lead)
        .where(
          and(
            eq(lead.tenantId, row.tenantId),
            eq(lead.conversationId, row.conversationId),
            eq(lead.clientId, row.clientId),
          ),
        );
      const [, found] = await guarded(db.batch([insert, stored]));
      return (found[0] as SealedLead | undefined) ?? row;
    },
  };
}
