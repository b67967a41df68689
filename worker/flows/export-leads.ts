/** All leads of a tenant that match, as CSV or JSON, piece by piece: an export is never whole in memory. */
import { csvOf, jsonOf } from '#flows/export-list';
import type { Column, Export } from '#flows/export-list';
import { leadQuery, openLeads } from '#flows/list-leads';
import { keyOf } from '#flows/tenant-of';
import type { LeadReader, LeadsDeps } from '#flows/list-leads';
import type { Lead, LeadExportFilter } from '#protocol/lead';

const pageSize = 200;

const columns: Column<Lead>[] = [
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
  return { total, pieces: format === 'csv' ? csvOf(pages(), columns) : jsonOf(pages(), 'leads') };
}
