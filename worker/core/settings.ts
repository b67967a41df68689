/**
 * How a tenant changes its settings: everything named may change, nothing beyond what the plan allows; null goes back to the default. Pure;
 * used by flows/change-settings.
 */
import type { Result } from '#core/result';
import { outgoingUrl } from '#core/outgoing-url';
import { ok, refuse } from '#core/result';
import { defaultSettings } from '#core/tenant';
import type { Plan, TenantSettings } from '#core/tenant';
import { patternsProblem } from '#core/understanding/entities/tenant-pattern';
import type { EntityPattern, SettingsChange } from '#protocol/settings';

/** These cost the operator: a tenant may ask for less than its plan gives, not for more. */
export const cappedByPlan = [
  'messagesPerMinute',
  'messagesPerDay',
  'requestsPerAddress',
  'tenantMessagesPerMinute',
  'maxMessages',
  'visitorCallsPerDay',
  'visitorUsdPerDay',
  'tenantCallsPerDay',
  'tenantUsdPerDay',
  'tenantCallsPerMonth',
  'tenantUsdPerMonth',
] as const satisfies readonly (keyof TenantSettings)[];

export type Overrides = Partial<TenantSettings>;

/** The plan's, or what the operator has given beyond it. */
export function ceilingsOf(plan: Plan, given: Overrides): Record<string, number> {
  const defaults = defaultSettings(plan);
  return Object.fromEntries(
    cappedByPlan.map((name) => [name, Math.max(defaults[name], given[name] ?? 0)]),
  );
}

export function changedSettings(
  plan: Plan,
  before: Overrides,
  change: SettingsChange,
): Result<Overrides> {
  const after: Record<string, unknown> = { ...before };
  const ceilings = ceilingsOf(plan, before);
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) continue;
    // For a model, null is a value: the provider's own. It is the default, too.
    if (value === null) delete after[name];
    else {
      if (name === 'entityPatterns') {
        const problem = patternsProblem(value as EntityPattern[]);
        if (problem !== null) return refuse('invalid-request', problem);
      }
      if (name === 'consentPolicyUrl') {
        // Visitors are sent there; it may be a page of our own host.
        const url = outgoingUrl(value as string, { allow: [], own: [] });
        if (!url.ok) return refuse('invalid-request', `${name}: ${url.refusal.detail ?? ''}`);
      }
      const most = ceilings[name];
      if (most !== undefined && (value as number) > most)
        return refuse('invalid-request', `${name}: at most ${most} in this plan`);
      after[name] = value;
    }
  }
  return ok(after as Overrides);
}
