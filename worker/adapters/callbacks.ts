/** Addresses for the end of a call as compact JWS, HS256, by `jose`: which tenant, conversation and call, until when. Implements ports/callbacks. */
import { SignJWT, compactVerify } from 'jose';
import * as v from 'valibot';
import { ConversationId, TenantId, ToolCallId } from '#protocol/ids';
import { ToolName } from '#protocol/tool';
import type { Callbacks } from '#ports/callbacks';

const typ = 'parley-callback';
/** A few ids, with room. */
const tokenMaxCharacters = 1_024;

const Payload = v.object({
  tid: TenantId,
  cid: ConversationId,
  call: ToolCallId,
  tool: ToolName,
  exp: v.number(),
});

export function callbacks(secret: string, origin: string): Callbacks {
  const key = new TextEncoder().encode(`callback:${secret}`);
  return {
    async urlOf({ tenantId: tid, conversationId: cid, callId: call, tool }, expiresAt) {
      if (origin === '') return null;
      const token = await new SignJWT({ tid, cid, call, tool })
        .setProtectedHeader({ alg: 'HS256', typ })
        .setExpirationTime(Math.floor(expiresAt / 1_000))
        .sign(key);
      return `${origin}/v1/tool-results/${token}`;
    },
    async read(token, now) {
      if (token.length > tokenMaxCharacters) return null;
      try {
        const { payload, protectedHeader } = await compactVerify(token, key, {
          algorithms: ['HS256'],
        });
        if (protectedHeader.typ !== typ) return null;
        const { tid, cid, call, tool, exp } = v.parse(
          Payload,
          JSON.parse(new TextDecoder().decode(payload)),
        );
        if (exp * 1_000 < now) return null;
        return { tenantId: tid, conversationId: cid, callId: call, tool };
      } catch {
        return null;
      }
    },
  };
}
