/** Staff for the tests of the desk: members with real sessions, over HTTP and over the live socket. */
import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { InboxAnswer, InboxConversation, InboxPage, LiveDown } from '#protocol/inbox';
import { addTenant, call } from '../../support/harness.ts';
import type { Answered, Parley, TestTenant } from '../../support/harness.ts';
import { anInstant } from '../api/expectations.ts';

export interface Staff {
  memberId: string;
  role: string;
  cookie: string;
  get<T = InboxPage>(path: string): Promise<Answered<T>>;
  open(id: string, after?: number): Promise<Answered<InboxConversation>>;
  act(id: string, act: string, body?: object): Promise<Answered<InboxAnswer & { code?: string }>>;
  live(): Promise<Live>;
}

/** A summary of a conversation that has just begun, but for what the test says. */
export const summaryLike = (but: object): object => ({
  status: 'open',
  floor: { holder: 'assistant' },
  locale: 'en',
  startedAt: anInstant,
  lastAt: anInstant,
  waitingSince: null,
  unansweredSince: null,
  slaDueAt: null,
  phase: 'assistant',
  level: null,
  assigneeId: null,
  teamId: null,
  supervisor: false,
  tags: [],
  priority: 'normal',
  snoozedUntil: null,
  sentiment: 0,
  intent: null,
  language: null,
  messageCount: 0,
  isIdentified: false,
  peopleOnly: false,
  callbackDueAt: null,
  agentReadSeq: 0,
  last: null,
  ...but,
});

/** A tenant with one member for each role, and more agents when asked. */
export async function desk(
  parley: Parley,
  given: Record<string, unknown> = {},
  agents = 1,
): Promise<{ tenant: TestTenant; staff: Staff[] }> {
  const roles = ['owner', 'viewer', ...Array<string>(agents).fill('agent')];
  const tenant = await addTenant(parley, {
    members: roles.map((role, index) => ({
      email: `${index}@staff.example`,
      name: `Member ${index} Żółć`,
      role,
    })),
    ...given,
  });
  const db = await parley.server.miniflare.getD1Database('DB');
  const { results } = await db
    .prepare('SELECT id, role FROM member WHERE tenant_id = ? ORDER BY rowid')
    .bind(tenant.tenantId)
    .all<{ id: string; role: string }>();
  return {
    tenant,
    staff: await Promise.all(results.map(({ id, role }) => signedIn(parley, id, role))),
  };
}

async function signedIn(parley: Parley, memberId: string, role: string): Promise<Staff> {
  const secret = randomBytes(22).toString('hex');
  const db = await parley.server.miniflare.getD1Database('DB');
  const hash = createHash('sha256').update(secret).digest('hex');
  await db
    .prepare('INSERT INTO staff_session (hash, member_id, created_at, seen_at) VALUES (?, ?, ?, ?)')
    .bind(hash, memberId, Date.now(), Date.now())
    .run();
  const cookie = `__Host-parley_staff=${secret}`;
  const path = (of: string) => `/v1/admin/conversations${of}`;
  return {
    memberId,
    role,
    cookie,
    get: (of) => call(parley.origin, path(of), { headers: { cookie } }),
    open: (id, after = 0) =>
      call(parley.origin, path(`/${id}?after=${after}`), { headers: { cookie } }),
    act: (id, act, body) =>
      call(parley.origin, path(`/${id}/${act}`), {
        method: 'POST',
        ...(body ? { body } : {}),
        headers: { cookie, origin: parley.origin },
      }),
    live: () => Live.join(parley.origin, cookie),
  };
}

/** Answers the status of an upgrade that was asked for with these headers. */
export function upgrade(origin: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(`${origin}/v1/admin/live`, {
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': randomBytes(16).toString('base64'),
        ...headers,
      },
    });
    asked.on('response', (answered) => {
      answered.resume();
      resolve(answered.statusCode ?? 0);
    });
    asked.on('upgrade', (_, socket) => {
      socket.destroy();
      resolve(101);
    });
    asked.on('error', reject);
    asked.end();
  });
}

export class Live {
  readonly frames: LiveDown[] = [];
  closed: { code: number; reason: string } | null = null;
  #socket: WebSocket;
  #onChange = new Set<() => void>();

  constructor(origin: string, cookie: string) {
    // Node's WebSocket takes headers, a browser's does not.
    const options = { headers: { cookie, origin } } as unknown as string[];
    this.#socket = new WebSocket(`${origin.replace('http', 'ws')}/v1/admin/live`, options);
    this.#socket.addEventListener('message', ({ data }) => {
      this.frames.push(JSON.parse(String(data)) as LiveDown);
      for (const changed of this.#onChange) changed();
    });
    this.#socket.addEventListener('close', ({ code, reason }) => {
      this.closed = { code, reason };
      for (const changed of this.#onChange) changed();
    });
    this.#socket.addEventListener('error', () => undefined);
  }

  static async join(origin: string, cookie: string): Promise<Live> {
    const live = new Live(origin, cookie);
    await live.wait(({ type }) => type === 'welcome');
    return live;
  }

  send(frame: object): void {
    this.#socket.send(JSON.stringify(frame));
  }

  close(): void {
    this.#socket.close();
  }

  /** The first frame that matches, also among those that came already. */
  wait(matches: (frame: LiveDown) => boolean): Promise<LiveDown> {
    return this.#until(() => this.frames.find(matches) ?? null);
  }

  gone(): Promise<{ code: number; reason: string }> {
    return this.#until(() => this.closed);
  }

  #until<T>(look: () => T | null): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`nothing like it; last: ${JSON.stringify(this.frames.slice(-3))}`)),
        20_000,
      );
      const changed = () => {
        const seen = look();
        if (seen === null) return;
        clearTimeout(timer);
        this.#onChange.delete(changed);
        resolve(seen);
      };
      this.#onChange.add(changed);
      changed();
    });
  }
}
