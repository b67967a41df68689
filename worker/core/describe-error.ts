/**
 * An error in words for a log: one line, capped, and of a failed query its SQL and never its parameters, which may be
 * personal data or secrets (drizzle puts them into its message). Used wherever an error is logged. Pure.
 */
export function describeError(error: unknown, maxCharacters = 300): string {
  return wordsOf(error)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .slice(0, maxCharacters);
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!isFailedQuery(error)) return `${error.name}: ${error.message}`;
  return `failed query: ${error.query.slice(0, 200)}: ${causeOf(error)}`;
}

const causeOf = (error: Error): string =>
  error.cause instanceof Error ? error.cause.message : 'unknown cause';

const isFailedQuery = (error: Error): error is Error & { query: string } =>
  'params' in error && 'query' in error && typeof error.query === 'string';
