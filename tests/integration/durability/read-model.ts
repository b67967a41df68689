/** D1 as the durability tests look at it: has everything been delivered, and what does reconcile find. */
import type { Parley, Session } from '../../support/harness.ts';
import { call } from '../../support/harness.ts';
import { d1File, eventually, query } from '../../support/faults.ts';

interface Reconciled {
  conversationId: string;
  events: number;
  differences: { table: string; seq: number | null; what: string }[];
}

export const reconcile = (
  parley: Parley,
  tenantId: string,
  conversationId: string,
): Promise<Reconciled> => parley.operator.post('/reconcile', { tenantId, conversationId });

/** Waits until D1 has come as far as each conversation's log. */
export async function delivered(
  parley: Parley,
  conversations: Session[],
  timeoutMs = 20_000,
): Promise<void> {
  for (const who of conversations)
    await eventually(
      `D1 has all of ${who.conversationId}`,
      async () => {
        const cursor = await lastSeq(parley, who);
        const [row] = query(
          d1File(parley),
          'SELECT last_seq FROM conversation WHERE id = ?',
          who.conversationId,
        );
        return row?.['last_seq'] === cursor;
      },
      timeoutMs,
    );
}

async function lastSeq(parley: Parley, who: Session): Promise<number> {
  let cursor = 0;
  for (;;) {
    const page = await call<{ cursor: number; more: boolean }>(
      parley.origin,
      `/v1/chat/history/${who.conversationId}?after=${cursor}&limit=200`,
      { token: who.token },
    );
    cursor = page.body.cursor;
    if (!page.body.more) return cursor;
  }
}

/** What `npm run reconcile` does for one tenant. */
export async function reconcileAll(
  parley: Parley,
  tenantId: string,
): Promise<{ conversations: number; different: Reconciled[] }> {
  let conversations = 0;
  const different: Reconciled[] = [];
  let after: string | null = null;
  do {
    const page: { conversationIds: string[]; cursor: string | null } = await parley.operator.get(
      `/directory/${tenantId}${after ? `?after=${after}` : ''}`,
    );
    for (const conversationId of page.conversationIds) {
      conversations++;
      const done = await reconcile(parley, tenantId, conversationId);
      if (done.differences.length > 0) different.push(done);
    }
    after = page.cursor;
  } while (after);
  return { conversations, different };
}
