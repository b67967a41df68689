/** The tenant of the member or key behind a staff request; for routes behind `staff(action)`. */
import type { Context } from 'hono';
import type { Tenant } from '#core/tenant';
import { tenantOf as byId } from '#flows/tenant-of';
import type { AppTypes } from '#worker/middleware/context';

export const tenantOf = (c: Context<AppTypes>): Promise<Tenant> =>
  byId(c.get('member').tenantId, c.get('deps'));
