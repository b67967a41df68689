/**
 * Runs the one turn of a conversation that is under way: calls flows/answer, shows its text in batches and gives the
 * result back to the room as an input. Holds nothing that must survive, writes nothing but that result: when the object
 * dies, the alarm finds a turn without a runner and the room decides.
 */
import { describeError } from '#core/describe-error';
import type { Effect } from '#core/conversation/input';
import { plainText } from '#core/part-text';
import { answer } from '#flows/answer';
import type { Answer, Question } from '#flows/answer';
import type { ConversationEvent } from '#protocol/event';
import type { TurnId } from '#protocol/ids';
import type { Deps } from '#worker/wiring';
import { notices } from '#worker/locales/notices';
import { frame } from '#durable-objects/conversation/audience';
import type { Log } from '#durable-objects/conversation/log';
import type { Room } from '#durable-objects/conversation/room';
import { leadDesk } from '#durable-objects/conversation/lead-desk';
import { ToolDesk } from '#durable-objects/conversation/tool-desk';
import { TurnMemory } from '#durable-objects/conversation/turn-memory';
import type { Subscriber } from '#durable-objects/conversation/subscribers';

/** Tokens that come within this time travel in one frame. */
const batchMs = 25;
const historyMessages = 21;
/** After these the assistant says nothing more to what was asked: nobody need wait for it. */
const silencing = new Set<ConversationEvent['kind']>([
  'escalation.requested',
  'escalation.accepted',
  'conversation.ended',
]);

interface Running {
  turnId: TurnId;
  startedAt: number;
  text: string;
  /** UTF-16 units already broadcast. */
  shown: number;
  shownAt: number;
  timer: ReturnType<typeof setTimeout> | undefined;
  stop: AbortController;
}

export class TurnRunner {
  #room: () => Room;
  #log: Log;
  readonly tools: ToolDesk;
  #deps: Deps;
  #running: Running | null = null;
  #memory: TurnMemory;
  #waiters = new Map<number, ((answered: boolean) => void)[]>();

  constructor(room: () => Room, log: Log, deps: Deps) {
    this.#room = room;
    this.tools = new ToolDesk(room, log, deps);
    this.#log = log;
    this.#deps = deps;
    this.#memory = new TurnMemory(log, deps);
  }

  isRunning(turnId: TurnId): boolean {
    return this.#running?.turnId === turnId;
  }

  start(effect: Extract<Effect, { kind: 'startTurn' }>): void {
    const now = this.#deps.system.now();
    const running: Running = {
      turnId: effect.turnId,
      startedAt: now,
      text: '',
      shown: 0,
      shownAt: 0,
      timer: undefined,
      stop: new AbortController(),
    };
    this.#running = running;
    void this.#run(running, effect);
  }

  cancel(turnId: string): void {
    if (this.#running?.turnId !== turnId) return;
    clearTimeout(this.#running.timer);
    this.#running.stop.abort(new Error('the turn was cancelled'));
    this.#running = null;
  }

  /** The text shown so far, from the start, for somebody who joins in the middle; the next piece goes to all. */
  replay(subscriber: Subscriber): void {
    const running = this.#running;
    if (!running || running.shown === 0) return;
    const text = running.text.slice(0, running.shown);
    subscriber.send(frame({ type: 'token', turnId: running.turnId, offset: 0, text }));
  }

  /** Resolves when the message `questionSeq` has been answered or will not be. */
  answered(questionSeq: number, waitMs: number): Promise<void> {
    const settled = new Promise<void>((resolve) => {
      const waiters = this.#waiters.get(questionSeq) ?? [];
      waiters.push(() => resolve());
      this.#waiters.set(questionSeq, waiters);
    });
    let timer: ReturnType<typeof setTimeout>;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, waitMs);
    });
    return Promise.race([settled, late]).finally(() => clearTimeout(timer));
  }

  /** Wakes whoever waits for these questions. */
  settle(events: ConversationEvent[]): void {
    for (const event of events) {
      if (event.kind === 'turn.ended' && event.outcome !== 'interrupted')
        this.#wake(event.questionSeq);
      if (silencing.has(event.kind)) for (const seq of [...this.#waiters.keys()]) this.#wake(seq);
    }
  }

  #wake(questionSeq: number): void {
    for (const waiter of this.#waiters.get(questionSeq) ?? []) waiter(true);
    this.#waiters.delete(questionSeq);
  }

  async #run(running: Running, turn: Extract<Effect, { kind: 'startTurn' }>): Promise<void> {
    try {
      const { tenant, question } = await this.#prepare(turn.questionSeq);
      if (this.#running !== running) return;
      const before = this.#room().state;
      const answered = await answer(
        tenant,
        question,
        {
          ...this.#deps,
          models: this.#deps.modelsOf(tenant),
          toolbox: this.tools.toolbox(tenant, turn),
          ...(before ? { leadDesk: leadDesk(tenant, before, this.#deps) } : {}),
        },
        (text) => this.#emit(running, text),
        { signal: running.stop.signal, paced: this.#room().audience.isWatched },
      );
      this.#finish(running, answered, tenant.settings.assistantName);
      const state = this.#room().state;
      if (state) this.#memory.after(tenant, state, question, answered);
    } catch (error) {
      // Cancelled: somebody else has the floor now.
      if (running.stop.signal.aborted) return;
      console.error(
        JSON.stringify({ at: 'turn', turnId: running.turnId, error: describeError(error) }),
      );
      clearTimeout(running.timer);
      if (this.#running === running) this.#running = null;
      this.lost(running.turnId);
    }
  }

  /** A turn without a runner: the room tries it once more or apologises. */
  lost(turnId: TurnId): void {
    const { system } = this.#deps;
    const room = this.#room();
    room.enter({
      kind: 'turn.lost',
      turnId,
      nextTurnId: system.newId('trn'),
      messageId: system.newId('msg'),
      apology: notices.apology(room.state?.locale ?? 'en'),
    });
  }

  async #prepare(questionSeq: number) {
    const room = this.#room();
    const state = room.state;
    if (!state) throw new Error('a turn without a conversation');
    const tenant = await this.#deps.tenants.byId(state.tenantId);
    if (!tenant) throw new Error('the tenant is gone');
    if (!room.meet(tenant)) throw new Error('the tenant is suspended');
    if (!tenant.settings.assistantEnabled) throw new Error('the assistant is switched off');
    const messages = this.#log
      .recentMessages(questionSeq, historyMessages)
      .flatMap((event) => (event.kind === 'message.created' ? [event.message] : []));
    const asked = messages.pop();
    if (!asked) throw new Error('the question is not in the log');
    const reply = asked.partReply;
    const part = reply && this.#log.askedPart(reply)?.part;
    const question: Question = {
      text: asked.text,
      ...(reply && part ? { answers: { part, values: reply.values } } : {}),
      history: messages.map(({ author, text, authorName, parts, quickReplies, language }) => ({
        author,
        text: parts?.length ? `${text}\n\n${plainText(parts, state.locale)}` : text,
        ...(author === 'agent' && authorName ? { authorName } : {}),
        ...(author === 'assistant' && quickReplies ? { quickReplies } : {}),
        ...(author === 'assistant' && language ? { language } : {}),
      })),
      locale: state.locale,
      visitor: state.contactKey ?? state.visitorId,
      page: state.page ?? null,
      ...(await this.#memory.before(tenant, state)),
      fallbacksInARow: state.fallbacksInARow,
      isClarifying: state.clarifying === true,
      isAwaited: state.tools?.plan != null || state.lead?.status === 'open',
      offered: state.offered ?? [],
      ageMs: Math.max(0, this.#deps.system.now() - state.startedAt),
    };
    return { tenant, question };
  }

  #finish(running: Running, answered: Answer, authorName: string): void {
    if (this.#running !== running) return;
    this.#show(running);
    clearTimeout(running.timer);
    this.#running = null;
    const { system } = this.#deps;
    const room = this.#room();
    room.enter({
      kind: 'turn.finish',
      turnId: running.turnId,
      draft: answered.draft,
      report: { ...answered.report, latencyMs: Math.max(0, system.now() - running.startedAt) },
      plan: answered.plan,
      lead: answered.lead,
      authorName,
      messageId: system.newId('msg'),
      nextTurnId: system.newId('trn'),
      farewell: {
        ...notices.conversationFull(answered.draft.language ?? room.state?.locale ?? 'en'),
        messageId: system.newId('msg'),
      },
    });
    if (answered.escalate)
      room.enter({
        kind: 'escalate',
        by: 'assistant',
        reason: answered.escalate.reason,
        level: answered.escalate.level,
        type: answered.escalate.type,
        escalationId: system.newId('esc'),
        messageId: system.newId('msg'),
        notice: notices.escalated(answered.draft.language ?? room.state?.locale ?? 'en'),
      });
  }

  #emit(running: Running, text: string): void {
    if (this.#running !== running || text === '') return;
    running.text += text;
    const now = this.#deps.system.now();
    if (now - running.shownAt >= batchMs) this.#show(running);
    else running.timer ??= setTimeout(() => this.#show(running), batchMs);
  }

  #show(running: Running): void {
    clearTimeout(running.timer);
    running.timer = undefined;
    if (running.shown === running.text.length) return;
    const room = this.#room();
    const text = running.text.slice(running.shown);
    const offset = running.shown;
    running.shown = running.text.length;
    running.shownAt = this.#deps.system.now();
    room.audience.broadcast(
      { type: 'token', turnId: running.turnId, offset, text },
      room.state?.lastSeq ?? 0,
    );
  }
}
