/** `/v1/admin/copilot`: drafts for the agent. What comes back is shown, edited and sent by a person, or not at all. */
import { Hono } from 'hono';
import { copilot as ask } from '#flows/copilot';
import { CopilotRequest } from '#protocol/copilot';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { answer, problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';

export const copilot = new Hono<AppTypes>().post('/', staff('copilot.use'), async (c) => {
  const request = await body(c.req.raw, CopilotRequest);
  if (!request.ok) return problem(c, request.refusal);
  c.set('audit', { target: request.value.conversationId, after: { task: request.value.task } });
  return answer(c, await ask(c.get('member'), request.value, c.get('deps')));
});
