/** Connections of a tenant to other systems, as the staff API writes them. Secrets go in and never come out. */
import * as v from 'valibot';
import { ListCursor } from '#protocol/list';
import { Risk, ToolName } from '#protocol/tool';
import { ToolMapping } from '#protocol/tool-mapping';

const Text = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max));
const Visible = (max: number) =>
  v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(max),
    v.regex(/^[\x20-\x7e]+$/, 'printable ASCII'),
  );
const HeaderName = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/),
  v.check(
    (name) =>
      !/^(host|content-length|content-type|accept|transfer-encoding|connection|cookie|user-agent|idempotency-key|webhook-.*|cf-.*|x-forwarded-.*)$/i.test(
        name,
      ),
    'this header is set by us',
  ),
);

export const IntegrationType = v.picklist([
  'shopify',
  'woocommerce',
  'stripe',
  'rest',
  'database',
  'crm',
  /** DHL. */
  'carrier',
  'ups',
  'fedex',
]);
export type IntegrationType = v.InferOutput<typeof IntegrationType>;

/** How a connection proves itself, without what proves it. */
export const Auth = v.variant('kind', [
  v.strictObject({ kind: v.literal('none') }),
  v.strictObject({
    kind: v.literal('api-key'),
    in: v.optional(v.picklist(['header', 'query']), 'header'),
    name: v.pipe(HeaderName),
  }),
  v.strictObject({ kind: v.literal('basic'), username: Visible(300) }),
  v.strictObject({ kind: v.literal('bearer') }),
  v.strictObject({
    kind: v.literal('oauth2'),
    tokenUrl: Text(2_048),
    clientId: Visible(300),
    scope: v.optional(v.pipe(v.string(), v.maxLength(1_000), v.regex(/^[\x20-\x7e]*$/)), ''),
    /** How the client proves itself to the token endpoint (RFC 6749, section 2.3.1). */
    style: v.optional(v.picklist(['basic', 'body']), 'basic'),
    /** The header that carries the token, where it is not `Authorization: Bearer`. */
    header: v.optional(v.union([v.literal(''), HeaderName]), ''),
  }),
]);
export type Auth = v.InferOutput<typeof Auth>;

/** Shown to all who may see the connection, and kept when its host changes: no place for what is secret. */
const PlainHeaderName = v.pipe(
  HeaderName,
  v.check(
    (name) => !/authorization|api-?key|token|secret|password/i.test(name),
    'this belongs into auth and secret',
  ),
);
const Headers = v.pipe(
  v.record(PlainHeaderName, v.pipe(v.string(), v.maxLength(500), v.regex(/^[\x20-\x7e]*$/))),
  v.maxEntries(10),
);
const TestPath = v.pipe(v.string(), v.maxLength(1_000), v.regex(/^\/[^\s\\#]*$/, 'begins with /'));
/** Key, password, token or client secret, by the kind of `auth`. */
const Secret = Visible(4_000);

export const IntegrationDraft = v.strictObject({
  type: IntegrationType,
  name: Text(120),
  baseUrl: Text(2_048),
  auth: v.optional(Auth),
  secret: v.optional(Secret),
  /** Sent with every request; absent: those of the type. */
  headers: v.optional(Headers),
  /** Read by `test`; absent: the one of the type. */
  testPath: v.optional(TestPath),
  enabled: v.optional(v.boolean(), true),
  /** Shipped endpoints of the type that become tools at once; one whose name is taken gets another. */
  endpoints: v.optional(v.pipe(v.array(ToolName), v.maxLength(20)), []),
});
export type IntegrationDraft = v.InferOutput<typeof IntegrationDraft>;

/** Only what is given changes. `secret: null` forgets it. */
export const IntegrationChange = v.strictObject({
  name: v.optional(Text(120)),
  baseUrl: v.optional(Text(2_048)),
  auth: v.optional(Auth),
  secret: v.optional(v.nullable(Secret)),
  headers: v.optional(Headers),
  testPath: v.optional(TestPath),
  enabled: v.optional(v.boolean()),
});
export type IntegrationChange = v.InferOutput<typeof IntegrationChange>;

export const Integration = v.object({
  id: v.string(),
  type: IntegrationType,
  name: v.string(),
  baseUrl: v.string(),
  auth: Auth,
  hasSecret: v.boolean(),
  headers: v.record(v.string(), v.string()),
  testPath: v.string(),
  enabled: v.boolean(),
  createdAt: v.string(),
  updatedAt: v.string(),
});
export type Integration = v.InferOutput<typeof Integration>;
export const IntegrationList = v.object({
  integrations: v.array(Integration),
  cursor: ListCursor,
});
export type IntegrationList = v.InferOutput<typeof IntegrationList>;

export const IntegrationAnswer = v.object({
  integration: Integration,
  /** Another host, so the secret was forgotten and must be entered again. */
  secretCleared: v.optional(v.boolean()),
  /** Names of the tools that its endpoints became. */
  tools: v.optional(v.array(v.string())),
});
export type IntegrationAnswer = v.InferOutput<typeof IntegrationAnswer>;

/** What can be connected, with the form's first values and the endpoints that ship. */
export const IntegrationTypeList = v.object({
  types: v.array(
    v.object({
      type: IntegrationType,
      title: v.string(),
      baseUrl: v.string(),
      auth: Auth,
      headers: v.record(v.string(), v.string()),
      testPath: v.string(),
      endpoints: v.array(
        v.object({
          name: v.string(),
          description: v.string(),
          risk: Risk,
          method: v.string(),
          path: v.string(),
        }),
      ),
    }),
  ),
});
export type IntegrationTypeList = v.InferOutput<typeof IntegrationTypeList>;

/** A tool from a shipped endpoint; what is one's own is made as any tool, with a `mapping`. */
export const EndpointDraft = v.strictObject({
  template: ToolName,
  /** When the shipped name is taken. */
  name: v.optional(ToolName),
  path: v.optional(ToolMapping.entries.path),
});

const { id: _, ...mappingEntries } = ToolMapping.entries;
/** A try of a mapping before it is a tool. Without `sample` the endpoint is asked, which only a reading may be. */
export const EndpointPreview = v.strictObject({
  method: v.optional(v.picklist(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']), 'GET'),
  mapping: v.strictObject(mappingEntries),
  arguments: v.optional(
    v.pipe(
      v.record(
        v.string(),
        v.union([v.pipe(v.string(), v.maxLength(2_000)), v.number(), v.boolean()]),
      ),
      v.maxEntries(40),
    ),
    {},
  ),
  sample: v.optional(v.pipe(v.string(), v.maxLength(100_000))),
});
export type EndpointPreview = v.InferOutput<typeof EndpointPreview>;

export const EndpointPreviewAnswer = v.object({
  request: v.object({ method: v.string(), url: v.string(), body: v.nullable(v.string()) }),
  /** Null for a sample. */
  httpStatus: v.nullable(v.number()),
  latencyMs: v.number(),
  detail: v.string(),
  answer: v.string(),
  /** Lists in the answer, by JSON Pointer; the whole first. */
  roots: v.array(v.object({ pointer: v.string(), count: v.nullable(v.number()) })),
  /** Of the entry that is meant, with a value each. */
  fields: v.array(v.object({ pointer: v.string(), value: v.string() })),
  /** What the assistant would get. */
  result: v.unknown(),
});
export type EndpointPreviewAnswer = v.InferOutput<typeof EndpointPreviewAnswer>;

/** `request` is without the secret, and `answer` too, wherever it stands in it. */
export const IntegrationTest = v.object({
  ok: v.boolean(),
  code: v.string(),
  detail: v.string(),
  request: v.object({ method: v.string(), url: v.string() }),
  httpStatus: v.nullable(v.number()),
  answer: v.nullable(v.string()),
  latencyMs: v.number(),
});
export type IntegrationTest = v.InferOutput<typeof IntegrationTest>;
