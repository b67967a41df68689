/** What middleware leaves in the Hono context for the routes behind it. */
import type { Claims } from '#core/session-token';
import type { Tenant } from '#core/tenant';
import type { StaffMember } from '#flows/sign-in';
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
  };
}
