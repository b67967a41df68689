/** Endpoints for reports of other systems, their receipts, and the newest state of what is reported on. Implemented by store/hooks. */
import type { HookMapping, HookOutcome } from '#protocol/hook';

export interface StoredHook {
  tenantId: string;
  id: string;
  name: string;
  enabled: boolean;
  mapping: HookMapping;
  secretSealed: string;
  /** Epoch ms. */
  createdAt: number;
  updatedAt: number;
}

export interface Receipt {
  digest: string;
  /** Null until the effect is made. */
  outcome: HookOutcome | null;
}

export interface Hooks {
  all(tenantId: string): Promise<StoredHook[]>;
  get(tenantId: string, id: string): Promise<StoredHook | null>;
  /** Before the tenant is known: its address names it. */
  byId(id: string): Promise<StoredHook | null>;
  add(hook: StoredHook): Promise<void>;
  /** False when somebody changed it after `seen` (its `updatedAt`): then nothing is written. */
  save(hook: StoredHook, seen: number): Promise<boolean>;
  /** With its receipts and states. */
  remove(tenantId: string, id: string): Promise<boolean>;
  /** The first copy's receipt, which may be this one's. Also forgets what is older than `keptSince`. */
  receive(
    hook: Pick<StoredHook, 'tenantId' | 'id'>,
    message: { id: string; digest: string; at: number },
    keptSince: number,
  ): Promise<Receipt>;
  /** The outcome that counts: of whoever was first. */
  finish(
    hook: Pick<StoredHook, 'tenantId' | 'id'>,
    id: string,
    outcome: HookOutcome,
  ): Promise<HookOutcome>;
  /** False when a newer state is known, set by another message. */
  isNewest(
    hook: Pick<StoredHook, 'tenantId' | 'id'>,
    state: { subject: string; sequence: number; setBy: string; at: number },
  ): Promise<boolean>;
}
