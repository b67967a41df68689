/** From the issues of a schema to the refusal a client sees: which field, and what is expected. No values. */
import type * as v from 'valibot';
import { limits } from '#protocol/limits';
import type { ProblemCode, Refusal } from '#protocol/problem';

const codeOf: Record<string, ProblemCode> = {
  'message-too-long': 'message-too-long',
  'text must be well-formed Unicode': 'invalid-text',
};

const wordsOf: Record<string, string> = {
  'message-too-long': `at most ${limits.messageMaxCharacters} characters and ${limits.messageMaxBytes} bytes`,
  'text must be well-formed Unicode': 'must be well-formed Unicode',
  'text must not be empty': 'must not be empty',
};

export function refusalOf(issues: readonly v.BaseIssue<unknown>[]): Refusal {
  const issue = issues[0];
  if (!issue) return { code: 'invalid-request' };
  const path = issue.path?.map((item) => String(item.key)).join('.') ?? '';
  const code = codeOf[issue.message] ?? 'invalid-request';
  const detail = wordsOf[issue.message] ?? detailOf(issue);
  return { code, detail: path === '' ? detail : `${path.slice(0, 100)}: ${detail.slice(0, 200)}` };
}

/** Messages of the schema library ("Invalid …") quote what was received; only ours and the expectation go out. */
function detailOf(issue: v.BaseIssue<unknown>): string {
  const ours = issue.type === 'check' || issue.type === 'regex' || issue.type === 'max_length';
  if (ours && !issue.message.startsWith('Invalid ')) return issue.message;
  // For an absent key the library expects the key's own name.
  if (issue.type === 'object' && issue.input === undefined && issue.path) return 'is missing';
  if (issue.type === 'integer' || issue.type === 'safe_integer') return 'expected a whole number';
  return `expected ${issue.expected ?? 'something else'}`;
}
