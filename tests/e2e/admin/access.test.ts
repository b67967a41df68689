/** Passwords, second factor, invitations, keys and the audit trail as people meet them in the browser. */
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe, signedIn, startDesk, visit } from './harness.ts';
import type { Desk, Visit } from './harness.ts';

let desk: Desk;
let owner: Visit;
const password = 'seven quiet lakes 19';

beforeAll(async () => {
  desk = await startDesk();
  owner = await signedIn(desk);
});
afterAll(() => desk.stop());

test('the account takes a good password and a second factor, which the next sign-in asks for', async () => {
  const { page } = owner;
  await page.goto('/admin/account');
  await page.getByLabel('New password').fill('too short');
  await page.getByRole('button', { name: 'Set a password' }).click();
  await page.getByText('at least 15 characters, or 8 with a second factor').waitFor();
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Set a password' }).click();
  await page.getByText('All other sessions have ended.').waitFor();
  await page.getByRole('button', { name: 'Set up' }).click();
  await page.getByRole('img', { name: 'QR code with the key' }).waitFor();
  const key = (await page.locator('.qr-and-key code').innerText()).replaceAll(/\s/g, '');
  const generator = new TOTP({ secret: Secret.fromBase32(key) });
  await page.getByRole('textbox', { name: 'Code' }).fill(generator.generate());
  await page.getByRole('button', { name: 'Turn on' }).click();
  const codes = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  const recovery = await codes.first().innerText();
  expect(await axe(page)).toEqual([]);

  const second = await visit(desk);
  const other = second.page;
  await other.goto('/admin/');
  await other.getByLabel('E-mail').fill('owner@logistics.example');
  await other.getByLabel('Password').fill('not this one');
  await other.getByRole('button', { name: 'Sign in', exact: true }).click();
  await other.getByText('The e-mail or the password is wrong.').waitFor();
  expect(await axe(other)).toEqual([]);
  await other.getByLabel('Password').fill(password);
  await other.getByRole('button', { name: 'Sign in', exact: true }).click();
  await other.getByRole('heading', { name: 'Second factor' }).waitFor();
  await other.getByRole('button', { name: 'Use a recovery code' }).click();
  await other.getByRole('textbox', { name: 'Recovery code' }).fill(recovery);
  await other.getByRole('button', { name: 'Continue' }).click();
  await other.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  expect([...owner.faults, ...second.faults]).toEqual([]);
  await second.context.close();
});

test('an invitation without mail is a link to pass on; who joins sees what the role may', async () => {
  const { page } = owner;
  await page.goto('/admin/team');
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByLabel('E-mail').fill('ana@freight.example');
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await page.getByText('Pass this link on').first().waitFor();
  const link = await page.locator('.secret code').innerText();
  await page.keyboard.press('Escape');
  const joins = await visit(desk);
  await joins.page.goto(link);
  await joins.page.getByLabel('The e-mail you were invited with').fill('ana@freight.example');
  expect(joins.page.url()).not.toContain('#');
  await joins.page.getByLabel('Name').fill('Ana Souza');
  await joins.page.getByLabel('Password').fill('a warm bakery on mars');
  await joins.page.getByRole('button', { name: 'Join' }).click();
  await joins.page.getByText('Welcome. Sign in with your new password.').waitFor();
  await joins.page.getByLabel('E-mail').fill('ana@freight.example');
  await joins.page.getByLabel('Password').fill('a warm bakery on mars');
  await joins.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await joins.page.getByRole('link', { name: 'Team' }).waitFor();
  expect(await joins.page.getByRole('link', { name: 'Audit' }).count()).toBe(0);
  // As after five minutes: the server wants to know again, then the same act goes through.
  const security = '**/v1/admin/account/password';
  await joins.page.route(
    security,
    (route) =>
      route.fulfill({
        status: 403,
        contentType: 'application/problem+json',
        body: JSON.stringify({ code: 'step-up-required', status: 403, title: 'Confirm' }),
      }),
    { times: 1 },
  );
  await joins.page.goto('/admin/account');
  await joins.page.getByLabel('New password').fill('four cold spoons in may');
  await joins.page.getByRole('button', { name: 'Change the password' }).click();
  const asks = joins.page.getByRole('dialog', { name: 'Confirm that it is you' });
  await asks.getByLabel('Password').fill('wrong');
  await asks.getByRole('button', { name: 'Confirm' }).click();
  await asks.getByText('This is not the right password or code.').waitFor();
  expect(await axe(joins.page)).toEqual([]);
  await asks.getByLabel('Password').fill('a warm bakery on mars');
  await asks.getByRole('button', { name: 'Confirm' }).click();
  await joins.page.getByText('All other sessions have ended.').waitFor();
  await page.reload();
  await page.getByText('Ana Souza').waitFor();
  await page.getByLabel('More acts for Ana Souza').click();
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByText('Ana Souza was removed.').waitFor();
  await joins.page.reload();
  await joins.page.getByRole('heading', { name: 'Sign in to Parley' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('ana@freight.example').waitFor();
  expect(await axe(page)).toEqual([]);
  await joins.context.close();
});

test('a key is shown once; the trail tells who made it, and its chain is whole', async () => {
  const { page } = owner;
  await page.goto('/admin/api-keys');
  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByLabel('Name').fill('Nightly report');
  await page.getByRole('button', { name: 'All that only read' }).click();
  await page.getByRole('button', { name: 'Create the key' }).click();
  const secret = await page.locator('.secret code').innerText();
  expect(secret).toMatch(/^ps_\w{44}$/);
  await page.reload();
  await page.getByText(`ps_…${secret.slice(-4)}`).waitFor();
  expect(await page.content()).not.toContain(secret);
  await page.goto('/admin/audit');
  await page.getByRole('link', { name: 'api-key.write' }).click();
  await page.getByText('POST /v1/admin/api-keys').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Check the chain' }).click();
  await page.getByText('The chain is whole').waitFor();
  expect(await axe(page)).toEqual([]);
});
