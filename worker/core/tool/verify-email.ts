/**
 * How a visitor proves an address in the conversation: asked for it, sent a one-time code, asked for that. Then the tool that needed it goes
 * on. Pure; carried out by flows/verify-email, the code itself is kept by the tool desk, sealed.
 */
import type { Entity } from '#core/understanding/entities/entity';
import type { PartValues } from '#protocol/part';
import type { ToolPlan } from '#protocol/tool-event';

/** Stands in a plan like a tool; no tenant's tool is called so. */
export const verifyEmail = 'verify-email';

export const codeLimits = {
  /** Tries of one code: of a million codes, six are guessed. */
  tries: 6,
  /** Codes in one conversation, and to one address in an hour; to one that was never proved there is one a day (flows/stranger-mail). */
  perConversation: 3,
  perAddress: 5,
  /** Epoch ms. */
  lastsMs: 10 * 60_000,
} as const;

export interface SentCode {
  email: string;
  code: string;
  expiresAt: number;
  tries: number;
  /** Codes sent in this conversation. */
  sent: number;
}

export type CodeVerdict = 'right' | 'wrong' | 'over';

/** `over`: another code is needed. */
export function judgeCode(sent: SentCode | null, code: string, now: number): CodeVerdict {
  if (!sent || now >= sent.expiresAt || sent.tries >= codeLimits.tries) return 'over';
  return sent.code === code ? 'right' : 'wrong';
}

export type VerifyStep =
  | { kind: 'send'; email: string }
  | { kind: 'check'; code: string }
  | { kind: 'ask'; plan: ToolPlan }
  | { kind: 'declined' }
  /** The message is about something else. */
  | { kind: 'none' };

/** `next` is the tool that waits, with what is known of its arguments. */
export const verifyPlan = (
  awaits: 'email' | 'code',
  next: { tool: string; input: PartValues },
  tries = 0,
): ToolPlan => ({
  tool: verifyEmail,
  arguments: { next },
  awaits: { kind: 'argument', name: awaits },
  tries,
});

export const nextOf = (plan: ToolPlan) =>
  plan.arguments['next'] as { tool: string; input: PartValues };

export function verifyStep(
  plan: ToolPlan,
  said: {
    text: string;
    entities: readonly Entity[];
    answer: 'yes' | 'no' | null;
    isAnswerable: boolean;
  },
): VerifyStep {
  if (said.answer === 'no') return { kind: 'declined' };
  const email = said.entities.find(({ type }) => type === 'EMAIL')?.value;
  // Another address may be given instead of the code, too.
  if (email !== undefined) return { kind: 'send', email: email.toLowerCase() };
  const awaits = plan.awaits.kind === 'argument' && plan.awaits.name === 'code' ? 'code' : 'email';
  const code = /(?<!\d)(\d{3})[ -]?(\d{3})(?!\d)/.exec(said.text);
  if (awaits === 'code' && code) return { kind: 'check', code: `${code[1]}${code[2]}` };
  if (said.isAnswerable || plan.tries > 0) return { kind: 'none' };
  return { kind: 'ask', plan: { ...plan, tries: plan.tries + 1 } };
}
