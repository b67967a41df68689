/**
 * Once a night, whatever the tenants do: what has been kept as long as promised is forgotten, what older versions left undone is
 * done. Each by itself: one that fails stops no other. Called by the platform's cron
 * (wrangler.toml), and by `npm start`, where no platform does it.
 */
import { undoableMs } from '#core/contact-merge';
import { describeError } from '#core/describe-error';
import { toolLimits } from '#core/tool/tool';
import { indexPhones } from '#flows/index-phones';
import type { IndexPhonesDeps } from '#flows/index-phones';
import type { Contacts } from '#ports/contacts';
import type { System } from '#ports/system';
import type { ToolExecutions } from '#ports/tools';

interface NightlyDeps extends IndexPhonesDeps {
  executions: Pick<ToolExecutions, 'forget'>;
  contacts: Pick<Contacts, 'forgetMerges'>;
  system: Pick<System, 'now'>;
}

export async function nightly(deps: NightlyDeps): Promise<void> {
  const { executions, contacts, system } = deps;
  const now = system.now();
  const [toolExecutions, merges, phones] = await Promise.allSettled([
    executions.forget(now - toolLimits.keptMs),
    contacts.forgetMerges(now - undoableMs),
    indexPhones(deps),
  ]);
  const done = {
    at: 'nightly',
    forgotten: { toolExecutions: countOf(toolExecutions), merges: countOf(merges) },
    indexed: { phones: countOf(phones) },
  };
  console.log(JSON.stringify(done));
}

const countOf = (outcome: PromiseSettledResult<number>): number | string =>
  outcome.status === 'fulfilled' ? outcome.value : describeError(outcome.reason);
