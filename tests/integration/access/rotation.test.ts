/** A new ENCRYPTION_KEY: everything stays readable, people still sign in, and the old key opens nothing (S83). */
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { startServer } from '../../../worker/cli/server.ts';
import { operator } from '../../../worker/cli/operator.ts';
import { localSettings } from '../../../worker/cli/settings.ts';
import type { SettingValues } from '../../../worker/cli/settings.ts';
import { startParley } from '../../support/harness.ts';
import { Browser, code, company, passwordOf, signedIn, totpSecret } from './people.ts';

const key = () => randomBytes(32).toString('base64');

test('a rotated key keeps all readable, and the old one is useless', async () => {
  const [first, second] = [key(), key()];
  const parley = await startParley({ settings: { ENCRYPTION_KEY: first } });
  const acme = await company(parley, { admin: { totpSecret } });
  const { port } = new URL(parley.origin);
  const restart = async (settings: SettingValues) => {
    await parley.server.stop();
    const all = { ...localSettings(parley.directory), PUBLIC_ORIGIN: '', ...settings };
    const { directory } = parley;
    parley.server = await startServer({ port: Number(port), directory, settings: all });
    return operator(parley.server.origin, all);
  };
  const read = async () => {
    const owner = await signedIn(parley, acme, 'owner');
    return (await owner.get('/members')).body['members'] as { email: string; name: string }[];
  };
  const before = (await read()).map(({ email, name }) => ({ email, name }));
  const calls = await restart({ ENCRYPTION_KEY: second, ENCRYPTION_KEY_PREVIOUS: first });
  expect(await calls.post('/rotate-key', {})).toEqual({ tenants: 1, members: 5 });
  expect(await calls.post('/rotate-key', {})).toEqual({ tenants: 0, members: 5 });
  await restart({ ENCRYPTION_KEY: second });
  expect((await read()).map(({ email, name }) => ({ email, name }))).toEqual(before);
  const admin = new Browser(parley.origin);
  await admin.signIn(acme.email('admin'), passwordOf('admin'));
  expect((await admin.post('/sign-in/code', { code: code(Date.now()) })).status).toBe(200);
  await restart({ ENCRYPTION_KEY: first });
  const late = await new Browser(parley.origin, '192.0.2.9').signIn(
    acme.email('owner'),
    passwordOf('owner'),
  );
  expect(late.status).toBe(401);
  await parley.stop();
});
