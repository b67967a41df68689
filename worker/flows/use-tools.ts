/**
 * The built-in engine's step with tools: reads the message for what core/tool/plan needs, carries out the step it names, and says what
 * came of it. Null when the message is no matter for tools. Used by flows/answer, with and without a model.
 */
import type { Draft } from '#core/conversation/input';
import { callerRefusal } from '#core/tool/admit';
import type { Caller } from '#core/tool/admit';
import { outcome } from '#core/tool/outcome';
import type { ToolOutcome } from '#core/tool/outcome';
import { pickerPlan } from '#core/tool/picker-plan';
import { planStep } from '#core/tool/plan';
import type { PlanSituation, PlanStep } from '#core/tool/plan';
import { verifyEmail, verifyPlan } from '#core/tool/verify-email';
import type { Tool } from '#core/tool/tool';
import { titleOf } from '#core/tool/render';
import type { TenantPattern } from '#core/understanding/entities/tenant-pattern';
import { chosenAction } from '#core/part-reply';
import { entitiesIn } from '#core/understanding/understand';
import type { Understanding } from '#core/understanding/understand';
import { askFor, askForYes, askWhich, declined, tell } from '#flows/speak-tool';
import { askForEmail, verify } from '#flows/verify-email';
import type { EmailProof } from '#flows/verify-email';
import type { System } from '#ports/system';
import type { Part, PartValues } from '#protocol/part';
import type { ToolPlan } from '#protocol/tool-event';
import { words } from '#worker/locales/notices';

/** The tools of a tenant in one turn of one conversation; implemented by the conversation's tool desk. */
export interface Toolbox extends Caller {
  /** Enabled ones, by name. */
  tools: readonly Tool[];
  /** What the engine waits for since an earlier turn. */
  plan: ToolPlan | null;
  /** How an address is proved; null where no mail can be sent. */
  proof: EmailProof | null;
  /** Checks, logs, makes and logs again. Never throws. `isConfirmed`: the visitor has said yes to exactly this. */
  call(
    name: string,
    given: Record<string, unknown>,
    how: { isConfirmed: boolean; language: string },
  ): Promise<{ callId: string; outcome: ToolOutcome }>;
}

export interface Matter {
  /** What is asked: the message, with the question that it clarifies. */
  text: string;
  /** The message alone. */
  said: string;
  history: readonly { author: string; text: string }[];
  answers?: { part: Part; values: PartValues };
  understood: Understanding;
  language: string;
  isAnswerable: boolean;
  /** BCP 47, of the visitor's browser. */
  locale: string;
  /** The tenant's own forms of ids. */
  patterns: readonly TenantPattern[];
  /** What the last answer offered as buttons. */
  offered: readonly string[];
}

export interface ToolAnswer {
  draft: Draft;
  /** What is waited for now. */
  plan: ToolPlan | null;
  reason: string;
  isFailure: boolean;
  /** Said behind what the articles say, not instead of it. */
  isBesideArticle?: true;
  /** It asked which of several things is meant. */
  isClarifying?: boolean;
}

/** Messages before this one whose order numbers and the like still count. */
const lookedBack = 4;

/** Whether the planner must see the message before any model: an answer to what it asked, or a button. */
export const isForPlanner = ({ plan }: Toolbox, { answers }: Pick<Matter, 'answers'>): boolean =>
  plan !== null || (answers !== undefined && chosenAction(answers.part, answers.values) !== null);

/** Why the engine turns to tools: it waited for this, the message leaves a choice that must be asked for, or it asks for one. */
export type ToolCall = 'awaited' | 'choice' | 'fresh';

export function toolCallIn(matter: Matter, toolbox: Toolbox, now: number): ToolCall | null {
  if (isForPlanner(toolbox, matter) || titledIn(matter, toolbox)) return 'awaited';
  const step = stepOf(matter, toolbox, now, null);
  if (step.kind === 'none') return null;
  return step.kind === 'choose' || (step.kind === 'ask' && step.choices.length > 0)
    ? 'choice'
    : 'fresh';
}

export async function useTools(
  matter: Matter,
  toolbox: Toolbox,
  system: System,
): Promise<ToolAnswer | null> {
  const { text, language, understood, isAnswerable } = matter;
  const now = system.now();
  const { plan, proof } = toolbox;
  if (plan?.tool !== verifyEmail || !proof)
    return perform(stepOf(matter, toolbox, now, null), matter, toolbox, system);
  const entities = entitiesIn(text, language, now, matter);
  const answer = answerIn(text, understood, language);
  const verified = await verify(plan, { text, entities, answer, isAnswerable }, proof, language);
  if (verified.kind === 'said') return { ...verified, isFailure: false };
  const action =
    verified.kind === 'go-on' ? { action: verified.tool, input: verified.input } : null;
  return perform(stepOf(matter, toolbox, now, action), matter, toolbox, system);
}

async function perform(
  step: PlanStep,
  { language }: Matter,
  toolbox: Toolbox,
  system: System,
): Promise<ToolAnswer | null> {
  switch (step.kind) {
    case 'none':
      return null;
    case 'ask':
      return {
        ...said(
          askFor(step.tool, step.name, language, step.choices),
          step,
          step.choices.length > 0 ? `asks which ${step.name}` : `asks for ${step.name}`,
          step.plan,
        ),
        isClarifying: step.choices.length > 0,
      };
    case 'choose': {
      const choice = askWhich(step.options, step.value, language);
      return {
        ...said(
          choice.draft,
          step,
          `or ${step.options
            .slice(1)
            .map(({ tool }) => tool.name)
            .join(', ')}: asks which`,
          choice.plan,
        ),
        isClarifying: true,
      };
    }
    case 'confirm':
      return said(
        askForYes(step.tool, step.plan.arguments, language),
        step,
        'asks for a yes',
        step.plan,
      );
    case 'declined':
      return said(declined(language), step, 'declined');
    case 'sign-in': {
      const draft = { text: words('toolSignInHint', language), language };
      return { ...said(draft, step, 'needs-identity'), isBesideArticle: true };
    }
    case 'refused': {
      const { tool, code, arguments: given } = step;
      if (code === 'needs-email' && toolbox.proof) {
        const next = { tool: tool.name, input: given as PartValues };
        return said(askForEmail(language), step, code, verifyPlan('email', next));
      }
      const refused = { tool, arguments: {}, outcome: outcome(code), callId: '', at: 0 };
      return { ...said(tell(refused, language), step, code), isFailure: true };
    }
    case 'call': {
      const { tool, arguments: given, isConfirmed } = step;
      const made = await toolbox.call(tool.name, given, { isConfirmed, language });
      const told = { tool, arguments: given, ...made, at: system.now() };
      const draft = tell(told, language);
      const answer = said(
        draft,
        step,
        made.outcome.code,
        pickerPlan(draft.parts ?? [], toolbox.tools),
      );
      return { ...answer, isFailure: made.outcome.status === 'failed' };
    }
  }
}

const said = (
  draft: Draft,
  { tool }: Exclude<PlanStep, { kind: 'none' }>,
  what: string,
  plan: ToolPlan | null = null,
): ToolAnswer => ({ draft, plan, reason: `tool ${tool.name}: ${what}`, isFailure: false });

/** Whether the planner has something to do with this message. */
export const isToolMatter = (matter: Matter, toolbox: Toolbox, now: number): boolean =>
  stepOf(matter, toolbox, now, null).kind !== 'none';

function stepOf(
  matter: Matter,
  toolbox: Toolbox,
  now: number,
  action: PlanSituation['action'],
): PlanStep {
  const { text, language, understood, answers, history } = matter;
  const before = history
    .filter(({ author }) => author === 'visitor')
    .slice(-lookedBack)
    .toReversed();
  return planStep({
    tools: toolbox.tools,
    plan: toolbox.plan,
    text,
    entities: entitiesIn(text, language, now, matter),
    entitiesBefore: before.flatMap((message) => entitiesIn(message.text, language, now, matter)),
    textsBefore: before.map((message) => message.text),
    language,
    answer: answerIn(text, understood, language),
    intent: understood.intent.label,
    action:
      action ??
      titledIn(matter, toolbox) ??
      (answers ? chosenAction(answers.part, answers.values) : null),
    values: answers?.values ?? null,
    isAnswerable: matter.isAnswerable,
    refusalOf: (tool) => callerRefusal(tool, toolbox),
  });
}

/** A button that says a tool's title stands for it. */
function titledIn(
  { said: text, offered, language }: Matter,
  { tools, plan }: Toolbox,
): PlanSituation['action'] {
  if (plan?.awaits.kind === 'choice' || !offered.includes(text)) return null;
  const tool = tools.find((one) => titleOf(one, language) === text);
  return tool ? { action: tool.name, input: {} } : null;
}

/** A plain yes or no, in words or by our buttons. */
export function answerIn(
  text: string,
  { smalltalk }: Understanding,
  language: string,
): 'yes' | 'no' | null {
  const plain = text.trim();
  if (smalltalk === 'affirm' || plain === words('toolYes', language)) return 'yes';
  return smalltalk === 'deny' || plain === words('toolNo', language) ? 'no' : null;
}
