/**
 * The JSON body of a request: counted in bytes as they come (headers may lie), with a deadline, strict UTF-8, checked by a
 * schema. Answers a Result so that routes stay one line.
 */
import * as v from 'valibot';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { limits } from '#protocol/limits';
import { refusalOf } from '#protocol/validation';

const bodyTimeoutMs = 15_000;
/**
 * What is read and thrown away of a body that is too large: who is still sending when the answer comes and the connection
 * closes would see a broken pipe and never the answer.
 */
const drainMaxBytes = 40 * 1024 * 1024;

/** What was read of a request, for the digest of its audit entry; gone with the request. */
const readBodies = new WeakMap<Request, unknown>();
export const readBody = (request: Request): unknown => readBodies.get(request);

export async function body<S extends v.GenericSchema>(
  request: Request,
  schema: S,
  maxBytes: number = limits.bodyMaxBytes,
): Promise<Result<v.InferOutput<S>>> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return refuse('unsupported-media-type', 'send application/json');
  const bytes = await bytesOf(request, maxBytes);
  if (!bytes.ok) return bytes;
  let json: unknown;
  try {
    json = JSON.parse(
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.value),
    );
  } catch {
    return refuse('invalid-json');
  }
  // To a schema an array is an object, too.
  if (Array.isArray(json)) return refuse('invalid-request', 'expected Object');
  const parsed = v.safeParse(schema, json);
  if (parsed.success) readBodies.set(request, parsed.output);
  return parsed.success ? ok(parsed.output) : { ok: false, refusal: refusalOf(parsed.issues) };
}

/** The same where nothing at all is a good answer, too. */
export async function optionalBody<S extends v.GenericSchema>(
  request: Request,
  schema: S,
): Promise<Result<v.InferOutput<S>>> {
  // The runtime gives an empty stream for no body: who sends one says what it is. Some say it of nothing, too.
  const { headers } = request;
  if (headers.has('content-type') && headers.get('content-length') !== '0')
    return body(request, schema);
  const parsed = v.safeParse(schema, {});
  return parsed.success ? ok(parsed.output) : { ok: false, refusal: refusalOf(parsed.issues) };
}

/** The body as it came, counted while it comes. */
export async function bytesOf(
  request: Request,
  maxBytes: number,
  timeoutMs: number = bodyTimeoutMs,
): Promise<Result<Uint8Array>> {
  if (!request.body) return ok(new Uint8Array());
  const tooLarge = refuse('body-too-large', `at most ${maxBytes} bytes`);
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), timeoutMs);
  });
  try {
    for (;;) {
      const next = await Promise.race([reader.read(), late]);
      if (next === 'late') {
        void reader.cancel();
        return size > maxBytes ? tooLarge : refuse('request-timeout');
      }
      if (next.done) break;
      size += next.value.byteLength;
      if (size <= maxBytes) {
        chunks.push(next.value);
        continue;
      }
      chunks.length = 0;
      if (size > maxBytes + drainMaxBytes) {
        void reader.cancel();
        return tooLarge;
      }
    }
  } finally {
    clearTimeout(timer);
  }
  if (size > maxBytes) return tooLarge;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return ok(whole);
}

/** Whether the sender takes this media type by name; what is given the weight 0 is not taken (RFC 9110, section 12.5.1). */
export function accepts(request: Request, type: string): boolean {
  return (request.headers.get('accept') ?? '').split(',').some((part) => {
    const [name = '', ...parameters] = part.split(';').map((word) => word.trim().toLowerCase());
    return name === type && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}

/** A query parameter that is a whole number; given twice or misspelt it is refused. */
export function wholeNumber(
  url: string,
  name: string,
  fallback: number,
  max: number,
): Result<number> {
  const values = new URL(url).searchParams.getAll(name);
  if (values.length === 0) return ok(fallback);
  const [text = ''] = values;
  if (values.length > 1 || !/^\d{1,15}$/.test(text))
    return refuse('invalid-cursor', `${name}: a whole number`);
  return ok(Math.min(Number(text), max));
}
