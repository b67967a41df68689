/**
 * Parts as plain text, for channels that lack them (mail, transcripts, models, scripts that read `text`). No words of its own,
 * so it reads in any language: what the maker wrote, in lines, with days as the locale writes them. Pure.
 */
import type { Button, Card, Part } from '#protocol/part';

export const plainText = (parts: readonly Part[], locale: string): string =>
  parts.map((part) => linesOf(part, locale).join('\n')).join('\n\n');

function linesOf(part: Part, locale: string): string[] {
  switch (part.type) {
    case 'card':
      return cardLines(part);
    case 'carousel':
      return [
        ...given(part.label),
        ...part.cards.flatMap((card, index) => [
          ...(index > 0 || part.label ? [''] : []),
          ...cardLines(card),
        ]),
      ];
    case 'buttons':
      return [...given(part.text), ...part.buttons.map(buttonLine)];
    case 'form':
      return [
        ...given(part.title),
        ...part.fields.map((field) => {
          const mark = field.required ? ' *' : '';
          const options =
            field.type === 'select' ? field.options.map(({ label }) => label).join(' / ') : '';
          return `- ${field.label}${mark}${options && `: ${options}`}`;
        }),
        ...(part.consent ? [`- ${part.consent.text} *`] : []),
        ...given(part.consent?.url),
      ];
    case 'date': {
      const [min, max] = [part.min, part.max].map((day) => (day ? dayIn(locale, day) : '…'));
      return [part.min || part.max ? `${part.label} (${min} – ${max})` : part.label];
    }
    case 'slots':
      return [
        part.timeZone ? `${part.label} (${part.timeZone})` : part.label,
        ...part.slots.map(({ label }) => `- ${label}`),
      ];
    case 'receipt':
      return [
        `${part.ok ? '✓' : '✗'} ${part.title}${part.reference ? ` (${part.reference})` : ''}`,
        ...rowLines(part.fields),
      ];
  }
}

const given = (text: string | undefined): string[] => (text ? [text] : []);

const cardLines = (card: Card): string[] => [
  card.status ? `${card.title} – ${card.status.text}` : card.title,
  ...given(card.subtitle),
  ...rowLines(card.fields),
  ...(card.actions ?? []).map(buttonLine),
];

const rowLines = (rows: { label: string; value: string }[] = []): string[] =>
  rows.map(({ label, value }) => `${label}: ${value}`);

const buttonLine = (button: Button): string =>
  button.type === 'link' ? `- ${button.label}: ${button.url}` : `- ${button.label}`;

function dayIn(locale: string, day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  if (at !== at) return day;
  try {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
  } catch {
    return day; // Not a locale.
  }
}
