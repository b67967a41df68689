/**
 * Who is signed in. The token of a link (`#sign-in=`, `#reset=`, `#invitation=`) is taken out of the address before it is
 * used, so it never reaches history or a copied URL. Any 401 ends the session here; a tab that comes back asks again.
 */
import { useEffect, useState } from 'preact/hooks';
import { api, ApiProblem, onUnauthenticated } from './api.ts';

export interface Member {
  memberId: string;
  role: string;
  tenantId: string;
  tenantName: string;
  siteKey: string;
  isPlatformOwner?: boolean;
  /** Every action this member may do; the server asks again, pages show by it. */
  allowed: string[];
}

/** What a link in a mail is for; the token is out of the address by then. */
export type MailedLink = { kind: 'reset' | 'invitation'; token: string };

export type Session =
  | { state: 'checking' }
  | {
      state: 'signed-out';
      why: 'none' | 'link-refused' | 'company-refused' | 'ended' | 'left';
      mailed?: MailedLink | undefined;
    }
  /** The password was right; the second factor is missing. */
  | { state: 'half' }
  | { state: 'signed-in'; member: Member }
  | { state: 'unknown'; error: unknown };

export interface SessionControl {
  session: Session;
  check: () => void;
  signOut: () => Promise<void>;
}

const recheckAfterMs = 60_000;

export function useSession(): SessionControl {
  const [session, setSession] = useState<Session>({ state: 'checking' });

  const check = () => {
    setSession({ state: 'checking' });
    void begin().then(setSession);
  };

  useEffect(() => {
    onUnauthenticated(() =>
      setSession((now) =>
        now.state === 'signed-in' ? { state: 'signed-out', why: 'ended' } : now,
      ),
    );
    check();
    let seenAt = Date.now();
    const shown = () => {
      if (document.visibilityState === 'hidden') seenAt = Date.now();
      else if (Date.now() - seenAt > recheckAfterMs) api('/v1/admin/me').catch(() => undefined);
    };
    const linked = () => {
      if (linkToken() || /^#(reset|invitation)=/.test(location.hash)) check();
    };
    document.addEventListener('visibilitychange', shown);
    addEventListener('hashchange', linked);
    return () => {
      document.removeEventListener('visibilitychange', shown);
      removeEventListener('hashchange', linked);
    };
  }, []);

  const signOut = async () => {
    await api('/v1/admin/sign-out', { method: 'POST' });
    setSession({ state: 'signed-out', why: 'left' });
  };

  return { session, check, signOut };
}

async function begin(): Promise<Session> {
  const mailed = mailedLink();
  if (mailed) return { state: 'signed-out', why: 'none', mailed };
  if (location.hash === '#company=refused') {
    history.replaceState(null, '', location.pathname);
    return { state: 'signed-out', why: 'company-refused' };
  }
  const token = linkToken();
  let isRefused = false;
  if (token) {
    history.replaceState(null, '', location.pathname + location.search);
    try {
      await api('/v1/admin/sign-in', { method: 'POST', body: { token } });
    } catch (error) {
      const code = error instanceof ApiProblem ? error.code : null;
      if (code !== 'unauthenticated' && code !== 'invalid-request')
        return { state: 'unknown', error };
      isRefused = true;
    }
  }
  try {
    return { state: 'signed-in', member: await api<Member>('/v1/admin/me') };
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'unauthenticated')
      return { state: 'signed-out', why: isRefused ? 'link-refused' : 'none' };
    if (error instanceof ApiProblem && error.code === 'mfa-required') return { state: 'half' };
    return { state: 'unknown', error };
  }
}

function mailedLink(): MailedLink | undefined {
  const found = /^#(reset|invitation)=(\w+)$/.exec(location.hash);
  if (!found) return undefined;
  history.replaceState(null, '', location.pathname + location.search);
  return { kind: found[1] as MailedLink['kind'], token: found[2] ?? '' };
}

function linkToken(): string | null {
  return /^#sign-in=(.+)$/.exec(location.hash)?.[1] ?? null;
}
