/**
 * Whether an object in a JSON text has the same name twice, also when one is spelt with escapes. Parsers keep the last,
 * others the first: a signed text that two readers take differently is not to be believed. Used for tokens.
 */
export function hasRepeatedKey(json: string): boolean {
  /** The names of each object that is open; null for an array. */
  const open: (Set<string> | null)[] = [];
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/gs)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (token.endsWith(':')) {
      const name = JSON.parse(token.slice(0, token.lastIndexOf('"') + 1)) as string;
      const names = open.at(-1);
      if (names?.has(name)) return true;
      names?.add(name);
    }
  }
  return false;
}
