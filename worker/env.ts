/** Bindings and vars of the Worker, parsed once; every fault is listed at once and stops the start. */
import * as v from 'valibot';
import type { AttemptsObject } from '#durable-objects/attempts/attempts-object';
import type { AuditObject } from '#durable-objects/audit/audit-object';
import type { ConversationObject } from '#durable-objects/conversation/conversation-object';
import type { DirectoryObject } from '#durable-objects/directory/directory-object';
import type { LedgerObject } from '#durable-objects/ledger/ledger-object';
import type { InboxObject } from '#durable-objects/inbox/inbox-object';
import type { DemoBackendObject } from '#durable-objects/demo-backend/demo-backend-object';
import type { WebhookObject } from '#durable-objects/webhook/webhook-object';

export interface Env {
  DB: D1Database;
  CONVERSATION: DurableObjectNamespace<ConversationObject>;
  DIRECTORY: DurableObjectNamespace<DirectoryObject>;
  INBOX: DurableObjectNamespace<InboxObject>;
  AUDIT: DurableObjectNamespace<AuditObject>;
  ATTEMPTS: DurableObjectNamespace<AttemptsObject>;
  LEDGER: DurableObjectNamespace<LedgerObject>;
  WEBHOOK: DurableObjectNamespace<WebhookObject>;
  DEMO_BACKEND: DurableObjectNamespace<DemoBackendObject>;
  LIMITER: DurableObjectNamespace;
  FILES: R2Bucket;
  ASSETS?: Fetcher;
  /** Only in [env.production]. */
  AI?: unknown;
  VECTORIZE?: VectorizeIndex;
  [setting: string]: unknown;
}

export const providerNames = [
  'builtin',
  'openai',
  'azure',
  'anthropic',
  'workers-ai',
  'ollama',
] as const;
export type ProviderName = (typeof providerNames)[number];

const text = (fallback: string) => v.optional(v.pipe(v.string(), v.trim()), fallback);
const url = (fallback: string) =>
  v.optional(v.pipe(v.string(), v.trim(), v.url('must be a URL')), fallback);
const secret = v.pipe(
  v.string('is missing'),
  v.minLength(32, 'needs at least 32 characters; `npm start` makes one'),
);

const SettingsSchema = v.pipe(
  v.object({
    AI_PROVIDER: v.pipe(
      text('builtin'),
      v.transform((list) => list.split(',').map((name) => name.trim().toLowerCase())),
      v.array(v.picklist(providerNames, `must be of ${providerNames.join(', ')}`)),
    ),
    OPENAI_API_KEY: text(''),
    OPENAI_BASE_URL: url('https://api.openai.com/v1'),
    OPENAI_MODEL: text('gpt-4.1-mini'),
    AZURE_OPENAI_ENDPOINT: v.pipe(
      text(''),
      v.check((address) => address === '' || URL.canParse(address), 'must be a URL'),
    ),
    AZURE_OPENAI_API_KEY: text(''),
    AZURE_OPENAI_DEPLOYMENT: text(''),
    ANTHROPIC_API_KEY: text(''),
    ANTHROPIC_BASE_URL: url('https://api.anthropic.com'),
    ANTHROPIC_MODEL: text('claude-haiku-4-5'),
    WORKERS_AI_MODEL: text('@cf/meta/llama-3.3-70b-instruct-fp8-fast'),
    OLLAMA_BASE_URL: url('http://127.0.0.1:11434/v1'),
    OLLAMA_MODEL: text('llama3.1'),
    /** Of the OpenAI-compatible server; empty for none. Answers are then checked before they are shown. */
    MODERATION_MODEL: text(''),
    /** Of Workers AI when it begins with @cf/, else of the OpenAI-compatible server. */
    EMBEDDING_MODEL: text('@cf/baai/bge-m3'),
    KNOWLEDGE: v.optional(v.picklist(['d1', 'vectorize']), 'd1'),
    ENCRYPTION_KEY: secret,
    /** Only while the key is being rotated (`npm run rotate-key`). */
    ENCRYPTION_KEY_PREVIOUS: text(''),
    SESSION_SECRET: secret,
    PUBLIC_ORIGIN: v.optional(
      v.pipe(v.string(), v.url('must be an origin like https://chat.example')),
    ),
    /** `host:port` list that tenant-entered URLs may reach though private: tests and demo backends only. */
    OUTBOUND_ALLOW: v.pipe(
      text(''),
      v.transform((list) =>
        list
          .toLowerCase()
          .split(',')
          .map((entry) => entry.trim())
          .filter((entry) => entry !== ''),
      ),
      v.array(v.pipe(v.string(), v.regex(/^[^\s/@]+:\d{1,5}$/, 'must be a list of host:port'))),
    ),
    /** DNS-over-HTTPS (JSON) that tells whether a tenant-entered host is public; empty: not looked up. */
    DNS_RESOLVER_URL: v.pipe(
      text(''),
      v.check((address) => address === '' || URL.canParse(address), 'must be a URL'),
    ),
    /** An HTTP mail sink; empty sends no mail. */
    MAIL_URL: v.pipe(
      text(''),
      v.check((address) => address === '' || URL.canParse(address), 'must be a URL'),
    ),
    /** Web push; without both keys browsers are not told. The subject is a mailto: or https: address of the operator. */
    VAPID_PUBLIC_KEY: text(''),
    VAPID_PRIVATE_KEY: text(''),
    VAPID_SUBJECT: text('mailto:operator@localhost'),
    /** Sign-in through the operator's identity provider; all three or none. */
    OIDC_ISSUER: text(''),
    OIDC_CLIENT_ID: text(''),
    OIDC_CLIENT_SECRET: text(''),
    TEST_CLOCK: text(''),
    AWAIT_START: text(''),
    /** `npm start` says where it serves, for links in mails while there is no PUBLIC_ORIGIN. */
    LINK_ORIGIN: text(''),
  }),
  v.check(
    ({ TEST_CLOCK, PUBLIC_ORIGIN }) => !(TEST_CLOCK === '1' && PUBLIC_ORIGIN?.startsWith('https:')),
    'TEST_CLOCK is refused when PUBLIC_ORIGIN is https',
  ),
  v.check(
    ({ OUTBOUND_ALLOW, PUBLIC_ORIGIN }) =>
      OUTBOUND_ALLOW.length === 0 || !PUBLIC_ORIGIN?.startsWith('https:'),
    'OUTBOUND_ALLOW is refused when PUBLIC_ORIGIN is https',
  ),
);
export type Settings = v.InferOutput<typeof SettingsSchema>;

export class SettingsFault extends Error {}

export function parseSettings(env: Record<string, unknown>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = v.safeParse(SettingsSchema, given);
  const faults = parsed.success
    ? parsed.output.AI_PROVIDER.flatMap((name) => {
        const fault = providerFault(name, parsed.output, env['AI'] !== undefined);
        return fault === null ? [] : [`AI_PROVIDER ${name} ${fault}`];
      })
    : parsed.issues.map(
        (issue) =>
          `${issue.path?.map((item) => String(item.key)).join('.') ?? 'settings'} ${issue.message}`,
      );
  if (parsed.success && faults.length === 0) return parsed.output;
  throw new SettingsFault(`settings: ${faults.join('; ')}`);
}

/** What a provider lacks; null when it can be used. A server on this machine needs no key. */
export function providerFault(
  name: ProviderName,
  settings: Settings,
  hasAiBinding: boolean,
): string | null {
  const lacking = (names: (keyof Settings)[]) => {
    const empty = names.filter((key) => settings[key] === '');
    return empty.length === 0 ? null : `needs ${empty.join(', ')}`;
  };
  switch (name) {
    case 'openai':
      return isLoopback(settings.OPENAI_BASE_URL) ? null : lacking(['OPENAI_API_KEY']);
    case 'azure':
      return lacking([
        'AZURE_OPENAI_ENDPOINT',
        'AZURE_OPENAI_DEPLOYMENT',
        ...(isLoopback(settings.AZURE_OPENAI_ENDPOINT) ? [] : ['AZURE_OPENAI_API_KEY' as const]),
      ]);
    case 'anthropic':
      return isLoopback(settings.ANTHROPIC_BASE_URL) ? null : lacking(['ANTHROPIC_API_KEY']);
    case 'workers-ai':
      return hasAiBinding ? null : 'needs the AI binding of [env.production]';
    case 'builtin':
    case 'ollama':
      return null;
  }
}

function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(address).hostname);
}
