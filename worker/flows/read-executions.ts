/** The log of tool executions for staff: a page of it, opened. An entry that does not open shows without its detail. */
import { toolLimits } from '#core/tool/tool';
import type { Tenant } from '#core/tenant';
import { executionPlace } from '#flows/call-tool';
import type { Sealer } from '#ports/sealer';
import type { System } from '#ports/system';
import type { ToolExecutions } from '#ports/tools';
import type { Execution, ExecutionFilter } from '#protocol/tool-run';

interface Detail {
  arguments: unknown;
  result: unknown;
  detail?: string;
}

export async function readExecutions(
  tenant: Pick<Tenant, 'id' | 'wrappedKey'>,
  filter: ExecutionFilter & { of?: string[] },
  deps: { executions: Pick<ToolExecutions, 'page'>; sealer: Sealer; system: System },
): Promise<{ executions: Execution[]; cursor: string | null }> {
  const since = deps.system.now() - toolLimits.keptMs;
  const { rows, cursor } = await deps.executions.page(tenant.id, filter, since);
  const key = await deps.sealer.key(tenant.wrappedKey, tenant.id);
  const executions = await Promise.all(
    rows.map(async ({ tenantId: _tenant, detailSealed, at, ...row }) => {
      const opened = await key
        .open(detailSealed, executionPlace(tenant.id, row.id))
        .then((text) => JSON.parse(text) as Detail)
        .catch((): Detail => ({ arguments: null, result: null }));
      return {
        ...row,
        at: new Date(at).toISOString(),
        arguments: opened.arguments,
        result: opened.result,
        detail: opened.detail ?? '',
      };
    }),
  );
  return { executions, cursor };
}
