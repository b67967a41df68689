// A tenant's own id formats ("our vouchers look like VC-99999"). Regular expressions are accepted only in a subset that a
// backtracking engine runs in linear time: no nested or adjacent open-ended quantifiers, no back references, no look-around.

import type { Entity } from '#core/understanding/entities/entity';

export interface TenantPattern {
  readonly type: string;
  readonly pattern: string;
  readonly caseSensitive?: boolean;
}

export const longestPattern = 200;
export const mostPatterns = 50;
const longestRepeat = 64;

/** Why a pattern is refused, or null. */
export function patternProblem(source: string): string | null {
  if (!source || source.length > longestPattern)
    return `a pattern has 1 to ${longestPattern} characters`;
  if (/\\[1-9]|\\k|\(\?(?!:)/.test(source))
    return 'no back references, look-around or named groups';
  const bare = source.replace(/\\./g, 'x').replace(/\[(?:\\.|[^\]\\])*\]/g, 'x');
  if (/[*+]|\{\d*,\}/.test(bare)) return 'repeat with an upper bound, like {1,20}, not with * or +';
  let depth = 0;
  // What each open group holds: something that varies in length, or alternatives.
  const repeatedInside: boolean[] = [false];
  const fixed = /^\{\d+\}/;
  for (let i = 0; i < bare.length; i++) {
    const c = bare[i]!;
    if (c === '(') repeatedInside[++depth] = false;
    else if (c === ')') {
      if (depth === 0) return 'unbalanced parentheses';
      const inner = repeatedInside[depth--]!;
      const tail = bare.slice(i + 1, i + 12);
      if (inner && tail.startsWith('{')) return 'no repetition of what varies in length';
      if (inner || tail.startsWith('?') || (tail.startsWith('{') && !fixed.test(tail)))
        repeatedInside[depth] = true;
    } else if (c === '|' || (c === '{' && !fixed.test(bare.slice(i, i + 12))))
      repeatedInside[depth] = true;
    else if (c === '?' && bare[i - 1] !== '(') repeatedInside[depth] = true;
  }
  if (depth) return 'unbalanced parentheses';
  for (const [, low, high] of bare.matchAll(/\{(\d+)(?:,(\d+))?\}/g)) {
    if (Number(high ?? low) > longestRepeat) return `repeat at most ${longestRepeat} times`;
  }
  const open = [...bare.matchAll(/\{\d+,\d+\}/g)].length;
  if (open > 3) return 'at most three variable repetitions';
  try {
    if (new RegExp(source, 'u').test('')) return 'a pattern must not match the empty text';
  } catch {
    return 'not a regular expression';
  }
  return null;
}

const compiled = new Map<string, RegExp | null>();

function compile(pattern: TenantPattern): RegExp | null {
  const key = `${pattern.caseSensitive ? 's' : 'i'}${pattern.pattern}`;
  let expression = compiled.get(key);
  if (expression === undefined) {
    expression = patternProblem(pattern.pattern)
      ? null
      : new RegExp(
          `(?<![\\p{L}\\p{N}])(?:${pattern.pattern})(?![\\p{L}\\p{N}])`,
          pattern.caseSensitive ? 'gu' : 'giu',
        );
    if (compiled.size > 500) compiled.clear();
    compiled.set(key, expression);
  }
  return expression;
}

/** Patterns that patternProblem refuses are skipped; the settings page refuses them first. */
export function findTenantEntities(text: string, patterns: readonly TenantPattern[]): Entity[] {
  const found: Entity[] = [];
  for (const pattern of patterns.slice(0, mostPatterns)) {
    const expression = compile(pattern);
    if (!expression) continue;
    for (const match of text.matchAll(expression)) {
      found.push({
        type: pattern.type as Entity['type'],
        start: match.index,
        end: match.index + match[0].length,
        value: match[0],
      });
    }
  }
  return found;
}
