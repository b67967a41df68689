/**
 * A visitor of whom everything is kept that the product ever showed: the frames of a socket and of a stream, live and again from the
 * beginning, the history, the answers over HTTP. For the tests of what must not be among it.
 */
import { Client, call, history, session } from '../../support/harness.ts';
import type { Frame, Parley, Session } from '../../support/harness.ts';
import { eventually } from '../../support/faults.ts';
import { EventStream } from '../durability/event-stream.ts';

export interface Told {
  /** The tokens of the turn as they came. */
  streamed: string;
  /** Of the assistant's last message. */
  text: string;
}

export class WatchedVisitor {
  readonly who: Session;
  readonly socket: Client;
  #parley: Parley;
  #stream: EventStream;
  #answers: unknown[] = [];
  #sends = 0;

  private constructor(parley: Parley, who: Session, socket: Client, stream: EventStream) {
    this.#parley = parley;
    this.who = who;
    this.socket = socket;
    this.#stream = stream;
  }

  static async begin(parley: Parley, siteKey: string, more: object = {}): Promise<WatchedVisitor> {
    const who = await session(parley.origin, siteKey, more);
    const [socket, stream] = await Promise.all([
      Client.join(parley.origin, who.token),
      EventStream.open(parley.origin, who.token, 0),
    ]);
    return new WatchedVisitor(parley, who, socket, stream);
  }

  get id(): string {
    return this.who.conversationId;
  }

  /** Says it on the socket and waits for the end of its turn. */
  async ask(text: string): Promise<Told> {
    const clientId = `say-${++this.#sends}`;
    const tokens = this.socket.frames.filter(({ type }) => type === 'token').length;
    this.socket.send({ type: 'send_message', clientId, text });
    const { seq } = await this.socket.ack(clientId);
    await this.socket.event('turn.ended', ({ questionSeq }) => questionSeq === seq);
    const streamed = this.socket.frames.filter(({ type }) => type === 'token').slice(tokens);
    return { streamed: streamed.map((frame) => frame['text']).join(''), text: this.#last() };
  }

  /** Says it over HTTP, in a conversation where nobody may answer. */
  async tell(text: string): Promise<number> {
    const clientId = `say-${++this.#sends}`;
    this.socket.send({ type: 'send_message', clientId, text });
    return (await this.socket.ack(clientId))['seq'] as number;
  }

  async post(path: string, body: object): Promise<number> {
    const answered = await call(this.#parley.origin, `/v1/chat/${path}`, {
      token: this.who.token,
      body,
    });
    this.#answers.push(answered.body);
    return answered.status;
  }

  #last(): string {
    const said = this.socket.frames.findLast((frame) => frame['message']?.author === 'assistant');
    return (said?.['message'].text as string | undefined) ?? '';
  }

  /** Every event on every way, and all of it as text. Waits until each way has shown the newest event. */
  async everything(): Promise<{ events: Frame[]; text: string }> {
    const log = await history(this.#parley.origin, this.who);
    const last = log.at(-1)?.['seq'] as number;
    const again = await Client.join(this.#parley.origin, this.who.token);
    const shown = (frames: Frame[]): Frame[] =>
      frames.flatMap((frame) =>
        frame.type === 'welcome'
          ? (frame['events'] as Frame[])
          : frame.type === 'event'
            ? [frame]
            : [],
      );
    const ways = [
      () => shown(this.socket.frames),
      () => this.#stream.events as unknown as Frame[],
      () => shown(again.frames),
    ];
    for (const way of ways)
      await eventually('the newest event', () => way().some((event) => event['seq'] === last));
    again.close();
    // The same message by POST is answered as it was, with its reply.
    const own = log.find((event) => event['message']?.author === 'visitor')?.['message'];
    if (own) await this.post('message', { clientId: own.clientId, text: own.text });
    const frames = [
      this.socket.frames,
      this.#stream.frames.map(({ frame }) => frame),
      again.frames,
      log,
      this.#answers,
    ];
    return {
      events: [...log, ...ways.flatMap((way) => way())],
      text: JSON.stringify(frames),
    };
  }

  leave(): void {
    this.socket.close();
    this.#stream.close();
  }
}
