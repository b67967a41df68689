/** How a tool uses a tenant's connection. Part of protocol/tool. */
import * as v from 'valibot';

const Text = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));

/** JSON Pointer, RFC 6901; empty means the whole. */
const Pointer = v.pipe(v.string(), v.maxLength(300), v.regex(/^(\/[^/]*)*$/, 'like /order/status'));

/** How a tool uses a connection: `{argument}` stands for a value in path, query and body. */
export const ToolMapping = v.strictObject({
  /** Of the integration. */
  id: v.pipe(v.string(), v.regex(/^int_[0-9A-Za-z]{22}$/, 'an integration, like int_…')),
  path: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(1_000),
      v.regex(/^\/[^\s\\?#]*$/, 'begins with /, without a query'),
    ),
    '/',
  ),
  /** An entry whose argument is absent is left out. */
  query: v.optional(
    v.pipe(v.record(Text(100), v.pipe(v.string(), v.maxLength(500))), v.maxEntries(30)),
    {},
  ),
  /** JSON with `{argument}` in its texts; null sends what the path and the query do not use. */
  body: v.optional(v.nullable(v.record(v.string(), v.unknown())), null),
  encoding: v.optional(v.picklist(['json', 'form']), 'json'),
  /** The list or object in the answer that is meant. */
  root: v.optional(Pointer, ''),
  /** Where a good answer (2xx) says that it is none: what stands there is a failure. Empty: nowhere. */
  fault: v.optional(Pointer, ''),
  /** Where in an entry → argument that must stand there, or the entry is somebody else's and is left out. */
  only: v.optional(v.pipe(v.record(Pointer, Text(64)), v.maxEntries(5)), {}),
  /** New name → where it stands below `root`; of a list, in each entry. Empty: everything. */
  pick: v.optional(v.pipe(v.record(Text(100), Pointer), v.maxEntries(60)), {}),
});
export type ToolMapping = v.InferOutput<typeof ToolMapping>;
