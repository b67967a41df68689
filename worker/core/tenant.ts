/** A tenant (a customer company) and the settings that rule its conversations. Defaults by plan. */
import type { BudgetSettings } from '#core/budget';
import type { TriggerLimits } from '#core/answer/triggers';
import type { TicketOn } from '#core/ticket';
import type { RateLimit } from '#core/rate-limit';
import type { EntityPattern } from '#protocol/settings';
import type { TenantId } from '#protocol/ids';
import { defaultLeadCapture } from '#protocol/lead-capture';
import type { LeadCapture } from '#protocol/lead-capture';
import { personalDataTypes } from '#protocol/settings';
import type { PersonalDataType } from '#protocol/settings';

export type Plan = 'free' | 'business' | 'enterprise' | 'demo';

export interface TenantSettings extends BudgetSettings {
  /** Grows with every change; caches compare it. */
  version: number;
  messagesPerMinute: number;
  messagesPerDay: number;
  /** Per address, in 15 minutes. */
  requestsPerAddress: number;
  tenantMessagesPerMinute: number;
  maxMessages: number;
  resumeWindowMs: number;
  queueTimeoutMs: number;
  /** An agent of whom nothing is seen for so long, while the visitor waits, loses the floor. */
  agentAwayMs: number;
  /** Within this time somebody calls back to whom nobody could come. */
  callbackDueMs: number;
  /** First and later words of a person to who waits: what the desk promises itself. */
  firstReplyMs: number;
  nextReplyMs: number;
  /** When a ticket is opened by itself. */
  ticketOn: TicketOn;
  /** The company's own ticket system hears of every ticket; empty: it has none. */
  ticketWebhookUrl: string;
  assistantEnabled: boolean;
  /** Below this calibrated confidence the answer is a safe fallback. */
  confidenceThreshold: number;
  /** Failover order; empty means the deployment's AI_PROVIDER. */
  providers: string[];
  model: string | null;
  /** Of the same provider, for simple turns and summaries; null for none. */
  cheapModel: string | null;
  /** When a person is offered or called (core/answer/triggers). */
  triggerUncertainty: number;
  triggerSentiment: number;
  triggerRepeats: number;
  triggerMinutes: number;
  /** Words of the tenant's own that are as serious as "lawyer". */
  triggerWords: string[];
  /** After an answer, a fitting next step is offered once (core/answer/offer). */
  proactiveOffers: boolean;
  /** Ids of the company's own form, found in what visitors write and used as arguments of tools. */
  entityPatterns: EntityPattern[];
  /** What happens when a VIP writes. */
  vipHandling: 'none' | 'offer' | 'handover';
  /** How long the answer to an identical question may be given again; 0 never. */
  answerCacheMinutes: number;
  /** Card numbers are masked before anything is stored. */
  maskCards: boolean;
  /** Personal data of these kinds is a placeholder in whatever a third party's model is told. */
  hiddenFromModels: PersonalDataType[];
  /** A page may say who the visitor is by a keyed hash of the id, which never ends. */
  legacyIdentity: boolean;
  assistantName: string;
  defaultLocale: string;
  /** Hosts (`cdn.example.com`) whose pictures cards may show; a picture tells its host who looks. */
  imageHosts: string[];
  /** What a visitor agrees to: before the chat when it is required, and when details are left. Empty for nothing. */
  consentText: string;
  consentRequired: boolean;
  consentPolicyUrl: string | null;
  /** What is asked when a quote or a person is needed, with whose words, and what follows (core/lead-capture). */
  leadCapture: LeadCapture;
  /** Rules of segments (core/segment); 0 switches one off. A contact whose orders come to so much is a VIP. */
  segmentVipOrders: number;
  /** New for so many days; with 0, in the first conversation. */
  segmentNewDays: number;
  /** At risk: nothing heard for so many days, so many open complaints, a mood of -1…0 or below. */
  segmentIdleDays: number;
  segmentComplaints: number;
  segmentMood: number;
}

export interface Tenant {
  id: TenantId;
  slug: string;
  name: string;
  plan: Plan;
  status: 'active' | 'suspended';
  siteKey: string;
  /** Exact origins (scheme, host, port) that may embed the widget; empty allows every site. */
  origins: string[];
  branding: {
    primaryColor: string;
    logoText?: string;
    position: 'bottom-right' | 'bottom-left' | 'top-right' | 'top-left';
    theme: 'auto' | 'light' | 'dark';
  };
  greeting: string;
  suggestions: string[];
  prompt: string;
  promptVersion: number;
  knowledgeVersion: number;
  settings: TenantSettings;
  /** The tenant's data key, wrapped by ENCRYPTION_KEY. */
  wrappedKey: string;
  /** Secret of identity tokens, sealed; null when the tenant has not set one. */
  identitySecretSealed: string | null;
  /** Counts along until then, epoch ms. */
  oldIdentitySecretSealed: string | null;
  oldIdentitySecretUntil: number | null;
}

const minute = 60_000;

const byPlan: Record<
  Plan,
  Pick<
    TenantSettings,
    | 'messagesPerMinute'
    | 'messagesPerDay'
    | 'requestsPerAddress'
    | 'tenantMessagesPerMinute'
    | keyof BudgetSettings
  >
> = {
  free: {
    messagesPerMinute: 20,
    messagesPerDay: 300,
    requestsPerAddress: 100,
    tenantMessagesPerMinute: 60,
    visitorCallsPerDay: 50,
    visitorUsdPerDay: 0.1,
    tenantCallsPerDay: 500,
    tenantUsdPerDay: 1,
    tenantCallsPerMonth: 5_000,
    tenantUsdPerMonth: 10,
  },
  business: {
    messagesPerMinute: 30,
    messagesPerDay: 1_000,
    requestsPerAddress: 600,
    tenantMessagesPerMinute: 3_000,
    visitorCallsPerDay: 300,
    visitorUsdPerDay: 1,
    tenantCallsPerDay: 20_000,
    tenantUsdPerDay: 100,
    tenantCallsPerMonth: 300_000,
    tenantUsdPerMonth: 1_000,
  },
  enterprise: {
    messagesPerMinute: 60,
    messagesPerDay: 3_000,
    requestsPerAddress: 2_000,
    tenantMessagesPerMinute: 30_000,
    visitorCallsPerDay: 600,
    visitorUsdPerDay: 3,
    tenantCallsPerDay: 200_000,
    tenantUsdPerDay: 1_000,
    tenantCallsPerMonth: 3_000_000,
    tenantUsdPerMonth: 15_000,
  },
  demo: {
    messagesPerMinute: 120,
    messagesPerDay: 3_000,
    requestsPerAddress: 20_000,
    tenantMessagesPerMinute: 12_000,
    visitorCallsPerDay: 500,
    visitorUsdPerDay: 2,
    tenantCallsPerDay: 20_000,
    tenantUsdPerDay: 50,
    tenantCallsPerMonth: 300_000,
    tenantUsdPerMonth: 500,
  },
};

export function defaultSettings(plan: Plan): TenantSettings {
  return {
    version: 1,
    ...byPlan[plan],
    maxMessages: 2_000,
    resumeWindowMs: 24 * 60 * minute,
    queueTimeoutMs: 3 * minute,
    agentAwayMs: 5 * minute,
    callbackDueMs: 24 * 60 * minute,
    firstReplyMs: 2 * minute,
    nextReplyMs: 5 * minute,
    ticketOn: 'missed',
    ticketWebhookUrl: '',
    assistantEnabled: true,
    confidenceThreshold: 0.45,
    providers: [],
    model: null,
    cheapModel: null,
    triggerUncertainty: 0.7,
    triggerSentiment: -0.6,
    triggerRepeats: 3,
    triggerMinutes: 10,
    triggerWords: [],
    proactiveOffers: true,
    entityPatterns: [],
    vipHandling: 'offer',
    answerCacheMinutes: 5,
    maskCards: true,
    hiddenFromModels: [...personalDataTypes],
    legacyIdentity: false,
    assistantName: 'Assistant',
    defaultLocale: 'en',
    imageHosts: [],
    consentText: '',
    consentRequired: false,
    consentPolicyUrl: null,
    segmentVipOrders: 0,
    segmentNewDays: 0,
    segmentIdleDays: 0,
    segmentComplaints: 0,
    segmentMood: -0.35,
    leadCapture: defaultLeadCapture,
  };
}

/** So long the old identity secret counts beside a new one. */
export const identityRotationMs = 24 * 60 * minute;

/** The window of the per-address limit. */
export const addressWindowMs = 15 * minute;

/** The limit on all visitors of a tenant together. */
export function tenantMessageRule(settings: TenantSettings): RateLimit {
  return { name: 'tenant', limit: settings.tenantMessagesPerMinute, windowMs: minute };
}

/** The limit of one address (IPv4, or an IPv6 /64) on the visitor routes. */
export function addressRule(settings: TenantSettings): RateLimit {
  return { name: 'address', limit: settings.requestsPerAddress, windowMs: addressWindowMs };
}

/** Used by an object whose settings were never written; the strictest plan. */
export const fallbackLimits: TenantSettings = defaultSettings('free');

/** Where the tenant draws the lines of core/answer/triggers. */
export const triggerLimitsOf = (settings: TenantSettings): TriggerLimits => ({
  angry: settings.triggerSentiment,
  unsure: settings.triggerUncertainty,
  askedTimes: settings.triggerRepeats,
  longMs: settings.triggerMinutes * minute,
  vip: settings.vipHandling,
});
