/**
 * Makes one call that has been admitted (core/tool/admit): the identity put in, the arguments checked, a kept answer given again, the
 * circuit asked, tries with growing pauses and one key, the answer read and cut, and the log written. Never throws. Used by the
 * conversation's tool desk and by the admin's test.
 */
import { faultWords } from '#core/integration/fault';
import { canonical, prepareArguments } from '#core/tool/arguments';
import { costOf, outcome, retryInMs, verdictOf } from '#core/tool/outcome';
import type { ToolOutcome } from '#core/tool/outcome';
import { asMeant, readResult, redactFields } from '#core/tool/result';
import { answerFaults, propertiesOf } from '#core/tool/schema';
import { toolLimits } from '#core/tool/tool';
import type { Tool, VerifiedIdentity } from '#core/tool/tool';
import type { Tenant } from '#core/tenant';
import { credentialPlace, signingPlace } from '#flows/save-tool';
import type { Circuit } from '#ports/model';
import type { Failures } from '#ports/failures';
import type { Sealer, TenantKey } from '#ports/sealer';
import type { System } from '#ports/system';
import type { AdapterAnswer, AdapterCall, ToolAdapter } from '#ports/tool-adapter';
import type { ToolCache } from '#ports/tool-cache';
import type { StoredTool, ToolExecutions } from '#ports/tools';
import type { Credential, ToolAdapterName } from '#protocol/tool';

export interface CallToolDeps {
  adapters: Record<ToolAdapterName, ToolAdapter>;
  executions: Pick<ToolExecutions, 'record'>;
  cache: ToolCache;
  circuitOf(tenantId: string, tool: string): Circuit;
  sealer: Sealer;
  /** Where failures of the other side are counted. */
  failures?: Pick<Failures, 'record'>;
  system: System;
}

export interface ToolCallRequest {
  tenant: Pick<Tenant, 'id' | 'wrappedKey'>;
  stored: StoredTool;
  /** As the model, the planner or the tester gave them. */
  arguments: Record<string, unknown>;
  identity: VerifiedIdentity | null;
  /** Of the log; an id of ours. */
  id: string;
  /** What the other side knows the call by: the same over retries and restarts. */
  key: string;
  conversationId: string | null;
  turnId: string | null;
  by: 'assistant' | 'staff';
  locale: string;
  signal?: AbortSignal;
}

export async function callTool(request: ToolCallRequest, deps: CallToolDeps): Promise<ToolOutcome> {
  const { tool } = request.stored;
  const prepared = prepareArguments(tool, request.arguments, request.identity);
  const begunAt = deps.system.now();
  const done = prepared.ok
    ? await perform(request, prepared.arguments, deps)
    : outcome(prepared.code, { detail: prepared.detail });
  const timed = { ...done, latencyMs: Math.max(0, deps.system.now() - begunAt) };
  await recordCall(request, timed, deps);
  return timed;
}

/** What would go out, for the dry run; without the credential and without a signature. */
export async function previewCall(
  request: ToolCallRequest,
  deps: Pick<CallToolDeps, 'adapters'>,
): Promise<Awaited<ReturnType<ToolAdapter['preview']>>> {
  const prepared = prepareArguments(request.stored.tool, request.arguments, request.identity);
  if (!prepared.ok) return null;
  const { tool } = request.stored;
  return deps.adapters[tool.adapter].preview({
    ...callOf(request, prepared.arguments),
    credential: null,
    signingSecrets: [],
  });
}

/** What the call would come to, with nothing done; null when nobody can say. */
export async function rehearseCall(
  request: ToolCallRequest,
  deps: Pick<CallToolDeps, 'adapters'>,
): Promise<ToolOutcome | null> {
  const { tool } = request.stored;
  const prepared = prepareArguments(tool, request.arguments, request.identity);
  if (!prepared.ok) return outcome(prepared.code, { detail: prepared.detail });
  const call = {
    ...callOf(request, prepared.arguments),
    credential: null,
    signingSecrets: [],
  };
  const answer = await deps.adapters[tool.adapter].rehearse?.(call).catch(() => null);
  return answer ? outcomeOf(tool, answer) : null;
}

async function perform(
  request: ToolCallRequest,
  given: Record<string, unknown>,
  deps: CallToolDeps,
): Promise<ToolOutcome> {
  const { tool } = request.stored;
  const { system } = deps;
  const cacheKey =
    tool.cacheSeconds > 0 && tool.risk === 'read'
      ? `${request.tenant.id} ${tool.name} ${request.stored.updatedAt} ${canonical(given)}`
      : null;
  const kept = cacheKey === null ? undefined : deps.cache.get(cacheKey);
  if (kept !== undefined) return outcome('ok', { result: kept, detail: 'from the cache' });
  const secrets = await openSecrets(request, deps);
  if (!secrets) return outcome('credential', { detail: 'the credential belongs to another host' });
  const call = { ...callOf(request, given), ...secrets };
  const circuit = deps.circuitOf(request.tenant.id, tool.name);
  const endsAt = system.now() + tool.timeoutMs;
  for (let attempts = 1; ; attempts++) {
    const permit = circuit.admit();
    if (!permit)
      return outcome('circuit-open', { attempts: attempts - 1, detail: 'it failed too often' });
    const leftMs = Math.max(1, endsAt - system.now());
    const answer = await deps.adapters[tool.adapter].run({ ...call, timeoutMs: leftMs });
    const done = { ...outcomeOf(tool, answer), attempts };
    circuit.report(permit, verdictOf(tool.adapter, done));
    const waitMs = retryInMs(tool, done, endsAt - system.now(), system.random());
    if (waitMs === null || request.signal?.aborted) {
      if (cacheKey !== null && done.code === 'ok')
        deps.cache.keep(cacheKey, done.result, tool.cacheSeconds);
      return done;
    }
    await system.sleep(waitMs, request.signal).catch(() => undefined);
  }
}

export const callOf = (
  request: ToolCallRequest,
  given: Record<string, unknown>,
): Omit<AdapterCall, 'credential' | 'signingSecrets'> => ({
  id: request.id,
  tool: request.stored.tool,
  arguments: given,
  tenantId: request.tenant.id,
  conversationId: request.conversationId,
  locale: request.locale,
  key: request.key,
  timeoutMs: request.stored.tool.timeoutMs,
  ...(request.signal ? { signal: request.signal } : {}),
});

export function outcomeOf(tool: Tool, answer: AdapterAnswer): ToolOutcome {
  if (!answer.ok)
    return outcome(answer.kind, { detail: answer.detail, httpStatus: answer.status ?? null });
  const httpStatus = answer.status;
  const { late } = answer;
  if (late) return outcome('accepted', { httpStatus, late, detail: 'taken on' });
  const isGood = httpStatus >= 200 && httpStatus < 300;
  const read = readResult(answer.text);
  if (!read.ok) return outcome('bad-body', { detail: read.fault, httpStatus });
  const result = asMeant(tool, read.value);
  const faults = isGood ? answerFaults(tool, result) : [];
  if (faults.length > 0)
    return outcome('bad-body', { detail: faults.join('; ').slice(0, 300), httpStatus });
  return isGood
    ? outcome('ok', { result, httpStatus })
    : outcome('status', { result, httpStatus, detail: faultWords(httpStatus, result) });
}

/** Null when what is stored does not open here: the URL was changed behind our back, and the secret stays where it is. */
export async function openSecrets(
  { tenant, stored }: Pick<ToolCallRequest, 'tenant' | 'stored'>,
  { sealer, system }: Pick<CallToolDeps, 'sealer' | 'system'>,
): Promise<{ credential: Credential | null; signingSecrets: string[] } | null> {
  const { tool, credentialSealed, signingSealed, oldSigningSealed, oldSigningUntil } = stored;
  try {
    const key = await sealer.key(tenant.wrappedKey, tenant.id);
    const place = signingPlace(tenant.id, tool.name);
    const isRotating = oldSigningSealed !== null && (oldSigningUntil ?? 0) > system.now();
    const sealed = isRotating ? [signingSealed, oldSigningSealed] : [signingSealed];
    return {
      credential: credentialSealed
        ? (JSON.parse(
            await key.open(credentialSealed, credentialPlace(tenant.id, tool)),
          ) as Credential)
        : null,
      signingSecrets: await Promise.all(sealed.map((text) => key.open(text, place))),
    };
  } catch {
    return null;
  }
}

/** The call is done, whatever becomes of its entry. */
export async function recordCall(
  request: Omit<ToolCallRequest, 'stored' | 'key' | 'locale' | 'identity'> & {
    stored: {
      tool: Pick<Tool, 'name' | 'parameters'> & { adapter?: ToolAdapterName; costUsd?: number };
    };
  },
  done: ToolOutcome,
  {
    executions,
    sealer,
    system,
    failures,
  }: Pick<CallToolDeps, 'executions' | 'sealer' | 'system' | 'failures'>,
): Promise<void> {
  const { tenant, stored, id, conversationId, turnId, by } = request;
  const now = system.now();
  const isOurs = done.code !== 'aborted' && stored.tool.adapter !== 'page';
  if (done.status === 'failed' && isOurs) {
    const example = done.httpStatus === null ? done.code : `status ${done.httpStatus}`;
    const failure = { kind: 'tool', source: stored.tool.name, code: done.code, example } as const;
    await failures?.record(tenant.id, failure, now);
  }
  try {
    const key = await sealer.key(tenant.wrappedKey, tenant.id);
    await executions.record(
      {
        tenantId: tenant.id,
        id,
        at: now,
        tool: stored.tool.name,
        conversationId,
        turnId,
        by,
        status: done.status,
        code: done.code,
        httpStatus: done.httpStatus,
        attempts: done.attempts,
        latencyMs: done.latencyMs,
        costUsd: costOf({ costUsd: 0, ...stored.tool }, done),
        detailSealed: await seal(key, tenant.id, id, {
          arguments: redactFields(request.arguments, secretNames(stored.tool)),
          result: redactFields(done.result),
          detail: done.detail,
        }),
      },
      now - toolLimits.keptMs,
    );
  } catch (error) {
    console.error(
      JSON.stringify({
        at: 'tool.log',
        tenantId: tenant.id,
        tool: stored.tool.name,
        error: (error as Error).name,
      }),
    );
  }
}

export const secretNames = (tool: Pick<Tool, 'parameters'>): Set<string> =>
  new Set(
    Object.entries(propertiesOf(tool))
      .filter(([, property]) => property['x-secret'])
      .map(([name]) => name),
  );

export const executionPlace = (tenantId: string, id: string) => ({
  tenantId,
  table: 'tool_execution',
  column: 'detail',
  row: id,
});

const seal = (key: TenantKey, tenantId: string, id: string, detail: unknown) =>
  key.seal(JSON.stringify(detail), executionPlace(tenantId, id));
