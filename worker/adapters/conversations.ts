/** The `Conversations` port over the Durable Objects. Object names hold the tenant and come from signed claims only. */
import { describeError } from '#core/describe-error';
import { refuse } from '#core/result';
import type { Result } from '#core/result';
import type { Claims } from '#core/session-token';
import type { ConversationObject } from '#durable-objects/conversation/conversation-object';
import { claimsHeader } from '#durable-objects/conversation/socket-door';
import type { Conversations, LogPage } from '#ports/conversations';
import type { Refusal } from '#protocol/problem';

export function conversations(
  namespace: DurableObjectNamespace<ConversationObject>,
): Conversations {
  const object = (who: { tenantId: string; conversationId: string }) =>
    namespace.getByName(`${who.tenantId}:${who.conversationId}`);
  return {
    open: (birth, settings) => reach(() => object(birth).open(birth, settings)),
    standing: (claims, settings) => reach(() => object(claims).standing(claims, settings)),
    tell: (claims, command) => reach(() => object(claims).tell(claims, command)),
    ask: (claims, send, waitMs) => reach(() => object(claims).ask(claims, send, waitMs)),
    history: (claims, after, limit) => reach(() => object(claims).history(claims, after, limit)),
    stream: (claims, after, send) => reach(() => object(claims).stream(claims, after, send)),
    addFile: (claims, settings, file) =>
      reach(() => object(claims).addFile(claims, settings, file)),
    file: (claims, fileId) => reach(() => object(claims).file(claims, fileId)),
    socket: (claims) => socket(object(claims), claims),
    tellAsStaff: (tenantId, conversationId, command) =>
      reach(() => object({ tenantId, conversationId }).tellAsStaff(tenantId, command)),
    addStaffFile: (tenantId, conversationId, file) =>
      reach(() => object({ tenantId, conversationId }).addStaffFile(tenantId, file)),
    staffFile: (tenantId, conversationId, fileId) =>
      reach(() => object({ tenantId, conversationId }).staffFile(tenantId, fileId)),
    callTool: (tenantId, conversationId, call) =>
      reach(() => object({ tenantId, conversationId }).callTool(tenantId, call)),
    readAsStaff: (tenantId, conversationId, after) =>
      reach(() => object({ tenantId, conversationId }).readAsStaff(tenantId, after)),
    queueMoved: async (tenantId, conversationId, standing) =>
      await object({ tenantId, conversationId }).queueMoved(tenantId, standing),
    agentTypes: async (tenantId, conversationId, agentId, on) =>
      await object({ tenantId, conversationId }).agentTypes(tenantId, agentId, on),
    settleTool: (tenantId, conversationId, callId, given) =>
      reach(() => object({ tenantId, conversationId }).settleTool(tenantId, callId, given)),
    page: async (tenantId, conversationId, after) =>
      // RPC types spell tuples as arrays; the value is what `page` answered.
      (await object({ tenantId, conversationId }).page(tenantId, after)) as LogPage | null,
  };
}

/** An object that threw or is away is a refusal here; its writes are idempotent, the client may ask again. */
async function reach<T>(call: () => Promise<unknown>): Promise<Result<T>> {
  try {
    return (await call()) as Result<T>;
  } catch (error) {
    console.error(JSON.stringify({ at: 'conversation object', error: describeError(error) }));
    return refuse('unavailable', undefined, { retryAfterSeconds: 1 });
  }
}

async function socket(
  stub: DurableObjectStub<ConversationObject>,
  claims: Claims,
): Promise<Result<Response>> {
  try {
    // Built here: nothing of the client's request reaches the object.
    const response = await stub.fetch('https://conversation/socket', {
      headers: { upgrade: 'websocket', [claimsHeader]: JSON.stringify(claims) },
    });
    if (response.webSocket) return { ok: true, value: response };
    const { refusal } = (await response.json()) as { refusal: Refusal };
    return { ok: false, refusal };
  } catch (error) {
    console.error(JSON.stringify({ at: 'conversation object', error: describeError(error) }));
    return refuse('unavailable', undefined, { retryAfterSeconds: 1 });
  }
}
