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
): Record<string, BuiltinTool> {
  const names = Object.keys(backendFunctions) as BackendFunctionName[];
  return Object.fromEntries(
    names.map((name) => [
      `${prefix}${name}`,
      async (call) =>
        shown(
          name,
          await namespace
            .getByName(call.tenantId)
            .run(name, call.arguments, call.key, system.now()),
          call.locale,
        ),
    ]),
  );
}
