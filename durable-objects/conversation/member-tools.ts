/**
 * Tools that a member of the staff uses by hand in this conversation: with the visitor's verified identity, under the member's own
 * name for the call, so that it is made once. Previewed with nothing done; money and what cannot be undone wait for a colleague's
 * leave unless the member may give it. Rules are in core/tool and core/conversation/decide-tool. Used by conversation-object.
 */
import { patiently } from '#flows/patiently';
import { countRefusal, memberRefusal } from '#core/tool/admit';
import { canonical, prepareArguments } from '#core/tool/arguments';
import { earlierCall } from '#core/tool/earlier-call';
import { outcome } from '#core/tool/outcome';
import type { ToolOutcome } from '#core/tool/outcome';
import { fill, forPeople, givenRows, inLanguage, titleOf } from '#core/tool/render';
import { redactFields } from '#core/tool/result';
import { needsApproval } from '#core/tool/tool';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { callTool, rehearseCall, secretNames } from '#flows/call-tool';
import type { ToolCallRequest } from '#flows/call-tool';
import { staffLanguage, tellStaff } from '#flows/speak-tool';
import type { MemberCall, ToolSettlement } from '#ports/conversations';
import type { StoredTool } from '#ports/tools';
import type { StaffToolAnswer, ToolResultAnswer } from '#protocol/tool-run';
import type { Deps } from '#worker/wiring';
import type { Room } from '#durable-objects/conversation/room';
import type { ToolDesk } from '#durable-objects/conversation/tool-desk';
import { ToolEntry } from '#durable-objects/conversation/tool-entry';
import type { Setting, Wanted } from '#durable-objects/conversation/tool-entry';
import type { Log } from '#durable-objects/conversation/log';
import type { CallRow, ToolLog } from '#durable-objects/conversation/tool-log';

const minuteMs = 60_000;
/** Of no question: stands before all that are. */
const byHand = { questionSeq: 0, attempt: 1 };

interface Asked {
  call: MemberCall;
  setting: Setting;
  stored: StoredTool;
  wanted: Wanted;
}

export class MemberTools {
  #room: Room;
  #log: ToolLog;
  #desk: ToolDesk;
  #entry: ToolEntry;
  #deps: Deps;

  constructor(room: Room, log: Log, desk: ToolDesk, deps: Deps) {
    this.#room = room;
    this.#log = log.calls;
    this.#desk = desk;
    this.#deps = deps;
    this.#entry = new ToolEntry(() => room, log, deps);
  }

  async call(tenantId: string, call: MemberCall): Promise<Result<StaffToolAnswer>> {
    const { state } = this.#room;
    if (!state || state.tenantId !== tenantId) return refuse('not-found');
    const tenant = await this.#deps.tenants.byId(state.tenantId);
    if (!tenant) return refuse('not-found');
    const setting = await this.#entry.setting(tenant);
    const stored = setting.stored.find(({ tool }) => tool.name === call.tool);
    if (!stored) return refuse('not-found', 'there is no such tool');
    const notFor = memberRefusal(stored.tool, call.role);
    if (notFor === 'forbidden') return refuse('forbidden', 'this tool is for other roles');
    const language = state.understood.language ?? state.locale;
    const wanted = { arguments: call.arguments, language, memberId: call.memberId };
    const asked: Asked = { call, setting, stored, wanted };
    if (notFor !== null) return ok(this.#answer(asked, outcome(notFor)));
    const prepared = prepareArguments(stored.tool, call.arguments, setting.identity);
    if (!prepared.ok)
      return ok(this.#answer(asked, outcome(prepared.code, { detail: prepared.detail })));
    const digest = await setting.key.blindIndex(
      `${setting.conversationId} ${call.tool} ${canonical(prepared.arguments)}`,
      'tool_call',
    );
    const name = await setting.key.blindIndex(`${call.memberId} ${call.clientId}`, 'tool_call');
    const key = `${setting.conversationId}-${name}-0`;
    if (call.kind === 'look') return this.#look(asked);
    return call.kind === 'preview'
      ? this.#preview(asked, key, digest)
      : this.#run(asked, key, digest);
  }

  /** The end of a call that is under way: brought by the other side, or a member stops it. */
  async settle(
    tenantId: string,
    callId: string,
    given: ToolSettlement,
  ): Promise<Result<ToolResultAnswer>> {
    const { state } = this.#room;
    const row = state?.tenantId === tenantId ? this.#log.get(callId) : null;
    // What waits for leave was not asked of anybody.
    if (!row || row.status === 'waiting') return refuse('not-found');
    if (row.status === 'done') return ok({ outcome: 'known' });
    const isTaken = await this.#desk.late.settle(callId, given);
    return ok({ outcome: isTaken ? 'taken' : 'known' });
  }

  /** Nothing of the conversation changes; the tenant's log of executions has it. */
  async #look(asked: Asked): Promise<Result<StaffToolAnswer>> {
    if (asked.stored.tool.risk !== 'read')
      return refuse('forbidden', 'this tool changes something');
    return ok(this.#answer(asked, await callTool(this.#request(asked, null), this.#deps)));
  }

  async #preview(asked: Asked, key: string, digest: string): Promise<Result<StaffToolAnswer>> {
    const against = this.#against(asked, key, digest);
    if (!against.ok) return against;
    if (against.value) return ok(this.#answer(asked, against.value));
    const rehearsed = await rehearseCall(this.#request(asked, key), this.#deps);
    const answer = this.#answer(asked, rehearsed ?? outcome('dry-run'));
    // The other side's own no is one already now.
    const isNo = rehearsed !== null && answer.code !== 'ok';
    return ok({
      ...answer,
      status: isNo ? answer.status : 'ready',
      code: isNo ? answer.code : 'ok',
    });
  }

  async #run(asked: Asked, key: string, digest: string): Promise<Result<StaffToolAnswer>> {
    const { call, setting, stored, wanted } = asked;
    const { limiter, system } = this.#deps;
    const { name, limits, risk } = stored.tool;
    if (!this.#log.byKey(key)) {
      const rule = { name: `tool-${name}`, limit: limits.perMinute, windowMs: minuteMs };
      // Nobody is kept from a tool because the counter is away.
      const lease = await limiter.take(`tool:${setting.tenant.id}:${name}`, rule).catch(() => null);
      if (lease?.granted === 0) return ok(this.#answer(asked, outcome('rate-limited')));
    }
    const id = system.newId('tcl');
    const callSealed = await this.#entry.seal(setting, id, 'call', wanted);
    // No pause from here to the commit: equal calls see each other.
    const known = this.#log.byKey(key);
    if (known && known.digest !== digest) return refuse('client-id-reused');
    const row: CallRow = known ?? {
      id,
      key,
      questionSeq: byHand.questionSeq,
      turnId: system.newId('trn'),
      tool: name,
      isRead: risk === 'read',
      digest,
      status: needsApproval(stored.tool) && !call.mayApprove ? 'waiting' : 'running',
      isDetached: false,
      ok: null,
      callSealed,
      outcomeSealed: null,
    };
    if (!known) {
      const against = this.#against(asked, key, digest);
      if (!against.ok) return against;
      if (against.value) return ok(this.#answer(asked, against.value));
      const entered = this.#entry.commit(row, stored, wanted);
      if (!entered.ok) return entered;
    }
    const done = await this.#outcome(asked, row);
    const answer = this.#answer(asked, done ?? outcome('slow'));
    return ok({ ...answer, callId: row.id, ...(done ? {} : { status: 'running' as const }) });
  }

  #outcome({ setting, stored, wanted }: Asked, row: CallRow): Promise<ToolOutcome | null> {
    if (row.status === 'waiting') return Promise.resolve(outcome('needs-approval'));
    if (row.outcomeSealed !== null) return this.#entry.open(setting, row);
    return patiently(this.#desk.make(setting, row, stored, wanted), this.#deps.system);
  }

  /** What stands against a new call, if anything: the conversation's refusal, or an outcome without a call. */
  #against({ call, stored }: Asked, key: string, digest: string): Result<ToolOutcome | null> {
    const { tool } = stored;
    const { state } = this.#room;
    if (!state) return refuse('not-found');
    if (state.status === 'ended') return refuse('conversation-ended');
    const { floor } = state;
    if (tool.risk !== 'read' && floor.holder === 'agent' && floor.agentId !== call.memberId)
      return refuse('not-your-turn', 'another agent has this conversation');
    const before = this.#log.all().filter((row) => row.key !== key);
    // Calls by hand are of no question, so only what moves money or destroys is found here.
    const others = before.map((row) => ({ ...row, questionSeq: row.questionSeq || -1 }));
    if (earlierCall({ ...byHand, tool: tool.name, risk: tool.risk, digest }, others) !== null)
      return refuse('stale', 'this was done, or asked for, in this conversation already');
    const isOver = countRefusal(tool, {
      turn: 0,
      ofToolInTurn: 0,
      ofTool: before.filter((row) => row.tool === tool.name).length,
      conversation: before.length,
    });
    return ok(isOver === null ? null : outcome(isOver));
  }

  #request({ call, setting, stored }: Asked, key: string | null): ToolCallRequest {
    const id = this.#deps.system.newId('tcl');
    return {
      tenant: setting.tenant,
      stored,
      arguments: call.arguments,
      identity: setting.identity,
      id,
      key: key ?? id,
      conversationId: setting.conversationId,
      turnId: null,
      by: 'staff',
      locale: staffLanguage,
    };
  }

  #answer({ call, stored, wanted }: Asked, done: ToolOutcome): StaffToolAnswer {
    const { tool } = stored;
    const shown = redactFields(call.arguments, secretNames(tool)) as Record<string, unknown>;
    const told = { tool, arguments: shown, outcome: done, callId: 'preview' };
    const { code, text, visitorText, parts } = tellStaff(
      { ...told, at: this.#deps.system.now() },
      wanted.language,
    );
    const confirm = inLanguage(tool.templates.confirm, staffLanguage);
    const asks = done.code === 'dry-run' && confirm !== null ? fill(confirm, shown) : null;
    return {
      tool: tool.name,
      title: titleOf(tool, staffLanguage),
      risk: tool.risk,
      rows: givenRows(tool, forPeople(shown, staffLanguage), staffLanguage),
      needsApproval: needsApproval(tool) && !call.mayApprove,
      status: code === 'declined' ? 'refused' : done.status,
      code,
      detail: done.detail,
      text: text || asks || '',
      ...(visitorText === undefined ? {} : { visitorText }),
      ...(parts ? { parts } : {}),
      callId: null,
    };
  }
}
