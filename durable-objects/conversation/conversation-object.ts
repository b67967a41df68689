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
  MemberCall,
  StaffCommand,
  Standing,
  Told,
  ToolSettlement,
} from '#ports/conversations';
import type { InboxAnswer, InboxConversation } from '#protocol/inbox';
import type { StaffToolAnswer } from '#protocol/tool-run';
import type { SendMessage } from '#protocol/up';
import { pingFrame, pongFrame } from '#protocol/up';
import type { HistoryAnswer, MessageAnswer } from '#protocol/session';
import { wire } from '#worker/wiring';
import { assemble } from '#durable-objects/conversation/assembly';
import type { Caretaker } from '#durable-objects/conversation/caretaker';
import type { HttpDoor } from '#durable-objects/conversation/http-door';
import type { MemberTools } from '#durable-objects/conversation/member-tools';
import type { SocketDoor } from '#durable-objects/conversation/socket-door';
import type { StaffDoor } from '#durable-objects/conversation/staff-door';

export class ConversationObject extends DurableObject<Env> {
  #http: HttpDoor;
  #sockets: SocketDoor;
  #caretaker: Caretaker;
  #staff: StaffDoor;
  #tools: MemberTools;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    const { http, sockets, caretaker, staff, tools, alarms } = assemble(ctx, wire(env));
    this.#http = http;
    this.#sockets = sockets;
    this.#caretaker = caretaker;
    this.#staff = staff;
    this.#tools = tools;
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(pingFrame, pongFrame));
    sockets.restore();
    void ctx.blockConcurrencyWhile(async () => {
      await alarms.load();
      caretaker.woke();
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

  addStaffFile(tenantId: string, file: FileRecord): Result<FileRecord> {
    return this.#staff.addFile(tenantId, file);
  }

  staffFile(tenantId: string, fileId: string): Result<FileRecord> {
    return this.#staff.file(tenantId, fileId);
  }

  callTool(tenantId: string, call: MemberCall): Promise<Result<StaffToolAnswer>> {
    return this.#tools.call(tenantId, call);
  }

  readAsStaff(tenantId: string, after: number): Result<InboxConversation> {
    return this.#staff.read(tenantId, after);
  }

  queueMoved(tenantId: string, standing: { position: number; waitSeconds: number }): void {
    this.#staff.queueMoved(tenantId, standing);
  }

  agentTypes(tenantId: string, agentId: string, on: boolean): void {
    this.#staff.types(tenantId, agentId, on);
  }

  settleTool(tenantId: string, callId: string, given: ToolSettlement) {
    return this.#tools.settle(tenantId, callId, given);
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
