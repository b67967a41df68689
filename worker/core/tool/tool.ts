/**
 * What a tool is: a definition (what it does, what it takes, how dangerous it is, when the built-in engine thinks of it) and how a
 * tenant has set it up. Definitions of the catalogue are shared by all tenants; a tenant may write its own. Used by all of
 * core/tool, flows/call-tool and the admin routes. The wire shapes are protocol/tool.
 */
import type { ToolAdapterName, ToolDefinition, ToolSettings } from '#protocol/tool';

export interface Tool extends ToolDefinition, ToolSettings {
  enabled: boolean;
  /** Null for what runs inside. */
  url: string | null;
}

/** What is known about the person in the conversation, from a credential and from nothing else. */
export interface VerifiedIdentity {
  /** The tenant's own id of the customer; absent when only the address is known. */
  customer?: string;
  email?: string;
  segment?: string;
  /** Proved by a keyed hash alone, which never ends: worth less than a token. */
  isLegacy?: boolean;
}

/**
 * Who may use what, weakest first: nobody known, an address proved by a one-time code, an identity by a keyed hash, a signed token, a
 * member of the staff.
 */
export const powers = ['anonymous', 'email', 'legacy', 'identity', 'staff'] as const;
export type Power = (typeof powers)[number];

export function powerOf(identity: VerifiedIdentity | null): Power {
  if (identity === null) return 'anonymous';
  if (identity.customer === undefined) return 'email';
  return identity.isLegacy ? 'legacy' : 'identity';
}

export const isPowerful = (has: Power, needed: Power): boolean =>
  powers.indexOf(has) >= powers.indexOf(needed);

/** A write changes something that can be changed back; a person of the tenant must agree to the last two. */
export const needsApproval = (tool: Pick<Tool, 'risk'>): boolean =>
  tool.risk === 'money' || tool.risk === 'destructive';

/** The visitor says yes before anything is changed. */
export const needsConfirmation = (tool: Pick<Tool, 'risk' | 'confirm'>): boolean =>
  tool.risk !== 'read' && tool.confirm !== false;

/** Adapters that contact an address of the tool itself. */
export const isRemote = (adapter: ToolAdapterName): boolean =>
  adapter !== 'builtin' && adapter !== 'integration' && adapter !== 'page';

export const toolLimits = {
  /** Models get this many rounds of calls; after that they must answer. */
  roundsPerTurn: 3,
  /** Together in one turn, whatever the rounds. */
  callsPerTurn: 8,
  /** In one conversation, unless the tool says less. */
  callsPerConversation: 200,
  /** UTF-8 bytes of the arguments as JSON. */
  argumentsMaxBytes: 16_384,
  /** Characters of a text argument whose schema sets no limit. */
  textMaxCharacters: 2_000,
  /** Bytes of an answer that are read; more is a failure. */
  answerMaxBytes: 262_144,
  /** Bytes of a result as the model and the log get it. */
  resultMaxBytes: 32_768,
  /** Levels of a result's JSON, and of the whole answer that it may be wrapped in. */
  resultMaxDepth: 32,
  answerMaxDepth: 64,
  /** Time-out when the tool sets none, and the most it may set. */
  timeoutMs: 30_000,
  timeoutMaxMs: 120_000,
  /** A turn waits this long; what takes longer reports back into the conversation. */
  patienceMs: 8_000,
  /** Retries of idempotent calls: the pause before the first, doubled each time, with jitter. */
  retryFirstMs: 300,
  retriesMax: 5,
  /** An approval that nobody gives ends by itself. */
  approvalMs: 24 * 60 * 60_000,
  /** The log of executions. */
  keptMs: 90 * 24 * 60 * 60_000,
  /** The old signing secret signs along after a rotation. */
  rotationMs: 24 * 60 * 60_000,
} as const;
