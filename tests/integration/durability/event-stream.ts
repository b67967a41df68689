/** A reader of the server-sent events of one conversation. Used by the durability tests. */
import type { Frame } from '../../support/harness.ts';
import type { LogEvent } from '../../support/history-checker.ts';

export class EventStream {
  /** Every frame, with the `id:` field that came with it. */
  readonly frames: { id: string | null; frame: Frame }[] = [];
  ended = false;
  #stop = new AbortController();

  static async open(
    origin: string,
    token: string,
    after: number,
    headers: Record<string, string> = {},
  ): Promise<EventStream> {
    const stream = new EventStream();
    const response = await fetch(`${origin}/v1/chat/events?after=${after}`, {
      headers: { authorization: `Bearer ${token}`, ...headers },
      signal: stream.#stop.signal,
    });
    if (!response.ok || !response.body) throw new Error(`events: ${response.status}`);
    void stream.#read(response.body).catch(() => undefined);
    return stream;
  }

  /** Sends a message and reads its answer as a stream. */
  static async ask(
    origin: string,
    token: string,
    send: { clientId: string; text: string },
  ): Promise<EventStream> {
    const stream = new EventStream();
    const response = await fetch(`${origin}/v1/chat/message`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'text/event-stream',
        'content-type': 'application/json',
      },
      body: JSON.stringify(send),
      signal: stream.#stop.signal,
    });
    if (!response.ok || !response.body) throw new Error(`message: ${response.status}`);
    void stream.#read(response.body).catch(() => undefined);
    return stream;
  }

  /** Events as they came, those of the welcome included. */
  get events(): LogEvent[] {
    return this.frames.flatMap(({ frame }) =>
      frame.type === 'welcome' ? frame['events'] : frame.type === 'event' ? [frame] : [],
    ) as LogEvent[];
  }

  get cursor(): number {
    return this.events.at(-1)?.seq ?? 0;
  }

  close(): void {
    this.#stop.abort();
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      rest += decoder.decode(chunk, { stream: true });
      const blocks = rest.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const field = (name: string) =>
          block
            .split('\n')
            .find((line) => line.startsWith(`${name}: `))
            ?.slice(name.length + 2) ?? null;
        const data = field('data');
        if (data !== null) this.frames.push({ id: field('id'), frame: JSON.parse(data) as Frame });
      }
    }
    this.ended = true;
  }
}
