/**
 * In how many ways a regular expression can match from one place: the bound of what a backtracking engine may try there. Reads the subset
 * that tenants may write (literals, classes, groups, alternatives, bounded repetition); everything else is named and refused. Pure; used
 * by tenant-pattern. No library: those that judge expressions (safe-regex2) count nesting and let `a?a?a?aaa` pass, those that
 * run in linear time (re2js) are larger than the whole understanding.
 */

export type Ways = { ok: true; ways: number } | { ok: false; problem: string };

/** More is as good as endless. */
const countless = 1e9;
const longestRepeat = 64;

class Refused extends Error {}

/** Never throws. */
export function waysOf(source: string): Ways {
  const reader = new Reader(source);
  try {
    const ways = reader.alternatives();
    if (!reader.isAtEnd) return { ok: false, problem: 'unbalanced parentheses' };
    return { ok: true, ways };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.message };
    throw error;
  }
}

class Reader {
  #at = 0;
  #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#source.length;
  }

  alternatives(): number {
    let ways = this.#sequence();
    while (this.#takes('|')) ways += this.#sequence();
    return Math.min(ways, countless);
  }

  #sequence(): number {
    let ways = 1;
    while (!this.isAtEnd && !this.#sees('|') && !this.#sees(')'))
      ways = Math.min(ways * this.#repeated(), countless);
    return ways;
  }

  #repeated(): number {
    const ways = this.#one();
    if (this.#sees('*') || this.#sees('+'))
      throw new Refused('repeat with an upper bound, like {1,20}, not with * or +');
    if (this.#takes('?')) return this.#eagerly(1 + ways);
    if (!this.#sees('{')) return ways;
    const [whole, low, high] =
      /^\{(\d{1,4})(?:,(\d{0,4}))?\}/.exec(this.#source.slice(this.#at)) ?? [];
    if (whole === undefined || low === undefined) throw new Refused('not a regular expression');
    if (high === '') throw new Refused('repeat with an upper bound, like {1,20}, not with * or +');
    this.#at += whole.length;
    const [least, most] = [Number(low), Number(high ?? low)];
    if (most > longestRepeat || least > most)
      throw new Refused(`repeat at most ${longestRepeat} times`);
    let total = 0;
    for (let times = least; times <= most; times++)
      total = Math.min(total + Math.min(ways ** times, countless), countless);
    return this.#eagerly(total);
  }

  #eagerly(ways: number): number {
    if (this.#sees('?') || this.#sees('*') || this.#sees('+') || this.#sees('{'))
      throw new Refused('one repetition after the other');
    return ways;
  }

  #one(): number {
    if (this.#takes('(')) {
      if (this.#takes('?') && !this.#takes(':'))
        throw new Refused('no back references, look-around or named groups');
      const ways = this.alternatives();
      if (!this.#takes(')')) throw new Refused('unbalanced parentheses');
      return ways;
    }
    if (this.#takes('[')) return this.#class();
    if (this.#takes('\\')) {
      const next = this.#source[this.#at] ?? '';
      if (/[1-9k]/.test(next)) throw new Refused('no back references, look-around or named groups');
      this.#at += 1;
      if (/[pPu]/.test(next) && this.#sees('{')) this.#skipPast('}');
      return 1;
    }
    this.#at += 1;
    return 1;
  }

  #class(): number {
    while (!this.isAtEnd && !this.#sees(']')) this.#at += this.#sees('\\') ? 2 : 1;
    if (!this.#takes(']')) throw new Refused('not a regular expression');
    return 1;
  }

  #skipPast(sign: string): void {
    const end = this.#source.indexOf(sign, this.#at);
    if (end === -1) throw new Refused('not a regular expression');
    this.#at = end + 1;
  }

  #sees(sign: string): boolean {
    return this.#source[this.#at] === sign;
  }

  #takes(sign: string): boolean {
    if (!this.#sees(sign)) return false;
    this.#at += 1;
    return true;
  }
}
