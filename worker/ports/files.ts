/** Bytes that visitors uploaded. Which file belongs to whom is known to the conversation, not here. */
import type { ConversationId, FileId, TenantId } from '#protocol/ids';

export interface FilePlace {
  tenantId: TenantId;
  conversationId: ConversationId;
  fileId: FileId;
}

export interface Files {
  put(place: FilePlace, bytes: Uint8Array): Promise<void>;
  /** Null when it is not there. */
  get(place: FilePlace): Promise<ReadableStream<Uint8Array> | null>;
}
