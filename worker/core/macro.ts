/**
 * Macros: filling in their variables and arguments, what a step needs leave for, and what a run of steps would come to in a
 * conversation as it stands, by the same rules as the acts themselves (`step`). Pure; used by flows/*-macro.
 */
import { fillIn } from '#core/canned-response';
import { step as enter } from '#core/conversation/step';
import type { Input } from '#core/conversation/input';
import type { ConversationLimits, ConversationState } from '#core/conversation/state';
import type { Action } from '#core/permission';
import { lastNamed, neededOf } from '#core/tool/order-cards';
import { labelOf } from '#core/tool/render';
import { propertiesOf } from '#core/tool/schema';
import type { Property } from '#core/tool/schema';
import type { Tool } from '#core/tool/tool';
import type { MacroStep, MacroStepKind } from '#protocol/macro';
import { limits as sizes } from '#protocol/limits';
import { characterCount } from '#protocol/text';

/** Each step is the act that a member could do by hand, and takes the same leave. */
export const stepActions: Record<MacroStepKind, Action> = {
  reply: 'conversation.write',
  note: 'note.write',
  tag: 'conversation.tag',
  assign: 'conversation.assign',
  prioritise: 'conversation.tag',
  snooze: 'conversation.snooze',
  tool: 'tool.run',
  resolve: 'conversation.write',
};

export interface MacroWorld {
  memberId: string;
  /** What is known, by variable. */
  variables: Readonly<Record<string, string | undefined>>;
  /** What the member has filled in, by the name of the input. */
  inputs: Readonly<Record<string, string>>;
  tools: readonly Tool[];
  /** The visitor's messages, oldest first. */
  said: readonly string[];
}

export interface MacroInput {
  name: string;
  label: string;
  value: string;
  isRequired: boolean;
}

export interface PreparedStep {
  step: MacroStep;
  /** `ok`, `needs-input`, or the code of a problem. */
  code: string;
  detail: string;
}

/** The steps with everything filled in, and what was taken from the conversation or is to be asked. */
export function prepareSteps(
  steps: readonly MacroStep[],
  world: MacroWorld,
): { steps: PreparedStep[]; inputs: MacroInput[] } {
  const inputs = new Map<string, MacroInput>();
  const variables = { ...world.variables };
  const prepared = steps.map((step, index): PreparedStep => {
    if (step.kind === 'reply' || step.kind === 'note')
      return filled(step, { ...world, variables }, inputs);
    if (step.kind === 'tool') {
      const called = withArguments(step, index, { ...world, variables }, inputs);
      // What a tool was used on is what later words are about.
      if (called.step.kind === 'tool')
        for (const [name, value] of Object.entries(called.step.arguments)) {
          const variable = variableOf(name);
          if (variable !== null) variables[variable] = String(value);
        }
      return called;
    }
    if (step.kind === 'assign' && step.assigneeId === 'me')
      return fine({ ...step, assigneeId: world.memberId as never });
    return fine(step);
  });
  return { steps: prepared, inputs: [...inputs.values()] };
}

const fine = (step: MacroStep): PreparedStep => ({ step, code: 'ok', detail: '' });

function filled(
  step: Extract<MacroStep, { kind: 'reply' | 'note' }>,
  { variables, inputs: given }: MacroWorld,
  inputs: Map<string, MacroInput>,
): PreparedStep {
  for (const name of fillIn(step.text, variables).missing)
    inputs.set(name, { name, label: name, value: given[name] ?? '', isRequired: false });
  const { text } = fillIn(step.text, { ...variables, ...given });
  const max = step.kind === 'note' ? sizes.noteMaxCharacters : sizes.messageMaxCharacters;
  const written = { ...step, text: text.trim() };
  if (written.text === '') return { step: written, code: 'invalid-text', detail: 'nothing to say' };
  return characterCount(written.text) > max
    ? { step: written, code: 'message-too-long', detail: `at most ${max} characters` }
    : fine(written);
}

function withArguments(
  step: Extract<MacroStep, { kind: 'tool' }>,
  index: number,
  world: MacroWorld,
  inputs: Map<string, MacroInput>,
): PreparedStep {
  const tool = world.tools.find(({ name }) => name === step.tool);
  if (!tool) return { step, code: 'not-found', detail: 'there is no such tool' };
  const given: Record<string, string | number | boolean> = {};
  const asked = [...new Set([...neededOf(tool), ...Object.keys(step.arguments)])];
  let missing = '';
  for (const name of asked) {
    const property = propertiesOf(tool)[name];
    if (!property) return { step, code: 'invalid-arguments', detail: `${name}: no such argument` };
    const fixed = argumentOf(step.arguments[name], world);
    const isRequired = neededOf(tool).includes(name);
    const input = `${index}.${name}`;
    const value = fixed || (world.inputs[input] ?? lastNamed(tool, name, world.said) ?? '');
    if (fixed === '' && (isRequired || name in step.arguments)) {
      const label = labelOf(tool, name, 'en');
      inputs.set(input, { name: input, label, value: String(value), isRequired });
      if (isRequired && String(value).trim() === '') missing ||= label;
    }
    if (String(value).trim() !== '') given[name] = coerced(property, value as string);
  }
  const whole = { ...step, arguments: given };
  return missing === ''
    ? fine(whole)
    : { step: whole, code: 'needs-input', detail: `${missing} is missing` };
}

function argumentOf(
  value: string | number | boolean | undefined,
  { variables, inputs }: MacroWorld,
): string | number | boolean {
  return typeof value === 'string'
    ? fillIn(value, { ...variables, ...inputs }).text.trim()
    : (value ?? '');
}

/** A form gives text; what is not what the tool wants is refused by the tool. */
function coerced({ type }: Property, value: string | number | boolean): string | number | boolean {
  if (typeof value !== 'string') return value;
  if (type === 'number' || type === 'integer') {
    const number = Number(value.replace(',', '.'));
    return Number.isFinite(number) ? number : value;
  }
  if (type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value;
  return value;
}

function variableOf(argument: string): string | null {
  const thing = /^([a-z]+)_id$/.exec(argument)?.[1];
  return thing === undefined ? null : `${thing}.id`;
}

/** Numbers that the visitor named, for texts: `order_id` of any tool is `order.id`. */
export function namedThings(
  tools: readonly Tool[],
  said: readonly string[],
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const tool of tools)
    for (const name of Object.keys(propertiesOf(tool))) {
      const variable = variableOf(name);
      if (!tool.enabled || variable === null || found[variable]) continue;
      const value = lastNamed(tool, name, said);
      if (typeof value === 'string') found[variable] = value;
    }
  return found;
}

export interface Rehearsed {
  code: string;
  detail: string;
  changesNothing: boolean;
}

/** What each step would come to after those before it; tools are asked elsewhere and change nothing here. */
export function rehearse(
  from: ConversationState,
  steps: readonly PreparedStep[],
  memberId: string,
  limits: ConversationLimits,
  now: number,
): Rehearsed[] {
  let state = from;
  return steps.map(({ step, code, detail }, index) => {
    const input = code === 'ok' ? inputOf(step, index, memberId, now) : null;
    if (!input) return { code, detail, changesNothing: false };
    const entered = enter(state, input, limits, now);
    if (!entered.ok) {
      const { refusal } = entered;
      return { code: refusal.code, detail: refusal.detail ?? '', changesNothing: false };
    }
    state = entered.value.state;
    return { code, detail, changesNothing: entered.value.events.length === 0 };
  });
}

/** Ids are of no consequence here: nothing is stored. */
function inputOf(step: MacroStep, index: number, memberId: string, now: number): Input | null {
  switch (step.kind) {
    case 'reply':
      return {
        kind: 'agent.reply',
        agentId: memberId,
        clientId: `macro-${index}`,
        text: step.text,
        prior: null,
        messageId: 'msg_0000000000000000000000' as never,
      };
    case 'note':
      return {
        kind: 'note',
        memberId,
        memberName: '',
        noteId: 'nte_0000000000000000000000' as never,
        text: step.text,
        mentions: [],
      };
    case 'tag':
      return { kind: 'tag', memberId, add: step.add, remove: step.remove };
    case 'assign':
      return { kind: 'assign', memberId, assigneeId: step.assigneeId, teamId: step.teamId };
    case 'prioritise':
      return { kind: 'prioritise', memberId, priority: step.priority };
    case 'snooze':
      return { kind: 'snooze', memberId, until: snoozedUntil(step, now) };
    case 'resolve':
      return { kind: 'agent.end', agentId: memberId };
    case 'tool':
      return null;
  }
}

export const snoozedUntil = ({ minutes }: { minutes: number }, now: number): number =>
  now + minutes * 60_000;

export interface KnownThings {
  /** Names of the tools that there are. */
  tools: readonly Tool[];
  memberIds: ReadonlySet<string>;
  teamIds: ReadonlySet<string>;
}

/** The first step that names what there is not, or gives a tool what it does not take; in words, with its place. */
export function macroFault(steps: readonly MacroStep[], known: KnownThings): string | null {
  for (const [index, step] of steps.entries()) {
    const fault = stepFault(step, known);
    if (fault !== null) return `steps.${index}.${fault}`;
  }
  return null;
}

function stepFault(step: MacroStep, { tools, memberIds, teamIds }: KnownThings): string | null {
  if (step.kind === 'tag' && step.add.length + step.remove.length === 0)
    return 'add: a tag to add or to remove';
  if (step.kind === 'assign') {
    const { assigneeId, teamId } = step;
    if (assigneeId !== null && assigneeId !== 'me' && !memberIds.has(assigneeId))
      return 'assigneeId: no such member';
    return teamId !== null && !teamIds.has(teamId) ? 'teamId: no such team' : null;
  }
  if (step.kind !== 'tool') return null;
  const tool = tools.find(({ name }) => name === step.tool);
  if (!tool) return 'tool: there is no such tool';
  const odd = Object.keys(step.arguments).find((name) => {
    const property = propertiesOf(tool)[name];
    return !property || property['x-identity'] !== undefined;
  });
  return odd === undefined ? null : `arguments.${odd}: the tool takes no such argument`;
}
