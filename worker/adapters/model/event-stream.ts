/**
 * Reads server-sent events (WHATWG HTML 9.2.6) from a body, in order. Takes LF, CRLF and CR, a byte-order mark, comments, data over
 * several lines, and bytes cut anywhere. Used by the model adapters.
 */
import { ModelFailure } from '#ports/model';

export interface StreamEvent {
  /** The `event` field; empty when there is none. */
  name: string;
  data: string;
}

/** UTF-16 units of one event; more is no answer but an attack or a mistake. */
const maxEventCharacters = 1_048_576;

export async function* streamEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent> {
  // The decoder drops a byte-order mark and keeps characters whole over chunks.
  const decoder = new TextDecoder();
  const reader = body.getReader();
  const lineEnd = /\r\n|\n|\r/g;
  const event = new EventLines();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
      let from = 0;
      lineEnd.lastIndex = 0;
      for (let end = lineEnd.exec(rest); end; end = lineEnd.exec(rest)) {
        // A CR at the very end may be half of a CRLF.
        if (!done && end[0] === '\r' && lineEnd.lastIndex === rest.length) break;
        const line = rest.slice(from, end.index);
        from = lineEnd.lastIndex;
        const whole = event.line(line);
        if (whole) yield whole;
      }
      rest = rest.slice(from);
      if (rest.length + event.characters > maxEventCharacters)
        throw new ModelFailure('bad-stream', 'an event without end');
      if (done) {
        // Servers that forget the last empty line still meant the event.
        if (rest !== '') event.line(rest);
        const last = event.line('');
        if (last) yield last;
        return;
      }
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

/** The lines of one event, until the empty one. */
class EventLines {
  characters = 0;
  #name = '';
  #data: string[] = [];

  line(line: string): StreamEvent | null {
    if (line === '') {
      const whole = { name: this.#name, data: this.#data.join('\n') };
      const isEmpty = this.#data.length === 0;
      this.#name = '';
      this.#data = [];
      this.characters = 0;
      return isEmpty ? null : whole;
    }
    this.characters += line.length;
    if (line.startsWith('data:')) this.#data.push(line.slice(line[5] === ' ' ? 6 : 5));
    else if (line === 'data') this.#data.push('');
    else if (line.startsWith('event:')) this.#name = line.slice(line[6] === ' ' ? 7 : 6);
    return null;
  }
}

/** A whole body as text, for servers that answer at once although a stream was asked for. */
export async function bodyText(body: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      text += decoder.decode(value, { stream: true });
      if (text.length > maxEventCharacters)
        throw new ModelFailure('bad-stream', 'a body without end');
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}
