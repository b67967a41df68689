/** The conversation as plain text for the clipboard: what was said, with sources, files, and what cards and receipts say. */
import type { Part } from '#protocol/part';
import type { State } from '#widget/state';
import { dateFormat } from '#widget/date';
import { map } from '#widget/list';
import { partsOf } from '#widget/part-answers';
import { readFiles } from '#widget/read-parts';

export function transcript({ view, say, config, locale }: State): string {
  const format = dateFormat(locale, { dateStyle: 'short', timeStyle: 'short' });
  let out = '';
  for (const line of view.lines) {
    if (line.kind !== 'message') continue;
    const { author, authorName, text, citations, raw } = line.message;
    const who =
      author === 'visitor'
        ? say('you')
        : authorName || (author === 'assistant' ? config.assistantName : '') || config.name;
    const at = Date.parse(line.at);
    out += `[${at ? format.format(at) : ''}] ${who}: ${text}\n`;
    for (const citation of citations ?? [])
      out += `  - ${citation.title}${citation.url ? ` ${citation.url}` : ''}\n`;
    for (const { name } of readFiles(raw)) out += `  - ${name}\n`;
    for (const part of partsOf(raw)) for (const words of partLines(part)) out += `  ${words}\n`;
  }
  return out;
}

/** What was asked stands in the answer to it; here is what was told. */
function partLines(part: Part): string[] {
  if (part.type === 'carousel') return map(part.cards, partLines).flat();
  if (part.type !== 'card' && part.type !== 'receipt') return [];
  const aside = part.type === 'card' ? part.status?.text : part.reference;
  const rows = map(part.fields ?? [], ({ label, value }) => `${label}: ${value}`);
  return [part.title + (aside ? ` – ${aside}` : ''), ...rows];
}

/** True when it is on the clipboard; else it was offered as a file. */
export async function copyTranscript(state: State): Promise<boolean> {
  const text = transcript(state);
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard without a secure context or against the page's permissions policy.
    const file = document.createElement('a');
    file.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    file.download = 'chat.txt';
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 10_000);
    return false;
  }
}
