/**
 * What the extras show beside a message's text (parts, answers to them, files), rebuilt field by field from what came: text is
 * text, numbers are numbers, and a part that lacks something it cannot be drawn without is left out. Pure; see parse.ts.
 */
import type { Button, Card, FormField, Part, PartOf, PartReply, PartValues } from '#protocol/part';
import type { MessageFile } from '#protocol/message';
import { each, field, flag, number, text } from '#widget/parse';
import { safeUrl } from '#widget/safe-url';

type Read<T> = (raw: unknown) => T | undefined;
/** Of the words that this version knows, or the first of them. */
const oneOf = <T extends string>(raw: unknown, name: string, ...known: [T, ...T[]]): T => {
  const word = text(raw, name);
  return known.find((it) => it === word) ?? known[0];
};
const https = (address: string | undefined): string | undefined =>
  address && /^https:/i.test(address) ? safeUrl(address)?.href : undefined;
const scalar = (value: unknown): string | number | boolean | undefined =>
  typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
    ? (value as string | number | boolean)
    : undefined;

const values = (raw: unknown): PartValues => {
  const out: PartValues = Object.create(null);
  if (typeof raw === 'object' && raw !== null)
    for (const name of Object.keys(raw)) {
      const value = scalar(field(raw, name));
      if (value !== undefined) out[name] = value;
    }
  return out;
};

const row = (raw: unknown) => {
  const label = text(raw, 'label');
  const value = text(raw, 'value');
  return label === undefined || value === undefined ? undefined : { label, value };
};

const button: Read<Button> = (raw) => {
  const type = text(raw, 'type');
  const id = text(raw, 'id');
  const label = text(raw, 'label');
  if (!id || !label) return;
  if (type === 'reply') return { type, id, label, text: text(raw, 'text') };
  if (type === 'action')
    return { type, id, label, action: text(raw, 'action') ?? '', confirm: text(raw, 'confirm') };
  const url = https(text(raw, 'url'));
  if (type === 'link' && url) return { type, id, label, url };
};

const card: Read<Card> = (raw) => {
  const id = text(raw, 'id');
  const title = text(raw, 'title');
  if (!id || !title || text(raw, 'type') !== 'card') return;
  const status = field(raw, 'status');
  const words = text(status, 'text');
  const image = field(raw, 'image');
  const url = https(text(image, 'url'));
  return {
    type: 'card',
    id,
    kind: oneOf(raw, 'kind', 'product', 'order', 'shipment', 'booking', 'ticket'),
    title,
    subtitle: text(raw, 'subtitle'),
    status: words
      ? { text: words, tone: oneOf(status, 'tone', 'neutral', 'good', 'warning', 'bad') }
      : undefined,
    image: url ? { url, alt: text(image, 'alt') ?? '' } : undefined,
    fields: each(raw, 'fields', row),
    actions: each(raw, 'actions', button),
    once: flag(raw, 'once'),
  };
};

const formField: Read<FormField> = (raw) => {
  const name = text(raw, 'name');
  const label = text(raw, 'label');
  if (!name || !label) return;
  const type = oneOf(raw, 'type', 'text', 'email', 'phone', 'number', 'date', 'select', 'textarea');
  const base = { name, label, required: flag(raw, 'required'), value: scalar(field(raw, 'value')) };
  switch (type) {
    case 'number':
      return { ...base, type, min: number(raw, 'min'), max: number(raw, 'max') };
    case 'date':
      return { ...base, type, min: text(raw, 'min'), max: text(raw, 'max') };
    case 'select': {
      const options = each(raw, 'options', row);
      return options.length ? { ...base, type, options } : undefined;
    }
    default:
      return { ...base, type };
  }
};

const slot: Read<PartOf<'slots'>['slots'][number]> = (raw) => {
  const at = text(raw, 'at');
  const label = text(raw, 'label');
  return at && label ? { at, label } : undefined;
};

const part: Read<Part> = (raw) => {
  const id = text(raw, 'id');
  if (!id) return;
  const label = text(raw, 'label');
  const title = text(raw, 'title');
  switch (text(raw, 'type')) {
    case 'card':
      return card(raw);
    case 'carousel': {
      const cards = each(raw, 'cards', card);
      return cards.length ? { type: 'carousel', id, label, cards } : undefined;
    }
    case 'buttons': {
      const buttons = each(raw, 'buttons', button);
      return buttons.length ? { type: 'buttons', id, text: text(raw, 'text'), buttons } : undefined;
    }
    case 'form': {
      const fields = each(raw, 'fields', formField);
      const consent = field(raw, 'consent');
      const words = text(consent, 'text');
      // What cannot be shown cannot be filled in: better no form than one that is always refused.
      if (!fields.length || fields.length !== each(raw, 'fields', (it) => it ?? null).length)
        return;
      return {
        type: 'form',
        id,
        title,
        fields,
        consent: words ? { text: words, url: https(text(consent, 'url')) } : undefined,
        submit: text(raw, 'submit'),
      };
    }
    case 'date':
      return label
        ? { type: 'date', id, label, min: text(raw, 'min'), max: text(raw, 'max') }
        : undefined;
    case 'slots': {
      const slots = each(raw, 'slots', slot);
      return label && slots.length
        ? { type: 'slots', id, label, timeZone: text(raw, 'timeZone'), slots }
        : undefined;
    }
    case 'receipt':
      return title
        ? {
            type: 'receipt',
            id,
            title,
            tool: text(raw, 'tool') ?? '',
            ok: flag(raw, 'ok'),
            at: text(raw, 'at') ?? '',
            reference: text(raw, 'reference'),
            fields: each(raw, 'fields', row),
          }
        : undefined;
  }
};

export const readParts = (message: unknown): Part[] => each(message, 'parts', part);

export function readReply(message: unknown): PartReply | undefined {
  const reply = field(message, 'partReply');
  const messageId = text(reply, 'messageId');
  const partId = text(reply, 'partId');
  if (!messageId || !partId) return;
  return {
    messageId: messageId as PartReply['messageId'],
    partId,
    values: values(field(reply, 'values')),
  };
}

export const readFiles = (message: unknown): MessageFile[] =>
  each(message, 'files', (raw) => {
    const id = text(raw, 'id');
    const name = text(raw, 'name');
    if (!id || !name) return;
    return {
      id: id as MessageFile['id'],
      name,
      mime: text(raw, 'mime') ?? '',
      size: number(raw, 'size') ?? 0,
    };
  });
