/** Which sites may embed a tenant's widget. Exact origins only: no prefixes, no suffixes, no regular expressions. */
export function originAllowed(
  allowed: string[],
  origin: string | null,
  ownOrigin: string,
): boolean {
  // Scripts without a browser send no Origin; they gain nothing a browser's check would protect.
  if (origin === null) return true;
  if (allowed.length === 0) return origin !== 'null';
  return origin === ownOrigin || allowed.includes(origin);
}
