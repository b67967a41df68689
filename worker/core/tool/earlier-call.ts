/**
 * Whether a wish for a call is one that was made already: then its outcome counts and nothing is done again. After a restart a turn may
 * word its wish anew; what it changed the first time must not be changed twice (R07). Pure; used by the tool desk.
 */
export interface EarlierCall {
  questionSeq: number;
  tool: string;
  isRead: boolean;
  digest: string;
  status: 'waiting' | 'running' | 'done';
  /** Known for what is done. */
  ok: boolean | null;
}

export interface Wish {
  questionSeq: number;
  tool: string;
  risk: 'read' | 'write' | 'money' | 'destructive';
  digest: string;
  /** Of the turn: more than 1 after its runner died. */
  attempt: number;
}

/** `earlier` in the order they were made; answers an index, or null for a call of its own. */
export function earlierCall(wish: Wish, earlier: readonly EarlierCall[]): number | null {
  const at = earlier.findLastIndex((call) => {
    if (call.tool !== wish.tool) return false;
    const isSame = call.digest === wish.digest;
    if (call.questionSeq === wish.questionSeq)
      return isSame || (wish.attempt > 1 && wish.risk !== 'read');
    // Money moves once for the same wish, however often it is asked for in a conversation; what failed may be tried again.
    const isOnce = wish.risk === 'money' || wish.risk === 'destructive';
    return isOnce && isSame && (call.status !== 'done' || call.ok === true);
  });
  return at === -1 ? null : at;
}
