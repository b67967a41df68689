/** The steps by which a visitor proves an address, so that a tool that needs one can go on. Used by flows/use-tools. */
import type { Draft } from '#core/conversation/input';
import { nextOf, verifyPlan, verifyStep } from '#core/tool/verify-email';
import type { CodeVerdict } from '#core/tool/verify-email';
import type { Entity } from '#core/understanding/entities/entity';
import type { ToolPlan } from '#protocol/tool-event';
import type { PartValues } from '#protocol/part';
import { words } from '#worker/locales/notices';
import type { NoticeKey } from '#worker/locales/notices';

/** Kept by the conversation's tool desk. */
export interface EmailProof {
  /** `away`: no mail can be sent. `over`: too many codes were. */
  send(email: string, language: string): Promise<'sent' | 'away' | 'over'>;
  /** `right` makes the address the visitor's identity. */
  check(code: string): Promise<CodeVerdict>;
}

export type Verified =
  | { kind: 'said'; draft: Draft; plan: ToolPlan | null; reason: string }
  /** Proved: the tool that waited goes on. */
  | { kind: 'go-on'; tool: string; input: PartValues }
  | { kind: 'none' };

export const askForEmail = (language: string): Draft => ({
  text: words('toolEmailAsk', language),
  language,
});

export async function verify(
  plan: ToolPlan,
  said: {
    text: string;
    entities: readonly Entity[];
    answer: 'yes' | 'no' | null;
    isAnswerable: boolean;
  },
  proof: EmailProof,
  language: string,
): Promise<Verified> {
  const step = verifyStep(plan, said);
  const next = nextOf(plan);
  const say = (key: NoticeKey, goesOn: ToolPlan | null, reason: string): Verified => ({
    kind: 'said',
    draft: { text: words(key, language), language },
    plan: goesOn,
    reason: `e-mail: ${reason}`,
  });
  switch (step.kind) {
    case 'none':
      return { kind: 'none' };
    case 'declined':
      return say('toolDeclined', null, 'declined');
    case 'ask': {
      const isCode = plan.awaits.kind === 'argument' && plan.awaits.name === 'code';
      return say(isCode ? 'toolCodeWrong' : 'toolEmailAsk', step.plan, 'asked again');
    }
    case 'send': {
      const sent = await proof.send(step.email, language);
      return sent === 'sent'
        ? say('toolCodeSent', verifyPlan('code', next), 'code sent')
        : say('toolNotForYou', null, sent === 'away' ? 'mail is away' : 'too many codes');
    }
    case 'check': {
      const verdict = await proof.check(step.code);
      if (verdict === 'right') return { kind: 'go-on', ...next };
      return verdict === 'wrong'
        ? say('toolCodeWrong', plan, 'wrong code')
        : say('toolEmailAsk', verifyPlan('email', next), 'the code is over');
    }
  }
}
