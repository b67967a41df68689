/** The only file that knows ports and their implementations: from the environment to the dependencies of the flows. */
import type { Tenant } from '#core/tenant';
import { attempts } from '#worker/adapters/attempts';
import { audit } from '#worker/adapters/audit';
import { callbacks } from '#worker/adapters/callbacks';
import { conversations } from '#worker/adapters/conversations';
import { directory } from '#worker/adapters/directory';
import { files } from '#worker/adapters/files';
import { guesses } from '#worker/adapters/guesses';
import { inbox } from '#worker/adapters/inbox';
import { outgoing } from '#worker/adapters/outgoing';
import { mail } from '#worker/adapters/mail';
import { ledger } from '#worker/adapters/ledger';
import { resultCache } from '#worker/adapters/tools/result-cache';
import { webhookLines } from '#worker/adapters/webhook-lines';
import { webhookSigner } from '#worker/adapters/webhook-signer';
import { circuit } from '#worker/adapters/model/circuits';
import { openAiModerator } from '#worker/adapters/model/moderator';
import { modelChain } from '#worker/adapters/model/providers';
import { oidc } from '#worker/adapters/oidc';
import { passwords } from '#worker/adapters/password';
import { sealer } from '#worker/adapters/sealer';
import { sessionTokens } from '#worker/adapters/session-tokens';
import type { SessionTokens } from '#ports/session-tokens';
import { system } from '#worker/adapters/system';
import { totp } from '#worker/adapters/totp';
import { wireKnowledge } from '#worker/wiring-knowledge';
import type { KnowledgeDeps } from '#worker/wiring-knowledge';
import { wireIntegrations } from '#worker/wiring-integrations';
import type { IntegrationDeps } from '#worker/wiring-integrations';
import type { Env, Settings } from '#worker/env';
import { parseSettings } from '#worker/env';
import { archiveStore } from '#worker/store/archive';
import { apiKeyStore } from '#worker/store/api-keys';
import { answerCache } from '#worker/adapters/answer-cache';
import { conversationList } from '#worker/store/conversation-list';
import { database } from '#worker/store/database';
import { credentialStore } from '#worker/store/credentials';
import { failureStore } from '#worker/store/failures';
import { installationStore } from '#worker/store/installation';
import { invitationStore } from '#worker/store/invitations';
import { contactMemories } from '#worker/store/contact-memory';
import { intentStore } from '#worker/store/intents';
import { promptStore } from '#worker/store/prompts';
import { instructionStore } from '#worker/store/instructions';
import { leadStore } from '#worker/store/leads';
import { memberNames } from '#worker/store/member-names';
import { projectionStore } from '#worker/store/projection';
import { memberStore } from '#worker/store/members';
import { cannedResponseStore } from '#worker/store/canned-responses';
import { macroStore } from '#worker/store/macros';
import { savedViewStore } from '#worker/store/saved-views';
import { staffStore } from '#worker/store/staff';
import { toolExecutionStore } from '#worker/store/tool-executions';
import { approvalStore } from '#worker/store/approvals';
import { toolStore } from '#worker/store/tools';
import { webhookStore } from '#worker/store/webhooks';
import { contactStore } from '#worker/store/contacts';
import { notificationStore } from '#worker/store/notifications';
import { push } from '#worker/adapters/push';
import { escalationStore } from '#worker/store/escalations';
import { ticketStore } from '#worker/store/tickets';
import { teamStore } from '#worker/store/teams';
import { tenantList } from '#worker/store/tenant-list';
import { tenantStore } from '#worker/store/tenants';
import { limiterClient } from '#durable-objects/limiter/limiter-client';
import type { Archive } from '#ports/archive';
import type { ApiKeys } from '#ports/api-keys';
import type { AttemptCounter } from '#ports/attempts';
import type { Callbacks } from '#ports/callbacks';
import type { AnswerCache } from '#ports/answer-cache';
import type { Audit } from '#ports/audit';
import type { ConversationList } from '#ports/conversation-list';
import type { Conversations } from '#ports/conversations';
import type { Credentials } from '#ports/credentials';
import type { Directory } from '#ports/directory';
import type { Failures } from '#ports/failures';
import type { Files } from '#ports/files';
import type { Guesses } from '#ports/guesses';
import type { Inbox } from '#ports/inbox';
import type { Invitations } from '#ports/invitations';
import type { Installation } from '#ports/installation';
import type { ContactMemories } from '#ports/contact-memory';
import type { Intents } from '#ports/intents';
import type { Moderator } from '#ports/moderator';
import type { Prompts } from '#ports/prompts';
import type { Instructions } from '#ports/instructions';
import type { Leads } from '#ports/leads';
import type { Ledger } from '#ports/ledger';
import type { Limiter } from '#ports/limiter';
import type { Mail } from '#ports/mail';
import type { Members } from '#ports/members';
import type { MemberNames } from '#ports/member-names';
import type { Approvals } from '#ports/approvals';
import type { ToolCache } from '#ports/tool-cache';
import type { ToolExecutions, Tools } from '#ports/tools';
import type { WebhookSigner } from '#ports/webhook-signer';
import type { WebhookLines, Webhooks } from '#ports/webhooks';
import type { Circuit, Model } from '#ports/model';
import type { Outgoing } from '#ports/outgoing';
import type { Oidc } from '#ports/oidc';
import type { Passwords } from '#ports/passwords';
import type { Projection } from '#ports/projection';
import type { CannedResponses } from '#ports/canned-responses';
import type { Macros } from '#ports/macros';
import type { SavedViews } from '#ports/saved-views';
import type { Sealer } from '#ports/sealer';
import type { Staff } from '#ports/staff';
import type { System } from '#ports/system';
import type { Totp } from '#ports/totp';
import type { Contacts } from '#ports/contacts';
import type { Notifications } from '#ports/notifications';
import type { Push } from '#ports/push';
import type { Escalations } from '#ports/escalations';
import type { Tickets } from '#ports/tickets';
import type { Teams } from '#ports/teams';
import type { TenantList } from '#ports/tenant-list';
import type { Tenants } from '#ports/tenants';

export interface Deps extends KnowledgeDeps, IntegrationDeps {
  settings: Settings;
  system: System;
  tenants: Tenants;
  conversations: Conversations;
  conversationList: ConversationList;
  inbox: Inbox;
  memberNames: MemberNames;
  archive: Archive;
  webhooks: Webhooks;
  webhookLines: WebhookLines;
  savedViews: SavedViews;
  cannedResponses: CannedResponses;
  macros: Macros;
  directory: Directory;
  files: Files;
  ledger: Ledger;
  answerCache: AnswerCache;
  instructions: Instructions;
  prompts: Prompts;
  /** Null when none is configured. */
  moderator: Moderator | null;
  intents: Intents;
  contactMemories: ContactMemories;
  limiter: Limiter;
  guesses: Guesses;
  projection: Projection;
  sessionTokens: SessionTokens;
  sealer: Sealer;
  leads: Leads;
  installation: Installation;
  staff: Staff;
  teams: Teams;
  notifications: Notifications;
  push: Push;
  escalations: Escalations;
  tickets: Tickets;
  contacts: Contacts;
  members: Members;
  credentials: Credentials;
  invitations: Invitations;
  tenantList: TenantList;
  oidc: Oidc;
  passwords: Passwords;
  totp: Totp;
  apiKeys: ApiKeys;
  audit: Audit;
  failures: Failures;
  mail: Mail;
  attempts: AttemptCounter;
  /** HTTP to addresses that tenants enter. */
  outgoing: Outgoing;
  tools: Tools;
  executions: ToolExecutions;
  approvals: Approvals;
  signer: WebhookSigner;
  /** Answers of tools that may be kept. */
  cache: ToolCache;
  callbacks: Callbacks;
  /** The breaker of one tenant's tool. */
  circuitOf(tenantId: string, tool: string): Circuit;
  /** In failover order; empty for the built-in engine alone. */
  modelsOf(tenant: Tenant): Model[];
}

const wired = new WeakMap<Env, Deps>();

export function wire(env: Env): Deps {
  const known = wired.get(env);
  if (known) return known;
  const settings = parseSettings(env);
  const db = database(env.DB);
  const tenants = tenantStore(db, system);
  const out = outgoing(
    {
      allow: settings.OUTBOUND_ALLOW,
      own: settings.PUBLIC_ORIGIN ? [new URL(settings.PUBLIC_ORIGIN).hostname] : [],
    },
    settings.DNS_RESOLVER_URL,
  );
  const keys = sealer(settings.ENCRYPTION_KEY, settings.ENCRYPTION_KEY_PREVIOUS);
  const talks = conversations(env.CONVERSATION);
  const leads = leadStore(db);
  const contacts = contactStore(db);
  const tickets = ticketStore(db);
  const tell = callbacks(settings.SESSION_SECRET, settings.PUBLIC_ORIGIN || settings.LINK_ORIGIN);
  const parts = {
    tenants,
    sealer: keys,
    outgoing: out,
    system,
    conversations: talks,
    leads,
    contacts,
    tickets,
    callbacks: tell,
  };
  const linked = wireIntegrations(db, env.DEMO_BACKEND, parts);
  const deps: Deps = {
    settings,
    system,
    tenants,
    conversations: talks,
    conversationList: conversationList(db),
    inbox: inbox(env.INBOX),
    memberNames: memberNames(db),
    archive: archiveStore(db),
    webhooks: webhookStore(db, system),
    webhookLines: webhookLines(env.WEBHOOK),
    savedViews: savedViewStore(db),
    cannedResponses: cannedResponseStore(db),
    macros: macroStore(db),
    directory: directory(env.DIRECTORY),
    files: files(env.FILES),
    ...wireKnowledge(db, env, settings, system),
    guesses: guesses(system),
    ledger: ledger(env.LEDGER),
    contactMemories: contactMemories(db),
    intents: intentStore(db, system),
    moderator:
      settings.MODERATION_MODEL === ''
        ? null
        : openAiModerator(
            { apiKey: settings.OPENAI_API_KEY, baseUrl: settings.OPENAI_BASE_URL },
            settings.MODERATION_MODEL,
          ),
    prompts: promptStore(db, (tenantId) => tenants.forget(tenantId)),
    instructions: instructionStore(db, system),
    answerCache: answerCache(system, () => caches.default),
    limiter: limiterClient(env.LIMITER, system),
    projection: projectionStore(db),
    sessionTokens: sessionTokens(settings.SESSION_SECRET),
    sealer: keys,
    ...linked,
    leads,
    installation: installationStore(db),
    teams: teamStore(db),
    notifications: notificationStore(db),
    push: push(settings, out),
    escalations: escalationStore(db),
    tickets,
    contacts,
    staff: staffStore(db),
    members: memberStore(db),
    credentials: credentialStore(db),
    invitations: invitationStore(db),
    tenantList: tenantList(db),
    oidc: oidc(settings),
    passwords,
    totp,
    apiKeys: apiKeyStore(db),
    audit: audit(env.AUDIT),
    failures: failureStore(db),
    mail: mail(settings.MAIL_URL),
    attempts: attempts(env.ATTEMPTS),
    outgoing: out,
    tools: toolStore(db, system),
    executions: toolExecutionStore(db),
    approvals: approvalStore(db),
    signer: webhookSigner,
    callbacks: tell,
    cache: resultCache(system),
    circuitOf: (tenantId, tool) => circuit(tenantId, `tool ${tool}`, system),
    modelsOf: modelChain(settings, env.AI, system),
  };
  wired.set(env, deps);
  return deps;
}
