/**
 * Whether a provider may be called: five bad calls in a row open the circuit for thirty seconds, then a single probe decides. One
 * state for each tenant and provider, kept by adapters/model/circuits; asked by flows/generate.
 */
export interface CircuitState {
  /** Bad calls in a row. */
  failures: number;
  /** Until when (epoch ms) nobody may call; null while closed. */
  openUntil: number | null;
}

export type Permit = 'call' | 'probe';
/** `neutral` says nothing about the provider: the visitor left, or the request itself was at fault. */
export type Verdict = 'good' | 'bad' | 'neutral';

export const failuresToOpen = 5;
export const openMs = 30_000;
export const closedCircuit: CircuitState = { failures: 0, openUntil: null };

/** Who may call now. An open circuit whose time is up lets one through and shuts behind it. */
export function admit(
  state: CircuitState,
  now: number,
): { state: CircuitState; permit: Permit | null } {
  if (state.openUntil === null) return { state, permit: 'call' };
  if (isShut(state, now)) return { state, permit: null };
  // A probe that never reports (its object died) frees the place by itself after the same time.
  return { state: { ...state, openUntil: now + openMs }, permit: 'probe' };
}

/** Whether `admit` would let somebody through. */
export function isReady(state: CircuitState, now: number): boolean {
  return !isShut(state, now);
}

/** After a call. While open only the probe counts: what began before the circuit opened comes too late. */
export function judged(
  state: CircuitState,
  permit: Permit,
  verdict: Verdict,
  now: number,
): CircuitState {
  if (state.openUntil === null) {
    if (verdict === 'neutral') return state;
    if (verdict === 'good') return closedCircuit;
    const failures = state.failures + 1;
    return { failures, openUntil: failures >= failuresToOpen ? now + openMs : null };
  }
  if (permit === 'call') return state;
  if (verdict === 'good') return closedCircuit;
  return { ...state, openUntil: verdict === 'bad' ? now + openMs : now };
}

/** A clock that stepped back must not keep a circuit open for longer than it was meant to be. */
const isShut = ({ openUntil }: CircuitState, now: number) =>
  openUntil !== null && now < openUntil && openUntil - now <= openMs;
