/** The settings of a tenant as the bootstrap file and the staff API write them. `null` in a change goes back to the plan's default. */
import * as v from 'valibot';
import { LeadCapture } from '#protocol/lead-capture';

const Count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1e9));
/** Of calls, minutes or USD; 0 allows none. */
const Amount = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1e9));
const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const Duration = v.pipe(v.number(), v.integer(), v.minValue(1_000), v.maxValue(400 * 86_400_000));
const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));
const ModelName = v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)));
const Words = v.pipe(
  v.array(v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(60))),
  v.maxLength(200),
);

/** A kind of thing that this company's visitors name, what it looks like, and one that does. */
export const EntityPattern = v.strictObject({
  /** A type of its own (VOUCHER), or a built-in one that looks so here (ORDER_ID). */
  name: v.pipe(v.string(), v.regex(/^[A-Z][A-Z0-9_]{1,39}$/, 'capital letters, digits and _')),
  pattern: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  example: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
});
export type EntityPattern = v.InferOutput<typeof EntityPattern>;

export const ProviderName = v.picklist([
  'builtin',
  'openai',
  'azure',
  'anthropic',
  'workers-ai',
  'ollama',
]);

/** What a model of somebody else gets a placeholder for. */
export const personalDataTypes = [
  'EMAIL',
  'PHONE',
  'CREDIT_CARD',
  'IBAN',
  'US_SSN',
  'IP',
  'NATIONAL_ID',
] as const;
export type PersonalDataType = (typeof personalDataTypes)[number];

export const settingEntries = {
  messagesPerMinute: Count,
  messagesPerDay: Count,
  requestsPerAddress: Count,
  tenantMessagesPerMinute: Count,
  maxMessages: Count,
  resumeWindowMs: Duration,
  queueTimeoutMs: Duration,
  agentAwayMs: Duration,
  callbackDueMs: Duration,
  firstReplyMs: Duration,
  nextReplyMs: Duration,
  ticketOn: v.picklist(['never', 'missed', 'always']),
  /** Empty: there is no other ticket system. */
  ticketWebhookUrl: v.union([
    v.literal(''),
    v.pipe(
      v.string(),
      v.maxLength(2_048),
      v.regex(/^https:\/\/[^\s/?#@\\]+([/?#]\S*)?$/i, 'an https address'),
    ),
  ]),
  visitorCallsPerDay: Amount,
  visitorUsdPerDay: Amount,
  tenantCallsPerDay: Amount,
  tenantUsdPerDay: Amount,
  tenantCallsPerMonth: Amount,
  tenantUsdPerMonth: Amount,
  answerCacheMinutes: v.pipe(Amount, v.maxValue(1_440)),
  maskCards: v.boolean(),
  hiddenFromModels: v.pipe(
    v.array(v.picklist(personalDataTypes)),
    v.maxLength(personalDataTypes.length),
  ),
  legacyIdentity: v.boolean(),
  assistantEnabled: v.boolean(),
  confidenceThreshold: Share,
  providers: v.pipe(v.array(ProviderName), v.maxLength(6)),
  model: ModelName,
  cheapModel: ModelName,
  assistantName: Name,
  defaultLocale: v.pipe(v.string(), v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)),
  imageHosts: v.pipe(
    v.array(
      v.pipe(
        v.string(),
        v.maxLength(253),
        v.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?$/, 'a host, like cdn.example.com'),
      ),
    ),
    v.maxLength(50),
  ),
  consentText: v.pipe(v.string(), v.trim(), v.maxLength(1_000)),
  consentRequired: v.boolean(),
  consentPolicyUrl: v.nullable(
    v.pipe(
      v.string(),
      v.maxLength(2_048),
      v.regex(/^https:\/\/[^\s/?#@\\]+([/?#]\S*)?$/i, 'an https address'),
    ),
  ),
  leadCapture: LeadCapture,
  segmentVipOrders: Amount,
  segmentNewDays: v.pipe(Amount, v.maxValue(3_650)),
  segmentIdleDays: v.pipe(Amount, v.maxValue(3_650)),
  segmentComplaints: v.pipe(Amount, v.maxValue(1_000)),
  segmentMood: v.pipe(v.number(), v.minValue(-1), v.maxValue(0)),
  triggerUncertainty: Share,
  triggerSentiment: v.pipe(v.number(), v.minValue(-1), v.maxValue(0)),
  triggerRepeats: Count,
  triggerMinutes: Count,
  triggerWords: Words,
  proactiveOffers: v.boolean(),
  entityPatterns: v.pipe(v.array(EntityPattern), v.maxLength(50)),
  vipHandling: v.picklist(['none', 'offer', 'handover']),
} as const;

/** What the operator may give a new tenant. Providers are names that this deployment may not know. */
export const GivenSettings = v.partial(
  v.strictObject({ ...settingEntries, providers: v.array(v.string()) }),
);

const nullable = <E extends v.ObjectEntries>(entries: E) =>
  Object.fromEntries(
    Object.entries(entries).map(([name, schema]) => [name, v.nullable(schema as v.GenericSchema)]),
  ) as { [K in keyof E]: v.NullableSchema<E[K], undefined> };

export const SettingsChange = v.partial(v.strictObject(nullable(settingEntries)));
export type SettingsChange = v.InferOutput<typeof SettingsChange>;

export const SettingsView = v.object({
  version: v.number(),
  plan: v.string(),
  /** As they hold: the plan's defaults with what the tenant has changed. */
  settings: v.record(v.string(), v.unknown()),
  /** What the tenant has changed. */
  changed: v.array(v.string()),
  /** The most the plan allows. */
  ceilings: v.record(v.string(), v.number()),
});
export type SettingsView = v.InferOutput<typeof SettingsView>;

/** `whsec_…` by Standard Webhooks; another host of the ticket system has another one. */
export const TicketSecretAnswer = v.object({ secret: v.string() });
export type TicketSecretAnswer = v.InferOutput<typeof TicketSecretAnswer>;

/** Shown when it is made, and never again. */
export const IdentitySecretAnswer = v.object({
  secret: v.string(),
  /** The one before counts until then; null when there was none. */
  oldSecretUntil: v.nullable(v.string()),
});
export type IdentitySecretAnswer = v.InferOutput<typeof IdentitySecretAnswer>;
