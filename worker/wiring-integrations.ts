/** The part of wiring that belongs to connections with other systems: both ways, and what assistants may ask over MCP. Used by wiring. */
import { connector } from '#flows/open-connection';
import type { Hooks } from '#ports/hooks';
import type { Insights } from '#ports/insights';
import type { Connect, Connected, Integrations } from '#ports/integrations';
import type { Outgoing } from '#ports/outgoing';
import type { Sealer } from '#ports/sealer';
import type { System } from '#ports/system';
import type { Tenants } from '#ports/tenants';
import { connected } from '#worker/adapters/connected';
import type { Database } from '#worker/store/database';
import { hookStore } from '#worker/store/hooks';
import { insightStore } from '#worker/store/insights';
import { integrationStore } from '#worker/store/integrations';

export interface IntegrationDeps {
  integrations: Integrations;
  connect: Connect;
  connected: Connected;
  /** Where other systems report. */
  hooks: Hooks;
  insights: Insights;
}

export function wireIntegrations(
  db: Database,
  deps: { tenants: Tenants; sealer: Sealer; outgoing: Outgoing; system: System },
): IntegrationDeps {
  const integrations = integrationStore(db);
  return {
    integrations,
    connect: connector({ ...deps, integrations }),
    connected: connected(deps),
    hooks: hookStore(db),
    insights: insightStore(db),
  };
}
