/** Staff reads and changes the tenant's settings. They hold from the next turn on: the version grows and every cache asks for it. */
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { ceilingsOf, changedSettings } from '#core/settings';
import { defaultSettings } from '#core/tenant';
import type { Outgoing } from '#ports/outgoing';
import type { TenantWriter } from '#ports/tenants';
import type { TenantId } from '#protocol/ids';
import type { SettingsChange, SettingsView } from '#protocol/settings';

interface ReadDeps {
  tenants: TenantWriter;
}
interface Deps extends ReadDeps {
  outgoing: Pick<Outgoing, 'check'>;
}

export async function readSettings(
  tenantId: string,
  { tenants }: ReadDeps,
): Promise<Result<SettingsView>> {
  const stored = await tenants.overrides(tenantId as TenantId);
  if (!stored) return refuse('not-found');
  const { plan, overrides, version } = stored;
  const { version: _, ...settings } = { ...defaultSettings(plan), ...overrides };
  return ok({
    version,
    plan,
    settings,
    changed: Object.keys(overrides),
    ceilings: ceilingsOf(plan, overrides),
  });
}

export async function changeSettings(
  tenantId: string,
  change: SettingsChange,
  deps: Deps,
): Promise<Result<SettingsView>> {
  const stored = await deps.tenants.overrides(tenantId as TenantId);
  if (!stored) return refuse('not-found');
  const changed = changedSettings(stored.plan, stored.overrides, change);
  if (!changed.ok) return changed;
  const { ticketWebhookUrl } = change;
  if (ticketWebhookUrl) {
    const url = await deps.outgoing.check(ticketWebhookUrl);
    if (!url.ok) return refuse('invalid-request', `ticketWebhookUrl: ${url.refusal.detail ?? ''}`);
  }
  const saved = await deps.tenants.saveOverrides(
    tenantId as TenantId,
    changed.value,
    stored.version,
  );
  if (!saved) return refuse('stale', 'somebody changed the settings meanwhile');
  return readSettings(tenantId, deps);
}
