/**
 * Fills the slots of a prompt. Untrusted text (passages, pages, tool results) goes in through `fence`, which takes
 * the markers out of it first, so that data cannot end its own fence.
 */
import { callMarkers } from '#core/parsed-calls';
import type { ToolSpec } from '#core/model-calls';
import answerPrompt from './answer.md';
import withTools from './with-tools.md';
import repairPrompt from './repair-call.md';
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
