/** All leads of a tenant that match, as CSV or JSON, piece by piece: an export is never whole in memory. */
import { csvRow } from '#core/csv';
import { leadQuery, openLeads } from '#flows/list-leads';
import { keyOf } from '#flows/tenant-of';
import type { LeadReader, LeadsDeps } from '#flows/list-leads';
import type { Lead, LeadExportFilter } from '#protocol/lead';

const pageSize = 200;

const columns: [name: string, of: (lead: Lead) => string | number | boolean | null][] = [
  ['id', ({ id }) => id],
  ['created_at', ({ createdAt }) => createdAt],
  ['status', ({ status }) => status],
  ['priority', ({ priority }) => priority],
  ['score', ({ score }) => score],
  ['name', ({ name }) => name],
  ['email', ({ email }) => email],
  ['phone', ({ phone }) => phone],
  ['company', ({ company }) => company],
  ['note', ({ note }) => note],
  ['staff_note', ({ staffNote }) => staffNote],
  ['assignee', ({ assigneeName }) => assigneeName],
  ['consent', ({ consent }) => consent],
  ['reasons', ({ reasons }) => reasons.map(({ code, points }) => `${code} ${points}`).join('; ')],
  ['conversation_id', ({ conversationId }) => conversationId],
  ['updated_at', ({ updatedAt }) => updatedAt],
];

export interface Export {
  /** How many there were when the export began, for the bar. */
  total: number;
  pieces: AsyncGenerator<string>;
}

export async function exportLeads(
  reader: LeadReader,
  { format, ...filters }: LeadExportFilter,
  deps: LeadsDeps,
): Promise<Export> {
  const key = await keyOf(reader.tenantId, deps);
  const query = await leadQuery(filters, key);
  const total = await deps.leads.count(reader.tenantId, query);
  async function* pages() {
    let cursor: string | undefined;
    do {
      const page = await deps.leads.page(reader.tenantId, query, { cursor, limit: pageSize });
      yield await openLeads(reader, page.leads, key, deps);
      cursor = page.cursor ?? undefined;
    } while (cursor);
  }
  return { total, pieces: format === 'csv' ? csv(pages()) : json(pages()) };
}

async function* csv(pages: AsyncIterable<Lead[]>): AsyncGenerator<string> {
  yield csvRow(columns.map(([name]) => name));
  for await (const leads of pages)
    yield leads.map((lead) => csvRow(columns.map(([, of]) => of(lead)))).join('');
}

async function* json(pages: AsyncIterable<Lead[]>): AsyncGenerator<string> {
  yield '{"format":"parley.leads.v1","leads":[';
  let isFirst = true;
  for await (const leads of pages)
    for (const lead of leads) {
      yield `${isFirst ? '' : ','}\n${JSON.stringify(lead)}`;
      isFirst = false;
    }
  yield '\n]}\n';
}
