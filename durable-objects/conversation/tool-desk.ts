/**
 * The tools of one conversation at work: gives a turn its toolbox, puts each call into the log before it is made, waits as long as a
 * turn is patient, tells what came later, makes calls that a member has agreed to, and finds those whose maker died. Rules are in
 * core/tool and core/conversation/decide-tool, the entrance of a call in tool-entry.
 */
import { outcome } from '#core/tool/outcome';
import type { ToolOutcome } from '#core/tool/outcome';
import { titleOf } from '#core/tool/render';
import type { Tenant } from '#core/tenant';
import { callTool } from '#flows/call-tool';
import { patiently } from '#flows/patiently';
import type { ToolCallRequest } from '#flows/call-tool';
import { staffLanguage, tell, tellStaff } from '#flows/speak-tool';
import type { Toolbox } from '#flows/use-tools';
import type { StoredTool } from '#ports/tools';
import type { ToolCallId } from '#protocol/ids';
import { pageAdapter } from '#worker/adapters/tools/page';
import type { Deps } from '#worker/wiring';
import { words } from '#worker/locales/notices';
import { turnWatchMs } from '#durable-objects/conversation/alarms';
import type { Room } from '#durable-objects/conversation/room';
import type { Documents } from '#durable-objects/conversation/documents';
import { LateCalls } from '#durable-objects/conversation/late-calls';
import type { LateCall } from '#durable-objects/conversation/late-calls';
import { PageLink } from '#durable-objects/conversation/page-link';
import { isTab } from '#durable-objects/conversation/subscribers';
import { emailProof } from '#durable-objects/conversation/email-proof';
import { ToolEntry } from '#durable-objects/conversation/tool-entry';
import type { Entered, Setting, ToolTurn, Wanted } from '#durable-objects/conversation/tool-entry';
import type { Log } from '#durable-objects/conversation/log';
import type { CallRow, ToolLog } from '#durable-objects/conversation/tool-log';

export class ToolDesk {
  #room: () => Room;
  #log: ToolLog;
  #documents: Documents;
  #deps: Deps;
  #entry: ToolEntry;
  /** The visitor's own page. */
  readonly page: PageLink;
  /** What the other side has taken on. */
  readonly late: LateCalls;
  /** Calls of this memory, by id. */
  #running = new Map<string, Promise<ToolOutcome>>();
  /** One call after the other enters, so that equal ones see each other; then they run side by side. */
  #entering: Promise<unknown> = Promise.resolve();

  constructor(room: () => Room, log: Log, deps: Deps) {
    this.#room = room;
    this.#log = log.calls;
    this.#documents = log.documents;
    const tabs = () => [...room().audience.subscribers].filter(isTab);
    this.page = new PageLink(tabs, log.documents, deps.system);
    const page = pageAdapter((call) => this.page.ask(call));
    this.#deps = { ...deps, adapters: { ...deps.adapters, page } };
    this.#entry = new ToolEntry(room, log, deps);
    this.late = new LateCalls(log.calls, this.#deps, (id) => this.#lateCall(id));
  }

  /** Null when the tenant has no tools, or nobody knows whether it has: then a turn goes on without. */
  async toolbox(tenant: Tenant, turn: ToolTurn): Promise<Toolbox | null> {
    const setting = await this.#entry.setting(tenant).catch(() => null);
    const tools = setting?.stored
      .map(({ tool }) => tool)
      .filter(({ enabled, power }) => enabled && power !== 'staff');
    if (!setting || !tools?.length) return null;
    return {
      // A code may prove an address in the middle of a turn.
      get power() {
        return setting.power;
      },
      get identity() {
        return setting.identity;
      },
      proof: this.#deps.mail.isReady ? emailProof(setting, this.#documents, this.#deps) : null,
      plan: this.#room().state?.tools?.plan ?? null,
      tools,
      call: async (name, given, { isConfirmed, language }) => {
        const wanted = { arguments: given, language };
        const entering = this.#entering.then(() =>
          this.#entry.enter(setting, turn, name, wanted, isConfirmed),
        );
        this.#entering = entering.catch(() => undefined);
        const entered = await entering.catch(() => null);
        if (!entered)
          return { callId: '', outcome: outcome('unreachable', { detail: 'not stored' }) };
        return { callId: entered.callId, outcome: await this.#outcomeOf(setting, entered, wanted) };
      },
    };
  }

  async #outcomeOf(setting: Setting, entered: Entered, wanted: Wanted): Promise<ToolOutcome> {
    if (entered.kind === 'over') return entered.outcome;
    const { row, stored } = entered;
    if (row.status === 'waiting') return outcome('needs-approval');
    if (row.outcomeSealed !== null) return this.#entry.open(setting, row);
    const making = this.make(setting, row, stored, wanted);
    const first = stored.tool.slow ? null : await patiently(making, this.#deps.system);
    if (first) return first;
    this.#log.detach(row.id);
    return outcome('slow');
  }

  /** The call that runs already, or a new one. */
  make(setting: Setting, row: CallRow, stored: StoredTool, wanted: Wanted): Promise<ToolOutcome> {
    // Asked for by alarm, and never made again.
    if (this.late.has(row.id)) return Promise.resolve(outcome('accepted'));
    return this.#running.get(row.id) ?? this.#make(setting, row, stored, wanted);
  }

  /** Makes the call; its end stands in the log with the event that tells of it. */
  #make(setting: Setting, row: CallRow, stored: StoredTool, wanted: Wanted): Promise<ToolOutcome> {
    const making = callTool(this.#request(setting, row, stored, wanted), this.#deps)
      .then((done) => this.#ended(setting, row.id, stored, wanted, done))
      .finally(() => this.#running.delete(row.id));
    this.#running.set(row.id, making);
    return making;
  }

  #request(setting: Setting, row: CallRow, stored: StoredTool, wanted: Wanted): ToolCallRequest {
    return {
      tenant: setting.tenant,
      stored,
      arguments: wanted.arguments,
      identity: setting.identity,
      id: row.id,
      key: row.key,
      conversationId: setting.conversationId,
      turnId: row.turnId,
      by: wanted.memberId === undefined ? 'assistant' : 'staff',
      locale: wanted.memberId === undefined ? wanted.language : staffLanguage,
    };
  }

  /** Done, or taken on by the other side: then it is looked after by alarm. */
  async #ended(
    setting: Setting,
    id: string,
    stored: StoredTool,
    wanted: Wanted,
    done: ToolOutcome,
  ): Promise<ToolOutcome> {
    const { late } = done;
    if (!late) {
      await this.#finish(setting, id, stored, wanted, done);
      return done;
    }
    const sealed =
      late.poll === null ? null : await this.#entry.seal(setting, id, 'poll', late.poll);
    // Its report may have been faster.
    if (this.#log.get(id)?.status !== 'done')
      this.late.hold(id, late, sealed, stored.tool.lateHours);
    return done;
  }

  async #finish(
    setting: Setting,
    id: string,
    stored: Pick<StoredTool, 'tool'>,
    wanted: Wanted,
    done: ToolOutcome,
  ): Promise<boolean> {
    const { system } = this.#deps;
    const outcomeSealed = await this.#entry.seal(setting, id, 'outcome', done);
    // No pause from here on: row and event are one commit, and the first end counts.
    const row = this.#log.get(id);
    if (row?.status === 'done') return false;
    const isDetached = row?.isDetached ?? false;
    const { tool } = stored;
    const told = { tool, arguments: wanted.arguments, outcome: done, callId: id, at: system.now() };
    this.#log.finish(id, done.status === 'ok', outcomeSealed);
    this.#room().enter({
      kind: 'tool.done',
      callId: id as ToolCallId,
      ok: done.status === 'ok',
      latencyMs: done.latencyMs,
      ...(wanted.memberId === undefined
        ? {}
        : { reported: { memberId: wanted.memberId, ...tellStaff(told, wanted.language) } }),
      aside: {
        noteId: system.newId('nte'),
        title: titleOf(tool, staffLanguage),
        text: tellStaff(told, staffLanguage).text || done.code,
      },
      report:
        isDetached && wanted.memberId === undefined
          ? {
              draft: tell(told, wanted.language),
              messageId: system.newId('msg'),
              authorName: setting.tenant.settings.assistantName,
            }
          : null,
    });
    return true;
  }

  async #lateCall(id: string): Promise<LateCall | null> {
    const row = this.#log.get(id);
    if (!row || row.status !== 'running') return null;
    const { setting, wanted, stored } = await this.#context(row);
    if (!stored) return null;
    return {
      request: this.#request(setting, row, stored, wanted),
      end: (done) => this.#finish(setting, id, stored, wanted, done),
      open: (sealed) => this.#entry.poll(setting, id, sealed),
    };
  }

  /** A member has agreed, or the maker died: the call goes on by itself and reports when it is done. */
  run(id: string): void {
    const row = this.#log.get(id);
    if (!row || row.status === 'done' || this.#running.has(id)) return;
    if (this.late.has(id)) return this.late.look(id);
    this.#log.run(id);
    const alone = this.#alone(row).catch((error: unknown) => {
      // The alarm comes again.
      console.error(JSON.stringify({ at: 'tool', callId: id, error: String(error).slice(0, 200) }));
      return outcome('unreachable');
    });
    this.#running.set(
      id,
      alone.finally(() => this.#running.delete(id)),
    );
  }

  async #context(row: CallRow) {
    const { state } = this.#room();
    const tenant = state && (await this.#deps.tenants.byId(state.tenantId));
    if (!tenant) throw new Error('the tenant is gone');
    const setting = await this.#entry.setting(tenant);
    const stored = setting.stored.find(({ tool }) => tool.name === row.tool);
    return { setting, stored, wanted: await this.#entry.wanted(setting, row) };
  }

  async #alone(row: CallRow): Promise<ToolOutcome> {
    const { setting, stored, wanted } = await this.#context(row);
    if (stored?.tool.enabled)
      return this.#make(setting, { ...row, isDetached: true }, stored, wanted);
    if (stored) {
      await this.#finish(setting, row.id, stored, wanted, outcome('disabled'));
      return outcome('disabled');
    }
    const forgotten = outcome('unknown-tool');
    this.#log.finish(row.id, false, await this.#entry.seal(setting, row.id, 'outcome', forgotten));
    this.#room().enter({
      kind: 'tool.done',
      callId: row.id as ToolCallId,
      ok: false,
      latencyMs: 0,
      report: null,
    });
    return forgotten;
  }

  /** By alarm: calls without a maker, and leave that nobody gave in time. */
  look(): void {
    const { state } = this.#room();
    if (!state?.tools?.open.length) return;
    const now = this.#deps.system.now();
    for (const { callId, expiresAt, isApproved } of state.tools.open) {
      if (expiresAt !== null && !isApproved) {
        if (now >= expiresAt) this.#expire(callId as ToolCallId, state.locale);
        continue;
      }
      const row = this.#log.get(callId);
      // A turn that is there asks for its call itself, and gets it under the same key.
      const isAsked = !row?.isDetached && state.turn?.questionSeq === row?.questionSeq;
      if (row && !isAsked) this.run(callId);
    }
  }

  #expire(callId: ToolCallId, locale: string): void {
    const text = words('toolExpired', locale);
    const messageId = this.#deps.system.newId('msg');
    const report = { draft: { text }, messageId, authorName: '' };
    this.#room().enter({
      kind: 'approval.decide',
      callId,
      decision: 'expired',
      memberId: null,
      report,
    });
  }

  /** Epoch ms when to look again; null when nothing is open. */
  dueAt(): number | null {
    const open = this.#room().state?.tools?.open ?? [];
    if (open.length === 0) return null;
    const now = this.#deps.system.now();
    return Math.min(
      ...open.map(({ callId, expiresAt, isApproved }) =>
        expiresAt !== null && !isApproved
          ? Math.max(expiresAt, now + 1_000)
          : (this.late.dueAt(callId) ?? now + turnWatchMs),
      ),
    );
  }
}
