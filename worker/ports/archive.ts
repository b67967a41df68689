/** The transcripts of a tenant, searched and counted in the read model. Implemented by store/archive. */
import type { ArchiveFilters } from '#protocol/archive';

export interface ArchiveRow {
  id: string;
  status: string;
  locale: string;
  language: string | null;
  tags: string[];
  startedAt: number;
  lastAt: number;
  messageCount: number;
  /** The visitor's first message, its beginning. */
  firstText: string | null;
  agentId: string | null;
}

export interface FoundMessage {
  rowid: number;
  seq: number;
  author: string;
  at: number;
  text: string;
  language: string | null;
}

export interface Found {
  conversation: ArchiveRow;
  message: FoundMessage | null;
}

/** As the wire's, with the contact's address already made into its index. */
export type ArchiveQuery = Omit<ArchiveFilters, 'contact'> & { contactIndex?: string };

export interface Archive {
  /** Newest first. Without words to look for: conversations; with them: messages. */
  page(
    tenantId: string,
    query: ArchiveQuery,
    page: { cursor?: string | undefined; limit: number },
  ): Promise<{ found: Found[]; cursor: string | null }>;
  /** Ids of the conversations, in the order of `page`; each once. */
  conversationIds(
    tenantId: string,
    query: ArchiveQuery,
    after: string | null,
    limit: number,
  ): Promise<{ ids: string[]; cursor: string | null }>;
  count(tenantId: string, query: ArchiveQuery): Promise<number>;
}
