/**
 * How many of a thing one company may have: far more than any desk uses, few enough that lists stay lists, one turn or one event
 * stays cheap, and a loose script fills nothing. Asked before each addition; two at once may pass together. The operator's
 * bootstrap file is not asked. Pure.
 */
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';

export const tenantCaps = {
  /** In all languages; search was measured up to ten thousand. */
  articles: 10_000,
  /** Each is a row of every list of people; larger companies are several. */
  members: 1_000,
  /** Open ones: each is a mail. */
  invitations: 200,
  /** That still open something: each is a secret to look after. */
  apiKeys: 100,
  /** Routing reads all teams and inboxes for each visitor who waits. */
  teams: 100,
  inboxes: 50,
  /** Read for each turn; a model chooses badly among more. */
  tools: 100,
  integrations: 50,
  /** Each event is sent to each. */
  webhooks: 20,
  hooks: 20,
  /** Each is called for each thing that is told. */
  channels: 20,
  /** Of one member. */
  browsers: 20,
  /** Matched against each question. */
  instructions: 300,
  /** The composer loads the list as a whole. */
  cannedResponses: 1_000,
  /** The composer lists all that an agent may run: these and their own. */
  sharedMacros: 300,
  /** Of one member. */
  ownMacros: 100,
  /** Of one member and page. */
  savedViews: 50,
} as const;

export type Capped = keyof typeof tenantCaps;

/** Is there room for one more? */
export function roomFor(kind: Capped, count: number): Result<null> {
  const most = tenantCaps[kind];
  return count < most ? ok(null) : refuse('limit-reached', `at most ${most}: remove one first`);
}
