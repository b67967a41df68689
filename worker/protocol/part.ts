/**
 * Typed parts of a message: cards, buttons, forms, pickers, receipts, shown beside a sentence. For tools: put them into the
 * draft as `parts`, with a `text` that is true without them; parts that came from outside pass `v.safeParse(Parts, raw)`
 * first. Ids are the maker's own, unique in the message. The visitor's answer is an ordinary message with `partReply`,
 * checked by core/part-reply against the part in the log; what a button means (`action`, `input`) is read there too
 * (`chosenAction`), so that a client cannot forge it. Plain-text twin: core/part-text.
 */
import * as v from 'valibot';
import { MessageId } from '#protocol/ids';
import { limits } from '#protocol/limits';
import { plainText, utf8Bytes } from '#protocol/text';

const Label = v.pipe(plainText(limits.partLabelMaxCharacters), v.minLength(1));
const Text = v.pipe(plainText(limits.partTextMaxCharacters), v.minLength(1));
/** No name begins with `_`, so none is `__proto__`. */
const Name = v.pipe(
  v.string(),
  v.regex(/^[a-zA-Z0-9][\w.:-]{0,63}$/, 'letters, digits, _ . : -, 64 at most'),
);
const Day = v.pipe(v.string(), v.isoDate());
/** `2026-11-21T09:00:00Z`, or with an offset. */
const Instant = v.pipe(v.string(), v.isoTimestamp());
/** No user, no password: what stands before the first slash is the host. */
const Https = v.pipe(
  v.string(),
  v.maxLength(limits.urlMaxCharacters),
  v.regex(/^https:\/\/[^\s/?#@\\]+([/?#][^\s\\]*)?$/i, 'an https address'),
);
const Scalar = v.union([
  plainText(limits.partValueMaxCharacters),
  v.pipe(v.number(), v.finite()),
  v.boolean(),
]);
const Values = v.pipe(
  v.record(Name, Scalar),
  v.maxEntries(limits.partValuesMax, `at most ${limits.partValuesMax} values`),
);
export type PartValues = v.InferOutput<typeof Values>;

/** `reply` says `text` (or its label) as the visitor; `link` opens a page; `action` asks a tool for something by name. */
export const Button = v.variant('type', [
  v.object({ type: v.literal('reply'), id: Name, label: Label, text: v.optional(Text) }),
  v.object({ type: v.literal('link'), id: Name, label: Label, url: Https }),
  v.object({
    type: v.literal('action'),
    id: Name,
    label: Label,
    action: Name,
    /** Arguments for the tool; never secret, the visitor's browser gets them. */
    input: v.optional(Values),
    /** A question that must be answered with yes first: for what cannot be undone. */
    confirm: v.optional(Text),
  }),
]);
export type Button = v.InferOutput<typeof Button>;
const Buttons = v.pipe(v.array(Button), v.maxLength(limits.buttonsPerPart));

const Row = v.object({ label: Label, value: Text });
const Rows = v.pipe(v.array(Row), v.maxLength(limits.rowsPerPart));

export const Card = v.object({
  type: v.literal('card'),
  id: Name,
  kind: v.picklist(['product', 'order', 'shipment', 'booking', 'ticket']),
  title: Text,
  subtitle: v.optional(Text),
  status: v.optional(
    v.object({ text: Label, tone: v.picklist(['neutral', 'good', 'warning', 'bad']) }),
  ),
  /** Only hosts of the tenant's `imageHosts` get as far as the log (core/part). */
  image: v.optional(v.object({ url: Https, alt: plainText(limits.partTextMaxCharacters) })),
  fields: v.optional(Rows),
  actions: v.optional(Buttons),
  /** One press of an action, and no more. Without it a card may be used again. */
  once: v.optional(v.boolean()),
});
export type Card = v.InferOutput<typeof Card>;

const field = <T extends string, E extends v.ObjectEntries>(type: T, entries: E) =>
  v.object({
    type: v.literal(type),
    name: Name,
    label: Label,
    required: v.optional(v.boolean()),
    /** What stands in the field at first. */
    value: v.optional(Scalar),
    ...entries,
  });
export const FormField = v.variant('type', [
  field('text', {}),
  field('email', {}),
  field('phone', {}),
  field('textarea', {}),
  field('number', { min: v.optional(v.number()), max: v.optional(v.number()) }),
  field('date', { min: v.optional(Day), max: v.optional(Day) }),
  field('select', {
    options: v.pipe(
      v.array(v.object({ value: Text, label: Label })),
      v.minLength(1),
      v.maxLength(limits.optionsPerField),
    ),
  }),
]);
export type FormField = v.InferOutput<typeof FormField>;

/** The tool that gets the answer: its values as arguments of the same names, and `input`, which wins. Without it the answer is a sentence. */
const asks = { action: v.optional(Name), input: v.optional(Values) };

/** Buttons, forms and pickers are answered once. */
const Single = v.variant('type', [
  Card,
  v.object({
    type: v.literal('carousel'),
    id: Name,
    label: v.optional(Label),
    /** Each answers under its own id. */
    cards: v.pipe(v.array(Card), v.minLength(1), v.maxLength(limits.cardsPerCarousel)),
  }),
  v.object({
    type: v.literal('buttons'),
    id: Name,
    text: v.optional(Text),
    buttons: v.pipe(Buttons, v.minLength(1)),
  }),
  v.object({
    type: v.literal('form'),
    id: Name,
    title: v.optional(Text),
    fields: v.pipe(v.array(FormField), v.minLength(1), v.maxLength(limits.fieldsPerForm)),
    /** A box to tick, which must be ticked; answered as the value `consent`. */
    consent: v.optional(v.object({ text: Text, url: v.optional(Https) })),
    submit: v.optional(Label),
    ...asks,
  }),
  v.object({
    type: v.literal('date'),
    id: Name,
    label: Label,
    min: v.optional(Day),
    max: v.optional(Day),
    ...asks,
  }),
  v.object({
    type: v.literal('slots'),
    id: Name,
    label: Label,
    /** Labels are in the visitor's words and in this zone (IANA name); days are told apart by it. */
    timeZone: v.optional(Label),
    slots: v.pipe(
      v.array(v.object({ at: Instant, label: Label })),
      v.minLength(1),
      v.maxLength(limits.slotsPerPicker),
    ),
    ...asks,
  }),
  v.object({
    type: v.literal('receipt'),
    id: Name,
    /** Name of the tool that did it, and whether it did. */
    tool: Name,
    ok: v.boolean(),
    title: Text,
    at: Instant,
    reference: v.optional(Label),
    fields: v.optional(Rows),
  }),
]);
export type Part = v.InferOutput<typeof Single>;
export type PartOf<T extends Part['type']> = Extract<Part, { type: T }>;
/** Named by its type alone: inside the variants of events the whole is too deep for the compiler. */
export const Part: v.GenericSchema<Part> = Single;

const idsOf = (part: Part): string[] => [
  part.id,
  ...(part.type === 'carousel' ? part.cards.map(({ id }) => id) : []),
];
const buttonsOf = (part: Part): Button[][] => {
  if (part.type === 'buttons') return [part.buttons];
  if (part.type === 'card') return [part.actions ?? []];
  return part.type === 'carousel' ? part.cards.map(({ actions }) => actions ?? []) : [];
};
const unique = (names: string[]) => new Set(names).size === names.length;

export const Parts = v.pipe(
  v.array(Part),
  v.maxLength(limits.partsPerMessage),
  v.check((parts) => unique(parts.flatMap(idsOf)), 'ids of parts must differ'),
  v.check(
    (parts) => parts.flatMap(buttonsOf).every((list) => unique(list.map(({ id }) => id))),
    'ids of the buttons of a part must differ',
  ),
  v.check(
    (parts) =>
      parts.every(
        (part) =>
          part.type !== 'form' || unique(['consent', ...part.fields.map(({ name }) => name)]),
      ),
    'names of fields must differ, and none may be consent',
  ),
  v.check(
    (parts) => utf8Bytes(JSON.stringify(parts)) <= limits.partsMaxBytes,
    `at most ${limits.partsMaxBytes} bytes`,
  ),
);

/**
 * `values` by part: card and buttons `{ button: <id> }`; form `{ <field>: …, consent: true }`; date `{ date: '2026-11-21' }`;
 * slots `{ slot: <at> }`. `partId` of a card in a carousel is the card's.
 */
export const PartReply = v.object({ messageId: MessageId, partId: Name, values: Values });
export type PartReply = v.InferOutput<typeof PartReply>;
