/** A tenant's training instructions. `ready` is for turns: values kept in the isolate, at most seconds old. Implemented by store/instructions. */
import type { Instruction } from '#protocol/instruction';

export interface Instructions {
  ready(tenantId: string): Promise<readonly Instruction[]>;
  all(tenantId: string): Promise<Instruction[]>;
  get(tenantId: string, id: string): Promise<Instruction | null>;
  add(tenantId: string, instructions: readonly Instruction[]): Promise<void>;
  /** False when it is gone, or not what `seenAt` (its `updatedAt`) saw. */
  save(tenantId: string, instruction: Instruction, seenAt: string): Promise<boolean>;
  remove(tenantId: string, id: string): Promise<boolean>;
}
