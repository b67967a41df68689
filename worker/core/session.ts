/** When a staff session is good, for what, and since when (OWASP ASVS 7.3, 7.5). Pure. */
const minute = 60_000;

/** Without a request for so long a session is over. */
export const idleMs = 30 * minute;
/** However busy. */
export const absoluteMs = 12 * 60 * minute;
/** Between password and second factor. */
export const mfaStageMs = 10 * minute;
/** Dangerous acts need an authentication that is not older. */
export const stepUpMs = 5 * minute;

export type SessionStage = 'full' | 'mfa';

export interface SessionState {
  createdAt: number;
  seenAt: number;
  authenticatedAt: number;
  stage: string;
  memberStatus: string;
  tenantStatus: string;
}

/** Neither idle for too long nor too old, and the member may still sign in. */
export function isLive(session: SessionState, now: number): boolean {
  const { createdAt, seenAt, stage, memberStatus, tenantStatus } = session;
  if (memberStatus !== 'active' || tenantStatus !== 'active') return false;
  const lifetimeMs = stage === 'mfa' ? mfaStageMs : absoluteMs;
  return now - seenAt <= idleMs && now - createdAt <= lifetimeMs;
}

export const isFresh = (session: { authenticatedAt: number }, now: number): boolean =>
  now - session.authenticatedAt <= stepUpMs;
