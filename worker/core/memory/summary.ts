/**
 * The rolling summary of a long conversation: the model sees the last messages as they are, and what was before them in a few lines. Without
 * a model the lines are the visitor's own words, shortened. Pure; used by flows/summarise and the conversation's turn memory.
 */
export interface Summary {
  /** Seq of the last message in it. */
  upTo: number;
  text: string;
}

export interface Said {
  seq: number;
  author: 'visitor' | 'assistant' | 'agent' | 'system';
  text: string;
  /** Of an agent. */
  authorName?: string;
}

export const summaryLimits = {
  /** Messages that the model sees as they are. */
  window: 20,
  /** So many have left the window before the summary is made anew. */
  every: 10,
  /** UTF-16 units. */
  characters: 1_600,
  line: 160,
} as const;

/** The messages that a new summary has to take in; empty while there are too few. */
export function dueForSummary(messages: readonly Said[], upTo: number): Said[] {
  const left = messages
    .slice(0, Math.max(0, messages.length - summaryLimits.window))
    .filter(({ seq, author }) => seq > upTo && author !== 'system');
  return left.length >= summaryLimits.every ? left : [];
}

const voices = { visitor: 'Visitor', assistant: 'Assistant', agent: 'Agent', system: '' } as const;

/** What the visitor said in the beginning of each message, and what a person promised; the oldest lines go first. */
export function extractiveSummary(before: string, messages: readonly Said[]): string {
  const lines = messages
    .filter(({ author }) => author === 'visitor' || author === 'agent')
    .map(({ author, text }) => `${voices[author]}: ${short(text)}`);
  return bounded([...before.split('\n').filter(Boolean), ...lines]);
}

export const transcript = (messages: readonly Said[]): string =>
  messages.map(({ author, text }) => `${voices[author]}: ${text.slice(0, 1_000)}`).join('\n');

/** As many of the last lines as fit. */
export function bounded(lines: readonly string[]): string {
  const kept: string[] = [];
  let characters = 0;
  for (const line of lines.toReversed()) {
    characters += line.length + 1;
    if (characters > summaryLimits.characters) break;
    kept.unshift(line);
  }
  return kept.join('\n');
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= summaryLimits.line) return line;
  const cut = line.slice(0, summaryLimits.line).toWellFormed();
  const space = cut.lastIndexOf(' ');
  return `${space > summaryLimits.line / 2 ? cut.slice(0, space) : cut}…`;
}
