/**
 * What follows from a lead by the tenant's rules: tags, who looks after it (one member, or several in turn), who is told. And the
 * version of the words a visitor agreed to. Pure; used by flows/capture-lead.
 */
import { matchesPage } from '#core/instruction';
import { priorityOf } from '#core/lead';
import { isSaid } from '#core/tool/said';
import type { LeadNotice } from '#protocol/lead';
import type { LeadCause, LeadRule } from '#protocol/lead-capture';

export interface LeadFacts {
  cause: LeadCause | null;
  score: number;
  segment: string | null;
  language: string;
  page: string | null;
  /** By question, the lead's own fields among them. */
  answers: Record<string, string>;
}

export interface LeadActions {
  /** Names of the rules that hold. */
  rules: string[];
  tags: string[];
  /** Whose turn it is, is decided by who was given a lead longest ago. */
  assign: string[];
  notify: LeadRule['act']['notify'];
}

const loudness = ['nobody', 'assignee', 'leaders', 'everyone'] as const;

export function leadActions(rules: readonly LeadRule[], facts: LeadFacts): LeadActions {
  const holding = rules.filter(({ when }) => holds(when, facts));
  return {
    rules: holding.map(({ name }) => name),
    tags: [...new Set(holding.flatMap(({ act }) => act.tags))],
    assign: holding.find(({ act }) => act.assign.length > 0)?.act.assign ?? [],
    notify: holding.reduce<LeadRule['act']['notify']>(
      (loudest, { act }) =>
        loudness.indexOf(act.notify) > loudness.indexOf(loudest) ? act.notify : loudest,
      'nobody',
    ),
  };
}

/** Round-robin without a counter: whoever was given one longest ago; in the order of the rule when nobody was. */
export function whoseTurn(
  members: readonly string[],
  lastAt: ReadonlyMap<string, number>,
): string | null {
  let chosen: string | null = null;
  for (const member of members)
    if (chosen === null || (lastAt.get(member) ?? 0) < (lastAt.get(chosen) ?? 0)) chosen = member;
  return chosen;
}

export function noticeOf(
  { notify }: Pick<LeadActions, 'notify'>,
  assigneeId: string | null,
): LeadNotice | null {
  if (notify === 'leaders' || notify === 'everyone') return notify;
  return notify === 'assignee' && assigneeId !== null ? { memberIds: [assigneeId] } : null;
}

function holds(when: LeadRule['when'], facts: LeadFacts): boolean {
  const one = <T>(list: readonly T[], test: (item: T) => boolean) =>
    list.length === 0 || list.some(test);
  return (
    facts.score >= when.minScore &&
    one(when.causes, (cause) => cause === facts.cause) &&
    one(when.priorities, (priority) => priority === priorityOf(facts.score)) &&
    one(when.segments, (one) => one.toLowerCase() === facts.segment?.toLowerCase()) &&
    one(when.languages, (language) => language === facts.language) &&
    one(when.pages, (page) => facts.page !== null && matchesPage(facts.page, page)) &&
    when.answers.every(({ question, says }) =>
      says.some((word) => isSaid(facts.answers[question] ?? '', word)),
    )
  );
}

/** Which words were agreed to, as a short name that changes with every letter of them (FNV-1a, 64 bits). Not a secret, not a signature. */
export function consentVersion(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}
