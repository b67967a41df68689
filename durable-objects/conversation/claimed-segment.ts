/** What the tenant's own system has signed of the visitor's segment; null without a signed identity. Used by turn-memory and router. */
import type { Tenant } from '#core/tenant';
import type { VerifiedIdentity } from '#core/tool/tool';
import { identityPlace } from '#flows/begin-session';
import type { Sealer } from '#ports/sealer';
import type { ConversationId } from '#protocol/ids';
import type { Documents } from '#durable-objects/conversation/documents';

export async function claimedSegment(
  tenant: Pick<Tenant, 'id' | 'wrappedKey'>,
  conversationId: ConversationId,
  documents: Pick<Documents, 'identity'>,
  { sealer }: { sealer: Sealer },
): Promise<string | null> {
  const sealed = documents.identity();
  if (sealed === null) return null;
  try {
    const key = await sealer.key(tenant.wrappedKey, tenant.id);
    const opened = await key.open(sealed, identityPlace(tenant.id, conversationId));
    return (JSON.parse(opened) as VerifiedIdentity).segment ?? null;
  } catch {
    return null;
  }
}
