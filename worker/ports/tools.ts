/** The tools that tenants have set up, and the log of what was done with them. Implemented by store/tools and store/tool-executions. */
import type { Tool } from '#core/tool/tool';
import type { ExecutionFilter, ToolNumbers } from '#protocol/tool-run';

export interface StoredTool {
  tool: Tool;
  /** The definition is the catalogue's. */
  isShared: boolean;
  credentialSealed: string | null;
  signingSealed: string;
  oldSigningSealed: string | null;
  /** Epoch ms. */
  oldSigningUntil: number | null;
  createdAt: number;
  updatedAt: number;
}

export interface Tools {
  /** For a turn: kept for some seconds, and for longer while the database is away. Throws DatabaseAway. */
  ready(tenantId: string): Promise<StoredTool[]>;
  all(tenantId: string): Promise<StoredTool[]>;
  get(tenantId: string, name: string): Promise<StoredTool | null>;
  /** False when the name is taken. */
  add(tenantId: string, tool: StoredTool): Promise<boolean>;
  /** False when it was changed since `seen` (its updatedAt). */
  save(tenantId: string, tool: StoredTool, seen: number): Promise<boolean>;
  remove(tenantId: string, name: string): Promise<boolean>;
}

export interface ExecutionRow {
  tenantId: string;
  id: string;
  at: number;
  tool: string;
  conversationId: string | null;
  turnId: string | null;
  by: 'assistant' | 'staff';
  status: 'ok' | 'failed' | 'refused' | 'waiting';
  code: string;
  httpStatus: number | null;
  attempts: number;
  latencyMs: number;
  costUsd: number;
  /** JSON of redacted arguments and result. */
  detailSealed: string;
}

export interface ToolExecutions {
  /** Also forgets what of this tenant is older than `keptSince`. A second entry of a call keeps what its tries have cost. */
  record(row: ExecutionRow, keptSince: number): Promise<void>;
  /** Forgets what is older, of all tenants; answers how many. */
  forget(keptSince: number): Promise<number>;
  page(
    tenantId: string,
    /** `of`: of these tools only. */
    filter: ExecutionFilter & { of?: string[] },
    keptSince: number,
  ): Promise<{ rows: ExecutionRow[]; cursor: string | null }>;
  numbers(tenantId: string, since: number): Promise<ToolNumbers>;
}
