/**
 * The visitor's session: start, resume, renew. The record lives in the store under the empty key, so
 * tabs of one site share it; a lock keeps two tabs from resuming at once (each resume retires the
 * token before it).
 */
import { ask, type Answer } from '#widget/http';
import { number, parseJson, string, text } from '#widget/parse';
import type { Store } from '#widget/store';

export interface Session {
  conversationId: string;
  token: string;
  /** Epoch ms. */
  expiresAt: number;
  status: 'open' | 'ended';
  /** Epoch ms until which the visitor may come back; the loader reads it. */
  until: number;
  /** The end of the identity token that it began with: whether it was this one, not what it says. */
  as: string;
}

export interface SessionDeps {
  base: string;
  siteKey: string;
  store: Store;
  locale(): string;
  /** A token, or `{ userId, userHash }`. */
  identity(): unknown;
  resumeWindowMs(): number;
}

/** Renewed this long before the token runs out. */
const renewMs = 60_000;

export interface Sessions {
  stored(): Session | null;
  /** A session whose token is not `refused`: the stored one, a renewed one, or a new one. */
  open(refused?: string): Promise<Session | Answer>;
  save(session: Session): void;
  forget(): void;
}

export async function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  const locks = (navigator as { locks?: LockManager }).locks;
  if (!locks?.request) return work();
  let entered = false;
  try {
    return (await locks.request(name, () => {
      entered = true;
      return work();
    })) as T;
  } catch (error) {
    // Locks are refused in opaque origins; the work itself has its own face for failures.
    if (entered) throw error;
    return work();
  }
}

export function createSessions(deps: SessionDeps): Sessions {
  const { store } = deps;
  const stored = (): Session | null => {
    const raw = parseJson(store.get(''));
    const conversationId = text(raw, 'conversationId');
    const token = text(raw, 'token');
    if (!conversationId || !token) return null;
    return {
      conversationId,
      token,
      expiresAt: number(raw, 'expiresAt') ?? 0,
      status: text(raw, 'status') === 'ended' ? 'ended' : 'open',
      until: number(raw, 'until') ?? 0,
      as: text(raw, 'as') ?? '',
    };
  };
  const save = (session: Session) => store.set('', JSON.stringify(session));
  const given = () => {
    const identity = deps.identity();
    const [userId, userHash] = [text(identity, 'userId'), text(identity, 'userHash')];
    return {
      identity: string(identity),
      legacyIdentity: userId && userHash ? { userId, userHash } : undefined,
    };
  };
  const mark = () => {
    const { identity, legacyIdentity } = given();
    return (identity ?? legacyIdentity?.userHash)?.slice(-16) ?? '';
  };
  const usable = (session: Session | null, refused?: string) =>
    session &&
    session.token !== refused &&
    session.expiresAt - renewMs > Date.now() &&
    // What is over stays whose it was.
    (session.as === mark() || !mark() || session.status === 'ended');

  async function start(): Promise<Session | Answer> {
    const old = stored();
    const as = mark();
    const body = {
      siteKey: deps.siteKey,
      conversationId: old?.conversationId,
      visitorToken: old?.token,
      locale: deps.locale(),
      pageUrl: location.href.split('#')[0]!.slice(0, 2048),
      ...given(),
    };
    const url = `${deps.base}v1/chat/session`;
    let answer = await ask(url, undefined, body);
    // An old credential that the server will not have any more must not keep the visitor out.
    if (old && answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
      body.conversationId = body.visitorToken = undefined;
      answer = await ask(url, undefined, body);
    }
    if (answer.code === 'identity-invalid') {
      body.identity = body.legacyIdentity = undefined;
      answer = await ask(url, undefined, body);
    }
    const conversationId = text(answer.body, 'conversationId');
    const token = text(answer.body, 'token');
    if (answer.code || !conversationId || !token) return answer;
    const session: Session = {
      conversationId,
      token,
      expiresAt: Date.parse(text(answer.body, 'expiresAt') ?? '') || Date.now() + 600_000,
      status: text(answer.body, 'status') === 'ended' ? 'ended' : 'open',
      until: Date.now() + deps.resumeWindowMs(),
      as,
    };
    save(session);
    return session;
  }

  return {
    stored,
    save,
    async open(refused) {
      const before = stored();
      if (before && usable(before, refused)) return before;
      return withLock(`parley:${deps.siteKey}:session`, async () => {
        const now = stored();
        return now && usable(now, refused) ? now : start();
      });
    },
    forget: () => store.remove(''),
  };
}
