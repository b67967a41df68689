/** The `Directory` port: one object a tenant. */
import type { DirectoryObject } from '#durable-objects/directory/directory-object';
import type { Directory } from '#ports/directory';

export function directory(namespace: DurableObjectNamespace<DirectoryObject>): Directory {
  const object = (tenantId: string) => namespace.getByName(tenantId);
  return {
    register: async (tenantId, id) => await object(tenantId).register(id),
    page: async (tenantId, after, limit) => await object(tenantId).page(after, limit),
    reportParked: async (tenantId, id, error) => await object(tenantId).reportParked(id, error),
    parked: async (tenantId) => await object(tenantId).parked(),
  };
}
