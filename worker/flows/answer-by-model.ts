/**
 * The answer of a model, for flows/answer: hide ▸ cache ▸ generate ▸ judge. The model sees placeholders for personal data; the visitor
 * sees what the judge lets through, with the data put back. What was answered in the same circumstances is answered again.
 */
import { cacheKeyOf, cacheMinuteMs } from '#core/answer/cached';
import { AnswerJudge } from '#core/answer/judge';
import type { Draft } from '#core/conversation/input';
import { hidePrivateData } from '#core/guard/private-data';
import type { AnswerDeps, Options, Question, Report } from '#flows/answer';
import { emitPaced } from '#flows/emit-paced';
import { generate, requestOf } from '#flows/generate';
import type { Generated, Material } from '#flows/generate';
import { besides, round } from '#flows/speak';
import type { Occasion } from '#flows/speak';
import { words } from '#worker/locales/notices';
import { answerRules } from '#worker/prompts/render';

export interface ByModel {
  /** Null when no model answered, or nothing of what one said could stand. */
  answer: { draft: Draft; report: Partial<Report> } | null;
  /** What was shown. */
  text: string;
  reasons: string[];
}

export async function answerByModel(
  occasion: Occasion,
  question: Question,
  deps: AnswerDeps,
  emit: (text: string) => void,
  options: Options,
): Promise<ByModel> {
  const { tenant, hits, language } = occasion;
  const hidden = hidePrivateData(question.text, question.history);
  const material: Material = { tenant, question: { ...question, ...hidden }, hits, language };
  const key = cacheKeyOf({
    system: requestOf(material).system,
    question: hidden.text,
    historyLength: question.history.length,
    isPersonal: hidden.text !== question.text,
    toolCount: 0,
  });
  const keepMs = tenant.settings.answerCacheMinutes * cacheMinuteMs;
  const cached = key && keepMs > 0 ? await deps.answerCache.get(tenant.id, key) : null;
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
    };
  }
  const judged = await generateJudged(occasion, material, hidden, deps, emit, options.signal);
  const { generated, text, leftSomethingOut, reasons } = judged;
  if (!generated.done || text.trim() === '') return { answer: null, text, reasons };
  const { provider, model, usage, costUsd, isCutOff } = generated;
  if (key && keepMs > 0 && !leftSomethingOut && !isCutOff)
    void deps.answerCache.put(tenant.id, key, { text, provider, model }, keepMs);
  const tokens = { input: usage.inputTokens, output: usage.outputTokens };
  return {
    answer: answerOf(
      occasion,
      { text, leftSomethingOut, isCutOff },
      { provider, model, tokens, costUsd },
    ),
    text,
    reasons,
  };
}

interface Judged {
  generated: Generated;
  /** What was shown. */
  text: string;
  leftSomethingOut: boolean;
  reasons: string[];
}

async function generateJudged(
  { tenant, hits, language }: Occasion,
  material: Material,
  hidden: ReturnType<typeof hidePrivateData<Question['history'][number]>>,
  deps: AnswerDeps,
  emit: (text: string) => void,
  signal: AbortSignal,
): Promise<Judged> {
  const by = (author: Question['history'][number]['author']) =>
    hidden.history.filter((turn) => turn.author === author).map((turn) => turn.text);
  let text = '';
  const show = (words: string) => {
    const restored = hidden.restore(words);
    if (restored === '') return;
    text += restored;
    emit(restored);
  };
  const generating = generate(material, deps, (piece) => show(judge.push(piece)), signal);
  // Made while the provider thinks: it takes a millisecond or two.
  const judge = new AnswerJudge({
    passages: hits.map((hit) => `${hit.title}\n${hit.body}\n${hit.url ?? ''}`),
    tenantPrompt: tenant.prompt,
    rules: answerRules,
    open: [tenant.name, tenant.settings.assistantName, tenant.greeting, ...tenant.origins].join(
      '\n',
    ),
    visitor: [...by('visitor'), hidden.text],
    said: by('assistant'),
  });
  const generated = await generating;
  if (!signal.aborted) show(judge.end());
  const leftSomethingOut = judge.dropped.length > 0;
  if (generated.done && leftSomethingOut && text.trim() !== '')
    show(`\n\n${words('leftOut', language)}`);
  const reasons = [...generated.reasons, ...judge.dropped.map((what) => `judge: left out ${what}`)];
  return { generated, text, leftSomethingOut, reasons };
}

function answerOf(
  occasion: Occasion,
  said: { text: string; leftSomethingOut: boolean; isCutOff: boolean },
  report: Partial<Report>,
): { draft: Draft; report: Partial<Report> } {
  return {
    draft: {
      ...besides(occasion, said.leftSomethingOut),
      text: said.text,
      language: occasion.language,
      ...(said.isCutOff ? { interrupted: true } : {}),
    },
    report: { ...report, confidence: round(occasion.hits[0]?.confidence ?? 0) },
  };
}
