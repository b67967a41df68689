/**
 * The visitors of a tenant who wait for a person, in the inbox's memory: in which order they will be served, and how long it
 * may take. Tells each conversation its place when that has changed. Filled from the read model after a sleep.
 */
import { describeError } from '#core/describe-error';
import { levelRank, priorityRank } from '#core/ranks';
import { byTurn, estimatedWaitMs, handledCounted, typicalHandleMs } from '#core/routing';
import type { Waiting as Place } from '#core/routing';
import type { ProfilesDeps } from '#flows/member-profiles';
import { memberProfiles } from '#flows/member-profiles';
import type { Escalations } from '#ports/escalations';
import type { Conversations } from '#ports/conversations';
import type { ConversationId, TenantId } from '#protocol/ids';
import type { InboxSummary } from '#protocol/inbox';

/** Several changes travel together. */
const gatherMs = 300;
/** Of more than these nobody is told a place: it would be a long one anyway. */
const toldMax = 100;
/** How many can do how much changes slowly. */
const profilesFreshMs = 10_000;
/** What a conversation takes, even more so. */
const handledFreshMs = 5 * 60_000;
/** An estimate is told in steps of this, so that it does not flicker. */
const stepSeconds = 30;

export interface Standing {
  position: number;
  waitSeconds: number;
}

interface WaitingDeps extends ProfilesDeps {
  conversations: Conversations;
  escalations: Escalations;
}

export class Waiting {
  #deps: WaitingDeps;
  #places: Map<string, Place> | null = null;
  /** Before the read model was asked: it may not know these yet. */
  #heard = new Map<string, Place>();
  #told = new Map<string, string>();
  #agents: { load: number; capacity: number }[] = [];
  #handleMs = 0;
  #handledAt = 0;
  #agentsAt = 0;
  #isDue = false;

  constructor(deps: WaitingDeps) {
    this.#deps = deps;
  }

  changed(tenantId: string, { id, waitingSince, priority, level }: InboxSummary): void {
    const isKnown = this.#places?.has(id) ?? this.#heard.has(id);
    if (waitingSince === null && !isKnown) return;
    if (waitingSince === null) {
      this.#places?.delete(id);
      this.#heard.delete(id);
      this.#told.delete(id);
    } else
      (this.#places ?? this.#heard).set(id, {
        id,
        waitingSince: Date.parse(waitingSince),
        isVip: false,
        level: level === null ? 0 : levelRank(level),
        priority: priorityRank(priority),
      });
    if (this.#isDue) return;
    this.#isDue = true;
    setTimeout(() => void this.#tell(tenantId), gatherMs);
  }

  async #tell(tenantId: string): Promise<void> {
    this.#isDue = false;
    try {
      const places = (this.#places ??= await this.#load(tenantId));
      const [agents, handleMs] = await Promise.all([this.#desk(tenantId), this.#typical(tenantId)]);
      const order = [...places.values()].toSorted(byTurn).slice(0, toldMax);
      for (const [index, { id }] of order.entries()) {
        const position = index + 1;
        const seconds = estimatedWaitMs(position, agents, handleMs) / 1000;
        const waitSeconds = Math.ceil(seconds / stepSeconds) * stepSeconds;
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

  async #load(tenantId: string): Promise<Map<string, Place>> {
    const rows = await this.#deps.conversationList.waiting(tenantId, toldMax);
    return new Map([
      ...rows.map(({ id, waitingSince, priority, level }): [string, Place] => [
        id,
        { id, waitingSince, priority, level: level ?? 0, isVip: false },
      ]),
      ...this.#heard,
    ]);
  }

  async #typical(tenantId: string): Promise<number> {
    if (this.#handledAt === 0 || Date.now() - this.#handledAt > handledFreshMs) {
      const handled = await this.#deps.escalations.handledMs(tenantId, handledCounted);
      this.#handleMs = typicalHandleMs(handled);
      this.#handledAt = Date.now();
    }
    return this.#handleMs;
  }

  async #desk(tenantId: string): Promise<{ load: number; capacity: number }[]> {
    if (Date.now() - this.#agentsAt > profilesFreshMs) {
      const profiles = await memberProfiles(tenantId, this.#deps);
      this.#agents = profiles.filter(
        ({ isOnline, availability }) => isOnline && availability === 'online',
      );
      this.#agentsAt = Date.now();
    }
    return this.#agents;
  }
}
