/**
 * A macro in a conversation: first what it would do, then one step after the other, each the same act as by hand and under a name of its
 * own, so that a run which is asked for again goes on where it stopped. The first refusal ends it, and so does a tool that waits.
 */
import { variablesOf } from '#core/canned-response';
import { namedThings, prepareSteps, rehearse, snoozedUntil, stepActions } from '#core/macro';
import type { MacroInput, PreparedStep } from '#core/macro';
import type { ConversationState } from '#core/conversation/state';
import { may } from '#core/permission';
import type { Actor } from '#core/permission';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { Tenant } from '#core/tenant';
import { assignConversation, destination } from '#flows/assign-conversation';
import type { AssignDeps } from '#flows/assign-conversation';
import { contactNameOf } from '#flows/contacts';
import type { ContactDeps } from '#flows/contacts';
import { openMemberNames } from '#flows/member-names';
import type { MemberNamesDeps } from '#flows/member-names';
import { recentWords } from '#flows/recent-words';
import { changedMeanwhile, findMacro } from '#flows/save-macro';
import { tenantOf } from '#flows/tenant-of';
import { useToolByHand } from '#flows/use-tool-by-hand';
import type { StaffCommand } from '#ports/conversations';
import type { Macros } from '#ports/macros';
import type { Tools } from '#ports/tools';
import type { ConversationId } from '#protocol/ids';
import type {
  Macro,
  MacroPreview,
  MacroPreviewRequest,
  MacroRunAnswer,
  MacroRunRequest,
  MacroStep,
  MacroStepPreview,
  MacroStepResult,
} from '#protocol/macro';
import type { StaffToolAnswer } from '#protocol/tool-run';

export interface RunMacroDeps extends AssignDeps, ContactDeps, MemberNamesDeps {
  macros: Pick<Macros, 'get'>;
  tools: Pick<Tools, 'ready'>;
}

type Asking = Actor & { tenantId: string; memberId: string };

interface Scene {
  macro: Macro;
  tenant: Tenant;
  state: ConversationState;
  steps: PreparedStep[];
  inputs: MacroInput[];
  memberName: string;
}

export async function previewMacro(
  member: Asking,
  id: string,
  request: MacroPreviewRequest,
  deps: RunMacroDeps,
): Promise<Result<MacroPreview>> {
  const set = await scene(member, id, request, deps);
  if (!set.ok) return set;
  const { macro, tenant, state, inputs } = set.value;
  const now = deps.system.now();
  const rehearsed = rehearse(state, set.value.steps, member.memberId, tenant.settings, now);
  const steps = await Promise.all(
    set.value.steps.map(async ({ step }, index): Promise<MacroStepPreview> => {
      const { code, detail, changesNothing } = rehearsed[index] ?? nothingKnown;
      const said = { step, code, detail, changesNothing, tool: null };
      if (!may(member, stepActions[step.kind])) return { ...said, code: 'forbidden' };
      if (code === 'ok' && step.kind === 'assign') {
        const to = { assigneeId: step.assigneeId, teamId: step.teamId };
        const checked = await destination(member.tenantId, to, undefined, deps);
        return checked.ok ? said : { ...said, ...against(checked) };
      }
      if (code !== 'ok' || step.kind !== 'tool') return said;
      const tool = await use(
        member,
        request.conversationId,
        step,
        'preview',
        `${id}.${index}`,
        deps,
      );
      if (!tool.ok) return { ...said, ...against(tool) };
      const { status } = tool.value;
      return status === 'ready'
        ? { ...said, tool: tool.value }
        : { ...said, code: tool.value.code, detail: tool.value.detail, tool: tool.value };
    }),
  );
  return ok({
    macroId: macro.id,
    name: macro.name,
    version: macro.version,
    steps,
    inputs,
    mayRun: steps.every(({ code }) => code === 'ok'),
  });
}

const nothingKnown = { code: 'ok', detail: '', changesNothing: false };

export async function runMacro(
  member: Asking,
  id: string,
  request: MacroRunRequest,
  deps: RunMacroDeps,
): Promise<Result<MacroRunAnswer>> {
  const set = await scene(member, id, request, deps);
  if (!set.ok) return set;
  const { macro, steps } = set.value;
  if (macro.version !== request.version) return changedMeanwhile;
  const { name, id: macroId } = macro;
  const begun = await tell(member, request, 'begin', deps, {
    kind: 'macro',
    macroId,
    name,
    steps: steps.length,
  });
  if (!begun.ok) return begun;
  const results: MacroStepResult[] = [];
  let isGoingOn = true;
  for (const [index, prepared] of steps.entries()) {
    const { step } = prepared;
    if (!isGoingOn) {
      results.push({ step, status: 'not-run', code: '', detail: '', tool: null });
      continue;
    }
    const result = await perform(member, request, index, prepared, set.value, deps);
    results.push(result);
    isGoingOn = result.status === 'done';
  }
  return ok({ isDone: isGoingOn, steps: results });
}

async function perform(
  member: Asking,
  request: MacroRunRequest,
  index: number,
  { step, code, detail }: PreparedStep,
  { memberName }: Scene,
  deps: RunMacroDeps,
): Promise<MacroStepResult> {
  const named = `${request.clientId}.${index}`;
  const refused = { step, status: 'refused', code, detail, tool: null } as const;
  if (!may(member, stepActions[step.kind])) return { ...refused, code: 'forbidden' };
  if (code !== 'ok') return refused;
  if (step.kind === 'tool') {
    const used = await use(member, request.conversationId, step, 'run', named, deps);
    if (!used.ok) return { ...refused, ...against(used) };
    const { status, code: became, detail: why } = used.value;
    const isOpen = status === 'waiting' || status === 'running';
    return {
      step,
      status: status === 'ok' ? 'done' : isOpen ? 'waiting' : 'refused',
      code: became,
      detail: why,
      tool: used.value,
    };
  }
  const told =
    step.kind === 'assign'
      ? await assignConversation(
          member,
          request.conversationId,
          { assigneeId: step.assigneeId as never, teamId: step.teamId },
          deps,
          named,
        )
      : await tell(member, request, String(index), deps, {
          ...actOf(step, named, memberName, deps.system.now()),
        });
  return told.ok
    ? { step, status: 'done', code: 'ok', detail: '', tool: null }
    : { ...refused, ...against(told) };
}

type Act = StaffCommand extends infer C
  ? C extends StaffCommand
    ? Omit<C, 'agentId' | 'actId'>
    : never
  : never;

function actOf(
  step: Exclude<MacroStep, { kind: 'tool' | 'assign' }>,
  clientId: string,
  memberName: string,
  now: number,
): Act {
  switch (step.kind) {
    case 'reply':
      return { kind: 'reply', clientId, text: step.text };
    case 'note':
      return { kind: 'note', clientId, memberName, text: step.text, mentions: [] };
    case 'tag':
      return { kind: 'tag', add: step.add, remove: step.remove };
    case 'prioritise':
      return { kind: 'prioritise', priority: step.priority };
    case 'snooze':
      return { kind: 'snooze', until: snoozedUntil(step, now) };
    case 'resolve':
      return { kind: 'end' };
  }
}

const tell = (
  { tenantId, memberId }: Asking,
  { conversationId, clientId }: MacroRunRequest,
  part: string,
  { conversations }: RunMacroDeps,
  act: Act,
) =>
  conversations.tellAsStaff(tenantId as never, conversationId, {
    ...act,
    agentId: memberId,
    actId: `${clientId}.${part}`,
  } as StaffCommand);

function use(
  member: Asking,
  conversationId: ConversationId,
  { tool, arguments: given }: Extract<MacroStep, { kind: 'tool' }>,
  kind: 'preview' | 'run',
  clientId: string,
  deps: RunMacroDeps,
): Promise<Result<StaffToolAnswer>> {
  return useToolByHand(member, conversationId, { tool, arguments: given, kind, clientId }, deps);
}

const against = ({ refusal }: Extract<Result<never>, { ok: false }>) => ({
  code: refusal.code,
  detail: refusal.detail ?? '',
});

async function scene(
  member: Asking,
  id: string,
  { conversationId, inputs }: MacroPreviewRequest,
  deps: RunMacroDeps,
): Promise<Result<Scene>> {
  const { tenantId, memberId } = member;
  const [found, recent, stored, tenant, names] = await Promise.all([
    findMacro(member, id, deps),
    recentWords(tenantId, conversationId, deps),
    deps.tools.ready(tenantId),
    tenantOf(tenantId, deps),
    openMemberNames(tenantId, [memberId], deps),
  ]);
  if (!found.ok) return found;
  if (!recent.ok) return refuse('not-found', 'no such conversation');
  const { state, said } = recent.value;
  const tools = stored.map(({ tool }) => tool);
  const memberName = names.get(memberId) ?? '';
  const variables = {
    ...variablesOf({
      contactName: (await contactNameOf(member, state.contactKey, deps)) ?? undefined,
      agentName: memberName,
      tenantName: tenant.name,
      conversationId,
    }),
    ...namedThings(tools, said),
  };
  const prepared = prepareSteps(found.value.steps, { memberId, variables, inputs, tools, said });
  return ok({ macro: found.value, tenant, state, memberName, ...prepared });
}
