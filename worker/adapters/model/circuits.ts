/**
 * The circuit breakers of this isolate, one for each tenant and provider: one tenant's bad key or quota shuts nobody else's provider.
 * Kept in memory only: a fresh isolate finds out again with five calls.
 */
import type { CircuitState } from '#core/circuit-breaker';
import { admit, closedCircuit, isReady, judged } from '#core/circuit-breaker';
import type { Circuit } from '#ports/model';
import type { System } from '#ports/system';

/** Closed ones without failures take no place; more than this are forgotten, the oldest first. */
const maxCircuits = 5_000;
const circuits = new Map<string, CircuitState>();

export function circuit(tenantId: string, provider: string, system: Pick<System, 'now'>): Circuit {
  const key = `${tenantId} ${provider}`;
  const state = () => circuits.get(key) ?? closedCircuit;
  const keep = (next: CircuitState) => {
    circuits.delete(key);
    if (next.failures === 0 && next.openUntil === null) return;
    circuits.set(key, next);
    const [oldest] = circuits.keys();
    if (circuits.size > maxCircuits && oldest !== undefined) circuits.delete(oldest);
  };
  return {
    isReady: () => isReady(state(), system.now()),
    admit() {
      const admitted = admit(state(), system.now());
      if (admitted.state !== state()) keep(admitted.state);
      return admitted.permit;
    },
    report(permit, verdict) {
      const before = state();
      const next = judged(before, permit, verdict, system.now());
      if (next === before) return;
      keep(next);
      if ((next.openUntil === null) !== (before.openUntil === null))
        console.warn(
          JSON.stringify({
            at: 'circuit',
            tenantId,
            provider,
            state: next.openUntil === null ? 'closed' : 'open',
          }),
        );
    },
  };
}
