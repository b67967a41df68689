/** `npm run reconcile`: compares D1 with every conversation object, prints what differs and puts D1 right. */
import type { Reconciled } from '#flows/reconcile';
import { withParley } from './operator.ts';

interface Page {
  conversationIds: string[];
  cursor: string | null;
  parked: { conversationId: string; error: string }[];
}

await withParley(async (operator) => {
  let conversations = 0;
  let different = 0;
  for (const tenant of await operator.get<{ id: string; slug: string }[]>('/tenants')) {
    let after: string | null = null;
    do {
      const page: Page = await operator.get(
        `/directory/${tenant.id}${after ? `?after=${after}` : ''}`,
      );
      for (const conversationId of page.conversationIds) {
        conversations++;
        const done = await operator.post<Reconciled>('/reconcile', {
          tenantId: tenant.id,
          conversationId,
        });
        if (done.differences.length === 0) continue;
        different++;
        process.stdout.write(`${JSON.stringify({ tenant: tenant.slug, ...done })}\n`);
      }
      after = page.cursor;
      process.stderr.write(`${tenant.slug}: ${conversations} compared\n`);
    } while (after);
  }
  process.stdout.write(`${JSON.stringify({ conversations, different, repaired: different })}\n`);
});
