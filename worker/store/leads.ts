/** Leads. Contact data comes in sealed and goes out sealed; nothing readable is written. */
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { lead } from '#worker/store/schema';

export type LeadRow = typeof lead.$inferInsert;

export interface LeadStore {
  add(row: LeadRow): Promise<void>;
}

export function leadStore(db: Database): LeadStore {
  return {
    add: async (row) => {
      await guarded(db.insert(lead).values(row).onConflictDoNothing());
    },
  };
}
