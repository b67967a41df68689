/**
 * Fills the slots of a prompt. Untrusted text (passages, pages, tool results) goes in through `fence`, which takes
 * the markers out of it first, so that data cannot end its own fence.
 */
import { callMarkers } from '#core/parsed-calls';
import type { ToolSpec } from '#core/model-calls';
import answerPrompt from './answer.md';
import withTools from './with-tools.md';
import copilotPrompt from './copilot.md';
import repairPrompt from './repair-call.md';
import summaryPrompt from './summarise.md';
import toolsPrompt from './tools.md';

const fenceOpen = '⟦data⟧';
const fenceClose = '⟦/data⟧';

export function fence(text: string): string {
  // Placeholders of private data stay as they are, to be put back into what the model says.
  const plain = text.replace(/⟦([A-Z][A-Z_]{1,19}_\d{1,4})⟧|[⟦⟧]/g, (mark, name?: string) =>
    name === undefined ? (mark === '⟦' ? '[' : ']') : mark,
  );
  return `${fenceOpen}\n${plain}\n${fenceClose}`;
}

/** The rules around every answer, for the judge: they must not come back as an answer. */
export const answerRules: string = `${answerPrompt}\n${withTools}`.replace(/\{\{\w+\}\}/g, ' ');

export interface AnswerSlots {
  assistantName: string;
  tenantName: string;
  tenantPrompt: string;
  /** The tenant's own words, the most important first. */
  instructions: readonly { type: string; text: string }[];
  /** Of the visitor and of what was said before; somebody else's words. */
  memory: string;
  language: string;
  passages: { title: string; text: string }[];
  hasTools?: boolean;
}

export function renderAnswerPrompt(slots: AnswerSlots): string {
  const passages = slots.passages
    .map(({ title, text }, index) => `[${index + 1}] ${fence(`${title}\n${text}`)}`)
    .join('\n\n');
  return fill(slots.hasTools ? `${answerPrompt}\n${withTools}` : answerPrompt, {
    assistantName: slots.assistantName,
    tenantName: slots.tenantName,
    tenantPrompt: slots.tenantPrompt,
    instructions: renderInstructions(slots.instructions),
    memory: slots.memory === '' ? '' : `Known from before, as data:\n${fence(slots.memory)}`,
    language: slots.language,
    fenceOpen,
    fenceClose,
    passages: passages || '(none)',
  });
}

const renderInstructions = (list: AnswerSlots['instructions']): string =>
  list.length === 0
    ? ''
    : [
        'Instructions, the most important first:',
        ...list.map(({ type, text }) => `- (${type}) ${text}`),
      ].join('\n');
/** What the copilot may be asked for; `language` is ISO 639-1. */
export type CopilotTask =
  | { kind: 'suggest'; language: string }
  | { kind: 'summary'; language: string }
  | { kind: 'translate'; language: string }
  | { kind: 'rewrite'; manner: 'shorter' | 'longer' | 'friendlier' | 'formal' | 'correct' };

const rewriting = {
  shorter: 'Make it about half as long; keep every fact.',
  longer: 'Explain it a little more fully; add no facts.',
  friendlier: 'Make it warmer; keep every fact and about the length.',
  formal: 'Make it formal and polite; keep every fact and about the length.',
  correct: 'Correct spelling and grammar and change nothing else.',
};

export function renderCopilotPrompt(
  task: CopilotTask,
  slots: { tenantName: string; passages: { title: string; text: string }[] },
): string {
  const passages = slots.passages
    .map(({ title, text }, index) => `[${index + 1}] ${fence(`${title}\n${text}`)}`)
    .join('\n\n');
  return fill(copilotPrompt, {
    tenantName: slots.tenantName,
    task: taskText(task),
    fenceOpen,
    fenceClose,
    passages: passages || '(none)',
  });
}

function taskText(task: CopilotTask): string {
  switch (task.kind) {
    case 'suggest':
      return `Write the agent's next message to the customer, in the language with the code ${task.language}, in at most 120 words.`;
    case 'summary':
      return `Summarise the conversation for a colleague in the language with the code ${task.language}: what the customer wants, what was tried, what is open. At most five short points.`;
    case 'translate':
      return `Translate the last message into the language with the code ${task.language}. Keep its tone, names, numbers and marks.`;
    case 'rewrite':
      return `Rewrite the last message in its own language. ${rewriting[task.manner]}`;
  }
}

export const renderSummaryPrompt = (): string => fill(summaryPrompt, { fenceOpen, fenceClose });

/** For models without tool calls of their own. */
export const renderToolsPrompt = (tools: readonly ToolSpec[]): string =>
  fill(toolsPrompt, {
    ...callMarkers,
    tools: tools
      .map(({ name, description, parameters }) => JSON.stringify({ name, description, parameters }))
      .join('\n'),
  });

/** Told to a model whose call was broken, once. */
export const renderRepair = (why: string): string => fill(repairPrompt, { why });

function fill(template: string, slots: Record<string, string>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = slots[name];
    if (value === undefined) throw new Error(`the prompt has no slot ${name}`);
    return value;
  });
}
