/**
 * One audit entry for each act of staff, each read of personal data and each refusal (S87, G4). `staff(action)` does it by
 * itself; a route that knows more says so: `c.set('audit', { target, before, after })`, any JSON values, kept as digests.
 */
import type { Context } from 'hono';
import { routePath } from 'hono/route';
import type { AuditRecord } from '#core/audit';
import { outcomeOf } from '#core/audit';
import { ruleOf } from '#core/permission';
import type { Action } from '#core/permission';
import type { StaffMember } from '#flows/sign-in';
import type { TenantId } from '#protocol/ids';
import type { AppTypes } from '#worker/middleware/context';
import { readBody } from '#worker/middleware/body';
import { ReadsSeen } from '#worker/middleware/reads-seen';

/** What a route adds to its entry. */
export interface AuditNote {
  /** What it was done to; else the first id in the path. */
  target?: string | null;
  before?: unknown;
  /** Else the body of the request; null where that would hold a secret. */
  after?: unknown;
}

type Actor = Pick<AuditRecord, 'actorKind' | 'actorId' | 'actorRole'>;

/** A hundred conversations of a bulk act, by name. */
const targetMaxCharacters = 4_000;

export const nobody: Actor = { actorKind: 'nobody', actorId: null, actorRole: null };

export const actorOf = (member: StaffMember): Actor => ({
  actorKind: member.scopes ? 'api-key' : 'member',
  actorId: member.memberId,
  actorRole: member.scopes ? null : member.role,
});

export const isWrite = (c: Context<AppTypes>): boolean => !['GET', 'HEAD'].includes(c.req.method);

/** After the route has answered; by staff(action). `was` and `is`: what the act was about, when the middleware knows. */
export async function recordRequest(
  c: Context<AppTypes>,
  action: Action,
  member: StaffMember,
  status: number,
  subject: { was?: unknown; is?: () => Promise<unknown> } = {},
): Promise<void> {
  const isRefused = status === 401 || status === 403 || status === 404;
  const { personal } = ruleOf(action);
  if (!isWrite(c) && !isRefused) {
    if (!personal) return;
    if (personal === 'list' && !isDue(c, member)) return;
  }
  const note = c.get('audit') ?? {};
  const ids = Object.values(c.req.param()).filter(Boolean);
  await record(c, member.tenantId, actorOf(member), action, status, {
    target: note.target ?? (ids.length > 0 ? ids.join(' ') : null),
    before: note.before ?? subject.was,
    after: isRefused ? null : await whatIsNow(c, note, subject.is),
  });
}

/** Which lists each member has been recorded to read, and when; of this isolate, values only. */
const listsRead = new ReadsSeen();

/** One thing that is opened is always due. Another isolate may make an entry of its own: one too many, never one too few. */
function isDue(c: Context<AppTypes>, { tenantId, memberId }: StaffMember): boolean {
  if (Object.values(c.req.param()).some(Boolean)) return true;
  const key = `${tenantId} ${memberId} ${pathOf(c)}`;
  return listsRead.isFirst(key, c.get('deps').system.now());
}

async function whatIsNow(
  c: Context<AppTypes>,
  note: AuditNote,
  is?: () => Promise<unknown>,
): Promise<unknown> {
  // A route that says what was says what is, too.
  if (is && note.before === undefined) return is().catch(() => null);
  return note.after === undefined ? readBody(c.req.raw) : note.after;
}

/** One entry. The act is done already: if the trail cannot be reached, that is logged and the answer stands. */
export async function record(
  c: Context<AppTypes>,
  tenantId: string,
  actor: Actor,
  action: string,
  status: number,
  note: AuditNote,
): Promise<void> {
  const { audit, system } = c.get('deps');
  try {
    const [before, after] = await Promise.all([
      digest(c, tenantId, note.before),
      digest(c, tenantId, note.after),
    ]);
    await audit.append(tenantId, {
      ...actor,
      at: system.now(),
      action,
      route: `${c.req.method} ${pathOf(c).replace(/:(\w+)/g, '{$1}')}`.slice(0, 200),
      target: note.target?.slice(0, targetMaxCharacters) ?? null,
      outcome: outcomeOf(status),
      status,
      before,
      after,
      address: (c.req.header('cf-connecting-ip') ?? '').slice(0, 45),
      requestId: c.get('requestId'),
    });
  } catch (error) {
    console.error(
      JSON.stringify({ at: 'audit', requestId: c.get('requestId'), error: (error as Error).name }),
    );
  }
}

/** As it stands in the tables: of the route that answered, or of the last that would have. */
function pathOf(c: Context<AppTypes>): string {
  const path = routePath(c);
  return path.endsWith('*') ? routePath(c, -1) : path;
}

/** Keyed by the tenant's key: a plain hash of a short value could be guessed. */
async function digest(
  c: Context<AppTypes>,
  tenantId: string,
  value: unknown,
): Promise<string | null> {
  if (value === undefined || value === null) return null;
  const { tenants, sealer } = c.get('deps');
  const tenant = await tenants.byId(tenantId as TenantId);
  if (!tenant) return null;
  const key = await sealer.key(tenant.wrappedKey, tenant.id);
  return key.blindIndex(JSON.stringify(value), 'audit');
}
