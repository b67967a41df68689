/**
 * A tenant's own id formats ("our vouchers look like VC-99999"). Expressions are accepted only where a backtracking engine has few ways to
 * try from one place (pattern-ways), so that the time grows with the text and with nothing else. Used by extract, the tools' schemas
 * and the settings page. Pure.
 */
import type { Entity } from '#core/understanding/entities/entity';
import { waysOf } from '#core/understanding/entities/pattern-ways';
import type { EntityPattern } from '#protocol/settings';

export interface TenantPattern {
  readonly type: string;
  readonly pattern: string;
  readonly caseSensitive?: boolean;
}

export const longestPattern = 200;
export const mostPatterns = 50;
/** From one place in the text; a number of 4 to 12 digits behind 2 to 20 letters has 171. */
const mostWays = 2_000;
/** Of all of a tenant's together: half a message of spaces and letters then costs a few milliseconds at worst. */
const mostWaysTogether = 4_000;
/** Ids stand in what people write, not in what they paste (UTF-16 units). */
const readCharacters = 4_000;

/** Why a pattern is refused, or null. */
export function patternProblem(source: string): string | null {
  if (!source || source.length > longestPattern)
    return `a pattern has 1 to ${longestPattern} characters`;
  const counted = waysOf(source);
  if (!counted.ok) return counted.problem;
  if (counted.ways > mostWays) return 'too many ways to match: fewer choices, or narrower ones';
  try {
    if (new RegExp(source, 'u').test('')) return 'a pattern must not match the empty text';
  } catch {
    return 'not a regular expression';
  }
  return null;
}

/** Why a tenant's patterns are refused, or null; begins with the place of the one at fault. */
export function patternsProblem(patterns: readonly EntityPattern[]): string | null {
  let together = 0;
  const seen = new Set<string>();
  for (const [index, { name, pattern, example }] of patterns.entries()) {
    const at = `entityPatterns.${index}`;
    const problem = patternProblem(pattern);
    if (problem !== null) return `${at}.pattern: ${problem}`;
    const key = `${name} ${pattern}`;
    if (seen.has(key)) return `${at}: the same pattern twice`;
    seen.add(key);
    const counted = waysOf(pattern);
    together += counted.ok ? counted.ways : 0;
    if (together > mostWaysTogether)
      return `${at}.pattern: all patterns together leave too many ways`;
    const [found] = findTenantEntities(example, [{ type: name, pattern }]);
    if (found?.value !== example.trim()) return `${at}.example: the pattern does not match it`;
  }
  return null;
}

export const asPatterns = (patterns: readonly EntityPattern[]): TenantPattern[] =>
  patterns.map(({ name, pattern }) => ({ type: name, pattern }));

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
  const head = text.slice(0, readCharacters);
  for (const pattern of patterns.slice(0, mostPatterns)) {
    const expression = compile(pattern);
    if (!expression) continue;
    for (const match of head.matchAll(expression)) {
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
