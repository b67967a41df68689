/**
 * The built-in engine's way to a tool, without a model: which tool a message asks for, which argument is still missing (one question at a
 * time), when to ask for a yes, and when to let go. A table of rules over plain values; flows/use-tools carries it out. What
 * it waits for stands in the conversation's state. See README.
 */
import { choicesOf, chosen, numberOptions } from '#core/tool/choice';
import type { Choice, ToolOption } from '#core/tool/choice';
import { timesOfDay } from '#core/tool/day-alone';
import { propertiesOf } from '#core/tool/schema';
import type { ToolCode } from '#core/tool/outcome';
import { fits, readArgument } from '#core/tool/read-argument';
import type { Words } from '#core/tool/read-argument';
import { isQuestion } from '#core/tool/said';
import { forNumberAlone, isThingNamed, readBefore, triggered } from '#core/tool/trigger';
import { needsConfirmation } from '#core/tool/tool';
import type { Tool } from '#core/tool/tool';
import type { Entity } from '#core/understanding/entities/entity';
import type { PartValues } from '#protocol/part';
import type { ToolPlan } from '#protocol/tool-event';

export interface PlanSituation extends Words {
  tools: readonly Tool[];
  /** What was waited for until now. */
  plan: ToolPlan | null;
  intent: string;
  /** Of the visitor's messages before this one, the newest first. */
  entitiesBefore: readonly Entity[];
  textsBefore: readonly string[];
  /** A button that stands for a tool was pressed. */
  action: { action: string; input: PartValues } | null;
  /** What was entered into a form or picker. */
  values: PartValues | null;
  /** The articles have an answer to what was written. */
  isAnswerable: boolean;
  /** ISO 639-1 of what is said to the visitor. */
  language: string;
  refusalOf(tool: Tool): ToolCode | null;
}

export type PlanStep =
  | { kind: 'none' }
  /** With `choices` where more than one thing was named that it could be. */
  | { kind: 'ask'; tool: Tool; plan: ToolPlan; name: string; choices: readonly Choice[] }
  /** More than one tool is meant; `value` is the number that could be of either. */
  | { kind: 'choose'; tool: Tool; options: readonly ToolOption[]; value: string | null }
  | { kind: 'confirm'; tool: Tool; plan: ToolPlan }
  | { kind: 'call'; tool: Tool; arguments: Record<string, unknown>; isConfirmed: boolean }
  /** With what was found of its arguments already. */
  | { kind: 'refused'; tool: Tool; code: ToolCode; arguments: Record<string, unknown> }
  /** Refused to a stranger, and an article says how it is done: more than a closed door. */
  | { kind: 'sign-in'; tool: Tool }
  /** The visitor does not want it after all. */
  | { kind: 'declined'; tool: Tool };

const none: PlanStep = { kind: 'none' };
/** Asked once and once more, then the matter is let go. */
const mostTries = 2;

export function planStep(situation: PlanSituation): PlanStep {
  const { action, plan, tools } = situation;
  if (action) {
    const tool = tools.find(({ name }) => name === action.action);
    return tool ? begin(tool, known(tool, picked(tool, action.input)), situation) : none;
  }
  const awaiting = plan && tools.find(({ name }) => name === plan.tool);
  if (plan && awaiting) {
    const step = goOn(awaiting, plan, situation);
    if (step) return step;
  }
  const meant = triggered(situation);
  if (meant.length > 1)
    return { kind: 'choose', tool: meant[0]!, options: meant.map(byTitle), value: null };
  const tool = meant[0];
  if (tool) return begin(tool, {}, situation);
  const number = plan === null ? numberOptions(tools, situation.entities) : null;
  if (number) return { kind: 'choose', tool: number.options[0]!.tool, ...number };
  const alone = plan === null ? forNumberAlone(situation) : null;
  return alone ? begin(alone, {}, situation) : none;
}

const byTitle = (tool: Tool): ToolOption => ({ tool, arguments: {}, as: null });

/** The answer to what was asked; null when it is none and the message stands for itself. */
function goOn(tool: Tool, plan: ToolPlan, situation: PlanSituation): PlanStep | null {
  if (situation.answer === 'no' && !awaitsBoolean(tool, plan)) return { kind: 'declined', tool };
  if (plan.awaits.kind === 'confirmation') {
    if (situation.answer === 'yes')
      return { kind: 'call', tool, arguments: plan.arguments, isConfirmed: true };
    return againOrNot(tool, plan, situation, { kind: 'confirm', tool, plan: tried(plan) });
  }
  if (plan.awaits.kind === 'choice') {
    const option = chosen(situation.text, plan.awaits.options);
    const picked = option && situation.tools.find(({ name }) => name === option.tool);
    // What else was said then still counts ("where is 123, and cancel 456").
    const back = { ...situation, entities: situation.entitiesBefore };
    return picked ? begin(picked, { ...option.arguments }, back) : null;
  }
  const times = timesOfDay(tool, plan, situation.entities, situation.tools);
  if (times) return begin(times.tool, times.arguments, situation);
  const { name } = plan.awaits;
  const choice = plan.awaits.choices && chosen(situation.text, plan.awaits.choices);
  if (choice) return next(tool, { ...plan.arguments, [name]: choice.value }, situation);
  const property = propertiesOf(tool)[name] ?? {};
  const entered = situation.values === null ? undefined : enteredFor(name, situation.values);
  const value =
    entered !== undefined && fits(tool, name, property, entered)
      ? entered
      : readArgument(tool, name, property, situation, true);
  if (value === undefined || (property['x-text'] && isAnotherMatter(tool, situation)))
    return againOrNot(tool, plan, situation, {
      kind: 'ask',
      tool,
      plan: tried(plan),
      name,
      choices: plan.awaits.choices ?? [],
    });
  const given = { ...plan.arguments, [name]: value, ...known(tool, situation.values ?? {}) };
  return next(tool, withFound(tool, given, situation, false), situation);
}

const tried = (plan: ToolPlan): ToolPlan => ({ ...plan, tries: plan.tries + 1 });

const awaitsBoolean = (tool: Tool, { awaits }: ToolPlan): boolean =>
  awaits.kind === 'argument' && propertiesOf(tool)[awaits.name]?.type === 'boolean';

function againOrNot(
  tool: Tool,
  plan: ToolPlan,
  situation: PlanSituation,
  again: PlanStep,
): PlanStep | null {
  return isAnotherMatter(tool, situation) || plan.tries + 1 >= mostTries ? null : again;
}

const isAnotherMatter = (tool: Tool, situation: PlanSituation): boolean => {
  const [other = null] = triggered(situation);
  // "Shanghai" is in the articles, too, and yet the answer to "From where?".
  const asksArticles = situation.isAnswerable && isQuestion(situation.text);
  return asksArticles || (other !== null && other.name !== tool.name);
};

function begin(tool: Tool, given: Record<string, unknown>, situation: PlanSituation): PlanStep {
  const found = withFound(tool, given, situation, tool.risk === 'read');
  const code = situation.refusalOf(tool);
  if (code === null) return next(tool, found, situation);
  const isGeneral = situation.isAnswerable && !situation.action && !isThingNamed(tool, situation);
  return code === 'needs-identity' && isGeneral
    ? { kind: 'sign-in', tool }
    : { kind: 'refused', tool, code, arguments: found };
}

function next(tool: Tool, given: Record<string, unknown>, situation: PlanSituation): PlanStep {
  const properties = propertiesOf(tool);
  const plan = { tool: tool.name, arguments: given, tries: 0 };
  const { entities, text, language } = situation;
  for (const [name, property] of Object.entries(properties)) {
    const choices =
      given[name] === undefined
        ? choicesOf(tool, name, property, { text, entities }, language)
        : [];
    if (choices.length === 0) continue;
    const kept = choices.map(({ label, value }) => ({ label, value }));
    const awaits = { kind: 'argument' as const, name, choices: kept };
    return { kind: 'ask', tool, name, choices, plan: { ...plan, awaits } };
  }
  const missing = tool.parameters.required.find(
    (name) =>
      given[name] === undefined &&
      properties[name]?.['x-identity'] === undefined &&
      properties[name]?.default === undefined,
  );
  if (missing !== undefined)
    return {
      kind: 'ask',
      tool,
      name: missing,
      choices: [],
      plan: { ...plan, awaits: { kind: 'argument', name: missing } },
    };
  if (needsConfirmation(tool))
    return { kind: 'confirm', tool, plan: { ...plan, awaits: { kind: 'confirmation' } } };
  return { kind: 'call', tool, arguments: given, isConfirmed: false };
}

/** What the message holds besides; for reading tools also what was said before ("my order, as I wrote"). */
function withFound(
  tool: Tool,
  given: Record<string, unknown>,
  situation: PlanSituation,
  looksBack: boolean,
): Record<string, unknown> {
  const all = { ...given };
  for (const [name, property] of Object.entries(propertiesOf(tool))) {
    if (all[name] !== undefined || property['x-identity'] !== undefined) continue;
    // Which of them is asked, not guessed.
    if (choicesOf(tool, name, property, situation, situation.language).length > 0) continue;
    const now = readArgument(tool, name, property, situation, false);
    const before =
      now === undefined && looksBack && tool.parameters.required.includes(name)
        ? readBefore(tool, name, property, situation)
        : undefined;
    const value = now ?? before;
    if (value !== undefined) all[name] = value;
  }
  return all;
}

/** Of values from outside, those that are arguments of this tool and fit; an identity is never taken from there. */
function known(tool: Tool, values: PartValues): Record<string, unknown> {
  const properties = propertiesOf(tool);
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => {
      const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
      return (
        property !== undefined &&
        property['x-identity'] === undefined &&
        fits(tool, name, property, value)
      );
    }),
  );
}

/** What a picker gave is the tool's date, whatever the tool calls it. */
function picked(tool: Tool, input: PartValues): PartValues {
  const value = input['slot'] ?? input['date'];
  const name = dateOf(tool);
  return value === undefined || name === undefined ? input : { [name]: value, ...input };
}

/** The argument that is a day or a time, if there is one. */
export const dateOf = (tool: Tool): string | undefined =>
  Object.entries(propertiesOf(tool)).find(([, property]) => property['x-entity'] === 'DATE')?.[0];

/** A picker answers under its own name. */
const enteredFor = (name: string, values: PartValues): unknown =>
  values[name] ?? values['date'] ?? values['slot'];
