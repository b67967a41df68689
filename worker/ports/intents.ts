/** A tenant's own intents, and what was learnt from their examples. `ready` is for turns. Implemented by store/intents. */
import type { TenantIntentModel } from '#core/understanding/tenant-intents';
import type { OwnIntent } from '#protocol/intent';

export interface Intents {
  /** Null when the tenant has none. */
  ready(tenantId: string): Promise<TenantIntentModel | null>;
  all(tenantId: string): Promise<OwnIntent[]>;
  /** Instead of all there were. */
  replace(
    tenantId: string,
    intents: readonly OwnIntent[],
    model: TenantIntentModel | null,
    version: number,
  ): Promise<void>;
}
