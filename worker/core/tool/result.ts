/**
 * What a tool answered, made safe: it must be JSON of a sane depth, and is cut to a size that a prompt and a log can hold. Also what of
 * arguments and results may stand in the log. Pure; used by flows/call-tool.
 */
import { redact } from '#core/redaction/redact';
import { depthOf, readJson } from '#core/tool/read-json';
import { toolLimits } from '#core/tool/tool';
import type { ToolAdapterName } from '#protocol/tool';

export type ReadResult = { ok: true; value: unknown } | { ok: false; fault: string };

export function readResult(text: string): ReadResult {
  if (text.trim() === '') return { ok: true, value: null };
  if (depthOf(text) > toolLimits.resultMaxDepth)
    return { ok: false, fault: `nested deeper than ${toolLimits.resultMaxDepth} levels` };
  const read = readJson(text);
  if (!read) return { ok: false, fault: 'not JSON' };
  return { ok: true, value: cut(read.value, toolLimits.resultMaxBytes) };
}

/**
 * n8n answers a list of items; one item is meant by itself. A page is the visitor's: cards, buttons and receipts of its making would
 * stand in the log as if they were ours.
 */
export function asMeant({ adapter }: { adapter: ToolAdapterName }, value: unknown): unknown {
  if (adapter === 'n8n' && Array.isArray(value) && value.length === 1) return value[0] as unknown;
  if (adapter !== 'page' || value === null || typeof value !== 'object' || !('parts' in value))
    return value;
  const { parts: _parts, ...rest } = value;
  return rest;
}

/** Entries of a list and characters of a text that are kept, from generous to spare. */
const cuts = [
  [100, 4_000],
  [40, 1_000],
  [15, 300],
  [5, 80],
] as const;

/** The value in at most `maxBytes` of JSON; lists and texts lose their ends, and say so. */
export function cut(value: unknown, maxBytes: number): unknown {
  if (bytesOf(value) <= maxBytes) return value;
  for (const [entries, characters] of cuts) {
    const shorter = shortened(value, entries, characters);
    if (bytesOf(shorter) <= maxBytes) return shorter;
  }
  return { cut: 'the result was too large to show' };
}

function shortened(value: unknown, entries: number, characters: number): unknown {
  if (typeof value === 'string')
    return value.length <= characters ? value : `${value.slice(0, characters).toWellFormed()}…`;
  if (Array.isArray(value)) {
    const kept = value.slice(0, entries).map((entry) => shortened(entry, entries, characters));
    return value.length > entries ? [...kept, `… and ${value.length - entries} more`] : kept;
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, entries)
      .map(([name, entry]) => [name.slice(0, 100), shortened(entry, entries, characters)]),
  );
}

/** UTF-8 bytes of the JSON, without TextEncoder: core knows no platform. */
export function bytesOf(value: unknown): number {
  const text = JSON.stringify(value) ?? '';
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x800) bytes += unit >= 0xd800 && unit <= 0xdfff ? 1 : 2;
    else if (unit >= 0x80) bytes++;
  }
  return bytes;
}

const secretField =
  /pass(word|phrase|code)?$|secret|token|auth|credential|api_?key|cvc|cvv|^pin$|card|iban|ssn|e_?mail|phone|mobile|street|address|birth|(first|last|full|sur)_?name|^name$/i;
const hidden = '•••';

/** For the log: fields that are private by their name are hidden, personal data in texts is replaced. */
export function redactFields(value: unknown, secret: ReadonlySet<string> = new Set()): unknown {
  if (typeof value === 'string') return redact(value).text;
  if (Array.isArray(value)) return value.map((entry) => redactFields(entry, secret));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [
      name,
      entry !== null && (secret.has(name) || secretField.test(name))
        ? hidden
        : redactFields(entry, secret),
    ]),
  );
}
