/** Runs of macros that stopped half-way, by conversation and macro: of this window, so that going on later is the same run. */
export interface BegunRun {
  clientId: string;
  inputs: Record<string, string>;
}

const key = (conversationId: string, macroId: string) =>
  `parley.macro.${conversationId}.${macroId}`;

export function readRun(conversationId: string, macroId: string): BegunRun | null {
  try {
    return JSON.parse(sessionStorage.getItem(key(conversationId, macroId)) ?? 'null') as BegunRun;
  } catch {
    return null;
  }
}

export function keepRun(conversationId: string, macroId: string, run: BegunRun | null): void {
  try {
    if (run) sessionStorage.setItem(key(conversationId, macroId), JSON.stringify(run));
    else sessionStorage.removeItem(key(conversationId, macroId));
  } catch {
    // Storage is full or forbidden: the run can be gone on with as long as it is open.
  }
}
