/** Staff writes, changes or switches an instruction. It holds from the next turn on. */
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { roomFor } from '#core/tenant-caps';
import type { Instructions } from '#ports/instructions';
import type { System } from '#ports/system';
import { isBounded, unbounded } from '#protocol/instruction';
import type { Instruction, InstructionChange, InstructionDraft } from '#protocol/instruction';

interface Deps {
  instructions: Instructions;
  system: System;
}

export async function addInstruction(
  tenantId: string,
  draft: InstructionDraft,
  { instructions, system }: Deps,
): Promise<Result<Instruction>> {
  const room = roomFor('instructions', (await instructions.all(tenantId)).length);
  if (!room.ok) return room;
  const instruction = newInstruction(draft, system);
  await instructions.add(tenantId, [instruction]);
  return ok(instruction);
}

export function newInstruction(draft: InstructionDraft, system: System): Instruction {
  const now = new Date(system.now()).toISOString();
  return { ...draft, id: system.newId('ins'), createdAt: now, updatedAt: now };
}

export async function changeInstruction(
  tenantId: string,
  id: string,
  change: InstructionChange,
  { instructions, system }: Deps,
): Promise<Result<Instruction>> {
  const before = await instructions.get(tenantId, id);
  if (!before) return refuse('not-found');
  const given = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  );
  const later = Math.max(system.now(), Date.parse(before.updatedAt) + 1);
  const after = { ...before, ...given, updatedAt: new Date(later).toISOString() };
  if (!isBounded(after)) return refuse('invalid-request', unbounded);
  if (!(await instructions.save(tenantId, after, before.updatedAt)))
    return refuse('stale', 'somebody changed this instruction meanwhile');
  return ok(after);
}
