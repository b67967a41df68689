/**
 * How a call gets into the log: the caller, the arguments, earlier calls, the visitor's yes, the limits, a member's leave; then row and
 * event in one commit, before anything is asked of anybody. Also opens what is sealed there. Used by tool-desk.
 */
import { callerRefusal, countRefusal } from '#core/tool/admit';
import type { Caller } from '#core/tool/admit';
import { canonical, prepareArguments } from '#core/tool/arguments';
import { earlierCall } from '#core/tool/earlier-call';
import { outcome } from '#core/tool/outcome';
import type { ToolOutcome } from '#core/tool/outcome';
import { redactFields } from '#core/tool/result';
import { needsApproval, needsConfirmation, powerOf, toolLimits } from '#core/tool/tool';
import type { VerifiedIdentity } from '#core/tool/tool';
import type { Result } from '#core/result';
import type { Tenant } from '#core/tenant';
import { recordCall, secretNames } from '#flows/call-tool';
import { identityPlace } from '#flows/begin-session';
import type { TenantKey } from '#ports/sealer';
import type { StoredTool } from '#ports/tools';
import type { ConversationId, ToolCallId, TurnId } from '#protocol/ids';
import type { Deps } from '#worker/wiring';
import type { Documents } from '#durable-objects/conversation/documents';
import type { Room } from '#durable-objects/conversation/room';
import type { Log } from '#durable-objects/conversation/log';
import type { CallRow, ToolLog } from '#durable-objects/conversation/tool-log';

export interface ToolTurn {
  turnId: TurnId;
  questionSeq: number;
  attempt: number;
}

export interface Setting extends Caller {
  tenant: Tenant;
  key: TenantKey;
  stored: StoredTool[];
  conversationId: ConversationId;
}

export interface Wanted {
  arguments: Record<string, unknown>;
  /** Of the visitor. */
  language: string;
  /** Who asks by hand; absent for the assistant. */
  memberId?: string;
}

export type Entered =
  | { kind: 'over'; callId: string; outcome: ToolOutcome }
  /** To be made, or made already (then the row says how it ended). */
  | { kind: 'call'; callId: string; row: CallRow; stored: StoredTool };

const minuteMs = 60_000;
const noParameters = { type: 'object' as const, properties: {}, required: [] };

export class ToolEntry {
  #room: () => Room;
  #log: ToolLog;
  #documents: Documents;
  #deps: Deps;

  constructor(room: () => Room, log: Log, deps: Deps) {
    this.#room = room;
    this.#log = log.calls;
    this.#documents = log.documents;
    this.#deps = deps;
  }

  async setting(tenant: Tenant): Promise<Setting> {
    const conversationId = this.#room().state?.id;
    if (!conversationId) throw new Error('a call without a conversation');
    const [stored, key] = await Promise.all([
      this.#deps.tools.ready(tenant.id),
      this.#deps.sealer.key(tenant.wrappedKey, tenant.id),
    ]);
    const sealed = this.#documents.identity();
    const place = identityPlace(tenant.id, conversationId);
    const identity =
      sealed === null ? null : (JSON.parse(await key.open(sealed, place)) as VerifiedIdentity);
    return {
      tenant,
      key,
      stored,
      conversationId,
      identity,
      power: powerOf(identity),
    };
  }

  async enter(
    setting: Setting,
    turn: ToolTurn,
    name: string,
    wanted: Wanted,
    isConfirmed: boolean,
  ): Promise<Entered> {
    const { system, limiter } = this.#deps;
    const callId = system.newId('tcl');
    const stored = setting.stored.find(({ tool }) => tool.name === name);
    const over = async (ended: ToolOutcome): Promise<Entered> => {
      await this.#audit(setting, turn, callId, name, stored, wanted, ended);
      return { kind: 'over', callId, outcome: ended };
    };
    const notFor = callerRefusal(stored?.tool ?? null, setting);
    if (!stored || notFor !== null) return over(outcome(notFor ?? 'unknown-tool'));
    const { tool } = stored;
    const prepared = prepareArguments(tool, wanted.arguments, setting.identity);
    if (!prepared.ok) return over(outcome(prepared.code, { detail: prepared.detail }));
    const digest = await setting.key.blindIndex(
      `${setting.conversationId} ${name} ${canonical(prepared.arguments)}`,
      'tool_call',
    );
    const before = this.#log.all();
    const earlier = earlierCall({ ...turn, tool: name, risk: tool.risk, digest }, before);
    const row = earlier === null ? undefined : before[earlier];
    if (row) return { kind: 'call', callId: row.id, row, stored };
    if (needsConfirmation(tool) && !isConfirmed)
      return { kind: 'over', callId, outcome: outcome('needs-confirmation') };
    const ofQuestion = before.filter(({ questionSeq }) => questionSeq === turn.questionSeq);
    const isOver = countRefusal(tool, {
      turn: ofQuestion.length,
      ofToolInTurn: ofQuestion.filter((call) => call.tool === name).length,
      ofTool: before.filter((call) => call.tool === name).length,
      conversation: before.length,
    });
    if (isOver !== null) return over(outcome(isOver));
    const rule = { name: `tool-${name}`, limit: tool.limits.perMinute, windowMs: minuteMs };
    // Nobody is kept from a tool because the counter is away.
    const lease = await limiter.take(`tool:${setting.tenant.id}:${name}`, rule).catch(() => null);
    if (lease?.granted === 0) return over(outcome('rate-limited'));
    const fresh: CallRow = {
      id: callId,
      // From the question and its place among the calls for it; the turn is another one after a restart.
      key: `${setting.conversationId}-${turn.questionSeq}-${ofQuestion.length}`,
      questionSeq: turn.questionSeq,
      turnId: turn.turnId,
      tool: name,
      isRead: tool.risk === 'read',
      digest,
      status: needsApproval(tool) ? 'waiting' : 'running',
      isDetached: false,
      ok: null,
      callSealed: await this.seal(setting, callId, 'call', wanted),
      outcomeSealed: null,
    };
    if (!this.commit(fresh, stored, wanted).ok)
      return over(outcome('aborted', { detail: 'the turn is over' }));
    return fresh.status === 'waiting'
      ? over(outcome('needs-approval'))
      : { kind: 'call', callId, row: fresh, stored };
  }

  /** Row and event together: there is no pause between them. */
  commit(row: CallRow, { tool }: StoredTool, wanted: Wanted): Result<unknown> {
    const entered = this.#room().enter({
      kind: 'tool.request',
      callId: row.id as ToolCallId,
      turnId: row.turnId as TurnId,
      ...(wanted.memberId === undefined ? {} : { memberId: wanted.memberId }),
      tool: tool.name,
      risk: tool.risk,
      arguments: redactFields(wanted.arguments, secretNames(tool)),
      approval:
        row.status === 'waiting' ? { digest: row.digest, lastsMs: toolLimits.approvalMs } : null,
    });
    if (entered.ok) this.#log.add(row);
    return entered;
  }

  async #audit(
    { tenant, conversationId }: Setting,
    { turnId }: ToolTurn,
    id: string,
    name: string,
    stored: StoredTool | undefined,
    wanted: Wanted,
    ended: ToolOutcome,
  ): Promise<void> {
    const call = {
      tenant,
      id,
      conversationId,
      turnId,
      by: 'assistant' as const,
      arguments: wanted.arguments,
      stored: stored ?? { tool: { name: name.slice(0, 64), parameters: noParameters } },
    };
    await recordCall(call, ended, this.#deps);
  }

  seal(
    setting: Setting,
    id: string,
    column: 'call' | 'outcome' | 'poll',
    value: unknown,
  ): Promise<string> {
    return setting.key.seal(JSON.stringify(value), place(setting, id, column));
  }

  async open(setting: Setting, row: CallRow): Promise<ToolOutcome> {
    const at = place(setting, row.id, 'outcome');
    return JSON.parse(await setting.key.open(row.outcomeSealed ?? '', at)) as ToolOutcome;
  }

  async poll(setting: Setting, id: string, sealed: string): Promise<string> {
    return JSON.parse(await setting.key.open(sealed, place(setting, id, 'poll'))) as string;
  }

  async wanted(setting: Setting, row: CallRow): Promise<Wanted> {
    const at = place(setting, row.id, 'call');
    return JSON.parse(await setting.key.open(row.callSealed, at)) as Wanted;
  }
}

const place = ({ tenant }: Setting, row: string, column: string) => ({
  tenantId: tenant.id,
  table: 'tool_call',
  column,
  row,
});
