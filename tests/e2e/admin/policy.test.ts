/** What the policy of the admin app keeps out in a real browser: scripts put into the page, frames; what is refused is reported (S40, S43). */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from '#tests/support/harness';
import { signedIn, startDesk, visit } from './harness.ts';
import type { Desk } from './harness.ts';

const logs: string[] = [];
let desk: Desk;
beforeAll(async () => {
  desk = await startDesk((line) => logs.push(line));
});
afterAll(() => desk.stop());

const reports = () =>
  logs.flatMap((line) => {
    const entry = line.startsWith('{') ? (JSON.parse(line) as Record<string, unknown>) : {};
    return entry['at'] === 'csp' ? [entry] : [];
  });

test('a script put into the page does not run, and the server hears of it', async () => {
  const { page, context } = await signedIn(desk);
  await page.goto('/admin/team?q=secret-name#fragment');
  await page.getByRole('heading', { level: 1, name: 'Team' }).waitFor();
  const ran = await page.evaluate(async () => {
    const inline = document.createElement('script');
    inline.append('globalThis.hacked = "inline"');
    document.head.append(inline);
    const foreign = document.createElement('script');
    const outcomes: string[] = [];
    for (const act of [
      () => foreign.setAttribute('src', 'https://evil.example/x.js'),
      () => (document.body.innerHTML = '<img src=x onerror="globalThis.hacked = 1">'),
    ])
      try {
        act();
        outcomes.push('done');
      } catch (error) {
        outcomes.push((error as Error).name);
      }
    return { outcomes, hacked: 'hacked' in globalThis };
  });
  expect(ran).toEqual({ hacked: false, outcomes: ['TypeError', 'TypeError'] });
  // Before it is a script at all: a text may not become one (Trusted Types).
  const directive = 'require-trusted-types-for';
  await expect
    .poll(() => reports().filter((one) => one['directive'] === directive))
    .not.toEqual([]);
  expect(reports()[0]).toMatchObject({
    directive,
    page: `${desk.parley.origin}/admin/team`,
    blocked: 'trusted-types-sink',
  });
  expect(JSON.stringify(reports())).not.toMatch(/secret-name|fragment|hacked/);
  await context.close();
});

test('no site may frame the admin; the demo page may be framed by ours only', async () => {
  const framing = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(
      `<iframe id="admin" src="${desk.parley.origin}/admin/"></iframe><iframe id="demo" src="${desk.parley.origin}/"></iframe>`,
    );
  });
  await new Promise<void>((resolve) => framing.listen(0, '127.0.0.1', resolve));
  const { port } = framing.address() as AddressInfo;
  const { page, context } = await visit(desk);
  await page.goto(`http://localhost:${port}/`);
  // Chromium shows its own error page instead of what may not be framed.
  for (const frame of page.frames().slice(1)) {
    await frame.waitForLoadState();
    expect(frame.url()).toBe('chrome-error://chromewebdata/');
  }
  expect(page.frames()).toHaveLength(3);
  await context.close();
  framing.closeAllConnections();
  await new Promise((resolve) => framing.close(resolve));
});

test('a report is bounded, one line, and says nothing but what was refused', async () => {
  const send = (body: string, headers = {}) =>
    call(desk.parley.origin, '/v1/admin/csp-reports', {
      body,
      headers: {
        origin: desk.parley.origin,
        'content-type': 'application/csp-report',
        'cf-connecting-ip': '192.0.2.77',
        ...headers,
      },
    });
  const report = (but: object) =>
    JSON.stringify({ 'csp-report': { 'document-uri': 'https://a.example/admin/', ...but } });
  logs.length = 0;
  const nasty = report({
    'blocked-uri': 'https://evil.example/p\r\n{"at":"forged"}\u2028?token=canary-token#x',
    'effective-directive': 'script-src\r\nforged',
  });
  expect((await send(nasty)).status).toBe(204);
  await expect.poll(() => reports()).toHaveLength(1);
  const [entry] = reports();
  expect(entry).toMatchObject({ directive: 'script-src', page: 'https://a.example/admin/' });
  expect(logs.join('\n')).not.toMatch(/canary-token|\r|\u2028|\n.*forged/);
  expect((await send('x'.repeat(9_000))).status).toBe(413);
  expect((await send('not json')).status).toBe(400);
  expect((await send(report({}), { origin: 'https://evil.example' })).status).toBe(403);
  const statuses = [];
  for (let more = 0; more < 32; more++) statuses.push((await send(report({}))).status);
  expect(statuses.at(-1)).toBe(429);
});
