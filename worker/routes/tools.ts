/** `/v1/admin/tools`: what the assistant can do: the catalogue, the tenant's tools, tests by hand, the log of executions, numbers. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { shownTo } from '#core/mask-personal';
import { may } from '#core/permission';
import { needsFreshSignIn } from '#core/step-up';
import { roomFor } from '#core/tenant-caps';
import { catalogue } from '#core/tool/catalogue';
import { discoverTools } from '#flows/discover-tools';
import { readExecutions } from '#flows/read-executions';
import { addTool, changeTool, rotateSigning, viewOf } from '#flows/save-tool';
import { testTool, toolHealth } from '#flows/test-tool';
import { ConversationId, ToolCallId } from '#protocol/ids';
import type { TenantId } from '#protocol/ids';
import { DiscoverRequest, ToolChange, ToolDraft } from '#protocol/tool';
import { ExecutionFilter, ToolTest } from '#protocol/tool-run';
import { refusalOf } from '#protocol/validation';
import { body, wholeNumber } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { listed } from '#worker/middleware/list';
import { answer, notFound, problem } from '#worker/middleware/problem';
import { staff, tooOldFor } from '#worker/middleware/staff';
import { tenantOf } from '#worker/middleware/tenant';

const dayMs = 86_400_000;

export const tools = new Hono<AppTypes>()
  .get('/', staff('tool.read'), listed('tools'), async (c) => {
    const stored = await c.get('deps').tools.all(c.get('member').tenantId);
    return c.json({ tools: stored.map(viewOf) });
  })
  .post('/', staff('tool.write'), async (c) => {
    const draft = await body(c.req.raw, ToolDraft);
    if (!draft.ok) return problem(c, draft.refusal);
    c.set('audit', { target: draft.value.name, after: withoutCredential(draft.value) });
    const old = tooOldFor(c);
    if (old) return old;
    const known = await c.get('deps').tools.all(c.get('member').tenantId);
    const room = roomFor('tools', known.length);
    if (!room.ok) return problem(c, room.refusal);
    return answer(c, await addTool(await tenantOf(c), draft.value, c.get('deps')), 201);
  })
  .get('/catalogue', staff('tool.read'), (c) => c.json({ tools: catalogue }))
  .post('/discover', staff('tool.write'), async (c) => {
    const request = await body(c.req.raw, DiscoverRequest);
    if (!request.ok) return problem(c, request.refusal);
    c.set('audit', { target: request.value.url ?? request.value.tool ?? null, after: null });
    return answer(c, await discoverTools(await tenantOf(c), request.value, c.get('deps')));
  })
  .get('/executions', staff('tool.read'), async (c) => {
    const filter = v.safeParse(ExecutionFilter, c.req.query());
    if (!filter.success) return problem(c, refusalOf(filter.issues));
    const page = await readExecutions(await tenantOf(c), filter.output, c.get('deps'));
    return c.json(shownTo(c.get('member'), page));
  })
  .get('/numbers', staff('tool.read'), async (c) => {
    const days = wholeNumber(c.req.url, 'days', 7, 90);
    if (!days.ok) return problem(c, days.refusal);
    const { executions, system } = c.get('deps');
    const since = system.now() - days.value * dayMs;
    return c.json(await executions.numbers(c.get('member').tenantId, since));
  })
  .post('/calls/:conversationId/:callId/cancel', staff('tool.run'), async (c) => {
    const conversationId = v.safeParse(ConversationId, c.req.param('conversationId'));
    const callId = v.safeParse(ToolCallId, c.req.param('callId'));
    if (!conversationId.success || !callId.success) return notFound(c);
    c.set('audit', { target: callId.output });
    const { tenantId, memberId } = c.get('member');
    const { conversations } = c.get('deps');
    return answer(
      c,
      await conversations.settleTool(tenantId as TenantId, conversationId.output, callId.output, {
        kind: 'cancel',
        memberId,
      }),
    );
  })
  .get('/:name', staff('tool.read'), async (c) => {
    const stored = await c.get('deps').tools.get(c.get('member').tenantId, c.req.param('name'));
    return stored ? c.json(viewOf(stored)) : notFound(c);
  })
  .patch('/:name', staff('tool.write'), async (c) => {
    const change = await body(c.req.raw, ToolChange);
    if (!change.ok) return problem(c, change.refusal);
    const name = c.req.param('name');
    c.set('audit', { target: name, after: withoutCredential(change.value) });
    const stored = await c.get('deps').tools.get(c.get('member').tenantId, name);
    const old = needsFreshSignIn('tool', stored?.tool, change.value) ? tooOldFor(c) : null;
    if (old) return old;
    return answer(c, await changeTool(await tenantOf(c), name, change.value, c.get('deps')));
  })
  .delete('/:name', staff('tool.write'), async (c) => {
    const name = c.req.param('name');
    c.set('audit', { target: name });
    const removed = await c.get('deps').tools.remove(c.get('member').tenantId, name);
    return removed ? c.body(null, 204) : notFound(c);
  })
  .post('/:name/secret', staff('tool.secret'), async (c) => {
    const name = c.req.param('name');
    c.set('audit', { target: name, after: null });
    return answer(c, await rotateSigning(await tenantOf(c), name, c.get('deps')));
  })
  .post('/:name/test', staff('tool.run'), async (c) => {
    const test = await body(c.req.raw, ToolTest);
    if (!test.ok) return problem(c, test.refusal);
    const name = c.req.param('name');
    c.set('audit', { target: name });
    const member = c.get('member');
    const tester = { role: member.role, mayApprove: may(member, 'approval.decide') };
    return answer(c, await testTool(await tenantOf(c), name, test.value, tester, c.get('deps')));
  })
  .get('/:name/health', staff('tool.read'), async (c) =>
    answer(c, await toolHealth(c.get('member').tenantId, c.req.param('name'), c.get('deps'))),
  );

const withoutCredential = <T extends { credential?: unknown }>({ credential, ...rest }: T) => ({
  ...rest,
  credential: credential ? 'given' : credential,
});
