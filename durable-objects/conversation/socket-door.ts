/**
 * The conversation's door for WebSockets: joins them, parses what they say (protocol/up), limits it, passes it to the
 * room and answers with acks and problems. Survives hibernation: what a socket is stands in its attachment.
 */
import * as v from 'valibot';
import type { Claims } from '#core/session-token';
import type { Result } from '#core/result';
import type { System } from '#ports/system';
import { closeCodes } from '#protocol/down';
import { limits } from '#protocol/limits';
import { problemBody } from '#protocol/problem';
import type { Refusal } from '#protocol/problem';
import { utf8Bytes } from '#protocol/text';
import { Up } from '#protocol/up';
import type { PageTools } from '#protocol/up';
import { socketProtocol } from '#protocol/version';
import { refusalOf } from '#protocol/validation';
import { frame } from '#durable-objects/conversation/audience';
import type { Room } from '#durable-objects/conversation/room';
import { SocketSubscriber } from '#durable-objects/conversation/subscribers';
import type { TurnRunner } from '#durable-objects/conversation/turn-runner';
import type { Ack, VisitorActs } from '#durable-objects/conversation/visitor-acts';

/** Set by adapters/conversations on the request it builds; a client's request never gets here. */
export const claimsHeader = 'parley-claims';

export class SocketDoor {
  #ctx: DurableObjectState;
  #room: Room;
  #acts: VisitorActs;
  #turns: TurnRunner;
  #system: System;
  #typing: (on: boolean) => void;
  #bySocket = new Map<WebSocket, SocketSubscriber>();

  constructor(
    ctx: DurableObjectState,
    room: Room,
    acts: VisitorActs,
    turns: TurnRunner,
    system: System,
    typing: (on: boolean) => void,
  ) {
    this.#typing = typing;
    this.#ctx = ctx;
    this.#room = room;
    this.#acts = acts;
    this.#turns = turns;
    this.#system = system;
  }

  /** After hibernation: the sockets are still open, the memory is new. */
  restore(): void {
    for (const socket of this.#ctx.getWebSockets()) {
      if (socket.readyState !== WebSocket.OPEN) continue;
      this.#keep(SocketSubscriber.restore(socket, this.#room.state?.lastSeq ?? 0));
    }
  }

  async join(request: Request): Promise<Response> {
    const claims = JSON.parse(request.headers.get(claimsHeader) ?? 'null') as Claims | null;
    if (!claims) return refused({ code: 'unauthenticated' });
    const hasPlace = await this.#room.audience.hasPlace();
    const admitted = this.#room.admit(claims);
    if (!admitted.ok) return refused(admitted.refusal);
    if (!hasPlace) return refused({ code: 'too-many-connections', retryAfterSeconds: 30 });
    const { 0: client, 1: server } = new WebSocketPair();
    this.#ctx.acceptWebSocket(server);
    this.#keep(SocketSubscriber.accept(server, claims));
    return new Response(null, {
      status: 101,
      webSocket: client,
      headers: { 'sec-websocket-protocol': socketProtocol },
    });
  }

  gone(socket: WebSocket): void {
    const subscriber = this.#bySocket.get(socket);
    if (!subscriber) return;
    this.#bySocket.delete(socket);
    this.#room.audience.subscribers.delete(subscriber);
    this.#turns.tools.page.gone(subscriber);
    try {
      socket.close();
    } catch {
      // The other side closed first.
    }
  }

  message(socket: WebSocket, data: string | ArrayBuffer): void | Promise<void> {
    const subscriber = this.#bySocket.get(socket);
    if (!subscriber || subscriber.isClosed || !this.#mayGoOn(subscriber, data)) return;
    const up = parse(data as string);
    if ('code' in up) return this.#problem(subscriber, up, clientIdOf(data as string));
    const admitted = this.#room.admit(subscriber.claims);
    if (!admitted.ok && up.type !== 'send_message')
      return this.#turnAway(subscriber, admitted.refusal);
    return this.#dispatch(subscriber, up);
  }

  #dispatch(subscriber: SocketSubscriber, up: Up): void | Promise<void> {
    const { claims } = subscriber;
    switch (up.type) {
      case 'hello':
        return this.#greet(subscriber, up.after);
      case 'send_message': {
        const sent = this.#acts.send(claims, up);
        if (sent instanceof Promise)
          return sent.then((result) => this.#acknowledge(subscriber, up.clientId, result));
        return this.#acknowledge(subscriber, up.clientId, sent);
      }
      case 'typing':
        // Whoever is at the desk wants to know; the assistant does not wait for it.
        if (this.#room.state?.floor.holder !== 'assistant') this.#typing(up.on);
        return this.#room.audience.broadcast(
          { type: 'typing', author: 'visitor', on: up.on },
          this.#room.state?.lastSeq ?? 0,
          subscriber,
        );
      case 'received':
        return subscriber.received(up.seq);
      case 'ping':
        return subscriber.send(frame({ type: 'pong' }));
      case 'read':
        return this.#answer(subscriber, this.#acts.tell(claims, { kind: 'read', seq: up.seq }));
      case 'escalate':
        return this.#answer(subscriber, this.#acts.tell(claims, { ...up, kind: 'escalate' }));
      case 'feedback':
        return this.#answer(subscriber, this.#acts.tell(claims, { ...up, kind: 'feedback' }));
      case 'page_tools':
        return this.#offers(subscriber, up);
      case 'page_result':
        return this.#turns.tools.page.result(subscriber, up);
      case 'end':
        return this.#answer(subscriber, this.#acts.tell(claims, { kind: 'end' }));
    }
  }

  /** Only who may write has tools. */
  #offers(subscriber: SocketSubscriber, { tab, tools, active }: PageTools): void {
    if (subscriber.claims.scope !== 'chat') return;
    subscriber.offers({ tab, tools, active, at: this.#system.now() });
    this.#turns.tools.page.told();
  }

  #greet(subscriber: SocketSubscriber, after: number): void {
    if (after > (this.#room.state?.lastSeq ?? 0))
      return this.#problem(subscriber, { code: 'invalid-cursor', detail: 'start over from 0' });
    this.#room.audience.welcome(subscriber, this.#room.summary(), after, () =>
      this.#turns.replay(subscriber),
    );
    subscriber.greeted();
  }

  #acknowledge(subscriber: SocketSubscriber, clientId: string, sent: Result<Ack>): void {
    if (!sent.ok) {
      if (sent.refusal.code === 'token-expired' || sent.refusal.code === 'token-revoked')
        return this.#turnAway(subscriber, sent.refusal, clientId);
      return this.#problem(subscriber, sent.refusal, clientId);
    }
    const { seq, at, messageId } = sent.value;
    subscriber.send(frame({ type: 'ack', clientId, seq, at, messageId }));
  }

  #answer(subscriber: SocketSubscriber, told: Result<unknown>): void {
    if (!told.ok) this.#problem(subscriber, told.refusal);
  }

  #turnAway(subscriber: SocketSubscriber, refusal: Refusal, clientId?: string): void {
    this.#problem(subscriber, refusal, clientId);
    this.#room.audience.subscribers.delete(subscriber);
    subscriber.close(closeCodes.unauthenticated, refusal.code);
  }

  #problem(subscriber: SocketSubscriber, refusal: Refusal, clientId?: string): void {
    const { type: problemType, ...body } = problemBody(
      refusal,
      `frm_${this.#system.newId('msg').slice(4)}`,
    );
    subscriber.send(
      frame({
        type: 'problem',
        problemType,
        ...body,
        ...(clientId === undefined ? {} : { clientId }),
      }),
    );
  }

  /** Size, kind and pace of frames; a breach closes the socket. */
  #mayGoOn(subscriber: SocketSubscriber, data: string | ArrayBuffer): boolean {
    const close = (code: number, reason: string): false => {
      this.#room.audience.subscribers.delete(subscriber);
      subscriber.close(code, reason);
      return false;
    };
    if (typeof data !== 'string') return close(closeCodes.unsupported, 'text frames only');
    if (data.length > limits.frameMaxBytes || utf8Bytes(data) > limits.frameMaxBytes)
      return close(closeCodes.tooBig, `at most ${limits.frameMaxBytes} bytes a frame`);
    // Who asks and asks but never reads the answers.
    if (!subscriber.hasRoom(0, this.#system.now()))
      return close(closeCodes.resume, 'too slow: resume from your cursor');
    const second = Math.floor(this.#system.now() / 1000);
    const { frames } = subscriber;
    if (frames.second !== second) {
      frames.second = second;
      frames.count = 0;
    }
    frames.count++;
    return frames.count <= limits.framesPerSecond || close(closeCodes.policy, 'too many frames');
  }

  #keep(subscriber: SocketSubscriber): void {
    this.#bySocket.set(subscriber.socket, subscriber);
    this.#room.audience.subscribers.add(subscriber);
  }
}

function parse(text: string): Up | Refusal {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { code: 'invalid-json' };
  }
  const parsed = v.safeParse(Up, json);
  return parsed.success ? parsed.output : refusalOf(parsed.issues);
}

/** So that a refused send can be told apart, when the frame is readable at all. */
function clientIdOf(text: string): string | undefined {
  try {
    const { clientId } = JSON.parse(text) as { clientId?: unknown };
    return typeof clientId === 'string'
      ? clientId.slice(0, limits.clientIdMaxCharacters)
      : undefined;
  } catch {
    return undefined;
  }
}

function refused(refusal: Refusal): Response {
  return Response.json({ refusal }, { status: 400 });
}
