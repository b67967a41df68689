/**
 * The Durable Object of one tenant's inbox: a switchboard between its conversations and its staff. Takes summaries and
 * sends them on, keeps presence, closes windows whose session has ended. Reached only by adapters/inbox; stores nothing.
 */
import { DurableObject } from 'cloudflare:workers';
import type { StaffWindow } from '#ports/inbox';
import { closeCodes } from '#protocol/down';
import type { ConversationId, TenantId } from '#protocol/ids';
import type { InboxSummary } from '#protocol/inbox';
import type { Notification } from '#protocol/notification';
import type { InboxFilter } from '#protocol/inbox-filter';
import { pingFrame, pongFrame } from '#protocol/up';
import type { Env } from '#worker/env';
import { wire } from '#worker/wiring';
import type { Deps } from '#worker/wiring';
import { Desk, maxWindows, windowHeader } from '#durable-objects/inbox/desk';
import { parseLiveUp } from '#durable-objects/inbox/live-up';
import { Recent } from '#durable-objects/inbox/recent';
import { endedWindows } from '#durable-objects/inbox/session-watch';
import { Waiting } from '#durable-objects/inbox/waiting';

/** An ended session's windows close within this time and a look-up. */
const sessionCheckMs = 3_500;

export class InboxObject extends DurableObject<Env> {
  #deps: Deps;
  #desk = new Desk();
  #recent = new Recent();
  #waiting: Waiting;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#deps = wire(env);
    this.#waiting = new Waiting(this.#deps);
  }

  /** Answers how many windows listen, so that conversations say less to an empty desk. */
  changed(tenantId: string, summary: InboxSummary): number {
    if (!this.#recent.keep(summary)) return this.#desk.size;
    this.#desk.send({ type: 'conversation', conversation: summary });
    this.#waiting.changed(tenantId, summary);
    return this.#desk.size;
  }

  recent(memberId: string, filter: InboxFilter, listed: string[]): InboxSummary[] {
    return this.#recent.shown(memberId, filter, listed);
  }

  waits(tenantId: string, conversationId: string, isVip: boolean): Promise<number> {
    return this.#waiting.waits(tenantId, conversationId, isVip);
  }

  online(): string[] {
    return this.#desk.members().map(({ memberId }) => memberId);
  }

  /** On our clock, as a test may have moved it. */
  seenAt(memberId: string): number {
    if (this.#desk.isHere(memberId)) return this.#deps.system.now();
    return this.ctx.storage.kv.get<number>(`seen:${memberId}`) ?? 0;
  }

  notify(told: { memberId: string; notification: Notification }[]): void {
    for (const { memberId, notification } of told)
      this.#desk.send(
        { type: 'notification', notification },
        (window) => window.memberId === memberId,
      );
  }

  visitorTypes(conversationId: string, on: boolean): void {
    this.#desk.send(
      { type: 'typing', conversationId, on },
      ({ watching }) => watching === conversationId,
    );
  }

  /** Only adapters/inbox builds this request; the session was checked by the Worker. */
  override async fetch(request: Request): Promise<Response> {
    const header = request.headers.get(windowHeader);
    if (!header) return Response.json({ refusal: { code: 'unauthenticated' } }, { status: 400 });
    if (this.#desk.size >= maxWindows)
      return Response.json(
        { refusal: { code: 'too-many-connections', retryAfterSeconds: 30 } },
        { status: 400 },
      );
    const { 0: client, 1: server } = new WebSocketPair();
    this.#listen(server);
    this.#desk.join(server, JSON.parse(decodeURIComponent(header)) as StaffWindow);
    const now = Date.now();
    const recent = this.#recent.forWelcome();
    this.#desk.tell(server, { type: 'welcome', members: this.#desk.members(), recent });
    if ((await this.ctx.storage.getAlarm()) === null)
      await this.ctx.storage.setAlarm(now + sessionCheckMs);
    return new Response(null, { status: 101, webSocket: client });
  }

  /** Not `acceptWebSocket`: the runtime would hold the connection of a window that has said nothing open after `close()`. */
  #listen(socket: WebSocket): void {
    socket.accept();
    socket.addEventListener('message', ({ data }) => void this.#heard(socket, data));
    socket.addEventListener('close', () => this.#close(socket, 1000, ''));
    socket.addEventListener('error', () => this.#close(socket, 1011, ''));
  }

  async #heard(socket: WebSocket, data: unknown): Promise<void> {
    if (data === pingFrame) return socket.send(pongFrame);
    const window = this.#desk.of(socket);
    const up = window && typeof data === 'string' ? parseLiveUp(data) : null;
    if (!window || !up || !this.#desk.mayGoOn(socket, Date.now()))
      return this.#close(socket, closeCodes.policy, 'not understood');
    if (up.type === 'watch') this.#desk.watch(socket, up.conversationId);
    else if (up.type === 'typing' && window.mayWrite)
      await this.#deps.conversations
        .agentTypes(
          window.tenantId as TenantId,
          up.conversationId as ConversationId,
          window.memberId,
          up.on,
        )
        .catch(() => undefined);
  }

  override async alarm(): Promise<void> {
    if (this.#desk.size === 0) return;
    const { staff, system } = this.#deps;
    for (const socket of await endedWindows(this.#desk, staff, system.now())) {
      this.#desk.tell(socket, { type: 'ended' });
      this.#close(socket, closeCodes.unauthenticated, 'the session has ended');
    }
    await this.ctx.storage.setAlarm(Date.now() + sessionCheckMs);
  }

  #close(socket: WebSocket, code: number, reason: string): void {
    const gone = this.#desk.leave(socket);
    if (gone) this.ctx.storage.kv.put(`seen:${gone}`, this.#deps.system.now());
    try {
      socket.close(code, reason);
    } catch {
      // Closed already.
    }
  }
}
