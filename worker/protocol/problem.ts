/**
 * RFC 9457 problems: one closed table. `worker/middleware/problem` and the conversation room turn
 * refusals into these; the widget chooses its words by `code`.
 */
import * as v from 'valibot';

export const problems = {
  'invalid-request': { status: 400, title: 'The request is not valid' },
  'invalid-json': { status: 400, title: 'The body is not valid JSON' },
  'invalid-text': { status: 400, title: 'The text is not valid' },
  'invalid-cursor': { status: 400, title: 'The cursor does not belong to this conversation' },
  unauthenticated: { status: 401, title: 'A valid credential is required' },
  'token-expired': { status: 401, title: 'The session token has expired' },
  'token-revoked': { status: 401, title: 'The session token is no longer valid' },
  'identity-invalid': { status: 401, title: 'The identity token was not accepted' },
  'invalid-credential': { status: 400, title: 'This is not the right password or code' },
  'password-refused': { status: 400, title: 'The password is not good enough' },
  'mfa-required': { status: 403, title: 'The second factor is still missing' },
  'step-up-required': { status: 403, title: 'This needs you to confirm who you are' },
  forbidden: { status: 403, title: 'This is not allowed' },
  'origin-not-allowed': { status: 403, title: 'This site may not use this widget' },
  'not-found': { status: 404, title: 'Not found' },
  'method-not-allowed': { status: 405, title: 'The method is not allowed here' },
  'request-timeout': { status: 408, title: 'The body came too slowly' },
  'client-id-reused': { status: 409, title: 'The clientId was already used for another text' },
  'conversation-ended': { status: 409, title: 'The conversation has ended' },
  'conversation-full': { status: 409, title: 'The conversation has reached its length limit' },
  'not-your-turn': { status: 409, title: 'Somebody else holds the floor' },
  'last-owner': { status: 409, title: 'Somebody has to be the owner' },
  'limit-reached': { status: 409, title: 'There is no room for another one' },
  stale: { status: 409, title: 'The state has moved on' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'message-too-long': { status: 413, title: 'The message is too long' },
  'unsupported-media-type': { status: 415, title: 'The content type is not supported' },
  'upgrade-required': { status: 426, title: 'A WebSocket upgrade is required' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'too-many-connections': { status: 429, title: 'Too many connections to this conversation' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'A part of the service is not reachable right now' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

export const ProblemBody = v.object({
  type: v.string(),
  code: v.string(),
  title: v.string(),
  status: v.number(),
  detail: v.optional(v.string()),
  requestId: v.string(),
  retryAfterSeconds: v.optional(v.number()),
});
export type ProblemBody = v.InferOutput<typeof ProblemBody>;

export const problemTypePrefix = 'https://parley.dev/problems/';

/** A refusal on its way to its public face. Values, not throws: see core/result. */
export interface Refusal {
  code: ProblemCode;
  detail?: string;
  retryAfterSeconds?: number;
  /** Draft RateLimit fields (IETF httpapi-ratelimit-headers). */
  limit?: { name: string; limit: number; remaining: number; resetSeconds: number };
}

export function problemBody(refusal: Refusal, requestId: string): ProblemBody {
  const { status, title } = problems[refusal.code];
  return {
    type: problemTypePrefix + refusal.code,
    code: refusal.code,
    title,
    status,
    ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
    requestId,
    ...(refusal.retryAfterSeconds === undefined
      ? {}
      : { retryAfterSeconds: refusal.retryAfterSeconds }),
  };
}
