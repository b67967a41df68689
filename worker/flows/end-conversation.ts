/** The visitor ends the conversation: the token is retired, a reading one takes its place (history, feedback). */
import type { Result } from '#core/result';
import { ok } from '#core/result';
import type { Claims } from '#core/session-token';
import { sessionTokenLifetimeMs } from '#core/session-token';
import type { Conversations } from '#ports/conversations';
import type { SessionTokens } from '#ports/session-tokens';
import type { System } from '#ports/system';

export interface EndDeps {
  conversations: Conversations;
  sessionTokens: SessionTokens;
  system: System;
}

export async function endConversation(claims: Claims, deps: EndDeps) {
  const told = await deps.conversations.tell(claims, { kind: 'end' });
  if (!told.ok) return told as Result<never>;
  const { standing } = told.value;
  const now = deps.system.now();
  const expiresAt = now + sessionTokenLifetimeMs;
  const token = await deps.sessionTokens.sign({
    ...claims,
    scope: 'read',
    generation: standing.generation,
    issuedAt: now,
    expiresAt,
  });
  return ok({
    status: standing.status,
    cursor: standing.cursor,
    token,
    expiresAt: new Date(expiresAt).toISOString(),
  });
}
