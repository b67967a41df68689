/**
 * The people who write to us: remembered when an identity is verified, shown beside a conversation, changed and merged by
 * staff. Names and addresses are opened only for who may read personal data.
 */
import { beforeMerge, mergedValues, undoableMs } from '#core/contact-merge';
import { may } from '#core/permission';
import { showSealed, showSealedRecord } from '#flows/show-sealed';
import { keyOf } from '#flows/tenant-of';
import type { Actor } from '#core/permission';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { Tenant } from '#core/tenant';
import type { ContactFields, ContactRow, Contacts } from '#ports/contacts';
import type { Escalations } from '#ports/escalations';
import type { Sealer, TenantKey } from '#ports/sealer';
import type { System } from '#ports/system';
import type { Tenants } from '#ports/tenants';
import type { Tickets } from '#ports/tickets';
import type { ContactId, ConversationId } from '#protocol/ids';
import { attributesMax } from '#protocol/ticket';
import type {
  Contact,
  ContactChange,
  ContactValues,
  ContextAnswer,
  MergeRequest,
  UnmergeRequest,
} from '#protocol/ticket';

export interface ContactDeps {
  contacts: Contacts;
  tenants: Tenants;
  sealer: Sealer;
  system: System;
}

type Asking = Actor & { tenantId: string };

const pastMax = 20;
type Attributes = Record<string, string>;
const place = (row: { tenantId: string; id: string }, column: string) => ({
  tenantId: row.tenantId,
  table: 'contact',
  column,
  row: row.id,
});

/** A verified identity has come: its name and address as the tenant's own backend says them now. */
export async function rememberContact(
  tenant: Tenant,
  contactKey: string,
  { name, email }: { name?: string | undefined; email?: string | undefined },
  { contacts, sealer, system }: Omit<ContactDeps, 'tenants'>,
): Promise<ContactRow> {
  const known = await contacts.byKey(tenant.id, contactKey);
  const id = known?.contactKey === contactKey ? known.id : system.newId('con');
  const key = await sealer.key(tenant.wrappedKey, tenant.id);
  const here = { tenantId: tenant.id, id };
  const now = system.now();
  const row: ContactRow = {
    ...here,
    contactKey,
    nameSealed: name ? await key.seal(name, place(here, 'name')) : null,
    emailSealed: email ? await key.seal(email, place(here, 'email')) : null,
    emailIndex: email ? await key.blindIndex(email.trim().toLowerCase(), 'email') : null,
    attributesSealed: null,
    isVip: known?.isVip ?? false,
    peopleOnly: known?.peopleOnly ?? false,
    mergedInto: null,
    createdAt: now,
    seenAt: now,
  };
  await contacts.seen(row);
  return known ?? row;
}

export async function readContext(
  member: Asking,
  conversationId: ConversationId,
  deps: ContactDeps & { escalations: Escalations; tickets: Tickets },
): Promise<ContextAnswer> {
  const { tenantId } = member;
  const [{ contactKey, lead }, escalations, tickets] = await Promise.all([
    deps.contacts.of(tenantId, conversationId),
    deps.escalations.page(tenantId, { conversationId, limit: 1 }),
    deps.tickets.page(tenantId, { conversationId, limit: 50 }),
  ]);
  const row = contactKey === null ? null : await deps.contacts.byKey(tenantId, contactKey);
  const person = row && (await shown(member, row, deps));
  const keys = row
    ? (await deps.contacts.merged(tenantId, row.id)).map((one) => one.contactKey)
    : contactKey === null
      ? []
      : [contactKey];
  const past = keys.length === 0 ? [] : await deps.contacts.past(tenantId, keys, pastMax + 1);
  return {
    contact: person,
    duplicates: row ? ((await deps.contacts.duplicates(tenantId, row)) as ContactId[]) : [],
    past: past
      .filter(({ id }) => id !== conversationId)
      .slice(0, pastMax)
      .map((one) => ({
        ...one,
        id: one.id as ConversationId,
        startedAt: iso(one.startedAt),
        lastAt: iso(one.lastAt),
      })),
    lead: lead && { ...lead, createdAt: iso(lead.createdAt) },
    escalation: escalations.escalations[0] ?? null,
    tickets: tickets.tickets,
  };
}

export async function changeContact(
  member: Asking,
  id: string,
  { attributes, ...flags }: ContactChange,
  deps: ContactDeps,
): Promise<Result<Contact>> {
  const row = await deps.contacts.get(member.tenantId, id);
  if (!row) return refuse('not-found');
  const key = await keyOf(row.tenantId, deps);
  // They are written as a whole; who does not see them adds to them, or would throw the others away.
  const kept =
    attributes && row.attributesSealed && !may(member, 'pii.read')
      ? (JSON.parse(await key.open(row.attributesSealed, place(row, 'attributes'))) as Attributes)
      : {};
  const written = { ...kept, ...attributes };
  if (Object.keys(written).length > attributesMax)
    return refuse('invalid-request', `attributes: at most ${attributesMax}`);
  await deps.contacts.change(row.tenantId, row.id, {
    ...flags,
    ...(attributes
      ? { attributesSealed: await key.seal(JSON.stringify(written), place(row, 'attributes')) }
      : {}),
  });
  return readContact(member, id, deps);
}

export async function readContact(
  member: Asking,
  id: string,
  deps: ContactDeps,
): Promise<Result<Contact>> {
  const row = await deps.contacts.get(member.tenantId, id);
  return row ? ok(await shown(member, row, deps)) : refuse('not-found');
}

/** Null when nobody is known, or the member may not know it. */
export async function contactNameOf(
  member: Asking,
  contactKey: string | null,
  deps: Pick<ContactDeps, 'contacts' | 'tenants' | 'sealer'>,
): Promise<string | null> {
  if (contactKey === null || !may(member, 'pii.read')) return null;
  const row = await deps.contacts.byKey(member.tenantId, contactKey);
  if (!row?.nameSealed) return null;
  return showSealed(await keyOf(member.tenantId, deps), row.nameSealed, place(row, 'name'));
}

export async function mergeContacts(
  member: Asking & { memberId: string },
  id: string,
  { contactId: other, take }: MergeRequest,
  deps: ContactDeps,
): Promise<Result<Contact>> {
  const { tenantId } = member;
  const isChosen = take.name || take.email || take.attributes.length > 0;
  if (isChosen && !may(member, 'pii.read')) return refuse('forbidden');
  const [kept, gone] = await Promise.all([
    deps.contacts.get(tenantId, id),
    deps.contacts.get(tenantId, other),
  ]);
  if (!kept || !gone) return refuse('not-found');
  if (kept.id === gone.id || kept.mergedInto !== null || gone.mergedInto !== null)
    return refuse('stale', 'one of them is part of another already');
  const key = await keyOf(tenantId, deps);
  const values = mergedValues(await valuesOf(kept, key), await valuesOf(gone, key), take);
  if (Object.keys(values.attributes).length > attributesMax)
    return refuse('invalid-request', `attributes: at most ${attributesMax}`);
  const moved = await deps.contacts.merged(tenantId, other);
  await deps.contacts.merge({
    tenantId,
    keptId: id,
    otherId: other,
    movedIds: moved.map((row) => row.id),
    before: fieldsOf(kept),
    after: {
      ...(await sealed(kept, values, key)),
      isVip: kept.isVip || gone.isVip,
      peopleOnly: kept.peopleOnly || gone.peopleOnly,
    },
    memberId: member.memberId,
    at: deps.system.now(),
  });
  return readContact(member, id, deps);
}

/** The newest first: what an older merge has changed may stand in a newer one's place. */
export async function undoMerge(
  member: Asking,
  id: string,
  { contactId: other }: UnmergeRequest,
  deps: ContactDeps,
): Promise<Result<Contact>> {
  const { tenantId } = member;
  const [kept, gone, merge] = await Promise.all([
    deps.contacts.get(tenantId, id),
    deps.contacts.get(tenantId, other),
    deps.contacts.lastMerge(tenantId, id),
  ]);
  if (!kept || !gone) return refuse('not-found');
  if (gone.mergedInto !== kept.id || kept.mergedInto !== null)
    return refuse('stale', 'they are not one person, or part of a third one');
  if (!merge || deps.system.now() > merge.at + undoableMs)
    return refuse('stale', `a merge can be undone for ${undoableMs / 86_400_000} days`);
  if (merge.otherId !== other) return refuse('stale', 'a newer merge has to be undone first');
  const restored = beforeMerge(fieldsOf(kept), merge.before, merge.after);
  await deps.contacts.unmerge(merge, restored);
  return readContact(member, id, deps);
}

const fieldsOf = ({
  nameSealed,
  emailSealed,
  emailIndex,
  attributesSealed,
  isVip,
  peopleOnly,
}: ContactRow): ContactFields => ({
  nameSealed,
  emailSealed,
  emailIndex,
  attributesSealed,
  isVip,
  peopleOnly,
});

async function valuesOf(row: ContactRow, key: TenantKey): Promise<ContactValues> {
  const open = async (column: string, text: string | null) =>
    text === null ? null : key.open(text, place(row, column));
  const attributes = await open('attributes', row.attributesSealed);
  return {
    name: await open('name', row.nameSealed),
    email: await open('email', row.emailSealed),
    attributes: attributes === null ? {} : (JSON.parse(attributes) as Attributes),
  };
}

/** Sealed for the row where they will stand. */
async function sealed(row: ContactRow, { name, email, attributes }: ContactValues, key: TenantKey) {
  return {
    nameSealed: name === null ? null : await key.seal(name, place(row, 'name')),
    emailSealed: email === null ? null : await key.seal(email, place(row, 'email')),
    emailIndex: email === null ? null : await key.blindIndex(email.trim().toLowerCase(), 'email'),
    attributesSealed:
      Object.keys(attributes).length === 0
        ? null
        : await key.seal(JSON.stringify(attributes), place(row, 'attributes')),
  };
}

const iso = (at: number) => new Date(at).toISOString();

async function shown(member: Actor, row: ContactRow, deps: ContactDeps): Promise<Contact> {
  const isOpen = may(member, 'pii.read');
  const key = isOpen ? await keyOf(row.tenantId, deps) : null;
  const open = async (column: string, sealed: string | null) =>
    key && sealed ? showSealed(key, sealed, place(row, column)) : null;
  const merged = await deps.contacts.merged(row.tenantId, row.id);
  const last = merged.length > 1 ? await deps.contacts.lastMerge(row.tenantId, row.id) : null;
  const until = last ? last.at + undoableMs : 0;
  return {
    id: row.id as ContactId,
    name: await open('name', row.nameSealed),
    email: await open('email', row.emailSealed),
    attributes:
      key && row.attributesSealed
        ? await showSealedRecord(key, row.attributesSealed, place(row, 'attributes'))
        : {},
    isVip: row.isVip,
    peopleOnly: row.peopleOnly,
    merged: merged.flatMap(({ id }) => (id === row.id ? [] : [id])),
    undoable:
      last && deps.system.now() <= until
        ? { contactId: last.otherId as ContactId, until: iso(until) }
        : null,
    createdAt: iso(row.createdAt),
    seenAt: iso(row.seenAt),
  };
}
