/** The teams and shared macros that a new tenant begins with, as its file gives them; a step may name a team by its name. */
import * as v from 'valibot';
import { macroFault } from '#core/macro';
import type { Tool } from '#core/tool/tool';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { newMacro } from '#flows/save-macro';
import type { Macros } from '#ports/macros';
import type { System } from '#ports/system';
import type { Teams } from '#ports/teams';
import type { MemberId } from '#protocol/ids';
import { MacroDraft } from '#protocol/macro';
import { refusalOf } from '#protocol/validation';

const Text = v.pipe(v.string(), v.minLength(1));

export const givenDesk = {
  teams: v.optional(v.array(v.object({ name: Text, skills: v.optional(v.array(Text), []) })), []),
  macros: v.optional(
    v.array(
      v.object({
        name: Text,
        description: v.optional(v.string(), ''),
        /** Like those of the staff API; `assign` may say `team` instead of `teamId`. */
        steps: v.array(v.looseObject({ kind: Text })),
      }),
    ),
    [],
  ),
};
const GivenDesk = v.object(givenDesk);

export interface AddMacrosDeps {
  macros: Pick<Macros, 'add'>;
  teams: Pick<Teams, 'saveTeam'>;
  system: System;
}

/** Everybody who was given with the tenant is in every team: who is where is for the tenant to say. */
export async function addMacros(
  tenantId: string,
  { teams, macros }: v.InferOutput<typeof GivenDesk>,
  { memberIds, tools }: { memberIds: MemberId[]; tools: readonly Tool[] },
  deps: AddMacrosDeps,
): Promise<Result<null>> {
  const { system } = deps;
  const ids = new Map<unknown, string>();
  const drafts: MacroDraft[] = [];
  for (const { name } of teams) ids.set(name, system.newId('tea'));
  for (const { steps, ...macro } of macros) {
    const named = steps.map(({ team, ...step }) =>
      team === undefined ? step : { ...step, teamId: ids.get(team) ?? team },
    );
    const draft = v.safeParse(MacroDraft, { ...macro, isShared: true, steps: named });
    const refusal = draft.success ? null : refusalOf(draft.issues);
    const known = { tools, memberIds: new Set(memberIds), teamIds: new Set(ids.values()) };
    const fault = draft.success ? macroFault(draft.output.steps, known) : (refusal?.detail ?? '');
    if (!draft.success || fault !== null)
      return refuse('invalid-request', `macro ${macro.name}: ${fault}`);
    drafts.push(draft.output);
  }
  for (const { name, skills } of teams)
    await deps.teams.saveTeam(
      tenantId,
      ids.get(name) ?? '',
      { name, memberIds, skills },
      system.now(),
    );
  await deps.macros.add(
    tenantId,
    drafts.map((draft) => newMacro(draft, null, system)),
  );
  return ok(null);
}
