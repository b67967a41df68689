/** The conversation as plain text for the clipboard. */
import type { State } from '#widget/state';
import { dateFormat } from '#widget/date';

export function transcript({ view, say, config, locale }: State): string {
  const format = dateFormat(locale, { dateStyle: 'short', timeStyle: 'short' });
  let out = '';
  for (const line of view.lines) {
    if (line.kind !== 'message') continue;
    const { author, authorName, text, citations } = line.message;
    const who =
      author === 'visitor'
        ? say('you')
        : authorName || (author === 'assistant' ? config.assistantName : '') || config.name;
    const at = Date.parse(line.at);
    out += `[${at ? format.format(at) : ''}] ${who}: ${text}\n`;
    for (const citation of citations ?? [])
      out += `  - ${citation.title}${citation.url ? ` ${citation.url}` : ''}\n`;
  }
  return out;
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
