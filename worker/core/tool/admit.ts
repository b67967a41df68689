/** Whether a call may be made at all, before its arguments are looked at: one table, in this order. Pure; asked by the tool desk. */
import type { ToolCode } from '#core/tool/outcome';
import { isPowerful, toolLimits } from '#core/tool/tool';
import type { Power, Tool, VerifiedIdentity } from '#core/tool/tool';

export interface Caller {
  power: Power;
  identity: VerifiedIdentity | null;
}

/** Calls made so far. */
export interface CallCounts {
  turn: number;
  /** Of this tool, in this turn and in this conversation. */
  ofToolInTurn: number;
  ofTool: number;
  conversation: number;
}

/** Why this caller may not use the tool; null when nothing stands against it. Foreign tools and unknown ones look the same. */
export function callerRefusal(tool: Tool | null, { power, identity }: Caller): ToolCode | null {
  if (!tool) return 'unknown-tool';
  if (!tool.enabled || tool.power === 'staff') return 'disabled';
  if (!isPowerful(power, tool.power))
    return tool.power === 'email' ? 'needs-email' : 'needs-identity';
  if (tool.segments.length > 0 && !tool.segments.includes(identity?.segment ?? ''))
    return 'segment';
  return null;
}

/** The same for a member who asks by hand: they have more power than any visitor, `roles` say which of them. */
export function memberRefusal(tool: Tool | null, role: string): ToolCode | 'forbidden' | null {
  if (!tool) return 'unknown-tool';
  if (!tool.enabled) return 'disabled';
  return tool.roles.length > 0 && !(tool.roles as string[]).includes(role) ? 'forbidden' : null;
}

export function countRefusal(tool: Tool, counts: CallCounts): ToolCode | null {
  if (counts.turn >= toolLimits.callsPerTurn || counts.ofToolInTurn >= tool.limits.perTurn)
    return 'turn-limit';
  if (
    counts.conversation >= toolLimits.callsPerConversation ||
    counts.ofTool >= tool.limits.perConversation
  )
    return 'conversation-limit';
  return null;
}
