/**
 * Transcripts that match, as JSON (every event, in the order of the log) or CSV (a row for each message), piece by piece.
 * Which ones comes from the read model, what was said from the conversations themselves.
 */
import { csvRow } from '#core/csv';
import { jsonOf } from '#flows/export-list';
import type { Export } from '#flows/export-list';
import { shownTo } from '#core/mask-personal';
import type { Actor } from '#core/permission';
import { archiveQuery } from '#flows/search-archive';
import type { ArchiveDeps } from '#flows/search-archive';
import type { Conversations } from '#ports/conversations';
import type { ArchiveExportFilter } from '#protocol/archive';
import type { ConversationEvent } from '#protocol/event';
import type { ConversationId, TenantId } from '#protocol/ids';

export interface ExportArchiveDeps extends ArchiveDeps {
  conversations: Conversations;
}

interface Transcript {
  id: string;
  visitorId: string;
  status: string;
  locale: string;
  events: ConversationEvent[];
}

const pageSize = 100;

export async function exportArchive(
  reader: Actor & { tenantId: string },
  { format, ...filters }: ArchiveExportFilter,
  deps: ExportArchiveDeps,
): Promise<Export> {
  const { tenantId } = reader;
  const query = await archiveQuery(tenantId, filters, deps);
  const total = await deps.archive.count(tenantId, query);
  async function* transcripts() {
    let cursor: string | null = null;
    do {
      const page: { ids: string[]; cursor: string | null } = await deps.archive.conversationIds(
        tenantId,
        query,
        cursor,
        pageSize,
      );
      for (const id of page.ids) {
        const transcript = await transcriptOf(tenantId as TenantId, id as ConversationId, deps);
        if (transcript) yield shownTo(reader, transcript);
      }
      cursor = page.cursor;
    } while (cursor);
  }
  return {
    total,
    pieces: format === 'csv' ? csv(transcripts()) : jsonOf(onePage(transcripts()), 'conversations'),
  };
}

async function transcriptOf(
  tenantId: TenantId,
  id: ConversationId,
  { conversations }: ExportArchiveDeps,
): Promise<Transcript | null> {
  const events: ConversationEvent[] = [];
  for (;;) {
    const page = await conversations.page(tenantId, id, events.length);
    if (!page) return null;
    events.push(...page.events);
    const { visitorId, status, locale } = page.state;
    if (!page.more) return { id, visitorId, status, locale, events };
  }
}

async function* csv(transcripts: AsyncIterable<Transcript>): AsyncGenerator<string> {
  yield csvRow([
    'conversation_id',
    'status',
    'seq',
    'at',
    'author',
    'author_name',
    'text',
    'language',
    'confidence',
  ]);
  for await (const { id, status, events } of transcripts) {
    const rows = events.flatMap((event) => {
      if (event.kind !== 'message.created') return [];
      const { author, authorName, text, language, confidence } = event.message;
      return csvRow([
        id,
        status,
        event.seq,
        event.at,
        author,
        authorName,
        text,
        language,
        confidence,
      ]);
    });
    if (rows.length > 0) yield rows.join('');
  }
}

async function* onePage<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item[]> {
  for await (const item of items) yield [item];
}
