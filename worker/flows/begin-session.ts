/**
 * A visitor opens the widget: resume the conversation of an earlier token while the tenant's window lasts, else begin a
 * new one; bind a signed identity; hand out a fresh token.
 */
import { pageOf } from '#core/page';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { Claims } from '#core/session-token';
import { mayResume, sessionTokenLifetimeMs } from '#core/session-token';
import type { VerifiedIdentity } from '#core/tool/tool';
import type { Tenant } from '#core/tenant';
import { rememberContact } from '#flows/contacts';
import type { Contacts } from '#ports/contacts';
import type { SessionAnswer, SessionRequest } from '#protocol/session';
import type { Conversations, Standing } from '#ports/conversations';
import { identitySecrets } from '#flows/identity-secret';
import type { IdentityClaims, SessionTokens } from '#ports/session-tokens';
import type { System } from '#ports/system';
import type { Place as SealedPlace, Sealer } from '#ports/sealer';

export interface BeginSessionDeps {
  conversations: Conversations;
  sessionTokens: SessionTokens;
  sealer: Sealer;
  system: System;
  contacts: Contacts;
}

interface Place {
  tenant: Tenant;
  visitorId: Claims['visitorId'];
  conversationId: Claims['conversationId'];
  standing: Standing;
  resumed: boolean;
}

export async function beginSession(
  request: SessionRequest,
  tenant: Tenant,
  deps: BeginSessionDeps,
): Promise<Result<SessionAnswer>> {
  const isClaimed = request.identity !== undefined || request.legacyIdentity !== undefined;
  const identified = isClaimed ? await identify(request, tenant, deps) : null;
  if (isClaimed && !identified) return refuse('identity-invalid');
  const contactKey = identified?.contactKey ?? null;
  const placed = await place(request, tenant, contactKey, deps);
  if (!placed.ok) return placed;
  let { standing } = placed.value;
  const isStronger = identified?.method === 'jwt' && standing.identifiedBy === 'hmac';
  if (identified && (standing.contactKey !== identified.contactKey || isStronger)) {
    const claims = claimsOf(placed.value, deps.system.now());
    const told = await deps.conversations.tell(claims, {
      kind: 'identify',
      method: identified.method,
      contactKey: identified.contactKey,
      identitySealed: await identified.seal(claims.conversationId),
    });
    if (!told.ok) return told;
    standing = told.value.standing;
    await identified.remember(claims.conversationId);
  }
  const claims = claimsOf({ ...placed.value, standing }, deps.system.now());
  return ok({
    conversationId: claims.conversationId,
    visitorId: claims.visitorId,
    token: await deps.sessionTokens.sign(claims),
    expiresAt: new Date(claims.expiresAt).toISOString(),
    cursor: standing.cursor,
    status: standing.status,
    resumed: placed.value.resumed,
    identified: standing.contactKey !== null,
  });
}

async function place(
  request: SessionRequest,
  tenant: Tenant,
  contactKey: string | null,
  deps: BeginSessionDeps,
): Promise<Result<Place>> {
  const earlier = request.visitorToken ? await deps.sessionTokens.read(request.visitorToken) : null;
  // A token that is not ours, or another tenant's, is as good as none.
  const own = earlier?.tenantId === tenant.id && earlier.scope === 'chat' ? earlier : null;
  if (request.conversationId && request.conversationId !== own?.conversationId)
    return refuse('not-found');
  if (own) {
    const standing = await deps.conversations.standing(own, tenant.settings);
    if (!standing.ok && standing.refusal.code === 'unavailable') return standing;
    if (standing.ok && resumable(standing.value, tenant, contactKey, deps.system.now()))
      return ok({
        tenant,
        visitorId: own.visitorId,
        conversationId: own.conversationId,
        standing: standing.value,
        resumed: true,
      });
    // A revoked token says nothing about who holds it now: a new visitor, too.
    if (!standing.ok) return open(request, tenant, null, deps);
    const samePerson =
      standing.value.contactKey === null || standing.value.contactKey === contactKey;
    return open(request, tenant, samePerson ? own.visitorId : null, deps);
  }
  return open(request, tenant, null, deps);
}

/** Within the window, not over, and not somebody else's by identity. */
function resumable(
  standing: Standing,
  tenant: Tenant,
  contactKey: string | null,
  now: number,
): boolean {
  if (standing.status === 'ended') return false;
  if (contactKey && standing.contactKey && standing.contactKey !== contactKey) return false;
  return mayResume(standing.lastAt, tenant.settings.resumeWindowMs, now);
}

async function open(
  request: SessionRequest,
  tenant: Tenant,
  visitorId: Claims['visitorId'] | null,
  deps: BeginSessionDeps,
): Promise<Result<Place>> {
  const birth = {
    tenantId: tenant.id,
    conversationId: deps.system.newId('cnv'),
    visitorId: visitorId ?? deps.system.newId('vis'),
    ...pageFrom(request),
    locale: request.locale ?? tenant.settings.defaultLocale,
    channel: 'widget' as const,
  };
  const standing = await deps.conversations.open(birth, tenant.settings);
  if (!standing.ok) return standing;
  return ok({ ...birth, tenant, standing: standing.value, resumed: false });
}

function pageFrom({ pageUrl }: SessionRequest): { page?: string } {
  const page = pageOf(pageUrl);
  return page === null ? {} : { page };
}

function claimsOf({ tenant, visitorId, conversationId, standing }: Place, now: number): Claims {
  return {
    tenantId: tenant.id,
    conversationId,
    visitorId,
    scope: 'chat',
    generation: standing.generation,
    issuedAt: now,
    expiresAt: now + sessionTokenLifetimeMs,
  };
}

interface Identified {
  contactKey: string;
  method: 'jwt' | 'hmac';
  /** What tools may know of the person, for one conversation. */
  seal(conversationId: string): Promise<string>;
  /** For who looks at the conversation; without it everything else goes on. */
  remember(conversationId: Claims['conversationId']): Promise<void>;
}

export const identityPlace = (tenantId: string, conversationId: string): SealedPlace => ({
  tenantId,
  table: 'conversation',
  column: 'identity',
  row: conversationId,
});

/** Of a customer's id, as in a token. */
const subjectMaxCharacters = 256;

async function identify(
  request: SessionRequest,
  tenant: Tenant,
  deps: BeginSessionDeps,
): Promise<Identified | null> {
  const { identity: token, legacyIdentity } = request;
  const key = await deps.sealer.key(tenant.wrappedKey, tenant.id);
  const secrets = await identitySecrets(tenant, key, deps.system.now());
  const method = token === undefined ? ('hmac' as const) : ('jwt' as const);
  const identity =
    token !== undefined
      ? await byToken(token, secrets, tenant, deps)
      : legacyIdentity && tenant.settings.legacyIdentity
        ? await byHash(legacyIdentity, secrets, deps)
        : null;
  if (!identity) return null;
  const { subject: customer, email, segment } = identity;
  const known: VerifiedIdentity = {
    customer,
    ...(email && { email }),
    ...(segment && { segment }),
    ...(method === 'hmac' && { isLegacy: true }),
  };
  const contactKey = await key.blindIndex(customer, 'contact');
  return {
    contactKey,
    method,
    remember: async (conversationId) => {
      const contact = await rememberContact(tenant, contactKey, identity, deps).catch(() => null);
      // Who has said once that it must be people need not say so again.
      if (contact?.peopleOnly)
        await deps.conversations.tellAsStaff(tenant.id, conversationId, {
          kind: 'prefer-people',
          agentId: 'contact',
          on: true,
        });
    },
    seal: (conversationId) =>
      key.seal(JSON.stringify(known), identityPlace(tenant.id, conversationId)),
  };
}

async function byToken(
  token: string,
  secrets: string[],
  { siteKey }: Tenant,
  { sessionTokens, system }: BeginSessionDeps,
): Promise<IdentityClaims | null> {
  for (const secret of secrets) {
    const identity = await sessionTokens.readIdentity(token, secret, siteKey, system.now());
    if (identity) return identity;
  }
  return null;
}

/** The hash is of the id alone: what else a page says about the person is not believed. */
async function byHash(
  { userId, userHash }: NonNullable<SessionRequest['legacyIdentity']>,
  secrets: string[],
  { sessionTokens }: BeginSessionDeps,
): Promise<IdentityClaims | null> {
  if (userId.trim() === '' || userId.length > subjectMaxCharacters) return null;
  const are = await Promise.all(
    secrets.map((secret) => sessionTokens.isUserHash(userId, userHash, secret)),
  );
  return are.includes(true) ? { subject: userId } : null;
}
