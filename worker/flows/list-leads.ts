/**
 * Leads for the eyes of staff: contact data opened with the tenant's key, or masked for a member who may not see it.
 * Used by routes/leads and the export.
 */
import { priorityOf } from '#core/lead';
import { maskEmail, maskName, maskPhone, maskText } from '#core/mask-contact';
import { maskPersonalText } from '#core/mask-personal';
import { may } from '#core/permission';
import type { Actor } from '#core/permission';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { openMemberNames } from '#flows/member-names';
import type { MemberNamesDeps } from '#flows/member-names';
import { showSealed, showSealedRecord, unreadable } from '#flows/show-sealed';
import { keyOf } from '#flows/tenant-of';
import type { LeadQuery, Leads, SealedLead } from '#ports/leads';
import type { Members } from '#ports/members';
import type { TenantKey } from '#ports/sealer';
import type { System } from '#ports/system';
import type { Lead, LeadCounts, LeadFilter, LeadFilters, LeadPage } from '#protocol/lead';
import { LeadStatus } from '#protocol/lead';

export interface LeadsDeps extends MemberNamesDeps {
  leads: Leads;
  members: Pick<Members, 'get'>;
  system: System;
}

export type LeadReader = Actor & { tenantId: string };

export async function listLeads(
  reader: LeadReader,
  { cursor, limit, ...filters }: LeadFilter,
  deps: LeadsDeps,
): Promise<LeadPage> {
  const key = await keyOf(reader.tenantId, deps);
  const query = await leadQuery(filters, key);
  const page = await deps.leads.page(reader.tenantId, query, { cursor, limit });
  return { leads: await openLeads(reader, page.leads, key, deps), cursor: page.cursor };
}

export async function leadCounts(tenantId: string, deps: LeadsDeps): Promise<LeadCounts> {
  const found = await deps.leads.counts(tenantId);
  const byStatus = Object.fromEntries(
    LeadStatus.options.map((status) => [status, found[status] ?? 0]),
  ) as LeadCounts['byStatus'];
  return { total: Object.values(byStatus).reduce((sum, one) => sum + one, 0), byStatus };
}

export async function readLead(
  reader: LeadReader,
  id: string,
  deps: LeadsDeps,
): Promise<Result<Lead>> {
  const lead = await deps.leads.get(reader.tenantId, id);
  return lead ? ok(await openOne(reader, lead, deps)) : refuse('not-found');
}

/** What is looked for by an address is looked for by its index: the address itself is stored nowhere. */
export async function leadQuery(
  { q, ...filters }: LeadFilters,
  key: TenantKey,
): Promise<LeadQuery> {
  if (!q) return filters;
  return q.includes('@')
    ? { ...filters, emailIndex: await key.blindIndex(q.toLowerCase(), 'email') }
    : { ...filters, id: q };
}

export async function openLeads(
  reader: LeadReader,
  leads: SealedLead[],
  key: TenantKey,
  deps: MemberNamesDeps,
): Promise<Lead[]> {
  const assignees = leads.flatMap(({ assigneeId }) => assigneeId ?? []);
  const names = await openMemberNames(reader.tenantId, assignees, deps);
  const isMasked = !may(reader, 'pii.read');
  return Promise.all(
    leads.map(async (lead) => {
      const { tenantId, id: row } = lead;
      const open = (column: string, sealed: string | null) =>
        sealed === null ? null : showSealed(key, sealed, { tenantId, table: 'lead', column, row });
      const shown = async (
        column: string,
        sealed: string | null,
        mask: (text: string) => string,
      ) => {
        const text = await open(column, sealed);
        return text !== null && isMasked && text !== unreadable ? mask(text) : text;
      };
      return {
        id: lead.id,
        conversationId: lead.conversationId,
        status: lead.status,
        name: await shown('name', lead.nameSealed, maskName),
        email: await shown('email', lead.emailSealed, maskEmail),
        phone: await shown('phone', lead.phoneSealed, maskPhone),
        company: await shown('company', lead.companySealed, maskName),
        note: await shown('note', lead.noteSealed, maskText),
        isMasked,
        staffNote: await shown('staff_note', lead.staffNoteSealed, maskPersonalText),
        assigneeId: lead.assigneeId,
        assigneeName: lead.assigneeId ? (names.get(lead.assigneeId) ?? null) : null,
        consent: lead.consent,
        consentVersion: lead.consentVersion,
        consentAt: lead.consentAt === null ? null : new Date(lead.consentAt).toISOString(),
        cause: lead.cause,
        answers: answersOf(
          lead.answersSealed === null
            ? {}
            : await showSealedRecord(key, lead.answersSealed, {
                tenantId,
                table: 'lead',
                column: 'answers',
                row,
              }),
          isMasked,
        ),
        contactId: lead.contactId,
        contactMatch: lead.contactMatch,
        tags: lead.tags,
        rules: lead.rules,
        score: lead.score,
        priority: priorityOf(lead.score),
        reasons: lead.reasons,
        createdAt: new Date(lead.createdAt).toISOString(),
        updatedAt: new Date(lead.updatedAt || lead.createdAt).toISOString(),
      };
    }),
  );
}

function answersOf(answers: Record<string, string>, isMasked: boolean): Lead['answers'] {
  return Object.entries(answers).map(([question, answer]) => ({
    question,
    answer: isMasked ? maskText() : answer,
  }));
}

export async function openOne(
  reader: LeadReader,
  lead: SealedLead,
  deps: LeadsDeps,
): Promise<Lead> {
  const [opened] = await openLeads(reader, [lead], await keyOf(reader.tenantId, deps), deps);
  if (!opened) throw new Error('one lead was asked for');
  return opened;
}
