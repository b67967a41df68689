/** One of every part of a message, complete. Used by unit, integration and browser tests. */
import type { Part, PartOf } from '#protocol/part';

export const orderCard: PartOf<'card'> = {
  type: 'card',
  id: 'order-1042',
  kind: 'order',
  title: 'Order 1042',
  subtitle: 'Two items',
  status: { text: 'On its way', tone: 'good' },
  image: { url: 'https://img.example/shoe.png', alt: 'A blue shoe' },
  fields: [
    { label: 'Total', value: '€ 59.90' },
    { label: 'Carrier', value: 'DHL' },
  ],
  actions: [
    { type: 'reply', id: 'track', label: 'Track it', text: 'Where is order 1042?' },
    { type: 'link', id: 'invoice', label: 'Invoice', url: 'https://shop.example/i/1042' },
    {
      type: 'action',
      id: 'cancel',
      label: 'Cancel order',
      action: 'cancel_order',
      input: { order: '1042' },
      confirm: 'Cancel order 1042?',
    },
  ],
};

export const shoeCards: PartOf<'carousel'> = {
  type: 'carousel',
  id: 'shoes',
  label: 'In stock',
  cards: ['Blue', 'Red', 'Green'].map((color) => ({
    type: 'card',
    id: `shoe-${color.toLowerCase()}`,
    kind: 'product',
    title: `${color} shoe`,
    subtitle: '€ 29.95',
    actions: [{ type: 'action', id: 'alert', label: 'Tell me', action: 'restock_alert' }],
  })),
};

export const sizeButtons: PartOf<'buttons'> = {
  type: 'buttons',
  id: 'size',
  text: 'Which size?',
  buttons: [
    { type: 'reply', id: 's', label: 'Small' },
    { type: 'reply', id: 'm', label: 'Medium', text: 'Medium, please' },
    { type: 'link', id: 'chart', label: 'Size chart', url: 'https://shop.example/sizes' },
  ],
};

export const returnForm: PartOf<'form'> = {
  type: 'form',
  id: 'return',
  title: 'Return an item',
  fields: [
    { type: 'text', name: 'order', label: 'Order number', required: true, value: '1042' },
    { type: 'email', name: 'email', label: 'E-mail', required: true },
    { type: 'phone', name: 'phone', label: 'Phone' },
    { type: 'number', name: 'count', label: 'How many?', min: 1, max: 9, value: 1 },
    {
      type: 'select',
      name: 'reason',
      label: 'Reason',
      required: true,
      options: [
        { value: 'small', label: 'Too small' },
        { value: 'broken', label: 'Broken' },
      ],
    },
    { type: 'date', name: 'since', label: 'Since', max: '2026-12-31' },
    { type: 'textarea', name: 'note', label: 'Anything to add?' },
  ],
  consent: { text: 'You may write to me about this return.', url: 'https://shop.example/privacy' },
  submit: 'Ask for the label',
};

export const dayPicker: PartOf<'date'> = {
  type: 'date',
  id: 'pickup-day',
  label: 'Which day?',
  min: '2026-11-23',
  max: '2026-12-04',
};

export const slotPicker: PartOf<'slots'> = {
  type: 'slots',
  id: 'slot',
  label: 'When shall we call?',
  timeZone: 'Europe/Berlin',
  slots: [
    { at: '2026-11-23T08:00:00Z', label: 'Monday, 9:00' },
    { at: '2026-11-23T09:30:00Z', label: 'Monday, 10:30' },
    { at: '2026-11-24T08:00:00Z', label: 'Tuesday, 9:00' },
  ],
};

export const refundReceipt: PartOf<'receipt'> = {
  type: 'receipt',
  id: 'refund-1',
  tool: 'request_refund',
  ok: true,
  title: 'Refund requested',
  at: '2026-11-21T09:00:00Z',
  reference: 'RF-77',
  fields: [{ label: 'Amount', value: '€ 29.95' }],
};

export const everyPart: Part[] = [
  orderCard,
  shoeCards,
  sizeButtons,
  returnForm,
  slotPicker,
  refundReceipt,
];
