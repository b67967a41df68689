/**
 * A visitor or a member uploads a file: its type and name are judged, the conversation takes note of it (or refuses), then the bytes are
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
import type { ConversationId, FileId, TenantId } from '#protocol/ids';
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

export interface OpenedFile {
  file: FileRecord;
  body: ReadableStream<Uint8Array>;
}

interface StoredFile {
  fileId: FileId;
  name: string;
  type: string;
  size: number;
}

export function storeFile(
  tenant: Tenant,
  claims: Claims,
  upload: Upload,
  deps: FileDeps,
): Promise<Result<StoredFile>> {
  return store(upload, claims, deps, (file) =>
    deps.conversations.addFile(claims, tenant.settings, file),
  );
}

export async function openFile(
  claims: Claims,
  fileId: FileId,
  deps: FileDeps,
): Promise<Result<OpenedFile>> {
  return open(claims, await deps.conversations.file(claims, fileId), deps);
}

/** A member's file: nobody but staff can open it until it is sent with a reply. */
export function storeStaffFile(
  { memberId, ...where }: Where & { memberId: string },
  upload: Upload,
  deps: FileDeps,
): Promise<Result<StoredFile>> {
  return store(upload, where, deps, (file) =>
    deps.conversations.addStaffFile(where.tenantId, where.conversationId, {
      ...file,
      by: memberId,
    }),
  );
}

export async function openFileAsStaff(
  where: Where,
  fileId: FileId,
  deps: FileDeps,
): Promise<Result<OpenedFile>> {
  const { tenantId, conversationId } = where;
  return open(where, await deps.conversations.staffFile(tenantId, conversationId, fileId), deps);
}

interface Where {
  tenantId: TenantId;
  conversationId: ConversationId;
}

async function store(
  { bytes, name }: Upload,
  { tenantId, conversationId }: Where,
  { files, system }: FileDeps,
  note: (file: FileRecord) => Promise<Result<FileRecord>>,
): Promise<Result<StoredFile>> {
  if (bytes.length > limits.fileMaxBytes)
    return refuse('body-too-large', `at most ${limits.fileMaxBytes} bytes`);
  const accepted = acceptFile(bytes, decode, name);
  if (!accepted.ok) return accepted;
  const file: FileRecord = {
    id: system.newId('fil'),
    name: accepted.value.name,
    mime: accepted.value.mime,
    size: bytes.length,
  };
  const noted = await note(file);
  if (!noted.ok) return noted;
  const stored = await files.put({ tenantId, conversationId, fileId: file.id }, bytes);
  if (!stored.ok) return stored;
  return ok({ fileId: file.id, name: file.name, type: file.mime, size: file.size });
}

async function open(
  { tenantId, conversationId }: Where,
  found: Result<FileRecord>,
  { files }: FileDeps,
): Promise<Result<OpenedFile>> {
  if (!found.ok) return found;
  const body = await files.get({ tenantId, conversationId, fileId: found.value.id });
  return body.ok ? ok({ file: found.value, body: body.value }) : body;
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
