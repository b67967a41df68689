/**
 * Creates a tenant with its members, articles, canned responses, intents and tools, as `npm run bootstrap` and the demo seed
 * give them. Refuses a slug or site key that exists. Articles are prepared for search here.
 */
import * as v from 'valibot';

import { plainEmail } from '#core/member';
import { checkStatedRules } from '#core/password';
import { calibrate } from '#core/retrieval/calibrate';
import { toEntry, writeEntry } from '#core/retrieval/entry';
import type { Entry } from '#core/retrieval/entry';
import { searchText, scopeTerm } from '#core/retrieval/search-text';
import { buildStatistics, writeStatistics } from '#core/retrieval/statistics';
import { addMacros, givenDesk } from '#flows/add-macros';
import type { AddMacrosDeps } from '#flows/add-macros';
import { addTool } from '#flows/save-tool';
import type { SaveToolDeps } from '#flows/save-tool';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { newInstruction } from '#flows/save-instruction';
import { trainOwnIntents } from '#core/understanding/own-intents';
import type { Intents } from '#ports/intents';
import type { Instructions } from '#ports/instructions';
import { InstructionDraft } from '#protocol/instruction';
import { GivenSettings } from '#protocol/settings';
import type { Installation } from '#ports/installation';
import type { MemberId } from '#protocol/ids';
import { ToolDraft } from '#protocol/tool';
import type { Tool } from '#core/tool/tool';

const Text = v.pipe(v.string(), v.minLength(1));

const Article = v.object({
  slug: v.pipe(v.string(), v.regex(/^[\w-]{1,80}$/)),
  category: v.optional(v.string(), 'general'),
  locale: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2}$/)), 'en'),
  title: Text,
  questions: v.optional(v.array(Text), []),
  body: Text,
  url: v.optional(v.pipe(v.string(), v.url())),
  enabled: v.optional(v.boolean(), true),
});

const Member = v.object({
  email: v.pipe(v.string(), v.email()),
  name: Text,
  role: v.picklist(['owner', 'admin', 'supervisor', 'agent', 'viewer']),
  /** Held to the length and the list of common ones like every password. */
  password: v.optional(v.string()),
  totpSecret: v.optional(v.pipe(v.string(), v.regex(/^[A-Z2-7]{16,64}$/))),
  /** May create tenants. Only here: no route gives it. */
  platformOwner: v.optional(v.boolean(), false),
});

export const BootstrapTenant = v.object({
  slug: v.pipe(v.string(), v.regex(/^[a-z0-9-]{2,40}$/)),
  name: Text,
  plan: v.optional(v.picklist(['free', 'business', 'enterprise', 'demo']), 'business'),
  siteKey: v.optional(v.pipe(v.string(), v.regex(/^pk_[\w-]{4,64}$/))),
  origins: v.optional(
    v.array(
      v.pipe(v.string(), v.regex(/^https?:\/\/[^/]+$/, 'an origin, like https://shop.example')),
    ),
    [],
  ),
  branding: v.optional(
    v.object({
      primaryColor: v.optional(v.pipe(v.string(), v.regex(/^#[0-9a-fA-F]{6}$/)), '#2f5bea'),
      logoText: v.optional(v.string()),
      assistantName: v.optional(v.string()),
      position: v.optional(
        v.picklist(['bottom-right', 'bottom-left', 'top-right', 'top-left']),
        'bottom-right',
      ),
      theme: v.optional(v.picklist(['auto', 'light', 'dark']), 'auto'),
    }),
    {},
  ),
  greeting: v.optional(Text, 'Hello! How can we help?'),
  suggestions: v.optional(v.array(Text), []),
  prompt: v.optional(v.string(), ''),
  settings: v.optional(GivenSettings, {}),
  /** HS256 secret with which the tenant's backend signs identity tokens; at least 24 bytes. */
  identitySecret: v.optional(v.pipe(v.string(), v.minLength(24))),
  members: v.optional(v.array(Member), []),
  articles: v.optional(v.array(Article), []),
  cannedResponses: v.optional(
    v.array(
      v.object({ shortcut: Text, title: Text, text: Text, locale: v.optional(v.string(), 'en') }),
    ),
    [],
  ),
  instructions: v.optional(v.array(InstructionDraft), []),
  intents: v.optional(v.array(v.object({ label: Text, examples: v.array(Text) })), []),
  tools: v.optional(v.array(v.object(ToolDraft.entries)), []),
  ...givenDesk,
});
export type BootstrapTenant = v.InferOutput<typeof BootstrapTenant>;

export interface CreateTenantDeps extends SaveToolDeps, AddMacrosDeps {
  store: Installation;
  instructions: Pick<Instructions, 'add'>;
  intents: Pick<Intents, 'replace'>;
  hashPassword(password: string): Promise<string>;
}

export async function createTenant(
  given: BootstrapTenant,
  deps: CreateTenantDeps,
): Promise<
  Result<{ tenantId: string; slug: string; siteKey: string; articles: number; members: number }>
> {
  const { system, store, sealer } = deps;
  const id = system.newId('tnt');
  const siteKey = given.siteKey ?? `pk_${system.newId('tnt').slice(4)}`;
  if (await store.tenantExists(given.slug, siteKey))
    return refuse('stale', `tenant ${given.slug} exists already`);
  const weak = weakPassword(given);
  if (weak) return weak;
  const wrappedKey = await sealer.newKey(id);
  const key = await sealer.key(wrappedKey, id);
  const seal = (table: string, column: string, row: string, text: string) =>
    key.seal(text, { tenantId: id, table, column, row });
  const now = system.now();
  const { assistantName, ...branding } = given.branding;
  const tools: Tool[] = [];
  for (const draft of given.tools) {
    const added = await addTool({ id, wrappedKey }, draft, deps);
    if (!added.ok)
      return refuse('invalid-request', `tool ${draft.name}: ${added.refusal.detail ?? ''}`);
    tools.push(added.value.tool);
  }
  // The tenant's row comes last: what a crash left half created is not a tenant and can be created again.
  const articles = await addArticles(id, given.articles, deps);
  const memberIds: MemberId[] = [];
  for (const member of given.members) {
    const memberId = system.newId('mem');
    if (member.role !== 'viewer') memberIds.push(memberId);
    await store.addMember({
      id: memberId,
      tenantId: id,
      role: member.role,
      emailSealed: await seal('member', 'email', memberId, member.email),
      emailIndex: await key.blindIndex(plainEmail(member.email), 'email'),
      emailLookup: await sealer.lookup(plainEmail(member.email), 'email'),
      isPlatformOwner: member.platformOwner,
      nameSealed: await seal('member', 'name', memberId, member.name),
      passwordHash: member.password ? await deps.hashPassword(member.password) : null,
      totpSealed: member.totpSecret
        ? await seal('member', 'totp', memberId, member.totpSecret)
        : null,
      status: 'active',
      createdAt: now,
    });
  }
  await store.addCannedResponses(
    given.cannedResponses.map((response) => ({
      ...response,
      id: system.newId('msg'),
      tenantId: id,
    })),
  );
  const known = { memberIds, tools };
  const desk = await addMacros(id, given, known, deps);
  if (!desk.ok) return desk;
  await deps.instructions.add(
    id,
    given.instructions.map((draft) => newInstruction(draft, system)),
  );
  if (given.intents.length > 0)
    await deps.intents.replace(id, given.intents, trainOwnIntents(given.intents), now);
  await store.addTenant({
    id,
    slug: given.slug,
    name: given.name,
    plan: given.plan,
    status: 'active',
    siteKey,
    origins: given.origins,
    branding,
    greeting: given.greeting,
    suggestions: given.suggestions,
    settings: { ...(assistantName ? { assistantName } : {}), ...given.settings },
    prompt: given.prompt,
    promptVersion: 1,
    knowledgeVersion: 1,
    wrappedKey,
    identitySecretSealed: given.identitySecret
      ? await seal('tenant', 'identity_secret', id, given.identitySecret)
      : null,
    oldIdentitySecretSealed: null,
    oldIdentitySecretUntil: null,
    createdAt: now,
    updatedAt: now,
  });
  return ok({ tenantId: id, slug: given.slug, siteKey, articles, members: given.members.length });
}

/** Whose password breaks which rule; nothing is created then (S25). */
function weakPassword({ members }: BootstrapTenant): Result<never> | null {
  for (const { email, password, totpSecret } of members) {
    if (password === undefined) continue;
    const checked = checkStatedRules(password, totpSecret !== undefined);
    if (!checked.ok)
      return refuse(checked.refusal.code, `${email}: ${checked.refusal.detail ?? 'password'}`);
  }
  return null;
}

async function addArticles(
  tenantId: string,
  articles: BootstrapTenant['articles'],
  { system, store }: CreateTenantDeps,
): Promise<number> {
  const now = system.now();
  const byLocale = new Map<string, { entry: Entry; enabled: boolean }[]>();
  const rows = articles.map((article) => {
    const id = system.newId('art');
    const entry = toEntry({ ...article, id });
    const scope = byLocale.get(article.locale) ?? [];
    scope.push({ entry, enabled: article.enabled });
    byLocale.set(article.locale, scope);
    return {
      row: {
        ...article,
        id,
        tenantId,
        url: article.url ?? null,
        entry: writeEntry(entry),
        createdAt: now,
        updatedAt: now,
      },
      scope: scopeTerm(`${tenantId}:${article.locale}`),
      terms: searchText(entry),
    };
  });
  await store.addArticles(rows);
  for (const [locale, scope] of byLocale) {
    const entries = scope.filter(({ enabled }) => enabled).map(({ entry }) => entry);
    const statistics = calibrate(entries, buildStatistics(entries));
    await store.saveStatistics({ tenantId, locale, version: 1, body: writeStatistics(statistics) });
  }
  return rows.length;
}
