/**
 * Once a night, whatever the tenants do: what has been kept as long as promised is forgotten. Called by the platform's cron
 * (wrangler.toml), and by `npm start`, where no platform does it.
 */
import { toolLimits } from '#core/tool/tool';
import type { System } from '#ports/system';
import type { ToolExecutions } from '#ports/tools';

export async function nightly({
  executions,
  system,
}: {
  executions: Pick<ToolExecutions, 'forget'>;
  system: Pick<System, 'now'>;
}): Promise<void> {
  const forgotten = await executions.forget(system.now() - toolLimits.keptMs);
  console.log(JSON.stringify({ at: 'nightly', forgotten: { toolExecutions: forgotten } }));
}
