/**
 * Who is asked to take a conversation, and why, in words that a supervisor can read. Pure: who is there, what they can and
 * how much they have comes in. The last agent and the language weigh most, then skills, then the lighter load. Used by
 * flows/route-escalation.
 */
import { closesAt, holidayAt, isOpenAt, opensAt } from '#core/business-hours';
import type { Hours } from '#core/business-hours';

export interface Candidate {
  memberId: string;
  name: string;
  isOnline: boolean;
  availability: 'online' | 'away';
  /** ISO 639-1; empty when not said. */
  languages: readonly string[];
  skills: readonly string[];
  capacity: number;
  load: number;
}

export interface RoutingTeam {
  id: string;
  name: string;
  memberIds: readonly string[];
  skills: readonly string[];
}

export interface RoutingInbox extends Hours {
  id: string;
  name: string;
  isDefault: boolean;
  teamId: string | null;
  languages: readonly string[];
  /** How long its visitors wait in the queue; null is the tenant's setting. */
  waitLimitMs: number | null;
  /** When nobody of the team is free: wait for them, or ask anybody. */
  overflow: 'team' | 'anyone';
}

export interface Need {
  language: string | null;
  intent: string | null;
  lastAgentId: string | null;
  isVip: boolean;
  /** Somebody has chosen a team or any supervisor. */
  teamId: string | null;
  supervisor: boolean;
  /** Who was asked already and has not come. */
  passedOver: readonly string[];
}

export interface Desk {
  inboxes: readonly RoutingInbox[];
  teams: readonly RoutingTeam[];
  candidates: readonly Candidate[];
  supervisorIds: readonly string[];
}

export interface Routing {
  inboxId: string | null;
  teamId: string | null;
  assigneeId: string | null;
  /** Nobody is there who could: at the desk at all, or within the hours. */
  isNobodyThere: boolean;
  /** While it is closed: when it opens. */
  opensAt: number | null;
  /** While it is open: until when somebody may be expected. */
  closesAt: number | null;
  /** Of the inbox; null is the tenant's setting. */
  waitLimitMs: number | null;
  reason: string;
}

/** The inbox of the visitor's language, else the default one, else none: then everybody may be asked, at any time. */
export function inboxFor(
  language: string | null,
  inboxes: readonly RoutingInbox[],
): RoutingInbox | null {
  return (
    inboxes.find(({ languages }) => language !== null && languages.includes(language)) ??
    inboxes.find(({ isDefault }) => isDefault) ??
    inboxes.find(({ languages }) => languages.length === 0) ??
    null
  );
}

const weights = { lastAgent: 8, language: 6, skill: 3, fresh: 4 };

type Wish = Pick<Need, 'language' | 'teamId' | 'supervisor'>;

/** Who may be asked for it at all: the inbox's team, or a chosen one; who stands in when nobody of them is free. */
export function poolOf({ language, teamId, supervisor }: Wish, desk: Desk) {
  const inbox = inboxFor(language, desk.inboxes);
  const team = desk.teams.find(({ id }) => id === (teamId ?? inbox?.teamId ?? null)) ?? null;
  const fit = desk.candidates.filter(
    ({ memberId }) => !supervisor || desk.supervisorIds.includes(memberId),
  );
  const own = fit.filter(
    ({ memberId }) => !team || team.memberIds.length === 0 || team.memberIds.includes(memberId),
  );
  // A team that a person has chosen is waited for; the inbox's own may have others stand in.
  const mayOverflow = team !== null && team.id === inbox?.teamId && inbox.overflow === 'anyone';
  const isOverflow = mayOverflow && !own.some(isFree);
  return { inbox, team, isOverflow, asked: isOverflow ? fit : own };
}

/** `ahead`: so many wait before it for the same people and nobody was asked for them yet. */
export function route(need: Need, desk: Desk, now: number, ahead = 0): Routing {
  const { inbox, team, isOverflow, asked } = poolOf(need, desk);
  const place = {
    inboxId: inbox?.id ?? null,
    teamId: team?.id ?? null,
    waitLimitMs: inbox?.waitLimitMs ?? null,
    closesAt: inbox && closesAt(now, inbox),
  };
  if (inbox && !isOpenAt(now, inbox)) {
    const opens = opensAt(now, inbox);
    const holiday = holidayAt(now, inbox);
    return {
      ...place,
      assigneeId: null,
      isNobodyThere: true,
      opensAt: opens,
      reason: `nobody asked: ${inbox.name} is closed${holiday ? ` (${holiday})` : ''}${opens === null ? '' : ` until ${new Date(opens).toISOString()}`}`,
    };
  }
  const there = asked.filter(isThere);
  const free = there.filter(isFree);
  const whom = need.supervisor ? 'supervisor' : team && !isOverflow ? `of ${team.name}` : 'agent';
  if (free.length === 0)
    return {
      ...place,
      assigneeId: null,
      isNobodyThere: there.length === 0,
      opensAt: null,
      reason:
        there.length === 0
          ? `nobody asked: no ${whom} is online`
          : `nobody asked: all ${there.length} ${whom} online are at their capacity`,
    };
  const room = free.reduce((sum, { load, capacity }) => sum + capacity - load, 0);
  if (room <= ahead)
    return {
      ...place,
      assigneeId: null,
      isNobodyThere: false,
      opensAt: null,
      reason: `nobody asked: ${ahead} before it, room for ${room}`,
    };
  const ranked = free
    .map((candidate) => ({ candidate, ...weigh(need, candidate, team) }))
    .toSorted(
      (a, b) =>
        b.score - a.score ||
        share(a.candidate) - share(b.candidate) ||
        a.candidate.load - b.candidate.load ||
        (a.candidate.memberId < b.candidate.memberId ? -1 : 1),
    );
  const [best] = ranked as [(typeof ranked)[0], ...typeof ranked];
  const { candidate, because } = best;
  const { memberId, name, load, capacity } = candidate;
  const words = [
    ...(isOverflow && team ? [`nobody of ${team.name} is free`] : []),
    ...because,
    `${load} of ${capacity} conversations`,
  ];
  return {
    ...place,
    assigneeId: memberId,
    isNobodyThere: false,
    opensAt: null,
    reason: `assigned to ${name}: ${words.join(', ')}`,
  };
}

export const isThere = ({ isOnline, availability }: Candidate): boolean =>
  isOnline && availability === 'online';
export const isFree = (candidate: Candidate): boolean =>
  isThere(candidate) && candidate.load < candidate.capacity;

function weigh(need: Need, candidate: Candidate, team: RoutingTeam | null) {
  const because: string[] = [];
  let score = 0;
  const { memberId, languages, skills } = candidate;
  if (need.language !== null && languages.includes(need.language)) {
    score += weights.language;
    because.push(`speaks ${languageName(need.language)}`);
  }
  const wanted = need.intent === null ? [] : [wordsOf(need.intent)];
  const can = skills.filter((skill) => wanted.some((word) => word.includes(skill)));
  if (can.length > 0) {
    score += weights.skill;
    because.push(`knows ${can.join(' and ')}`);
  }
  const shared = team?.skills.filter((skill) => skills.includes(skill)) ?? [];
  if (shared.length > 0) {
    score += 1;
    because.push(`has the team's ${shared.join(' and ')}`);
  }
  if (memberId === need.lastAgentId) {
    score += weights.lastAgent;
    because.push('was last agent');
  }
  // Who was asked and has not come is asked again only when there is nobody else.
  if (!need.passedOver.includes(memberId))
    score += weights.fresh + weights.lastAgent + weights.language;
  // A regular visitor's few minutes matter more than an even load.
  if (need.isVip && candidate.load === 0) {
    score += 2;
    because.push('free for a VIP');
  }
  return { score, because };
}

const share = ({ load, capacity }: Candidate): number => load / Math.max(1, capacity);

/** An intent as words: `RETURNS_REFUNDS` has the skill `refunds` in it. */
const wordsOf = (intent: string): string => intent.toLowerCase().replaceAll('_', ' ');

const names = new Intl.DisplayNames(['en'], { type: 'language' });
function languageName(language: string): string {
  try {
    return names.of(language) ?? language;
  } catch {
    return language;
  }
}

/** Who is served first: VIPs, then the more urgent, then who has waited longest. */
export interface Waiting {
  id: string;
  waitingSince: number;
  isVip: boolean;
  /** Ranks. */
  level: number;
  priority: number;
}

export const byTurn = (a: Waiting, b: Waiting): number =>
  Number(b.isVip) - Number(a.isVip) ||
  b.priority - a.priority ||
  Number(b.level === 3) - Number(a.level === 3) ||
  a.waitingSince - b.waitingSince ||
  (a.id < b.id ? -1 : 1);

/** A typical conversation of a person, until the desk has had some of its own. */
export const usualHandleMs = 8 * 60_000;
/** So many of the last ones say what is typical now; of fewer than the least they say nothing. */
export const handledCounted = 30;
const handledLeast = 5;
/** Left open over lunch or closed by mistake: beyond these it is no measure of anything. */
const handleRangeMs = { least: 60_000, most: 60 * 60_000 };

/** The median time from coming to ending of a desk's last conversations. */
export function typicalHandleMs(
  handledMs: readonly number[],
  otherwise: number = usualHandleMs,
): number {
  const counted = handledMs.slice(0, handledCounted).toSorted((a, b) => a - b);
  if (counted.length < handledLeast) return otherwise;
  const middle = counted.length >> 1;
  const median =
    counted.length % 2 === 1
      ? (counted[middle] ?? 0)
      : ((counted[middle - 1] ?? 0) + (counted[middle] ?? 0)) / 2;
  return Math.min(handleRangeMs.most, Math.max(handleRangeMs.least, median));
}

/** With `agents` at work, each free after a mean conversation: how long until this place is reached. */
export function estimatedWaitMs(
  position: number,
  agents: { load: number; capacity: number }[],
  handleMs: number = usualHandleMs,
): number {
  const free = agents.reduce((sum, { load, capacity }) => sum + Math.max(0, capacity - load), 0);
  const slots = agents.reduce((sum, { capacity }) => sum + capacity, 0);
  // Somebody with room needs a moment to see it.
  const noticeMs = 20_000;
  if (slots === 0) return handleMs * position;
  if (position <= free) return noticeMs;
  return noticeMs + Math.ceil((position - free) / slots) * handleMs;
}
