/** Contract: files of a conversation: uploaded, attached, served as downloads to the same conversation only (S35, S78, S79). */
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client, addTenant, call, history, session, startParley } from '../../support/harness.ts';
import type { Answered, Parley, Session, TestTenant } from '../../support/harness.ts';
import { conversationFile, query } from '../../support/faults.ts';
import { aText, anId, expectProblem } from './expectations.ts';

let parley: Parley;
let tenant: TestTenant;
const mebibyte = 1024 * 1024;
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const pdf = Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1');

beforeAll(async () => {
  parley = await startParley();
  tenant = await addTenant(parley, { settings: { assistantEnabled: false } });
});
afterAll(() => parley.stop());

const begin = () => session(parley.origin, tenant.siteKey);
const disposition = (name: string) =>
  `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)}`;

async function upload(
  who: { token: string },
  bytes: Uint8Array<ArrayBuffer> | string | FormData,
  headers: Record<string, string> = {},
): Promise<Answered<any>> {
  const response = await fetch(`${parley.origin}/v1/chat/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${who.token}`, ...headers },
    body: bytes,
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
const named = (who: Session, bytes: Uint8Array<ArrayBuffer> | string, name: string) =>
  upload(who, bytes, { 'content-disposition': disposition(name) });
const download = (who: { token: string }, fileId: string) =>
  fetch(`${parley.origin}/v1/chat/files/${fileId}`, {
    headers: { authorization: `Bearer ${who.token}` },
  });

test('a file comes back byte for byte, as a download that can do nothing', async () => {
  const who = await begin();
  const stored = await named(who, png, 'Rechnung März „1“.png');
  expect([stored.status, stored.body]).toEqual([
    201,
    { fileId: anId('fil'), name: 'Rechnung März „1“.png', type: 'image/png', size: png.length },
  ]);
  const got = await download(who, stored.body.fileId as string);
  expect(Buffer.from(await got.arrayBuffer())).toEqual(png);
  expect({
    status: got.status,
    type: got.headers.get('content-type'),
    length: got.headers.get('content-length'),
    disposition: got.headers.get('content-disposition'),
    policy: got.headers.get('content-security-policy'),
    sniffing: got.headers.get('x-content-type-options'),
    cache: got.headers.get('cache-control'),
  }).toEqual({
    status: 200,
    type: 'image/png',
    length: String(png.length),
    disposition:
      'attachment; filename="Rechnung M_rz _1_.png"; ' +
      "filename*=UTF-8''Rechnung%20M%C3%A4rz%20%E2%80%9E1%E2%80%9C.png",
    policy: "sandbox; default-src 'none'; frame-ancestors 'none'",
    sniffing: 'nosniff',
    cache: 'no-store',
  });
});

test('a form with one file works as well', async () => {
  const who = await begin();
  const form = new FormData();
  form.append('note', 'not a file');
  form.append('file', new File([pdf], 'terms.pdf', { type: 'text/html' }));
  const stored = await upload(who, form);
  expect(stored.body).toEqual({
    fileId: anId('fil'),
    name: 'terms.pdf',
    type: 'application/pdf',
    size: pdf.length,
  });
  const got = await download(who, stored.body.fileId as string);
  expect([got.headers.get('content-type'), Buffer.from(await got.arrayBuffer())]).toEqual([
    'application/pdf',
    pdf,
  ]);
  form.append('second', new File([pdf], 'more.pdf'));
  expectProblem(await upload(who, form), 'invalid-request', { detail: 'a form with one file' });
  expectProblem(
    await upload(who, 'no parts', { 'content-type': 'multipart/form-data; boundary=x' }),
    'invalid-request',
    { detail: 'a form with one file' },
  );
});

test('the type is what the bytes are, and the name must fit it', async () => {
  const who = await begin();
  const gif = Buffer.from('GIF89a....');
  const zip = Buffer.from('PK\u0003\u0004....', 'latin1');
  const accepted: [Uint8Array<ArrayBuffer> | string, string, string][] = [
    [Buffer.from('ffd8ffe0', 'hex'), 'Foto.JPEG', 'image/jpeg'],
    [gif, 'a.b.gif', 'image/gif'],
    [Buffer.from('RIFF\u0000\u0000\u0000\u0000WEBPVP8 '), 'x.webp', 'image/webp'],
    [zip, 'letter.docx', 'application/zip'],
    ['a;b\r\n=1+1;ä\n', 'list.csv', 'text/plain; charset=utf-8'],
    ['<script>alert(1)</script>', 'note.txt', 'text/plain; charset=utf-8'],
  ];
  for (const [bytes, name, type] of accepted)
    expect((await named(who, bytes, name)).body).toMatchObject({ name, type });
  const refused: [Uint8Array<ArrayBuffer> | string, string][] = [
    ['<html>', 'page.html'],
    ['<svg onload=alert(1)>', 'x.svg'],
    ['alert(1)', 'x.js'],
    ['MZ\u0090\u0000', 'setup.exe'],
    [Buffer.from('MZ\u0000\u0001'), 'x.txt'],
    [gif, 'x.png'],
    [gif, 'x.gif.html'],
    [pdf, 'invoice.pdf.exe'],
    [pdf, 'invoice\u202Efdp.exe'],
    [png, 'noextension'],
    [png, '.htaccess'],
    [Buffer.from([0xff, 0xfe, 0x61, 0x00]), 'utf16.txt'],
    [Buffer.from([0xc3, 0x28]), 'broken.txt'],
    [Buffer.from('7f454c46', 'hex'), 'x.txt'],
  ];
  for (const [bytes, name] of refused)
    expectProblem(await named(who, bytes, name), 'unsupported-media-type', { detail: aText });
  expectProblem(await named(who, '', 'empty.txt'), 'invalid-request', {
    detail: 'the file is empty',
  });
  expect((await upload(who, gif)).body).toMatchObject({ name: 'file.gif' });
});

test('names are text, whatever they try', async () => {
  const who = await begin();
  const names: [string, string][] = [
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\Windows\\win.txt', 'win.txt'],
    ['<img src=x onerror=alert(1)>.txt', '_img src=x onerror=alert(1)_.txt'],
    ['a\r\nSet-Cookie: x=1.txt', 'aSet-Cookie_ x=1.txt'],
    ['nul\u0000l.txt', 'null.txt'],
    ['\u202Etxt.\u202Ctxt', 'txt.txt'],
    ['"; filename="evil.html.txt', '_; filename=_evil.html.txt'],
    ['%2e%2e%2fx.txt', '%2e%2e%2fx.txt'],
    [`${'ä'.repeat(300)}.txt`, `${'ä'.repeat(100)}${'ä'.repeat(16)}.txt`],
    ['👩‍👩‍👧 (1)!.txt', '👩👩👧 (1)!.txt'],
  ];
  for (const [given, name] of names) {
    const stored = await named(who, 'text', given);
    expect(stored.body.name).toBe(name);
    const got = await download(who, stored.body.fileId as string);
    const header = got.headers.get('content-disposition') ?? '';
    expect(header).toMatch(
      /^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]*"; filename\*=UTF-8''[\w.~%-]+$/,
    );
    expect(decodeURIComponent(header.slice(header.lastIndexOf("'") + 1))).toBe(name);
    expect(got.headers.get('set-cookie')).toBeNull();
  }
});

test('the limit is ten mebibytes, exactly, and counted', async () => {
  const who = await begin();
  const whole = new Uint8Array(10 * mebibyte).fill(0x61);
  expect((await named(who, whole, 'ten.txt')).body).toMatchObject({ size: 10 * mebibyte });
  const more = new Uint8Array(10 * mebibyte + 1).fill(0x61);
  expectProblem(await named(who, more, 'more.txt'), 'body-too-large', {
    detail: `at most ${10 * mebibyte} bytes`,
  });
  const form = new FormData();
  form.append('file', new File([more], 'more.txt'));
  expectProblem(await upload(who, form), 'body-too-large', {
    detail: `at most ${10 * mebibyte} bytes`,
  });
});

/** A body in chunks, with no length said beforehand. */
function chunked(who: Session, pieces: Uint8Array[]): Promise<{ status: number; body: any }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${parley.origin}/v1/chat/files`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${who.token}`,
        'content-disposition': 'attachment; filename="c.txt"',
        'transfer-encoding': 'chunked',
      },
    });
    sent.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }),
      );
    });
    sent.on('error', reject);
    for (const piece of pieces) sent.write(piece);
    sent.end();
  });
}

test('a body without a length is taken, and cut at the limit', async () => {
  const who = await begin();
  const piece = new Uint8Array(mebibyte).fill(0x62);
  const stored = await chunked(who, [piece, piece, new Uint8Array([0x63])]);
  expect([stored.status, stored.body]).toEqual([
    201,
    {
      fileId: anId('fil'),
      name: 'c.txt',
      type: 'text/plain; charset=utf-8',
      size: 2 * mebibyte + 1,
    },
  ]);
  const refused = await chunked(
    who,
    Array.from({ length: 11 }, () => piece),
  );
  expect(refused.status).toBe(413);
});

test('attachments belong to the conversation, by REST and socket', async () => {
  const who = await begin();
  const other = await begin();
  const { fileId } = (await named(who, png, 'a.png')).body as { fileId: string };
  const said = await call<any>(parley.origin, '/v1/chat/message', {
    token: who.token,
    body: { clientId: 'c-1', text: 'see', attachments: [fileId] },
  });
  expect(said.body.message).toMatchObject({
    attachments: [fileId],
    files: [{ id: fileId, name: 'a.png', mime: 'image/png', size: png.length }],
  });
  expectProblem(
    await call(parley.origin, '/v1/chat/message', {
      token: other.token,
      body: { clientId: 'c-1', text: 'see', attachments: [fileId] },
    }),
    'not-found',
  );
  const client = await Client.join(parley.origin, other.token);
  client.send({ type: 'send_message', clientId: 'c-2', text: 'see', attachments: [fileId] });
  expect(await client.wait((frame) => frame.type === 'problem')).toMatchObject({
    code: 'not-found',
    clientId: 'c-2',
  });
  client.close();
  expect(await history(parley.origin, other)).toHaveLength(1);
  expect((await download(other, fileId)).status).toBe(404);
});

test('after the end files can be read and not added', async () => {
  const who = await begin();
  const { fileId } = (await named(who, png, 'a.png')).body as { fileId: string };
  const ended = await call<{ token: string }>(parley.origin, '/v1/chat/end', {
    method: 'POST',
    token: who.token,
  });
  expectProblem(await named(who, png, 'b.png'), 'token-revoked');
  expect((await download(who, fileId)).status).toBe(401);
  const reader = { ...who, token: ended.body.token };
  expect((await download(reader, fileId)).status).toBe(200);
  expectProblem(await named(reader, png, 'b.png'), 'forbidden', {
    detail: 'this token only reads',
  });
});

test('a conversation takes only so many files a day', async () => {
  const few = await addTenant(parley, { settings: { messagesPerDay: 3 } });
  const who = await session(parley.origin, few.siteKey);
  for (const name of ['a.png', 'b.png', 'c.png'])
    expect((await named(who, png, name)).status).toBe(201);
  const refused = await named(who, png, 'd.png');
  expect(refused.status).toBe(429);
  expect(refused.headers.get('ratelimit-policy')).toBe('"session-files";q=3');
});

test('a conversation has tables for what it has: a plain one for its log, its documents and its deliveries', async () => {
  const tablesOf = ({ conversationId }: Session) =>
    query(
      conversationFile(parley, conversationId),
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '_cf_*' ORDER BY name",
    ).map(({ name }) => name);
  const who = await begin();
  await call(parley.origin, '/v1/chat/consent', {
    token: who.token,
    body: { purpose: 'chat', granted: true },
  });
  expect(tablesOf(who)).toEqual(['event', 'sink', 'state']);
  await named(who, png, 'a.png');
  expect(tablesOf(who)).toEqual(['event', 'file', 'sink', 'state']);
});
