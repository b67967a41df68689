/** Signing in with a one-time link, and every way in which a session ends. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newLink, signedIn, startDesk, visit } from './harness.ts';
import type { Desk } from './harness.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

test('a link signs in once and leaves neither the address nor the history', async () => {
  const { context, page, faults } = await visit(desk);
  const link = await newLink(desk);
  await page.goto(link);
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  expect(page.url()).toBe(`${desk.parley.origin}/admin/`);
  const [cookie, ...others] = await context.cookies();
  expect(others).toEqual([]);
  expect({ ...cookie, value: null }).toEqual({
    name: '__Host-parley_staff',
    value: null,
    domain: '127.0.0.1',
    path: '/',
    expires: -1,
    httpOnly: true,
    secure: true,
    sameSite: 'Strict',
  });
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  expect(faults).toEqual([]);

  const other = await visit(desk);
  await other.page.goto(link);
  await other.page.getByText('This sign-in link was used already or has expired').waitFor();
  expect(other.page.url()).toBe(`${desk.parley.origin}/admin/`);
  await context.close();
  await other.context.close();
});

test('without a link the page says how to get one; a link opened in the same tab then works', async () => {
  const { context, page } = await visit(desk);
  await page.goto('/admin/anything');
  await page.getByRole('heading', { name: 'Sign in to Parley' }).waitFor();
  await page.getByText('First time here, or no password yet?').click();
  await page.getByText('npm start', { exact: true }).waitFor();
  await page.goto('/admin/');
  await page.goto(await newLink(desk));
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  await context.close();
});

test('signing out ends the session on the server, too', async () => {
  const { context, page } = await signedIn(desk);
  const [before] = await context.cookies();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('You are signed out.').waitFor();
  expect(await context.cookies()).toEqual([]);
  const reused = await fetch(`${desk.parley.origin}/v1/admin/me`, {
    headers: { cookie: `${before?.name}=${before?.value}` },
  });
  expect(reused.status).toBe(401);
  await context.close();
});

test('signing out while the server is away is said, and the session stays', async () => {
  const { context, page } = await signedIn(desk);
  await page.route('**/v1/admin/sign-out', (route) => route.abort());
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('You are still signed in.').waitFor();
  await context.close();
});

test('when the server is away at the start, it says so and a retry goes on', async () => {
  const { context, page } = await visit(desk);
  await page.route('**/v1/admin/me', (route) => route.abort());
  await page.goto('/admin/');
  await page.getByText('The server cannot be reached.').waitFor();
  await page.unroute('**/v1/admin/me');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'Sign in to Parley' }).waitFor();
  await context.close();
});

test('a write with the cookie from another origin is refused', async () => {
  const { context } = await signedIn(desk);
  const [cookie] = await context.cookies();
  const headers = { cookie: `${cookie?.name}=${cookie?.value}` };
  const write = (origin: Record<string, string>) =>
    fetch(`${desk.parley.origin}/v1/admin/sign-out`, {
      method: 'POST',
      headers: { ...headers, ...origin },
    }).then(({ status }) => status);
  expect(await write({ origin: 'https://evil.example' })).toBe(403);
  expect(await write({})).toBe(403);
  const me = await fetch(`${desk.parley.origin}/v1/admin/me`, { headers });
  expect(me.status).toBe(200);
  await context.close();
});
