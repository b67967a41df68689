/**
 * Tools as the staff API, the bootstrap file and the catalogue write them: one flat object with what the tool does (definition), how
 * the tenant runs it (settings) and where. What became of its calls is protocol/tool-run, leave for them protocol/approval.
 */
import * as v from 'valibot';
import { ListCursor } from '#protocol/list';
import { ToolMapping } from '#protocol/tool-mapping';

const Text = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));
const Whole = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

export const ToolName = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9_]{1,63}$/, 'lower case letters, digits and _, like get_order_status'),
);

/** Text by language: ISO 639-1 code, `en` for everybody else. */
export const Localised = v.record(v.pipe(v.string(), v.regex(/^[a-z]{2}$/)), Text(1_000));
export type Localised = v.InferOutput<typeof Localised>;

export const Risk = v.picklist(['read', 'write', 'money', 'destructive']);
export type Risk = v.InferOutput<typeof Risk>;

/** Weakest first; `legacy`: an identity by a keyed hash, which is good for ever once it is known. */
export const Power = v.picklist(['anonymous', 'email', 'legacy', 'identity', 'staff']);

export const ToolAdapterName = v.picklist(['http', 'n8n', 'mcp', 'builtin', 'integration', 'page']);
export type ToolAdapterName = v.InferOutput<typeof ToolAdapterName>;

/**
 * JSON Schema of the arguments: an object. Each property may also say: `x-identity` (`customer` or `email`: set by the server from the
 * verified session), `x-entity` (an entity type of the message: ORDER_ID, EMAIL, DATE, ORIGIN …), `x-text` (the whole reply is the value),
 * `x-ask` (the question for it, by language), `x-label` (its name for people, by language), `x-words` (words for each value of an
 * enum, or for `true` and `false`), `x-secret` (not shown in the log).
 */
export const Parameters = v.looseObject({
  type: v.literal('object'),
  properties: v.optional(v.record(v.string(), v.record(v.string(), v.unknown())), {}),
  required: v.optional(v.array(v.string()), []),
});
export type Parameters = v.InferOutput<typeof Parameters>;

/** When the built-in engine thinks of the tool. See worker/core/tool/README.md. */
export const Triggers = v.strictObject({
  /** Intents it serves. */
  intents: v.optional(v.array(v.string()), []),
  /** One of these must be said, in any language; empty: none need be. */
  says: v.optional(v.array(Text(100)), []),
  /** Saying one of these starts it even when nothing else fits. */
  asksFor: v.optional(v.array(Text(100)), []),
});

export const definitionEntries = {
  name: ToolName,
  title: v.optional(Localised, {}),
  description: v.optional(v.pipe(v.string(), v.maxLength(2_000)), ''),
  category: v.optional(Text(40), 'other'),
  risk: v.optional(Risk, 'read'),
  power: v.optional(Power, 'anonymous'),
  parameters: v.optional(Parameters, { type: 'object' }),
  triggers: v.optional(Triggers, {}),
  /** JSON Schema of what it answers; another answer is a failure. Null: any JSON. */
  returns: v.optional(v.nullable(v.record(v.string(), v.unknown())), null),
  /** What the built-in engine says, in mustache: `done` gets the result, `confirm` the arguments, `failed` neither. */
  templates: v.optional(
    v.strictObject({
      done: v.optional(Localised),
      confirm: v.optional(Localised),
      failed: v.optional(Localised),
    }),
    {},
  ),
};
export const ToolDefinition = v.object(definitionEntries);
export type ToolDefinition = v.InferOutput<typeof ToolDefinition>;

const Pin = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** Hop-by-hop and signed headers are ours. */
const HeaderName = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/),
  v.check(
    (name) =>
      !/^(host|content-length|content-type|transfer-encoding|connection|cookie|idempotency-key|webhook-.*|cf-.*|x-forwarded-.*)$/i.test(
        name,
      ),
    'this header is set by us',
  ),
);
const HeaderValue = v.pipe(v.string(), v.maxLength(4_000), v.regex(/^[\x20-\x7e]*$/));
const Headers = v.pipe(
  v.record(
    v.pipe(
      HeaderName,
      v.check(
        (name) => !/authorization|api-?key|token|secret|password/i.test(name),
        'this belongs into the credential',
      ),
    ),
    HeaderValue,
  ),
  v.maxEntries(20),
);

const CostUsd = v.pipe(v.number(), v.minValue(0), v.maxValue(1_000));

export const settingsEntries = {
  adapter: v.optional(ToolAdapterName, 'http'),
  method: v.optional(v.picklist(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']), 'POST'),
  /** Shown to all who may see the tool: what is secret is the credential. */
  headers: v.optional(Headers, {}),
  /** Name on the other side, when it differs: of an MCP tool, of a built-in function. */
  target: v.optional(v.nullable(Text(200)), null),
  /** For the kind `integration`: whose connection, and what is asked of it. */
  mapping: v.optional(v.nullable(ToolMapping), null),
  /** Of an MCP tool: what was approved of its description. Another one is not called. */
  pin: v.optional(v.nullable(Pin), null),
  timeoutMs: v.optional(Whole(100, 120_000), 30_000),
  retries: v.optional(Whole(0, 5), 2),
  idempotent: v.optional(v.boolean(), false),
  cacheSeconds: v.optional(Whole(0, 86_400), 0),
  /** Takes long by nature: it leaves the turn at once and may answer by `parley-callback` (README). */
  slow: v.optional(v.boolean(), false),
  /** A call that was taken on (202) and is not done by then has failed. */
  lateHours: v.optional(Whole(1, 168), 24),
  /** What one call costs the tenant on the other side, in USD: for the log and the numbers. */
  costUsd: v.optional(CostUsd, 0),
  /** The visitor is asked before a write; only `false` skips it. */
  confirm: v.optional(v.boolean(), true),
  limits: v.optional(
    v.strictObject({
      perTurn: v.optional(Whole(1, 8), 4),
      perConversation: v.optional(Whole(1, 1_000), 100),
      perMinute: v.optional(Whole(1, 100_000), 600),
    }),
    {},
  ),
  /** Segments of verified customers that may use it; empty: everybody. */
  segments: v.optional(v.pipe(v.array(Text(60)), v.maxLength(20)), []),
  /** Staff roles that may run it by hand; empty: all that may run tools. */
  roles: v.optional(v.array(v.picklist(['owner', 'admin', 'supervisor', 'agent', 'viewer'])), []),
};
export const ToolSettings = v.object(settingsEntries);
export type ToolSettings = v.InferOutput<typeof ToolSettings>;

/** Sent with every call; kept sealed, never given out again, and forgotten when the host changes. */
export const Credential = v.strictObject({
  header: v.optional(HeaderName, 'Authorization'),
  value: v.pipe(HeaderValue, v.minLength(1)),
});
export type Credential = v.InferOutput<typeof Credential>;

/** A new tool. With a name of the catalogue and no `parameters`, the catalogue's definition is meant. */
export const ToolDraft = v.strictObject({
  ...definitionEntries,
  parameters: v.optional(Parameters),
  ...settingsEntries,
  url: v.optional(v.nullable(Text(2_048)), null),
  enabled: v.optional(v.boolean(), true),
  credential: v.optional(Credential),
});
export type ToolDraft = v.InferOutput<typeof ToolDraft>;

/** Only what is given changes. `credential: null` forgets it. */
const plain = <E extends v.ObjectEntries>(entries: E) => v.partial(v.strictObject(entries)).entries;
export const ToolChange = v.strictObject({
  ...plain({
    title: Localised,
    description: v.pipe(v.string(), v.maxLength(2_000)),
    category: Text(40),
    risk: Risk,
    power: Power,
    parameters: Parameters,
    triggers: Triggers,
    returns: v.nullable(v.record(v.string(), v.unknown())),
    templates: v.strictObject({
      done: v.optional(Localised),
      confirm: v.optional(Localised),
      failed: v.optional(Localised),
    }),
    adapter: ToolAdapterName,
    method: v.picklist(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
    headers: Headers,
    target: v.nullable(Text(200)),
    mapping: v.nullable(ToolMapping),
    pin: v.nullable(Pin),
    timeoutMs: Whole(100, 120_000),
    retries: Whole(0, 5),
    idempotent: v.boolean(),
    cacheSeconds: Whole(0, 86_400),
    slow: v.boolean(),
    lateHours: Whole(1, 168),
    costUsd: CostUsd,
    confirm: v.boolean(),
    limits: v.strictObject({
      perTurn: v.optional(Whole(1, 8), 4),
      perConversation: v.optional(Whole(1, 1_000), 100),
      perMinute: v.optional(Whole(1, 100_000), 600),
    }),
    segments: v.pipe(v.array(Text(60)), v.maxLength(20)),
    roles: v.array(v.picklist(['owner', 'admin', 'supervisor', 'agent', 'viewer'])),
    url: v.nullable(Text(2_048)),
    enabled: v.boolean(),
    credential: v.nullable(Credential),
  }),
});
export type ToolChange = v.InferOutput<typeof ToolChange>;

export const ToolView = v.object({
  ...definitionEntries,
  ...settingsEntries,
  url: v.nullable(v.string()),
  enabled: v.boolean(),
  /** Its definition is the catalogue's and cannot be changed here. */
  isShared: v.boolean(),
  hasCredential: v.boolean(),
  /** An old signing secret signs along until then. */
  oldSecretUntil: v.nullable(v.string()),
  updatedAt: v.string(),
});
export type ToolView = v.InferOutput<typeof ToolView>;

/** `signingSecret` is shown when it is made, and never again. */
export const ToolAnswer = v.object({
  tool: ToolView,
  signingSecret: v.optional(v.string()),
  /** The host changed, so the credential was forgotten and must be entered again. */
  credentialCleared: v.optional(v.boolean()),
});
export type ToolAnswer = v.InferOutput<typeof ToolAnswer>;

export const ToolList = v.object({ tools: v.array(ToolView), cursor: ListCursor });
export const ToolCatalogue = v.object({ tools: v.array(ToolDefinition) });

/** An address, or a tool that is set up: its own address, asked with its own credential. */
export const DiscoverRequest = v.pipe(
  v.strictObject({
    url: v.optional(Text(2_048)),
    credential: v.optional(Credential),
    tool: v.optional(ToolName),
  }),
  v.check(
    ({ url, tool }) => (url === undefined) !== (tool === undefined),
    'either the url of a server, or the name of a tool that is set up',
  ),
);
export type DiscoverRequest = v.InferOutput<typeof DiscoverRequest>;
/** `parameters` and `pin` go into the draft of a tool of the kind `mcp`. */
export const DiscoverAnswer = v.object({
  tools: v.array(
    v.object({
      target: v.string(),
      description: v.string(),
      parameters: v.record(v.string(), v.unknown()),
      pin: v.string(),
    }),
  ),
});
export type DiscoverAnswer = v.InferOutput<typeof DiscoverAnswer>;
