/**
 * A visitor uploads a file: its type and name are judged, the conversation takes note of it (or refuses), then the bytes are
 * stored. An id whose bytes were lost in between was never told to anybody.
 */
import { acceptFile } from '#core/file';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { Claims } from '#core/session-token';
import type { Tenant } from '#core/tenant';
import type { Conversations, FileRecord } from '#ports/conversations';
import type { Files } from '#ports/files';
import type { System } from '#ports/system';
import type { FileId } from '#protocol/ids';
import { limits } from '#protocol/limits';

export interface FileDeps {
  conversations: Conversations;
  files: Files;
  system: System;
}

export interface Upload {
  bytes: Uint8Array;
  name: string | null;
}

export async function storeFile(
  tenant: Tenant,
  claims: Claims,
  { bytes, name }: Upload,
  deps: FileDeps,
): Promise<Result<{ fileId: FileId; name: string; type: string; size: number }>> {
  if (bytes.length > limits.fileMaxBytes)
    return refuse('body-too-large', `at most ${limits.fileMaxBytes} bytes`);
  const accepted = acceptFile(bytes, decode, name);
  if (!accepted.ok) return accepted;
  const file: FileRecord = {
    id: deps.system.newId('fil'),
    name: accepted.value.name,
    mime: accepted.value.mime,
    size: bytes.length,
  };
  const noted = await deps.conversations.addFile(claims, tenant.settings, file);
  if (!noted.ok) return noted;
  const { tenantId, conversationId } = claims;
  const stored = await deps.files.put({ tenantId, conversationId, fileId: file.id }, bytes);
  if (!stored.ok) return stored;
  return ok({ fileId: file.id, name: file.name, type: file.mime, size: file.size });
}

export async function openFile(
  claims: Claims,
  fileId: FileId,
  deps: FileDeps,
): Promise<Result<{ file: FileRecord; body: ReadableStream<Uint8Array> }>> {
  const found = await deps.conversations.file(claims, fileId);
  if (!found.ok) return found;
  const { tenantId, conversationId } = claims;
  const body = await deps.files.get({ tenantId, conversationId, fileId });
  return body.ok ? ok({ file: found.value, body: body.value }) : body;
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
