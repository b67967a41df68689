/** What middleware leaves in the Hono context for the routes behind it. */
import type { Claims } from '#core/session-token';
import type { Tenant } from '#core/tenant';
import type { StaffMember } from '#flows/sign-in';
import type { StaffSession } from '#ports/staff';
import type { AuditNote } from '#worker/middleware/audit';
import type { Deps } from '#worker/wiring';
import type { Env } from '#worker/env';

export interface AppTypes {
  Bindings: Env;
  Variables: {
    requestId: string;
    deps: Deps;
    claims: Claims;
    tenant: Tenant;
    member: StaffMember;
    /** Of a member; a key of a script has none. */
    session?: StaffSession;
    /** What a staff route adds to its audit entry. */
    audit?: AuditNote;
  };
}
