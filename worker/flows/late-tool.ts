/**
 * The end of a call that takes hours: asked for where the other side said, or brought by it: its address names the call, its signature
 * (Standard Webhooks, by the tool's own secret) proves who brings it. The conversation takes the first one. Used by the conversation's
 * late-calls and by routes/tool-results.
 */
import * as v from 'valibot';
import { reportHeaders } from '#core/integration/report';
import type { Result } from '#core/result';
import { refuse } from '#core/result';
import { outcome } from '#core/tool/outcome';
import type { ToolOutcome } from '#core/tool/outcome';
import { readJson } from '#core/tool/read-json';
import { originOf } from '#core/tool/request';
import { callOf, openSecrets, outcomeOf } from '#flows/call-tool';
import type { CallToolDeps, ToolCallRequest } from '#flows/call-tool';
import type { Callbacks } from '#ports/callbacks';
import type { Conversations } from '#ports/conversations';
import type { Sealer } from '#ports/sealer';
import type { System } from '#ports/system';
import type { Tenants } from '#ports/tenants';
import type { Tools } from '#ports/tools';
import type { WebhookSigner } from '#ports/webhook-signer';
import { ToolResult } from '#protocol/tool-run';
import type { ToolResultAnswer } from '#protocol/tool-run';
import { refusalOf } from '#protocol/validation';

/** HTTP's word for "understood, and yet not". */
const failedStatus = 422;

/** Null while it is not done, or the other side cannot be asked now. */
export async function pollCall(
  request: ToolCallRequest,
  url: string,
  deps: CallToolDeps,
): Promise<ToolOutcome | null> {
  const { tool } = request.stored;
  // Moved since it was asked: the new host's credential is nothing for the old one.
  // A connection's own host is the matter of its adapter.
  if (tool.url !== null && originOf(tool.url) !== originOf(url))
    return outcome('changed', { detail: 'the tool has moved to another host' });
  const secrets = await openSecrets(request, deps);
  if (!secrets) return outcome('credential', { detail: 'the credential belongs to another host' });
  const call = { ...callOf(request, request.arguments), ...secrets };
  const answer = await deps.adapters[tool.adapter].poll?.(call, url);
  if (!answer) return outcome('changed', { detail: 'this kind of tool cannot be asked again' });
  if (!answer.ok && (answer.kind === 'unreachable' || answer.kind === 'timeout')) return null;
  if (answer.ok && (answer.status === 202 || answer.status === 429 || answer.status >= 500))
    return null;
  return { ...outcomeOf(tool, answer), attempts: 1 };
}

export interface ReceiveToolResultDeps {
  callbacks: Callbacks;
  conversations: Pick<Conversations, 'settleTool'>;
  tenants: Pick<Tenants, 'byId'>;
  tools: Pick<Tools, 'get'>;
  sealer: Sealer;
  signer: WebhookSigner;
  system: System;
}

export async function receiveToolResult(
  token: string,
  given: { id?: string; timestamp?: string; signature?: string },
  bytes: Uint8Array,
  deps: ReceiveToolResultDeps,
): Promise<Result<ToolResultAnswer>> {
  const now = deps.system.now();
  const callback = await deps.callbacks.read(token, now);
  const tenant = callback && (await deps.tenants.byId(callback.tenantId));
  const stored = tenant && (await deps.tools.get(tenant.id, callback.tool));
  if (!callback || !tenant || !stored) return refuse('not-found');
  const headers = reportHeaders(given, now);
  const text = textOf(bytes);
  const secrets = await openSecrets({ tenant, stored }, deps);
  if (
    !headers ||
    text === null ||
    !secrets ||
    !deps.signer.isSigned(
      secrets.signingSecrets,
      headers.id,
      headers.sentAt,
      text,
      headers.signatures,
    )
  )
    return refuse('unauthenticated', 'the signature, its time or its id are not good');
  const read = readJson(text);
  if (!read) return refuse('invalid-json');
  const result = v.safeParse(ToolResult, read.value);
  if (!result.success) return { ok: false, refusal: refusalOf(result.issues) };
  const isDone = result.output.status === 'done';
  return deps.conversations.settleTool(
    callback.tenantId,
    callback.conversationId,
    callback.callId,
    {
      kind: 'result',
      status: isDone ? 200 : failedStatus,
      text: JSON.stringify(isDone ? result.output.result : { error: result.output.error }),
    },
  );
}

/** The signature is over these bytes: what is no text has none. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
