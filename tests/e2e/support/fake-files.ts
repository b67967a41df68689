/** Uploads of the fake server: takes a form with one file, refuses what the real one refuses, gives the bytes back. */
import type { IncomingMessage } from 'node:http';
import type { FakeConversation, Json } from './fake-conversation.ts';
import { newId } from './fake-conversation.ts';

export interface Taken {
  status: number;
  body: Json;
}

export async function takeFile(
  request: IncomingMessage,
  conversation: FakeConversation,
): Promise<Taken> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const form = await new Response(Buffer.concat(chunks), {
    headers: { 'content-type': request.headers['content-type'] ?? '' },
  }).formData();
  const [file] = [...form.values()];
  if (!(file instanceof File)) return { status: 400, body: { code: 'invalid-request' } };
  const bytes = Buffer.from(await file.arrayBuffer());
  // A name may say one thing and the bytes another: the server looks at the bytes.
  if (bytes.subarray(0, 2).toString() === 'MZ')
    return { status: 415, body: { code: 'unsupported-media-type' } };
  const id = newId('fil');
  const mime = file.type || 'application/octet-stream';
  conversation.files.set(id, { id, name: file.name, mime, size: bytes.length });
  conversation.bytes.set(id, bytes);
  return {
    status: 201,
    body: { fileId: id, name: file.name, type: mime, size: bytes.length },
  };
}
