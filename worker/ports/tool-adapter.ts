/** How a tool is reached: one implementation for each kind of adapter, in adapters/tools, all under one contract suite. */
import type { Late } from '#core/tool/late';
import type { Tool } from '#core/tool/tool';
import type { ToolRequest } from '#core/tool/request';
import type { Credential } from '#protocol/tool';
import type { OutgoingFailureKind } from '#ports/outgoing';

export interface AdapterCall {
  /** Ours. */
  id: string;
  tool: Tool;
  /** Checked against the schema, with the identity in place. */
  arguments: Record<string, unknown>;
  tenantId: string;
  conversationId: string | null;
  /** ISO 639-1. */
  locale: string;
  /** The same over retries and restarts: what the other side knows a call by. */
  key: string;
  credential: Credential | null;
  /** The newest first; every call is signed with all of them. */
  signingSecrets: string[];
  timeoutMs: number;
  signal?: AbortSignal;
}

export type AdapterFailureKind = OutgoingFailureKind | 'request' | 'changed' | 'no-page';

export type AdapterAnswer =
  | {
      ok: true;
      status: number;
      headers: Record<string, string>;
      text: string;
      /** It was taken on and is not done: how its end is heard of. */
      late?: Late;
    }
  | {
      ok: false;
      /** `request`: these arguments make no request. `changed`: the other side offers something else than was approved. `no-page`: no open page of
       * the visitor offers it. */
      kind: AdapterFailureKind;
      detail: string;
      status?: number;
    };

export interface ToolAdapter {
  /** What would go out, without the credential; null when nothing leaves. */
  preview(call: AdapterCall): ToolRequest | null | Promise<ToolRequest | null>;
  /** What it would answer, with nothing done; null when it cannot say. Absent where that is never known. */
  rehearse?(call: AdapterCall): Promise<AdapterAnswer | null>;
  /** Asks, where it was said, for the end of what was taken on: 202 while there is none. Absent where nothing is taken on. */
  poll?(call: AdapterCall, url: string): Promise<AdapterAnswer>;
  /** Never throws. */
  run(call: AdapterCall): Promise<AdapterAnswer>;
}

/** A function of our own that is offered as a tool. What it throws counts as unreachable. */
export type BuiltinTool = (call: AdapterCall) => Promise<unknown>;
