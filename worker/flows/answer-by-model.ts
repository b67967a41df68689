/**
 * The answer of a model, for flows/answer: hide ▸ cache ▸ generate ▸ judge. The model sees placeholders for personal data; the visitor
 * sees what the judge lets through, with the data put back. What was answered in the same circumstances is answered again.
 */
import { cacheKeyOf, cacheMinuteMs, mayBeCached } from '#core/answer/cached';
import type { Draft } from '#core/conversation/input';
import { hidePrivateData } from '#core/guard/private-data';
import type { AnswerDeps, Options, Question } from '#flows/answer';
import type { Report } from '#flows/turn-report';
import { emitPaced } from '#flows/emit-paced';
import { moderate } from '#flows/moderate';
import { requestOf } from '#flows/generate';
import { generateJudged } from '#flows/generate-judged';
import type { Material } from '#flows/generate';
import { leadSpecs } from '#flows/lead-spec';
import { besides, round } from '#flows/speak';
import type { Occasion } from '#flows/speak';
import type { LeadWish } from '#flows/talk-about-lead';
import type { Toolbox } from '#flows/use-tools';
import { specOf } from '#core/tool/schema';
import type { ToolPlan } from '#protocol/tool-event';

export interface ByModel {
  /** Null when no model answered, or nothing of what one said could stand. */
  answer: { draft: Draft; report: Partial<Report> } | null;
  /** What was shown. */
  text: string;
  reasons: string[];
  /** No provider answered at all. */
  isAway?: boolean;
  /** A yes is waited for before something is changed. */
  plan: ToolPlan | null;
  /** Contact details are wanted: the rules ask for them. */
  wish?: LeadWish | null;
}

export async function answerByModel(
  occasion: Occasion,
  question: Question,
  deps: AnswerDeps,
  toolbox: Toolbox | null,
  mayAskForContact: boolean,
  emit: (text: string) => void,
  options: Options,
): Promise<ByModel> {
  const { tenant, hits, language } = occasion;
  const hidden = hidePrivateData(question.text, question.history, tenant.settings);
  const memory = [...question.profile, question.summary ?? '']
    .filter(Boolean)
    .map(hidden.hide)
    .join('\n');
  const tools = [
    ...(toolbox?.tools.map(specOf) ?? []),
    ...(mayAskForContact ? leadSpecs(tenant) : []),
  ];
  const material: Material = {
    tenant,
    question: { ...question, ...hidden },
    hits,
    language,
    ...(tools.length > 0 ? { tools } : {}),
    instructions: occasion.instructions,
    memory,
  };
  const keepMs = tenant.settings.answerCacheMinutes * cacheMinuteMs;
  const key =
    keepMs > 0 &&
    mayBeCached({
      historyLength: question.history.length,
      isPersonal: hidden.text !== question.text || memory !== '',
    })
      ? cacheKeyOf({
          system: requestOf(material).system,
          question: hidden.text,
          tools: tools.map(({ name }) => name),
        })
      : null;
  const cached = key && (await deps.answerCache.get(tenant.id, key));
  if (cached) {
    await emitPaced(cached.text, deps.system, emit, options);
    const { text, provider, model } = cached;
    return {
      answer: answerOf(
        occasion,
        { text, leftSomethingOut: false, isCutOff: false },
        { provider, model },
      ),
      text,
      reasons: ['from the answer cache'],
      plan: null,
    };
  }
  // Where a moderator looks first, nothing is shown while it is said.
  const isHeld = deps.moderator !== null;
  const judged = await generateJudged(
    { occasion, material, hidden, toolbox },
    deps,
    isHeld ? () => undefined : emit,
    options.signal,
  );
  const { generated, text, leftSomethingOut, reasons, plan } = judged;
  if (judged.wish) return { answer: null, text, reasons, plan: null, wish: judged.wish };
  const wrong = await moderate(text, deps);
  if (wrong.length > 0)
    return {
      answer: null,
      text: '',
      reasons: [...reasons, `moderation: ${wrong.join(', ')}`],
      plan: null,
    };
  if (isHeld) await emitPaced(text, deps.system, emit, options);
  if (!generated.done || text.trim() === '')
    return { answer: null, text, reasons, plan: null, isAway: !generated.done };
  const { provider, model, usage, costUsd, isCutOff } = generated;
  if (key && !leftSomethingOut && !isCutOff && !judged.usedTools)
    void deps.answerCache.put(tenant.id, key, { text, provider, model }, keepMs);
  const tokens = { input: usage.inputTokens, output: usage.outputTokens };
  return {
    answer: answerOf(
      occasion,
      { text, leftSomethingOut, isCutOff, beside: judged.beside },
      { provider, model, tokens, costUsd },
    ),
    text,
    reasons,
    plan,
  };
}

function answerOf(
  occasion: Occasion,
  said: { text: string; leftSomethingOut: boolean; isCutOff: boolean; beside?: Partial<Draft> },
  report: Partial<Report>,
): { draft: Draft; report: Partial<Report> } {
  return {
    draft: {
      ...besides(occasion, said.leftSomethingOut),
      ...said.beside,
      text: said.text,
      language: occasion.language,
      ...(said.isCutOff ? { interrupted: true } : {}),
    },
    report: {
      ...report,
      ...(occasion.instructions.length > 0
        ? { instructions: occasion.instructions.map(({ id }) => id) }
        : {}),
      confidence: round(occasion.hits[0]?.confidence ?? 0),
    },
  };
}
