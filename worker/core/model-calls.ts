/**
 * Tool calls as models send them: in pieces, often broken. A call counts only when it is whole: one id, one name, arguments that are one
 * JSON object in which no name stands twice (R20). Everything else is a fault, told in words, never a call with half
 * arguments. Pure; used by the readers of each provider's format.
 */
import { hasRepeatedKey } from '#core/repeated-key';

/** A tool as a model is told of it. */
export interface ToolSpec {
  name: string;
  description: string;
  /** JSON Schema of the arguments, an object. */
  parameters: Record<string, unknown>;
}

/** A whole call. Whether the tool exists and the arguments fit its schema is for others to say. */
export interface ToolCall {
  /** As the provider named it, or one of ours when it did not. */
  id: string;
  name: string;
  arguments: Record<string, unknown>;
}

/** One piece of one call; what a server leaves out is undefined. */
export interface CallPiece {
  index?: number | undefined;
  id?: string | undefined;
  name?: string | undefined;
  arguments?: string | undefined;
}

export interface GatheredCalls {
  calls: ToolCall[];
  /** Of each call that was broken: what was wrong with it. */
  faults: string[];
}

/** UTF-16 units of one call's arguments. */
const longestArguments = 32_000;
const longestName = 200;
/** In one answer; more is a loop or an attack. */
const mostCalls = 8;

interface Gathering {
  index: number;
  id: string;
  name: string;
  text: string;
  fault: string | null;
}

export class CallGatherer {
  #calls: Gathering[] = [];

  add(piece: CallPiece): void {
    const call = this.#callOf(piece);
    if (piece.id && call.id && piece.id !== call.id) call.fault ??= 'two ids';
    call.id ||= piece.id ?? '';
    // Some servers repeat the name with every piece; two names are two minds.
    if (piece.name && call.name && piece.name !== call.name) call.fault ??= 'two names';
    call.name ||= piece.name ?? '';
    call.text += piece.arguments ?? '';
    if (call.text.length > longestArguments) {
      call.fault ??= 'arguments without end';
      call.text = '';
    }
  }

  /** The stream has ended well: what is whole is a call. */
  end(): GatheredCalls {
    const gathered: GatheredCalls = { calls: [], faults: [] };
    for (const [at, call] of this.#calls.entries()) {
      const read = at >= mostCalls ? 'too many calls' : whole(call, at);
      if (typeof read === 'string') gathered.faults.push(read);
      else gathered.calls.push(read);
    }
    return gathered;
  }

  /** Servers that send no index mean the call of this id, or the last one; several that all send 0 begin a new one with a new id. */
  #callOf({ index, id, name }: CallPiece): Gathering {
    const last = this.#calls.at(-1);
    const known =
      index === undefined
        ? id
          ? this.#calls.find((call) => call.id === id)
          : last
        : this.#calls.findLast((call) => call.index === index);
    const isNext = known && id && known.id && id !== known.id && name && isWhole(known.text);
    if (known && !isNext) return known;
    const begun: Gathering = {
      index: index ?? (last ? last.index + 1 : 0),
      id: '',
      name: '',
      text: '',
      fault: null,
    };
    // One more than are taken, to know that there were more.
    if (this.#calls.length <= mostCalls) this.#calls.push(begun);
    return begun;
  }
}

function whole({ id, name, text, fault }: Gathering, at: number): ToolCall | string {
  if (fault !== null) return fault;
  if (name.trim() === '') return 'no name';
  if (name.length > longestName || id.length > longestName) return 'a name without end';
  const read = readArguments(text);
  return typeof read === 'string' ? read : { id: id || `call_${at}`, name, arguments: read };
}

/** The arguments, or what is wrong with them. No text at all means a tool without arguments. */
export function readArguments(text: string): Record<string, unknown> | string {
  if (text.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'arguments that are not JSON';
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return 'arguments that are no object';
  if (hasRepeatedKey(text)) return 'arguments with a name twice';
  return value as Record<string, unknown>;
}

const isWhole = (text: string): boolean => text !== '' && typeof readArguments(text) !== 'string';
