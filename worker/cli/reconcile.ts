/**
 * `npm run reconcile`: compares D1 with every conversation object, prints what differs and puts D1 right. One that cannot be
 * compared is named and does not keep the others waiting; then it exits 1. Names the conversations whose outbox is parked.
 */
import type { Reconciled } from '#flows/reconcile';
import { OperatorProblem, withParley } from './operator.ts';

interface Page {
  conversationIds: string[];
  cursor: string | null;
  parked: { conversationId: string; error: string }[];
}

await withParley(async (operator) => {
  let conversations = 0;
  let different = 0;
  let failed = 0;
  for (const tenant of await operator.get<{ id: string; slug: string }[]>('/tenants')) {
    const say = (text: string) => process.stderr.write(`${tenant.slug}: ${text}\n`);
    let after: string | null = null;
    do {
      const page: Page = await operator.get(
        `/directory/${tenant.id}${after ? `?after=${after}` : ''}`,
      );
      if (after === null)
        for (const parked of page.parked)
          say(`${parked.conversationId} is parked, ${parked.error}`);
      for (const conversationId of page.conversationIds) {
        conversations++;
        const done = await operator
          .post<Reconciled>('/reconcile', { tenantId: tenant.id, conversationId })
          .catch((error: unknown) => {
            if (!(error instanceof OperatorProblem)) throw error;
            failed++;
            say(`${conversationId} could not be compared, ${error.code}: ${error.message}`);
            return null;
          });
        if (!done) continue;
        if (done.differences.length === 0) continue;
        different++;
        process.stdout.write(`${JSON.stringify({ tenant: tenant.slug, ...done })}\n`);
      }
      after = page.cursor;
      say(`${conversations} compared`);
    } while (after);
  }
  const all = { conversations, different, repaired: different, ...(failed > 0 ? { failed } : {}) };
  process.stdout.write(`${JSON.stringify(all)}\n`);
  if (failed > 0) process.exitCode = 1;
});
