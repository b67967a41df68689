/**
 * Reads server-sent events (WHATWG HTML 9.2.6) from a response: the data of each event, in order. Takes LF, CRLF and CR, a
 * byte-order mark, comments, data over several lines, and bytes cut anywhere. Used by the model adapters.
 */
const lineEnd = /\r\n|\n|\r/g;

export async function* eventData(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  // The decoder drops a byte-order mark and keeps characters whole over chunks.
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let rest = '';
  let data: string[] = [];
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
        if (line === '') {
          if (data.length > 0) yield data.join('\n');
          data = [];
        } else if (line.startsWith('data:')) data.push(line.slice(line[5] === ' ' ? 6 : 5));
      }
      rest = rest.slice(from);
      if (done) {
        // Servers that forget the last empty line still meant the event.
        if (rest.startsWith('data:')) data.push(rest.slice(rest[5] === ' ' ? 6 : 5));
        if (data.length > 0) yield data.join('\n');
        return;
      }
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}
