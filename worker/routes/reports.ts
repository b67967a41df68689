/** `POST /v1/hooks/:id`: reports of other systems. The signature is the credential; read as bytes, because every byte is signed. */
import { Hono } from 'hono';
import { reportMaxBytes } from '#core/integration/report';
import { receiveReport } from '#flows/receive-report';
import { bytesOf } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { answer, problem } from '#worker/middleware/problem';

export const reports = new Hono<AppTypes>().post('/:id', async (c) => {
  const bytes = await bytesOf(c.req.raw, reportMaxBytes);
  if (!bytes.ok) return problem(c, bytes.refusal);
  const header = (name: string) => c.req.header(name);
  const given = {
    id: header('webhook-id') ?? '',
    timestamp: header('webhook-timestamp') ?? '',
    signature: header('webhook-signature') ?? '',
  };
  return answer(c, await receiveReport(c.req.param('id'), given, bytes.value, c.get('deps')));
});
