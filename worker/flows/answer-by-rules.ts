/** The answers of one turn that rules give, without articles or models: the planner of tools, and lead capture. Used by flows/answer. */
import type { AnswerPlan } from '#core/answer/decide';
import type { Tenant } from '#core/tenant';
import type { Answer, AnswerDeps, Options } from '#flows/answer';
import { fromLead, fromTools } from '#flows/answer-report';
import { emitPaced } from '#flows/emit-paced';
import type { Reading } from '#flows/read-question';
import { talkAboutLead } from '#flows/talk-about-lead';
import type { LeadWish } from '#flows/talk-about-lead';
import { reportOf } from '#flows/turn-report';
import { useTools } from '#flows/use-tools';
import type { Matter, Toolbox } from '#flows/use-tools';

export interface Turn {
  tenant: Tenant;
  reading: Reading;
  plan: AnswerPlan;
  toolbox: Toolbox | null;
  matter: Matter;
  deps: AnswerDeps;
  emit: (text: string) => void;
  options: Options;
}

/** Said behind what the articles say. */
export interface Hint {
  hint: string;
  reason: string;
}

/** By the built-in planner; null when it was no matter for tools after all. */
export async function byTools(turn: Turn): Promise<Answer | Hint | null> {
  const { tenant, reading, plan, toolbox, matter, deps, emit, options } = turn;
  const used = toolbox && (await useTools(matter, toolbox, deps.system));
  if (!used) return null;
  if (used.isBesideArticle) return { hint: `\n\n${used.draft.text}`, reason: used.reason };
  await emitPaced(used.draft.text, deps.system, emit, options);
  return { ...fromTools(used, reportOf(tenant, plan, reading)), escalate: null };
}

/** Contact details, one question at a time; null when nobody takes them down now. */
export async function byLead(
  turn: Turn,
  wish: LeadWish | null = null,
  said = '',
): Promise<Answer | null> {
  const { tenant, reading, plan, toolbox, matter, deps, emit, options } = turn;
  const desk = deps.leadDesk;
  if (!desk || plan.kind === 'concern') return null;
  if (plan.kind === 'handover' && !desk.isNobodyThere) return null;
  const own = { ...reading.question, ...matter, text: matter.said };
  const told = await talkAboutLead(tenant, own, desk, toolbox, deps.system, wish);
  if (!told) return null;
  const opening = said.trim() === '' ? '' : `${said}\n\n`;
  const text = `${opening}${told.draft.text}`;
  await emitPaced(text.slice(said.length), deps.system, emit, options);
  const draft = { ...told.draft, text };
  return { ...fromLead({ ...told, draft }, reportOf(tenant, plan, reading)), escalate: null };
}
