/**
 * The queue of a desk: the place of each who waits among those who wait for the same people, how long it may take, and who comes first.
 * Inboxes with people of their own have queues of their own; those that share people share one. Pure; used by the inbox object.
 */
import { byTurn, estimatedWaitMs, isFree, isThere, poolOf } from '#core/routing';
import type { Candidate, Desk, Waiting } from '#core/routing';

export interface QueuePlace extends Waiting {
  language: string | null;
  teamId: string | null;
  supervisor: boolean;
  assigneeId: string | null;
}

export interface Line {
  id: string;
  position: number;
  waitMs: number;
  /** Before it, for the same people, and nobody was asked for them yet. */
  unaskedAhead: string[];
}

interface Pool {
  /** Of inbox and team: those who wait for nobody else wait in it, also when nobody is in it. */
  name: string;
  members: ReadonlySet<string>;
  free: ReadonlySet<string>;
  there: Candidate[];
}

/** `handleMsOf`: what a conversation takes these people. */
export function linesOf(
  places: readonly QueuePlace[],
  desk: Desk,
  handleMsOf: (memberIds: readonly string[]) => number,
): Line[] {
  const pools = new Map<string, Pool>();
  const poolFor = ({ language, teamId, supervisor }: QueuePlace): Pool => {
    const key = `${language}|${teamId}|${supervisor}`;
    const known = pools.get(key);
    if (known) return known;
    const { inbox, team, asked } = poolOf({ language, teamId, supervisor }, desk);
    const made = {
      name: `${inbox?.id}|${team?.id}|${supervisor}`,
      members: new Set(asked.map(({ memberId }) => memberId)),
      free: new Set(asked.filter(isFree).map(({ memberId }) => memberId)),
      there: asked.filter(isThere),
    };
    pools.set(key, made);
    return made;
  };
  const line = places.toSorted(byTurn).map((place) => ({ place, pool: poolFor(place) }));
  return line.map(({ place, pool }, at) => {
    const before = line.slice(0, at);
    const ahead = before.filter((one) => shares(one.pool, pool));
    const position = ahead.length + 1;
    return {
      id: place.id,
      position,
      waitMs: estimatedWaitMs(position, pool.there, handleMsOf([...pool.members])),
      unaskedAhead: ahead
        .filter((one) => one.place.assigneeId === null && overlaps(one.pool.free, pool.free))
        .map((one) => one.place.id),
    };
  });
}

const shares = (a: Pool, b: Pool): boolean => a.name === b.name || overlaps(a.members, b.members);

const overlaps = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  for (const id of a) if (b.has(id)) return true;
  return false;
};
