/** Staff writes the tenant's own intents: what their examples teach is learnt now, not in a visitor's turn. */
import { trainOwnIntents } from '#core/understanding/own-intents';
import type { Intents } from '#ports/intents';
import type { System } from '#ports/system';
import type { OwnIntents } from '#protocol/intent';

export async function saveIntents(
  tenantId: string,
  { intents }: OwnIntents,
  deps: { intents: Intents; system: Pick<System, 'now'> },
): Promise<OwnIntents> {
  await deps.intents.replace(tenantId, intents, trainOwnIntents(intents), deps.system.now());
  return { intents };
}
