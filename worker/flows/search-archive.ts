/** Looks through the transcripts of a tenant: what was found, where the words stand in it, and who had the floor. */
import { highlight } from '#core/archive/highlight';
import { maskPersonalText } from '#core/mask-personal';
import type { Actor } from '#core/permission';
import { may } from '#core/permission';
import { previewOf } from '#core/preview';
import { openMemberNames } from '#flows/member-names';
import type { MemberNamesDeps } from '#flows/member-names';
import { keyOf } from '#flows/tenant-of';
import type { Archive, ArchiveQuery, Found } from '#ports/archive';
import type { ArchiveFilter, ArchiveFilters, ArchivePage, ArchiveResult } from '#protocol/archive';

export interface ArchiveDeps extends MemberNamesDeps {
  archive: Archive;
}

export async function searchArchive(
  reader: Actor & { tenantId: string },
  { cursor, limit, ...filters }: ArchiveFilter,
  deps: ArchiveDeps,
): Promise<ArchivePage> {
  const { tenantId } = reader;
  const seen = may(reader, 'pii.read') ? (text: string) => text : maskPersonalText;
  const query = await archiveQuery(tenantId, filters, deps);
  const page = await deps.archive.page(tenantId, query, { cursor, limit });
  const agents = page.found.flatMap(({ conversation }) => conversation.agentId ?? []);
  const names = await openMemberNames(tenantId, agents, deps);
  return {
    results: page.found.map((found) => resultOf(found, filters.q, names, seen)),
    cursor: page.cursor,
  };
}

/** A contact is looked for by the index of the address: the address itself is stored nowhere. */
export async function archiveQuery(
  tenantId: string,
  { contact, ...query }: ArchiveFilters,
  deps: MemberNamesDeps,
): Promise<ArchiveQuery> {
  if (!contact) return query;
  const key = await keyOf(tenantId, deps);
  return { ...query, contactIndex: await key.blindIndex(contact.toLowerCase(), 'email') };
}

function resultOf(
  { conversation, message }: Found,
  q: string | undefined,
  names: Map<string, string>,
  seen: (text: string) => string,
): ArchiveResult {
  const { id, status, locale, language, tags, messageCount, agentId } = conversation;
  const iso = (at: number) => new Date(at).toISOString();
  return {
    conversation: {
      id: id as ArchiveResult['conversation']['id'],
      status: status as ArchiveResult['conversation']['status'],
      locale,
      language,
      tags,
      startedAt: iso(conversation.startedAt),
      lastAt: iso(conversation.lastAt),
      messageCount,
      firstWords: conversation.firstText === null ? null : previewOf(seen(conversation.firstText)),
      agentId,
      agentName: agentId ? (names.get(agentId) ?? null) : null,
    },
    hit: message && {
      seq: message.seq,
      author: message.author as NonNullable<ArchiveResult['hit']>['author'],
      at: iso(message.at),
      pieces: highlight(seen(message.text), q ?? '', message.language ?? locale),
    },
  };
}
