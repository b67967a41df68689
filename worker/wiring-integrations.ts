/** The part of wiring that belongs to tools and connections with other systems, both ways, and to what assistants ask over MCP. Used by wiring. */
import type { DemoBackendObject } from '#durable-objects/demo-backend/demo-backend-object';
import { leadTool } from '#flows/lead-tool';
import { ticketTools } from '#flows/ticket-tool';
import { connector } from '#flows/open-connection';
import type { Contacts } from '#ports/contacts';
import type { Callbacks } from '#ports/callbacks';
import type { Conversations } from '#ports/conversations';
import type { Discover } from '#ports/discover';
import type { Hooks } from '#ports/hooks';
import type { Insights } from '#ports/insights';
import type { Connect, Connected, Integrations } from '#ports/integrations';
import type { Leads } from '#ports/leads';
import type { Outgoing } from '#ports/outgoing';
import type { Sealer } from '#ports/sealer';
import type { System } from '#ports/system';
import type { Tenants } from '#ports/tenants';
import type { Tickets } from '#ports/tickets';
import { connected } from '#worker/adapters/connected';
import { toolAdapters } from '#worker/adapters/tools/adapters';
import type { ToolAdapters } from '#worker/adapters/tools/adapters';
import { demoTools } from '#worker/adapters/tools/demo';
import { mcpDiscover } from '#worker/adapters/tools/mcp';
import { webhookSigner } from '#worker/adapters/webhook-signer';
import type { Database } from '#worker/store/database';
import { hookStore } from '#worker/store/hooks';
import { insightStore } from '#worker/store/insights';
import { integrationStore } from '#worker/store/integrations';

export interface IntegrationDeps {
  adapters: ToolAdapters;
  /** What an MCP server offers. */
  discover: Discover;
  integrations: Integrations;
  connect: Connect;
  connected: Connected;
  /** Where other systems report. */
  hooks: Hooks;
  insights: Insights;
}

interface Parts {
  tenants: Tenants;
  sealer: Sealer;
  outgoing: Outgoing;
  system: System;
  conversations: Conversations;
  leads: Leads;
  contacts: Contacts;
  tickets: Tickets;
  callbacks: Callbacks;
}

export function wireIntegrations(
  db: Database,
  demo: DurableObjectNamespace<DemoBackendObject>,
  parts: Parts,
): IntegrationDeps {
  const integrations = integrationStore(db);
  const connect = connector({ ...parts, integrations });
  const through = connected(parts);
  return {
    integrations,
    connect,
    connected: through,
    hooks: hookStore(db),
    insights: insightStore(db),
    adapters: toolAdapters(
      { ...parts, connect, connected: through, signer: webhookSigner },
      { ...demoTools(demo, parts.system), 'lead.capture': leadTool(parts), ...ticketTools(parts) },
      demoTools(demo, parts.system, 'rehearse'),
    ),
    discover: mcpDiscover(parts),
  };
}
