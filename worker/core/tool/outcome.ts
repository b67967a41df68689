/**
 * What became of a call, and what follows from a failure: whether to try again, and what it says about the other side. Pure; used by
 * flows/call-tool and everything that speaks about a call afterwards.
 */
import type { Verdict } from '#core/circuit-breaker';
import type { Late } from '#core/tool/late';
import { toolLimits } from '#core/tool/tool';
import type { Tool } from '#core/tool/tool';
import type { ToolAdapterName } from '#protocol/tool';

export type ToolStatus = 'ok' | 'failed' | 'refused' | 'waiting';

/** `refused`: nothing was asked of anybody, and asking again changes nothing. `waiting`: a person decides first, or it is slow. */
const statusOf = {
  ok: 'ok',
  'unknown-tool': 'refused',
  disabled: 'refused',
  'invalid-arguments': 'refused',
  'needs-identity': 'refused',
  'needs-email': 'refused',
  segment: 'refused',
  'turn-limit': 'refused',
  'conversation-limit': 'refused',
  'rate-limited': 'refused',
  rejected: 'refused',
  expired: 'refused',
  'dry-run': 'refused',
  'needs-confirmation': 'waiting',
  'needs-approval': 'waiting',
  slow: 'waiting',
  accepted: 'waiting',
  cancelled: 'refused',
  'circuit-open': 'failed',
  'refused-url': 'failed',
  credential: 'failed',
  request: 'failed',
  changed: 'failed',
  'no-page': 'failed',
  unreachable: 'failed',
  timeout: 'failed',
  late: 'failed',
  redirect: 'failed',
  'too-large': 'failed',
  'bad-body': 'failed',
  status: 'failed',
  aborted: 'failed',
} as const satisfies Record<string, ToolStatus>;

export type ToolCode = keyof typeof statusOf;

export interface ToolOutcome {
  status: ToolStatus;
  code: ToolCode;
  /** For logs and staff. */
  detail: string;
  /** What the tool answered; null when there is none. Also of a failure, when it said why in JSON. */
  result: unknown;
  httpStatus: number | null;
  attempts: number;
  latencyMs: number;
  /** Of what was taken on and is not done. */
  late?: Late;
}

/** The other side's own no in a good answer (`ok: false`): nothing was done. */
export const isDeclined = ({ status, result }: ToolOutcome): boolean =>
  status === 'ok' &&
  result !== null &&
  typeof result === 'object' &&
  (result as Record<string, unknown>)['ok'] === false;

export const outcome = (code: ToolCode, more: Partial<ToolOutcome> = {}): ToolOutcome => ({
  status: statusOf[code],
  code,
  detail: '',
  result: null,
  httpStatus: null,
  attempts: 0,
  latencyMs: 0,
  ...more,
});

/** The other side may act twice for one key, unless the tenant says it does not, or nothing is changed anyway. */
export const isRepeatable = (tool: Pick<Tool, 'risk' | 'idempotent'>): boolean =>
  tool.idempotent || tool.risk === 'read';

const passing = (failed: Pick<ToolOutcome, 'code' | 'httpStatus'>): boolean =>
  failed.code === 'unreachable' ||
  failed.code === 'timeout' ||
  failed.httpStatus === 429 ||
  (failed.httpStatus ?? 0) >= 500;

/** The pause before the next try, or null when there is none. `dice` is 0 … 1. */
export function retryInMs(
  tool: Pick<Tool, 'risk' | 'idempotent' | 'retries'>,
  failed: ToolOutcome,
  leftMs: number,
  dice: number,
): number | null {
  if (failed.status !== 'failed' || !isRepeatable(tool) || !passing(failed)) return null;
  if (failed.attempts > tool.retries) return null;
  const pause = toolLimits.retryFirstMs * 2 ** (failed.attempts - 1) * (0.5 + dice);
  return pause < leftMs ? Math.round(pause) : null;
}

/** Refused on our side of the line: nobody was asked. */
const unasked = ['request', 'refused-url', 'credential', 'no-page'];

/** What a call has cost the tenant: every try counts, also one that failed. */
export const costOf = (
  { costUsd }: Pick<Tool, 'costUsd'>,
  { code, attempts }: Pick<ToolOutcome, 'code' | 'attempts'>,
): number => (unasked.includes(code) ? 0 : costUsd * attempts);

/** What a call says about the health of the other side: its own no is an answer. */
export function verdictOf(adapter: ToolAdapterName, { code, httpStatus }: ToolOutcome): Verdict {
  // One visitor's page says nothing about the others'.
  if (adapter === 'page') return 'neutral';
  if (code === 'ok') return 'good';
  if (code === 'status') return (httpStatus ?? 0) >= 500 || httpStatus === 429 ? 'bad' : 'good';
  return ['unreachable', 'timeout', 'redirect', 'too-large', 'bad-body'].includes(code)
    ? 'bad'
    : 'neutral';
}
