/** `/v1/admin/prompts`: versions, the draft, differences, a test run of what is not published, publishing and bringing back. */
import { Hono } from 'hono';
import type { Context } from 'hono';
import { promptDiff, promptState, publish, saveDraft, testDraft } from '#flows/publish-prompt';
import { DraftRequest, PromptTest, PublishRequest } from '#protocol/prompt';
import { body, optionalBody } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { answer, notFound, problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';
import { tenantOf } from '#worker/middleware/tenant';

export const prompts = new Hono<AppTypes>()
  .get('/', staff('prompt.read'), async (c) =>
    answer(c, await promptState(await tenantOf(c), c.get('deps'))),
  )
  .put('/draft', staff('prompt.write'), async (c) => {
    const draft = await body(c.req.raw, DraftRequest);
    if (!draft.ok) return problem(c, draft.refusal);
    const { tenantId, memberId } = c.get('member');
    c.set('audit', { target: 'draft' });
    return answer(c, await saveDraft(tenantId, draft.value.text, memberId, c.get('deps')));
  })
  .delete('/draft', staff('prompt.write'), async (c) => {
    c.set('audit', { target: 'draft' });
    await c.get('deps').prompts.dropDraft(c.get('member').tenantId);
    return c.body(null, 204);
  })
  .post('/draft/test', staff('playground.use'), async (c) => {
    const test = await body(c.req.raw, PromptTest);
    if (!test.ok) return problem(c, test.refusal);
    const tenant = await tenantOf(c);
    const deps = c.get('deps');
    const tested = await testDraft(
      tenant,
      test.value,
      `staff:${c.get('member').memberId}`,
      { ...deps, models: deps.modelsOf(tenant) },
      c.req.raw.signal,
    );
    return answer(c, tested);
  })
  .post('/publish', staff('prompt.publish'), async (c) => {
    const request = await optionalBody(c.req.raw, PublishRequest);
    return request.ok ? publishing(c, request.value.note, null) : problem(c, request.refusal);
  })
  .get('/:version', staff('prompt.read'), async (c) => {
    const version = numberOf(c.req.param('version'));
    const { tenantId } = c.get('member');
    const found = version && (await c.get('deps').prompts.version(tenantId, version));
    return found ? c.json(found) : notFound(c);
  })
  .get('/:version/diff', staff('prompt.read'), async (c) => {
    const [from, given] = [numberOf(c.req.param('version')), c.req.query('to') ?? 'draft'];
    const to = given === 'draft' ? given : numberOf(given);
    if (!from || !to) return notFound(c);
    return answer(c, await promptDiff(c.get('member').tenantId, from, to, c.get('deps')));
  })
  .post('/:version/restore', staff('prompt.publish'), async (c) => {
    const version = numberOf(c.req.param('version'));
    if (!version) return notFound(c);
    const request = await optionalBody(c.req.raw, PublishRequest);
    return request.ok ? publishing(c, request.value.note, version) : problem(c, request.refusal);
  });

async function publishing(
  c: Context<AppTypes>,
  note: string | undefined,
  restored: number | null,
): Promise<Response> {
  const { tenantId, memberId } = c.get('member');
  const by = { authorId: memberId, note: note ?? null, restored };
  const published = await publish(tenantId, by, c.get('deps'));
  if (!published.ok) return answer(c, published);
  const { before, ...version } = published.value;
  c.set('audit', { target: `version ${version.version}`, before, after: version.text });
  return c.json(version, 201);
}

const numberOf = (text: string): number | null =>
  /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
