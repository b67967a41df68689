/** The demo companies' tools as they are seeded: accepted as a tenant's own would be, and said in every language they promise. */
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { fill } from '#core/tool/render';
import { newTool } from '#core/tool/set-up';
import { ticketTools } from '#flows/ticket-tool';
import type { TicketToolDeps } from '#flows/ticket-tool';
import { backendFunctions } from '#worker/demo/backend/functions';
import { ToolDraft } from '#protocol/tool';
import { readFileSync } from 'node:fs';

const languages = 'ar de en es fr he hi it ja ko nl pl pt ru tr zh'.split(' ');
const core = new Set([
  'get_order_status',
  'check_inventory',
  'start_return',
  'cancel_order',
  'track_shipment',
  'get_customs_status',
  'get_eta',
  'find_slots',
  'book_appointment',
  'request_quote',
  'document_checklist',
]);
const read = (tenant: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../worker/demo/${tenant}/tools.json`, import.meta.url), 'utf8'),
  ) as unknown[];
const functions = [
  ...Object.keys(backendFunctions).map((own) => `demo.${own}`),
  ...Object.keys(ticketTools({} as TicketToolDeps)),
];
const drafts = [...read('shop'), ...read('logistics')].map((raw) => v.parse(ToolDraft, raw));

describe.each(drafts.map((draft) => [draft.name, draft] as const))('%s', (name, draft) => {
  it('is a tool that any tenant could have, over a function that there is', () => {
    expect(newTool(draft)).toMatchObject({ ok: true });
    // What the page offers is tried on the demo page, in the browser.
    if (draft.adapter !== 'page') expect(functions).toContain(draft.target);
  });

  it('asks for a yes in words of its own when it changes something', () => {
    expect(
      draft.risk === 'read' ||
        draft.templates.confirm?.['en'] !== undefined ||
        name === 'update_preferences',
    ).toBe(true);
  });

  const spoken = core.has(name) ? languages : ['de', 'en', 'es', 'fr', 'it', 'pt'];
  // For staff only.
  if (name !== 'get_segment')
    it(`speaks ${spoken.length} languages`, () => {
      const texts = [
        draft.title,
        draft.templates.done ?? {},
        ...(draft.templates.confirm ? [draft.templates.confirm] : []),
        ...Object.values(draft.parameters?.properties ?? {}).flatMap((property) =>
          ['x-ask', 'x-label'].flatMap((mark) =>
            property[mark] ? [property[mark] as object] : [],
          ),
        ),
      ];
      for (const text of texts) expect(Object.keys(text)).toEqual(expect.arrayContaining(spoken));
      for (const [language, template] of Object.entries(draft.templates.done ?? {})) {
        const refused = fill(template, { ok: false, problem: 'taken', why: 'because' });
        expect([language, refused?.includes('{{')]).toEqual([language, false]);
      }
    });
});
