/**
 * A report of another system: verified by Standard Webhooks over the raw bytes, taken once whatever the copies, and noted in its conversation
 * for the staff unless a newer state of the same thing is known. The effect carries the message's id, so a copy after a crash repeats
 * nothing.
 */
import { readReport, receiptKeptMs, reportHeaders } from '#core/integration/report';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { hookSecretPlace } from '#flows/save-hook';
import { secretHash } from '#flows/sign-in';
import type { Conversations } from '#ports/conversations';
import type { Hooks, StoredHook } from '#ports/hooks';
import type { Sealer } from '#ports/sealer';
import type { System } from '#ports/system';
import type { Tenants } from '#ports/tenants';
import type { WebhookSigner } from '#ports/webhook-signer';
import type { HookOutcome } from '#protocol/hook';
import { ConversationId } from '#protocol/ids';
import type { TenantId } from '#protocol/ids';
import * as v from 'valibot';

export interface ReceiveReportDeps {
  hooks: Hooks;
  conversations: Pick<Conversations, 'tellAsStaff'>;
  tenants: Pick<Tenants, 'byId'>;
  sealer: Sealer;
  signer: WebhookSigner;
  system: System;
}

export interface GivenHeaders {
  id?: string;
  timestamp?: string;
  signature?: string;
}

export async function receiveReport(
  hookId: string,
  given: GivenHeaders,
  bytes: Uint8Array,
  deps: ReceiveReportDeps,
): Promise<Result<{ outcome: HookOutcome }>> {
  const hook = await deps.hooks.byId(hookId);
  const tenant = hook?.enabled ? await deps.tenants.byId(hook.tenantId as TenantId) : null;
  if (!hook || !tenant) return refuse('not-found');
  const now = deps.system.now();
  const headers = reportHeaders(given, now);
  const text = textOf(bytes);
  const key = await deps.sealer.key(tenant.wrappedKey, tenant.id);
  const secret = await key.open(hook.secretSealed, hookSecretPlace(hook));
  if (
    !headers ||
    text === null ||
    !deps.signer.isSigned([secret], headers.id, headers.sentAt, text, headers.signatures)
  )
    return refuse('unauthenticated', 'the signature, its time or its id are not good');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return refuse('invalid-json');
  }
  const digest = await secretHash(text);
  const receipt = await deps.hooks.receive(
    hook,
    { id: headers.id, digest, at: now },
    now - receiptKeptMs,
  );
  if (receipt.digest !== digest) return refuse('stale', 'this id came with another body');
  if (receipt.outcome !== null) return ok({ outcome: receipt.outcome });
  const outcome = await effect(
    hook,
    headers.id,
    readReport(body, hook.mapping, headers.sentAt),
    deps,
  );
  return ok({ outcome: await deps.hooks.finish(hook, headers.id, outcome) });
}

async function effect(
  hook: StoredHook,
  id: string,
  report: ReturnType<typeof readReport>,
  deps: ReceiveReportDeps,
): Promise<HookOutcome> {
  const conversation = v.safeParse(ConversationId, report?.conversationId);
  if (!report || !conversation.success) return 'unmatched';
  const state = {
    subject: await secretHash(`${conversation.output} ${report.subject}`),
    sequence: report.sequence,
    setBy: id,
    at: deps.system.now(),
  };
  if (!(await deps.hooks.isNewest(hook, state))) return 'older';
  const told = await deps.conversations.tellAsStaff(
    hook.tenantId as TenantId,
    conversation.output,
    {
      kind: 'note',
      agentId: hook.id,
      memberName: hook.name,
      text: report.text,
      mentions: [],
      clientId: id,
    },
  );
  if (!told.ok && told.refusal.code === 'unavailable')
    throw new Error('the conversation is not reachable: the sender tries again');
  return told.ok ? 'noted' : 'unmatched';
}

/** The signature is over these bytes: what is no text has none. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
