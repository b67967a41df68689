/** Leads. Contact data comes in sealed and goes out sealed; nothing readable is written. Implements ports/leads. */
import type { Leads } from '#ports/leads';
import { guarded } from '#worker/store/database';
import type { Database } from '#worker/store/database';
import { lead } from '#worker/store/schema';

export function leadStore(db: Database): Leads {
  return {
    add: async (row) => {
      await guarded(db.insert(lead).values(row).onConflictDoNothing());
    },
  };
}
