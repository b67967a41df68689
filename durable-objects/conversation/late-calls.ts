/**
 * Calls that the other side has taken on and not done yet: kept with the time of the next question and of the end, asked for by alarm,
 * settled once by whoever comes first: the answer to a question, the other side's report, a member who stops it, the end of the time.
 * Nothing here is in memory only. Used by tool-desk.
 */
import { lateLimits, pauseMs } from '#core/tool/late';
import type { Late } from '#core/tool/late';
import { outcome } from '#core/tool/outcome';
import type { ToolOutcome } from '#core/tool/outcome';
import { outcomeOf, recordCall } from '#flows/call-tool';
import type { CallToolDeps, ToolCallRequest } from '#flows/call-tool';
import { pollCall } from '#flows/late-tool';
import type { ToolSettlement } from '#ports/conversations';
import type { ToolLog } from '#durable-objects/conversation/tool-log';

/** One call, with what is needed to end it. */
export interface LateCall {
  request: ToolCallRequest;
  /** False when it had ended before. */
  end(done: ToolOutcome): Promise<boolean>;
  open(sealed: string): Promise<string>;
}

export class LateCalls {
  #log: ToolLog;
  #deps: CallToolDeps;
  #call: (id: string) => Promise<LateCall | null>;
  /** Questions of this memory. */
  #asking = new Set<string>();

  constructor(log: ToolLog, deps: CallToolDeps, call: (id: string) => Promise<LateCall | null>) {
    this.#log = log;
    this.#deps = deps;
    this.#call = call;
  }

  has(id: string): boolean {
    return this.#log.late.get(id) !== null;
  }

  /** It has left its turn. `pollSealed`: where to ask. */
  hold(id: string, late: Late, pollSealed: string | null, lateHours: number): void {
    const now = this.#deps.system.now();
    this.#log.detach(id);
    this.#log.late.add({
      id,
      pollSealed,
      dueAt: pollSealed === null ? null : now + pauseMs(late, 0),
      since: now,
      until: now + lateHours * lateLimits.hourMs,
      polls: 0,
    });
  }

  /** By alarm. */
  look(id: string): void {
    const late = this.#log.late.get(id);
    if (!late || this.#asking.has(id)) return;
    const now = this.#deps.system.now();
    const isOver = now >= late.until;
    if (!isOver && (late.dueAt === null || late.dueAt > now)) return;
    this.#asking.add(id);
    const work = isOver
      ? this.#settle(id, () => Promise.resolve(outcome('late')))
      : this.#ask(id, late.pollSealed ?? '', late.polls);
    void work
      .catch((error: unknown) => {
        // The alarm comes again.
        const detail = String(error).slice(0, 200);
        console.error(JSON.stringify({ at: 'tool.late', callId: id, error: detail }));
      })
      .finally(() => this.#asking.delete(id));
  }

  /** Epoch ms when to look again; null for a call that is not late. */
  dueAt(id: string): number | null {
    const late = this.#log.late.get(id);
    if (!late) return null;
    const soonest = this.#deps.system.now() + lateLimits.leastMs;
    return Math.max(soonest, Math.min(late.until, late.dueAt ?? late.until));
  }

  /** False when it had ended before. */
  settle(id: string, given: ToolSettlement): Promise<boolean> {
    if (given.kind === 'cancel')
      return this.#settle(id, () =>
        Promise.resolve(outcome('cancelled', { detail: `by ${given.memberId}` })),
      );
    const { status, text } = given;
    return this.#settle(id, ({ request }) =>
      Promise.resolve(outcomeOf(request.stored.tool, { ok: true, status, headers: {}, text })),
    );
  }

  async #ask(id: string, pollSealed: string, polls: number): Promise<void> {
    // Before the question: a question that kills us is not asked again at once.
    const next = pauseMs({ poll: null, retryAfterSeconds: null }, polls + 1);
    this.#log.late.ask(id, this.#deps.system.now() + next);
    await this.#settle(id, async ({ request, open }) =>
      pollCall(request, await open(pollSealed), this.#deps),
    );
  }

  async #settle(
    id: string,
    outcomeFor: (call: LateCall) => Promise<ToolOutcome | null>,
  ): Promise<boolean> {
    const call = await this.#call(id);
    const read = call && (await outcomeFor(call));
    if (!call || !read) return false;
    const { now } = this.#deps.system;
    const since = this.#log.late.get(id)?.since ?? now();
    const done = { ...read, latencyMs: Math.max(0, now() - since) };
    if (!(await call.end(done))) return false;
    await recordCall(call.request, done, this.#deps);
    return true;
  }
}
