/** Bytes that visitors uploaded. Which file belongs to whom is known to the conversation, not here. */
import type { Result } from '#core/result';
import type { ConversationId, FileId, TenantId } from '#protocol/ids';

export interface FilePlace {
  tenantId: TenantId;
  conversationId: ConversationId;
  fileId: FileId;
}

export interface Files {
  /** Refused as `unavailable` when the storage is away. */
  put(place: FilePlace, bytes: Uint8Array): Promise<Result<FilePlace>>;
  get(place: FilePlace): Promise<Result<ReadableStream<Uint8Array>>>;
  /** Also of what is not there. */
  remove(place: FilePlace): Promise<Result<null>>;
}
