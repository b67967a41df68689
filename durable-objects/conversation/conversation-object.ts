/**
 * The Durable Object of one conversation: a switchboard. It owns the sockets, the storage and the alarm and passes
 * everything on; rules are in worker/core, words in worker/locales. Reached only by adapters/conversations.
 */
import { DurableObject } from 'cloudflare:workers';
import type { Env } from '#worker/env';
import type { Result } from '#core/result';
import type { Claims } from '#core/session-token';
import type { TenantSettings } from '#core/tenant';
import type {
  Birth,
  Command,
  FileRecord,
  StaffCommand,
  Standing,
  Told,
} from '#ports/conversations';
import type { InboxAnswer, InboxConversation } from '#protocol/inbox';
import type { SendMessage } from '#protocol/up';
import { pingFrame, pongFrame } from '#protocol/up';
import type { HistoryAnswer, MessageAnswer } from '#protocol/session';
import { wire } from '#worker/wiring';
import { Admission } from '#durable-objects/conversation/admission';
import { Alarms } from '#durable-objects/conversation/alarms';
import { Caretaker } from '#durable-objects/conversation/caretaker';
import { HttpDoor } from '#durable-objects/conversation/http-door';
import { Log } from '#durable-objects/conversation/log';
import { Outbox } from '#durable-objects/conversation/outbox';
import { Room } from '#durable-objects/conversation/room';
import { SocketDoor } from '#durable-objects/conversation/socket-door';
import { StaffDoor } from '#durable-objects/conversation/staff-door';
import { TurnRunner } from '#durable-objects/conversation/turn-runner';

export class ConversationObject extends DurableObject<Env> {
  #room: Room;
  #http: HttpDoor;
  #sockets: SocketDoor;
  #caretaker: Caretaker;
  #staff: StaffDoor;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    const deps = wire(env);
    const log = new Log(ctx.storage);
    const alarms = new Alarms(ctx.storage);
    const turns = new TurnRunner(() => this.#room, log, deps);
    const outbox = new Outbox(log, deps);
    this.#room = new Room(log, deps.system, new Admission(deps.limiter, deps.system), {
      startTurn: (effect) => turns.start(effect),
      cancelTurn: (turnId) => turns.cancel(turnId),
      runTool: (callId) => turns.tools.run(callId),
      committed: (events) => {
        turns.settle(events);
        this.#caretaker.committed(events);
        this.#staff.committed(events);
      },
    });
    this.#caretaker = new Caretaker(this.#room, turns, outbox, alarms, deps);
    this.#http = new HttpDoor(this.#room, log, turns, deps.system);
    this.#staff = new StaffDoor(this.#room, log, deps);
    this.#sockets = new SocketDoor(ctx, this.#room, turns, deps.system, (on) =>
      this.#staff.visitorTypes(on),
    );
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(pingFrame, pongFrame));
    this.#sockets.restore();
    void ctx.blockConcurrencyWhile(async () => {
      await alarms.load();
      this.#caretaker.woke();
    });
  }

  open(birth: Birth, settings: TenantSettings): Result<Standing> {
    return this.#http.open(birth, settings);
  }

  standing(claims: Claims, settings: TenantSettings): Result<Standing> {
    return this.#http.standing(claims, settings);
  }

  tell(claims: Claims, command: Command): Promise<Result<Told>> {
    return this.#http.tell(claims, command);
  }

  ask(claims: Claims, send: SendMessage, waitMs: number): Promise<Result<MessageAnswer>> {
    return this.#http.ask(claims, send, waitMs);
  }

  history(claims: Claims, after: number, limit: number): Result<HistoryAnswer> {
    return this.#http.history(claims, after, limit);
  }

  stream(
    claims: Claims,
    after: number,
    send?: SendMessage,
  ): Promise<Result<ReadableStream<Uint8Array>>> {
    return this.#http.stream(claims, after, send);
  }

  addFile(claims: Claims, settings: TenantSettings, file: FileRecord): Result<FileRecord> {
    return this.#http.addFile(claims, settings, file);
  }

  file(claims: Claims, fileId: string): Result<FileRecord> {
    return this.#http.file(claims, fileId);
  }

  tellAsStaff(tenantId: string, command: StaffCommand): Promise<Result<InboxAnswer>> {
    return this.#staff.tell(tenantId, command);
  }

  readAsStaff(tenantId: string, after: number): Result<InboxConversation> {
    return this.#staff.read(tenantId, after);
  }

  agentTypes(tenantId: string, agentId: string, on: boolean): void {
    this.#staff.types(tenantId, agentId, on);
  }

  page(tenantId: string, after: number) {
    return this.#http.page(tenantId, after);
  }

  /** Only adapters/conversations builds this request; its claims were verified by the Worker. */
  override fetch(request: Request): Promise<Response> {
    return this.#sockets.join(request);
  }

  override webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): void | Promise<void> {
    return this.#sockets.message(socket, data);
  }

  override webSocketClose(socket: WebSocket): void {
    this.#sockets.gone(socket);
  }

  override webSocketError(socket: WebSocket): void {
    this.#sockets.gone(socket);
  }

  override alarm(): Promise<void> {
    return this.#caretaker.alarm();
  }
}
