/** Expected refusals are values; bugs are throws. Everything in core and flows returns these. */
import type { ProblemCode, Refusal } from '#protocol/problem';

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const refuse = (
  code: ProblemCode,
  detail?: string,
  more: Omit<Refusal, 'code' | 'detail'> = {},
): Result<never> => ({
  ok: false,
  refusal: { code, ...(detail === undefined ? {} : { detail }), ...more },
});
