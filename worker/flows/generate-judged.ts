/**
 * What a model says, judged while it says it, with the rounds of tools in between: it calls, the tool desk answers, it goes on, three
 * times at most. What waits for the visitor's yes, for a member or for a slow system is said by us, and ends the turn. Used by
 * flows/answer-by-model.
 */
import { AnswerJudge } from '#core/answer/judge';
import type { Draft } from '#core/conversation/input';
import type { hidePrivateData } from '#core/guard/private-data';
import type { ToolCall } from '#core/model-calls';
import { toolLimits } from '#core/tool/tool';
import type { Tool } from '#core/tool/tool';
import type { ToolOutcome } from '#core/tool/outcome';
import type { AnswerDeps, Question } from '#flows/answer';
import { generate } from '#flows/generate';
import type { Generated, Material, ToolRound } from '#flows/generate';
import type { Occasion } from '#flows/speak';
import { leadWish } from '#flows/lead-spec';
import { askForYes, tell } from '#flows/speak-tool';
import type { LeadWish } from '#flows/talk-about-lead';
import type { Toolbox } from '#flows/use-tools';
import type { Instruction } from '#protocol/instruction';
import { verifyPlan } from '#core/tool/verify-email';
import { askForEmail } from '#flows/verify-email';
import type { PartValues } from '#protocol/part';
import type { ToolPlan } from '#protocol/tool-event';
import { words } from '#worker/locales/notices';
import { answerRules } from '#worker/prompts/render';

export interface Judged {
  generated: Generated;
  /** What was shown. */
  text: string;
  leftSomethingOut: boolean;
  reasons: string[];
  /** Cards and receipts of tools, buttons of a question. */
  beside: Partial<Draft>;
  plan: ToolPlan | null;
  /** The model wants contact details taken down: the rules do that. */
  wish: LeadWish | null;
  /** A tool was called: what was said rests on it. */
  usedTools: boolean;
}

interface Asked {
  occasion: Occasion;
  material: Material;
  hidden: ReturnType<typeof hidePrivateData<Question['history'][number]>>;
  toolbox: Toolbox | null;
}

interface Made {
  tool: Tool | null;
  call: ToolCall;
  arguments: Record<string, unknown>;
  callId: string;
  outcome: ToolOutcome;
}

const partsMax = 4;

export async function generateJudged(
  { occasion, material, hidden, toolbox }: Asked,
  deps: AnswerDeps,
  emit: (text: string) => void,
  signal: AbortSignal,
): Promise<Judged> {
  const { language } = occasion;
  let text = '';
  const show = (said: string) => {
    if (said === '') return;
    text += said;
    emit(said);
  };
  const showOwn = (said: string) => show(text.trim() === '' ? said : `\n\n${said}`);
  const rounds: ToolRound[] = [];
  const dropped: string[] = [];
  const reasons: string[] = [];
  const made: Made[] = [];
  let spent: Spent = { inputTokens: 0, outputTokens: 0, costUsd: 0 };
  for (;;) {
    const before = text;
    let isFirst = true;
    const pass = (said: string) => {
      const restored = hidden.restore(said);
      if (restored === '') return;
      if (isFirst && before.trim() !== '') show('\n\n');
      isFirst = false;
      show(restored);
    };
    const generating = generate(
      { ...material, rounds },
      deps,
      (piece) => pass(judge.push(piece)),
      signal,
    );
    // Made while the provider thinks: it takes a millisecond or two.
    const judge = judgeOf(occasion, hidden, rounds, before, material.memory ?? '');
    const generated = await generating;
    if (!signal.aborted) pass(judge.end());
    dropped.push(...judge.dropped);
    reasons.push(...generated.reasons);
    if (generated.done) spent = sum(spent, generated);
    const finish = (
      plan: ToolPlan | null,
      beside: Partial<Draft>,
      wish: LeadWish | null = null,
    ): Judged => {
      const leftSomethingOut = dropped.length > 0;
      if (generated.done && leftSomethingOut && text.trim() !== '')
        show(`\n\n${words('leftOut', language)}`);
      return {
        generated: generated.done ? { ...generated, ...total(spent) } : generated,
        text,
        leftSomethingOut,
        reasons: [...reasons, ...dropped.map((what) => `judge: left out ${what}`)],
        beside: { ...besideOf(made, language, deps.system.now()), ...beside },
        plan,
        wish,
        usedTools: made.length > 0,
      };
    };
    if (!generated.done || generated.calls.length === 0 || signal.aborted) return finish(null, {});
    const wish = leadWish(generated.calls, occasion.tenant, hidden.restore);
    if (wish) return finish(null, {}, wish);
    if (!toolbox) return finish(null, {});
    if (rounds.length >= toolLimits.roundsPerTurn) {
      reasons.push(`tools: more than ${toolLimits.roundsPerTurn} rounds`);
      return finish(null, {});
    }
    const round = await Promise.all(
      generated.calls.map((call) => callOne(call, toolbox, hidden.restore, language)),
    );
    made.push(...round);
    reasons.push(...round.map(({ call, outcome }) => `tool ${call.name}: ${outcome.code}`));
    const waiting = round.find(({ outcome }) => outcome.status === 'waiting');
    if (waiting?.tool) {
      const { tool, arguments: given, callId, outcome } = waiting;
      const isYes = outcome.code === 'needs-confirmation';
      const { text: question, ...rest } = isYes
        ? askForYes(tool, given, language)
        : tell({ tool, arguments: given, callId, outcome, at: deps.system.now() }, language);
      showOwn(question);
      const plan: ToolPlan = {
        tool: tool.name,
        arguments: given,
        awaits: { kind: 'confirmation' },
        tries: 0,
      };
      return finish(isYes ? plan : null, rest);
    }
    const unproved = round.find(({ outcome }) => outcome.code === 'needs-email');
    if (unproved?.tool && toolbox.proof) {
      const next = { tool: unproved.tool.name, input: unproved.arguments as PartValues };
      showOwn(askForEmail(language).text);
      return finish(verifyPlan('email', next), {});
    }
    rounds.push({
      text: generated.text,
      calls: generated.calls,
      results: round.map(({ outcome }) => hidden.hide(forModel(outcome))),
    });
  }
}

/** Facts and offers are there to be told; how to behave is not. */
const isQuotable = ({ type }: Instruction) => type === 'knowledge' || type === 'sales';

function judgeOf(
  { tenant, hits, instructions }: Occasion,
  hidden: Asked['hidden'],
  rounds: readonly ToolRound[],
  before: string,
  memory: string,
): AnswerJudge {
  const by = (author: Question['history'][number]['author']) =>
    hidden.history.filter((turn) => turn.author === author).map((turn) => turn.text);
  return new AnswerJudge({
    passages: [
      ...hits.map((hit) => `${hit.title}\n${hit.body}\n${hit.url ?? ''}`),
      ...rounds.flatMap(({ results }) => results),
      ...instructions.filter(isQuotable).map(({ text }) => text),
    ],
    tenantPrompt: [
      tenant.prompt,
      ...instructions.filter((one) => !isQuotable(one)).map(({ text }) => text),
    ].join('\n'),
    rules: answerRules,
    open: [tenant.name, tenant.settings.assistantName, tenant.greeting, ...tenant.origins].join(
      '\n',
    ),
    visitor: [...by('visitor'), memory, hidden.text],
    said: before === '' ? by('assistant') : [...by('assistant'), before],
  });
}

async function callOne(
  call: ToolCall,
  toolbox: Toolbox,
  restore: (text: string) => string,
  language: string,
): Promise<Made> {
  // The model saw placeholders for private data and gives them back as such.
  const given = restored(call.arguments, restore) as Record<string, unknown>;
  const { callId, outcome } = await toolbox.call(call.name, given, {
    isConfirmed: false,
    language,
  });
  const tool = toolbox.tools.find(({ name }) => name === call.name) ?? null;
  return { tool, call, arguments: given, callId, outcome };
}

function restored(value: unknown, restore: (text: string) => string): unknown {
  if (typeof value === 'string') return restore(value);
  if (Array.isArray(value)) return value.map((entry) => restored(entry, restore));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, restored(entry, restore)]),
  );
}

/** Data, fenced by flows/generate. Parts are for the visitor's eyes only. */
function forModel({ status, code, detail, result }: ToolOutcome): string {
  if (status === 'refused') return JSON.stringify({ ok: false, error: code, detail });
  const shown =
    result !== null && typeof result === 'object' && 'parts' in result
      ? { ...result, parts: undefined }
      : result;
  return JSON.stringify({
    ok: status === 'ok',
    ...(status === 'ok' ? {} : { error: code }),
    result: shown,
  });
}

function besideOf(made: readonly Made[], language: string, at: number): Partial<Draft> {
  const parts = made
    .flatMap(({ tool, arguments: given, callId, outcome }) =>
      tool && outcome.status === 'ok'
        ? (tell({ tool, arguments: given, callId, outcome, at }, language).parts ?? [])
        : [],
    )
    .slice(0, partsMax);
  const isUnique = new Set(parts.map(({ id }) => id)).size === parts.length;
  return parts.length > 0 && isUnique ? { parts } : {};
}

interface Spent {
  inputTokens: number;
  outputTokens: number;
  costUsd: number;
}

const sum = (spent: Spent, { usage, costUsd }: Extract<Generated, { done: true }>): Spent => ({
  inputTokens: spent.inputTokens + usage.inputTokens,
  outputTokens: spent.outputTokens + usage.outputTokens,
  costUsd: spent.costUsd + costUsd,
});

const total = ({ costUsd, ...usage }: Spent) => ({ usage, costUsd });
