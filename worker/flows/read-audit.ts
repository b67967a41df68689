/** The audit trail for its readers: a page with today's names, and all of it as CSV or JSON, piece by piece. */
import { csvOf } from '#flows/export-list';
import type { Column, Export } from '#flows/export-list';
import type { ChainedRecord } from '#core/audit';
import type { Actor } from '#core/permission';
import { may } from '#core/permission';
import { openMemberNames } from '#flows/member-names';
import type { MemberNamesDeps } from '#flows/member-names';
import type { Audit } from '#ports/audit';
import type { AuditEntry, AuditFilter, AuditPage } from '#protocol/audit';

type Deps = MemberNamesDeps & { audit: Audit };
type Reader = Actor & { tenantId: string };

const exportPage = 200;

export async function readAudit(
  reader: Reader,
  filter: AuditFilter,
  deps: Deps,
): Promise<AuditPage> {
  const records = await deps.audit.page(reader.tenantId, filter);
  const cursor = records.length === filter.limit ? String(records.at(-1)?.seq) : null;
  return { entries: await named(reader, records, deps), cursor };
}

export async function exportAudit(
  reader: Reader,
  format: 'csv' | 'json',
  filter: Omit<AuditFilter, 'cursor' | 'limit'>,
  deps: Deps,
): Promise<Export> {
  const { entries: total } = await deps.audit.check(reader.tenantId);
  async function* pages() {
    for (let cursor: number | undefined = 0; cursor !== undefined;) {
      const asked: AuditFilter = { ...filter, cursor, limit: exportPage };
      const records: ChainedRecord[] = await deps.audit.page(reader.tenantId, asked, 'oldest');
      yield await named(reader, records, deps);
      cursor = records.length === exportPage ? records.at(-1)?.seq : undefined;
    }
  }
  return { total, pieces: format === 'csv' ? csvOf(pages(), columns) : json(pages()) };
}

async function named(reader: Reader, records: ChainedRecord[], deps: Deps): Promise<AuditEntry[]> {
  const ids = records.flatMap(({ actorId, actorKind }) =>
    actorId && actorKind === 'member' ? [actorId] : [],
  );
  const names = await openMemberNames(reader.tenantId, ids, deps);
  const seesAddress = may(reader, 'pii.read');
  return records.map(({ actorKind, actorId, actorRole, ...record }) => ({
    ...record,
    at: new Date(record.at).toISOString(),
    tenantId: reader.tenantId,
    address: seesAddress ? record.address : '•••',
    actor: {
      kind: actorKind,
      id: actorId,
      role: actorRole,
      name: (actorId && names.get(actorId)) || null,
    },
  }));
}

const columns: Column<AuditEntry>[] = [
  ['seq', ({ seq }) => seq],
  ['at', ({ at }) => at],
  ['tenant_id', ({ tenantId }) => tenantId],
  ['actor_kind', ({ actor }) => actor.kind],
  ['actor_id', ({ actor }) => actor.id],
  ['actor_name', ({ actor }) => actor.name],
  ['actor_role', ({ actor }) => actor.role],
  ['action', ({ action }) => action],
  ['route', ({ route }) => route],
  ['target', ({ target }) => target],
  ['outcome', ({ outcome }) => outcome],
  ['status', ({ status }) => status],
  ['before', ({ before }) => before],
  ['after', ({ after }) => after],
  ['address', ({ address }) => address],
  ['request_id', ({ requestId }) => requestId],
  ['hash', ({ hash }) => hash],
];

async function* json(pages: AsyncGenerator<AuditEntry[]>): AsyncGenerator<string> {
  let before = '[';
  for await (const entries of pages)
    for (const entry of entries) {
      yield before + JSON.stringify(entry);
      before = ',\n';
    }
  yield before === '[' ? '[]' : ']';
}
