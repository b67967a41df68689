/** The `Audit` port: one object a tenant. Its name comes from the credential, never from the request. */
import type { AuditObject } from '#durable-objects/audit/audit-object';
import type { Audit } from '#ports/audit';

export function audit(namespace: DurableObjectNamespace<AuditObject>): Audit {
  const object = (tenantId: string) => namespace.getByName(tenantId);
  return {
    append: async (tenantId, record) => await object(tenantId).append(tenantId, record),
    page: async (tenantId, filter, order = 'newest') => await object(tenantId).page(filter, order),
    check: async (tenantId) => await object(tenantId).check(tenantId),
  };
}
