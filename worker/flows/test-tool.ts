/** A member of the staff tries a tool by hand: what would go out, and what comes back. Also whether an n8n server is well. */
import { outcome } from '#core/tool/outcome';
import { originOf } from '#core/tool/request';
import { needsApproval } from '#core/tool/tool';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { Tenant } from '#core/tenant';
import { callTool, previewCall } from '#flows/call-tool';
import type { CallToolDeps, ToolCallRequest } from '#flows/call-tool';
import type { Outgoing } from '#ports/outgoing';
import type { Tools } from '#ports/tools';
import type { ToolHealth, ToolTest, ToolTestAnswer } from '#protocol/tool-run';
import type * as v from 'valibot';

const healthTimeoutMs = 5_000;
const healthMaxBytes = 4_096;

interface Tester {
  role: string;
  /** May decide over money, and over what cannot be undone. */
  mayApprove: boolean;
}

export async function testTool(
  tenant: Pick<Tenant, 'id' | 'wrappedKey'>,
  name: string,
  test: v.InferOutput<typeof ToolTest>,
  tester: Tester,
  deps: CallToolDeps & { tools: Pick<Tools, 'get'> },
): Promise<Result<ToolTestAnswer>> {
  const stored = await deps.tools.get(tenant.id, name);
  if (!stored) return refuse('not-found');
  const { tool } = stored;
  if (tool.roles.length > 0 && !(tool.roles as string[]).includes(tester.role))
    return refuse('forbidden', 'this tool is for other roles');
  if (!test.dryRun && needsApproval(tool) && !tester.mayApprove)
    return refuse('forbidden', 'this tool moves money or destroys: only who approves may run it');
  const id = deps.system.newId('tcl');
  const request: ToolCallRequest = {
    tenant,
    stored,
    arguments: test.arguments,
    identity: test.identity,
    id,
    key: id,
    conversationId: null,
    turnId: null,
    by: 'staff',
    locale: 'en',
  };
  const preview = await previewCall(request, deps);
  const done = test.dryRun ? outcome('dry-run') : await callTool(request, deps);
  return ok({ ...done, request: preview });
}

/** n8n answers on /healthz of its host. */
export async function toolHealth(
  tenantId: string,
  name: string,
  deps: { tools: Pick<Tools, 'get'>; outgoing: Outgoing },
): Promise<Result<ToolHealth>> {
  const stored = await deps.tools.get(tenantId, name);
  if (!stored) return refuse('not-found');
  const { tool } = stored;
  if (tool.adapter !== 'n8n' || tool.url === null)
    return refuse('invalid-request', 'only tools of the kind n8n have a health check');
  const answer = await deps.outgoing.call({
    url: `${originOf(tool.url)}/healthz`,
    method: 'GET',
    headers: { accept: 'application/json' },
    timeoutMs: healthTimeoutMs,
    maxBytes: healthMaxBytes,
  });
  const { latencyMs } = answer;
  if (!answer.ok) return ok({ ok: false, detail: answer.kind, latencyMs });
  return ok({ ok: answer.status === 200, detail: `status ${answer.status}`, latencyMs });
}
