/**
 * The visitors of a tenant who wait for a person, in the inbox's memory: in which order they will be served, and how long it
 * may take. Tells each conversation its place when that has changed. Filled from the read model after a sleep.
 */
import { describeError } from '#core/describe-error';
import { linesOf } from '#core/queue';
import type { Line, QueuePlace } from '#core/queue';
import { levelRank, priorityRank } from '#core/ranks';
import { handledCounted, typicalHandleMs } from '#core/routing';
import type { Desk } from '#core/routing';
import { deskOf } from '#flows/route-escalation';
import type { ConversationList } from '#ports/conversation-list';
import type { Conversations } from '#ports/conversations';
import type { Escalations } from '#ports/escalations';
import type { Inbox } from '#ports/inbox';
import type { Teams } from '#ports/teams';
import type { ConversationId, TenantId } from '#protocol/ids';
import type { InboxSummary } from '#protocol/inbox';

/** Several changes travel together. */
const gatherMs = 300;
/** Of more than these nobody is told a place: it would be a long one anyway. */
const toldMax = 100;
/** How many can do how much changes slowly. */
const deskFreshMs = 10_000;
/** What a conversation takes, even more so. */
const handledFreshMs = 5 * 60_000;
/** Enough of the whole desk's that a team of it has its own. */
const handledRead = handledCounted * 10;
/** Who waits says so every twenty seconds: one of whom nothing was heard for twice that holds up nobody. */
const heardMs = 45_000;
/** An estimate is told in steps of this, so that it does not flicker. */
const stepSeconds = 30;

export interface Standing {
  position: number;
  waitSeconds: number;
}

interface WaitingDeps {
  conversations: Conversations;
  escalations: Escalations;
  conversationList: ConversationList;
  teams: Teams;
  inbox: Inbox;
}

export class Waiting {
  #deps: WaitingDeps;
  #places: Map<string, QueuePlace> | null = null;
  /** Before the read model was asked: it may not know these yet. */
  #heard = new Map<string, QueuePlace>();
  #told = new Map<string, string>();
  /** Who has said when that they wait, and whether they are a VIP. */
  #said = new Map<string, { at: number; isVip: boolean }>();
  #desk: Desk | null = null;
  #deskAt = 0;
  #handled: { ms: number; agentId: string | null }[] = [];
  #handledAt = 0;
  #isDue = false;

  constructor(deps: WaitingDeps) {
    this.#deps = deps;
  }

  changed(tenantId: string, summary: InboxSummary): void {
    const { id, waitingSince, priority, level } = summary;
    const isKnown = this.#places?.has(id) ?? this.#heard.has(id);
    if (waitingSince === null && !isKnown) return;
    if (waitingSince === null)
      for (const known of [this.#places, this.#heard, this.#told, this.#said]) known?.delete(id);
    else
      (this.#places ?? this.#heard).set(id, {
        id,
        waitingSince: Date.parse(waitingSince),
        isVip: false,
        level: level === null ? 0 : levelRank(level),
        priority: priorityRank(priority),
        language: summary.language,
        teamId: summary.teamId,
        supervisor: summary.supervisor,
        assigneeId: summary.assigneeId,
      });
    this.#tellSoon(tenantId);
  }

  /** Answers how many are before it for the same people, nobody asked for them yet. */
  async waits(tenantId: string, id: string, isVip: boolean): Promise<number> {
    const now = Date.now();
    const before = this.#said.get(id);
    this.#said.set(id, { at: now, isVip });
    if (before?.isVip !== isVip) this.#tellSoon(tenantId);
    const line = (await this.#lines(tenantId)).find((one) => one.id === id);
    const isAlive = (other: string) => (this.#said.get(other)?.at ?? 0) > now - heardMs;
    return line?.unaskedAhead.filter(isAlive).length ?? 0;
  }

  #tellSoon(tenantId: string): void {
    if (this.#isDue) return;
    this.#isDue = true;
    setTimeout(() => void this.#tell(tenantId), gatherMs);
  }

  async #tell(tenantId: string): Promise<void> {
    this.#isDue = false;
    try {
      for (const { id, position, waitMs } of await this.#lines(tenantId)) {
        const waitSeconds = Math.ceil(waitMs / 1000 / stepSeconds) * stepSeconds;
        const told = `${position}:${waitSeconds}`;
        if (this.#told.get(id) === told) continue;
        this.#told.set(id, told);
        await this.#deps.conversations
          .queueMoved(tenantId as TenantId, id as ConversationId, { position, waitSeconds })
          .catch(() => this.#told.delete(id));
      }
    } catch (error) {
      // The next change makes up for it.
      console.error(JSON.stringify({ at: 'inbox queue', error: describeError(error) }));
    }
  }

  async #lines(tenantId: string): Promise<Line[]> {
    const places = (this.#places ??= await this.#load(tenantId));
    await this.#refresh(tenantId);
    const waiting = [...places.values()].map((place) => ({
      ...place,
      isVip: this.#said.get(place.id)?.isVip ?? false,
    }));
    const desk = this.#desk;
    if (!desk) return [];
    return linesOf(waiting, desk, (members) => this.#typical(members)).slice(0, toldMax);
  }

  async #load(tenantId: string): Promise<Map<string, QueuePlace>> {
    const rows = await this.#deps.conversationList.waiting(tenantId, toldMax);
    return new Map([
      ...rows.map((row): [string, QueuePlace] => [
        row.id,
        { ...row, level: row.level ?? 0, isVip: false },
      ]),
      ...this.#heard,
    ]);
  }

  async #refresh(tenantId: string): Promise<void> {
    const { teams, inbox, conversationList, escalations } = this.#deps;
    const now = Date.now();
    if (!this.#desk || now - this.#deskAt > deskFreshMs) {
      const [rows, online, loads] = await Promise.all([
        teams.desk(tenantId),
        inbox.online(tenantId),
        conversationList.loads(tenantId),
      ]);
      this.#desk = deskOf(rows, online, loads);
      this.#deskAt = now;
    }
    if (this.#handledAt === 0 || now - this.#handledAt > handledFreshMs) {
      this.#handled = await escalations.handled(tenantId, handledRead);
      this.#handledAt = now;
    }
  }

  /** What these people's last ones took; of too few, what the whole desk's took. */
  #typical(members: readonly string[]): number {
    const theirs = this.#handled.filter(
      ({ agentId }) => agentId !== null && members.includes(agentId),
    );
    const msOf = (all: { ms: number }[]) => all.map(({ ms }) => ms);
    return typicalHandleMs(msOf(theirs), typicalHandleMs(msOf(this.#handled)));
  }
}
