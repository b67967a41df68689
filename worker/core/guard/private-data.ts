// What a third-party model may see of a conversation: no invisible text, personal data and the names of agents as placeholders, one
// placeholder one value in the whole prompt. `restore` puts the values back into what the model said. Pure; used by
// flows/answer; the built-in engine needs none of it.
import { cleanInvisible } from '#core/guard/invisible';
import { policyOf, redact, restore } from '#core/redaction/redact';
import type { RedactableType, RedactedSpan } from '#core/redaction/redact';

interface Said {
  author: 'visitor' | 'assistant' | 'agent' | 'system';
  text: string;
  /** Of an agent: the name that visitors see. */
  authorName?: string;
}

export interface Hidden<T extends Said> {
  text: string;
  history: T[];
  /** For what comes later, such as a tool's result: the same value gets the same placeholder. */
  hide(text: string): string;
  restore(text: string): string;
}

export function hidePrivateData<T extends Said>(
  text: string,
  history: readonly T[],
  { hiddenFromModels }: { hiddenFromModels: readonly RedactableType[] },
): Hidden<T> {
  const policy = policyOf(hiddenFromModels);
  const spans: RedactedSpan[] = [];
  const names = agentNames(history);
  const hide = (original: string): string => {
    const redaction = redact(names.hide(cleanInvisible(original)), {
      taken: spans,
      ...(policy ? { policy } : {}),
    });
    spans.push(...redaction.spans);
    return redaction.text;
  };
  const hidden = history.map((turn) => {
    const { authorName: _, ...rest } = turn;
    return { ...rest, text: hide(turn.text) } as T;
  });
  return {
    history: hidden,
    text: hide(text),
    hide,
    restore: (answer) => names.restore(restore(answer, spans)),
  };
}

/** The same messages without the names of those who wrote as agents: for a summary, which outlives the messages that tell who they were. */
export function withoutAgentNames<T extends Said>(said: readonly T[]): T[] {
  const names = agentNames(said);
  return said.map((one) => ({
    ...one,
    text: names.hide(one.text).replace(/⟦AGENT_\d{1,4}⟧/g, 'Agent'),
  }));
}

const shortestName = 3;
const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** "Ada Lovelace" and "Ada" of those who wrote as agents. */
function agentNames(history: readonly Said[]) {
  const names = new Set<string>();
  for (const { author, authorName } of history) {
    if (author !== 'agent' || !authorName) continue;
    names.add(authorName.trim());
    for (const part of authorName.trim().split(/\s+/)) names.add(part);
  }
  const listed = [...names]
    .filter((name) => name.length >= shortestName)
    .sort((a, b) => b.length - a.length);
  const pattern =
    listed.length === 0
      ? null
      : new RegExp(
          `(?<![\\p{L}\\p{N}])(?:${listed.map(escape).join('|')})(?![\\p{L}\\p{N}])`,
          'gu',
        );
  return {
    hide: (text: string) =>
      pattern ? text.replace(pattern, (name) => `⟦AGENT_${listed.indexOf(name) + 1}⟧`) : text,
    restore: (text: string) =>
      text.replace(/⟦AGENT_(\d{1,4})⟧/g, (mark, number) => listed[Number(number) - 1] ?? mark),
  };
}
