/**
 * Tool calls for models that have none of their own: the prompt asks for `<tool_call>{"name": …, "arguments": {…}}</tool_call>`, and this
 * takes them out of the text as it streams, so that no half of one is ever shown. Pure; used by flows/parse-calls.
 */
import { readArguments } from '#core/model-calls';
import type { GatheredCalls, ToolCall } from '#core/model-calls';

const open = '<tool_call>';
const close = '</tool_call>';

export const callMarkers = { open, close } as const;

export class CallParser {
  #rest = '';
  #inCall = false;
  #isDirty = false;
  #gathered: GatheredCalls = { calls: [], faults: [] };

  /** The next piece of text; answers what of it is no call. */
  push(piece: string): string {
    this.#rest += piece;
    let shown = '';
    for (;;) {
      const marker = this.#inCall ? close : open;
      const at = this.#rest.indexOf(marker);
      if (at === -1) break;
      const before = this.#rest.slice(0, at);
      if (this.#inCall) this.#take(before);
      else shown += before;
      this.#rest = this.#rest.slice(at + marker.length);
      this.#inCall = !this.#inCall;
    }
    if (this.#inCall) return this.#said(shown);
    // What may be the beginning of a marker waits.
    const keep = overlap(this.#rest, open);
    shown += this.#rest.slice(0, this.#rest.length - keep);
    this.#rest = this.#rest.slice(this.#rest.length - keep);
    return this.#said(shown);
  }

  /** The stream is over. Some models forget the last marker; a whole object before it is a call all the same. */
  end(): GatheredCalls & { text: string } {
    const rest = this.#rest;
    this.#rest = '';
    if (this.#inCall) this.#take(rest);
    return { ...this.#gathered, text: this.#inCall ? '' : this.#said(rest) };
  }

  /** Blanks around calls are nobody's words. */
  #said(text: string): string {
    if (text.trim() === '' && !this.#isDirty) return '';
    this.#isDirty = true;
    return text;
  }

  #take(text: string): void {
    const call = callIn(text, this.#gathered.calls.length);
    if (typeof call === 'string') this.#gathered.faults.push(call);
    else this.#gathered.calls.push(call);
  }
}

function callIn(text: string, at: number): ToolCall | string {
  const read = readArguments(text);
  if (typeof read === 'string') return read;
  const { name } = read;
  const given = read['arguments'] ?? read['parameters'] ?? {};
  if (typeof name !== 'string' || name.trim() === '') return 'no name';
  if (given === null || typeof given !== 'object' || Array.isArray(given))
    return 'arguments that are no object';
  return { id: `call_${at}`, name, arguments: given as Record<string, unknown> };
}

/** How many of the last characters of `text` begin `marker`. */
function overlap(text: string, marker: string): number {
  for (let length = Math.min(text.length, marker.length - 1); length > 0; length--)
    if (text.endsWith(marker.slice(0, length))) return length;
  return 0;
}
