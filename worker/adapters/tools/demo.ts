/** The demo companies' functions as tools: each call goes to the tenant's own demo backend with its idempotency key. Used by wiring. */
import type { DemoBackendObject } from '#durable-objects/demo-backend/demo-backend-object';
import type { System } from '#ports/system';
import type { BuiltinTool } from '#ports/tool-adapter';
import { backendFunctions } from '#worker/demo/backend/functions';
import { shown } from '#worker/demo/backend/cards';
import type { BackendFunctionName } from '#worker/demo/backend/functions';

/** Names of tenants' tools that mean these begin so: a function is never called because a tool happens to have its name. */
const prefix = 'demo.';

export function demoTools(
  namespace: DurableObjectNamespace<DemoBackendObject>,
  system: Pick<System, 'now'>,
  way: 'run' | 'rehearse' = 'run',
): Record<string, BuiltinTool> {
  const names = Object.keys(backendFunctions) as BackendFunctionName[];
  return Object.fromEntries(
    names.map((name) => [
      `${prefix}${name}`,
      async (call) => {
        const backend = namespace.getByName(call.tenantId);
        const { arguments: given, key, locale } = call;
        return shown(name, await backend[way](name, given, key, system.now()), locale);
      },
    ]),
  );
}
