/** The conversation as plain text for the clipboard. Pure but for the locale's own date format. */
import type { State } from '#widget/controller';

export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions) {
  try {
    return new Intl.DateTimeFormat(locale, options);
  } catch {
    return new Intl.DateTimeFormat(undefined, options);
  }
}

export function transcript(state: State): string {
  const { view, say, config, locale } = state;
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
