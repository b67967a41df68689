/** `POST /v1/tool-results/:token`: a tool that took its time brings what came of one call. The signature is the credential. */
import { Hono } from 'hono';
import { reportMaxBytes } from '#core/integration/report';
import { receiveToolResult } from '#flows/late-tool';
import { bytesOf } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { answer, problem } from '#worker/middleware/problem';

export const toolResults = new Hono<AppTypes>().post('/:token', async (c) => {
  const bytes = await bytesOf(c.req.raw, reportMaxBytes);
  if (!bytes.ok) return problem(c, bytes.refusal);
  const header = (name: string) => c.req.header(name) ?? '';
  const given = {
    id: header('webhook-id'),
    timestamp: header('webhook-timestamp'),
    signature: header('webhook-signature'),
  };
  return answer(
    c,
    await receiveToolResult(c.req.param('token'), given, bytes.value, c.get('deps')),
  );
});
