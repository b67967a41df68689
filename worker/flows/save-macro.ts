/**
 * Macros written and changed: an agent's own by themselves, shared ones by who leads. What a step names must be there; a change of a
 * version that is not the newest is refused, so that nobody overwrites a colleague.
 */
import { macroFault } from '#core/macro';
import { may } from '#core/permission';
import type { Actor } from '#core/permission';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { roomFor } from '#core/tenant-caps';
import { checkAssignee } from '#flows/check-assignee';
import type { Macros } from '#ports/macros';
import type { Members } from '#ports/members';
import type { System } from '#ports/system';
import type { Teams } from '#ports/teams';
import type { Tools } from '#ports/tools';
import type { Macro, MacroChange, MacroDraft, MacroStep } from '#protocol/macro';

export interface SaveMacroDeps {
  macros: Macros;
  tools: Pick<Tools, 'all'>;
  teams: Pick<Teams, 'teams'>;
  members: Pick<Members, 'get'>;
  system: System;
}

type Asking = Actor & { tenantId: string; memberId: string };

const notShared = refuse('forbidden', 'shared macros are for who leads the desk');

export async function addMacro(
  member: Asking,
  draft: MacroDraft,
  deps: SaveMacroDeps,
): Promise<Result<Macro>> {
  if (draft.isShared && !may(member, 'macro.write')) return notShared;
  const fault = await faultOf(member.tenantId, draft.steps, deps);
  if (fault !== null) return refuse('invalid-request', fault);
  const room = await roomForMacro(member, draft, deps);
  if (!room.ok) return room;
  const macro = newMacro(draft, member.memberId, deps.system);
  await deps.macros.add(member.tenantId, [macro]);
  return ok(macro);
}

export const newMacro = (draft: MacroDraft, memberId: string | null, system: System): Macro => ({
  ...draft,
  id: system.newId('mac'),
  ownerId: draft.isShared ? null : memberId,
  version: 1,
  updatedAt: new Date(system.now()).toISOString(),
  updatedBy: memberId,
});

/** A colleague's own macro and an absent one look the same. */
export async function findMacro(
  { tenantId, memberId }: { tenantId: string; memberId: string },
  id: string,
  { macros }: { macros: Pick<Macros, 'get'> },
): Promise<Result<Macro>> {
  const macro = await macros.get(tenantId, id);
  return macro && (macro.isShared || macro.ownerId === memberId) ? ok(macro) : refuse('not-found');
}

export async function changeMacro(
  member: Asking,
  id: string,
  { version, ...change }: MacroChange,
  deps: SaveMacroDeps,
): Promise<Result<{ before: Macro; after: Macro }>> {
  const found = await findMacro(member, id, deps);
  if (!found.ok) return found;
  const before = found.value;
  if ((before.isShared || change.isShared) && !may(member, 'macro.write')) return notShared;
  if (before.version !== version) return changedMeanwhile;
  const fault = await faultOf(member.tenantId, change.steps, deps);
  if (fault !== null) return refuse('invalid-request', fault);
  const room = before.isShared === change.isShared || (await roomForMacro(member, change, deps));
  if (room !== true && !room.ok) return room;
  const after: Macro = {
    ...before,
    ...change,
    ownerId: change.isShared ? null : member.memberId,
    version: version + 1,
    updatedAt: new Date(deps.system.now()).toISOString(),
    updatedBy: member.memberId,
  };
  return (await deps.macros.save(member.tenantId, after))
    ? ok({ before, after })
    : changedMeanwhile;
}

export const changedMeanwhile = refuse('stale', 'somebody has changed this macro meanwhile');

export async function removeMacro(
  member: Asking,
  id: string,
  deps: Pick<SaveMacroDeps, 'macros'>,
): Promise<Result<Macro>> {
  const found = await findMacro(member, id, deps);
  if (!found.ok) return found;
  if (found.value.isShared && !may(member, 'macro.write')) return notShared;
  return (await deps.macros.remove(member.tenantId, id)) ? found : refuse('not-found');
}

/** Among the shared ones, or among this member's own. */
async function roomForMacro(
  { tenantId, memberId }: Asking,
  { isShared }: { isShared: boolean },
  { macros }: Pick<SaveMacroDeps, 'macros'>,
): Promise<Result<null>> {
  const known = await macros.of(tenantId, memberId);
  const alike = known.filter((macro) => macro.isShared === isShared);
  return roomFor(isShared ? 'sharedMacros' : 'ownMacros', alike.length);
}

async function faultOf(
  tenantId: string,
  steps: MacroStep[],
  deps: SaveMacroDeps,
): Promise<string | null> {
  const named = steps.flatMap((step) =>
    step.kind === 'assign' && step.assigneeId !== null && step.assigneeId !== 'me'
      ? [step.assigneeId]
      : [],
  );
  const isThere = async (id: string) => ((await checkAssignee(tenantId, id, deps)).ok ? [id] : []);
  const [stored, allTeams, members] = await Promise.all([
    steps.some(({ kind }) => kind === 'tool') ? deps.tools.all(tenantId) : [],
    steps.some(({ kind }) => kind === 'assign') ? deps.teams.teams(tenantId) : [],
    Promise.all(named.map(isThere)),
  ]);
  return macroFault(steps, {
    tools: stored.map(({ tool }) => tool),
    memberIds: new Set(members.flat()),
    teamIds: new Set(allTeams.map(({ id }) => id)),
  });
}
