/** Which adapter is behind which kind of tool, the functions of our own, and the cache of answers that tools allow. Used by wiring. */
import { builtinAdapter } from '#worker/adapters/tools/builtin';
import { httpAdapter } from '#worker/adapters/tools/http';
import { integrationAdapter } from '#worker/adapters/tools/integration';
import { mcpAdapter } from '#worker/adapters/tools/mcp';
import { pageAdapter } from '#worker/adapters/tools/page';
import type { Callbacks } from '#ports/callbacks';
import type { Connect, Connected } from '#ports/integrations';
import type { Outgoing } from '#ports/outgoing';
import type { System } from '#ports/system';
import type { BuiltinTool, ToolAdapter } from '#ports/tool-adapter';
import type { WebhookSigner } from '#ports/webhook-signer';
import type { ToolAdapterName } from '#protocol/tool';

export type ToolAdapters = Record<ToolAdapterName, ToolAdapter>;

export function toolAdapters(
  deps: {
    outgoing: Outgoing;
    signer: WebhookSigner;
    system: System;
    connect: Connect;
    connected: Connected;
    callbacks: Callbacks;
  },
  functions: Record<string, BuiltinTool>,
  rehearsals: Record<string, BuiltinTool> = {},
): ToolAdapters {
  const http = httpAdapter(deps);
  return {
    http,
    n8n: http,
    mcp: mcpAdapter(deps),
    builtin: builtinAdapter(functions, rehearsals),
    integration: integrationAdapter(deps),
    page: pageAdapter(null),
  };
}
