/** Doors, one's account, people, keys, companies: each writing operation once. */
import { code, passwordOf } from '../people.ts';
import { name, invitation, next, member, tokenOf, number } from './act.ts';
import type { Example } from './act.ts';

export const doors: Record<string, Example> = {
  'post /sign-in': (world) => ({
    path: '/sign-in',
    body: { email: world.email('supervisor'), password: passwordOf('supervisor') },
    as: world.browser(),
    action: 'sign-in.password',
  }),
  'post /sign-in/code': async (world) => ({
    path: '/sign-in/code',
    body: { code: code(Date.now()) },
    as: await world.signIn('admin'),
    action: 'sign-in.code',
  }),
  'post /step-up': () => ({
    path: '/step-up',
    body: { password: passwordOf('owner') },
    action: 'step-up',
  }),
  'post /password-reset': (world) => ({
    path: '/password-reset',
    body: { email: world.email('viewer') },
    as: world.browser(),
    action: 'password-reset.request',
  }),
  'post /password-reset/confirm': async (world) => {
    const { link } = await world.make(`/members/${await world.memberId('viewer')}/reset`, {});
    return {
      path: '/password-reset/confirm',
      body: { token: tokenOf(String(link)), password: next },
      as: world.browser(),
      action: 'password-reset.confirm',
    };
  },
  'post /sign-out': async (world) => ({
    path: '/sign-out',
    as: await world.signIn('supervisor'),
    action: 'sign-out',
  }),
  'post /invitations/accept': async (world) => {
    const given = invitation();
    const { link } = await world.make('/invitations', given);
    const body = { token: tokenOf(String(link)), email: given.email, name: 'New', password: next };
    return { path: '/invitations/accept', body, as: world.browser(), action: 'invitation.accept' };
  },
};

export const people: Record<string, Example> = {
  'patch /account': () => ({ path: '/account', body: { name: 'Owner of all' }, target: null }),
  'post /account/password': async (world) => ({
    path: '/account/password',
    body: { password: next },
    as: await world.signIn('agent'),
    target: await world.memberId('agent'),
  }),
  'post /account/email': async (world) => ({
    path: '/account/email',
    body: { email: 'agent2@everything.example' },
    as: await world.signIn('agent', next),
    target: null,
  }),
  'post /account/totp': () => ({ path: '/account/totp', target: null }),
  'post /account/totp/confirm': async (world) => {
    const { secret } = await world.make('/account/totp');
    const target = await world.memberId('owner');
    return { path: '/account/totp/confirm', body: { code: code(Date.now(), secret) }, target };
  },
  'post /account/recovery-codes': () => ({ path: '/account/recovery-codes', target: null }),
  'post /account/totp/remove': async (world) => ({
    path: '/account/totp/remove',
    body: { password: passwordOf('owner') },
    target: await world.memberId('owner'),
  }),
  'delete /account/sessions/{id}': async (world) => {
    await world.signIn('owner');
    const { body } = await world.owner.get('/account/sessions');
    const other = (body['sessions'] as { id: string; isThis: boolean }[]).find(
      ({ isThis }) => !isThis,
    );
    return { path: `/account/sessions/${other?.id}` };
  },
  'delete /account/sessions': async (world) => {
    await world.signIn('owner');
    return { path: '/account/sessions', target: null };
  },
  'patch /members/{id}': member('viewer', '', { grants: ['pii.read'] }),
  'post /members/{id}/reset': member('viewer', '/reset', {}, { changesNothing: true }),
  'delete /members/{id}/sessions': async (world) => {
    await world.signIn('supervisor');
    const { body } = await world.owner.get('/members?role=supervisor');
    return { path: `/members/${(body['members'] as [{ id: string }])[0].id}/sessions` };
  },
  'delete /members/{id}': member('viewer'),
  'post /members/{id}/restore': async (world) => {
    const { body } = await world.owner.get('/members?status=removed');
    return { path: `/members/${(body['members'] as [{ id: string }])[0].id}/restore` };
  },
  'post /invitations': () => ({ path: '/invitations', body: invitation() }),
  'delete /invitations/{id}': async (world) => {
    const { invitation: open } = await world.make('/invitations', invitation());
    return { path: `/invitations/${open.id}` };
  },
  'post /api-keys': () => ({ path: '/api-keys', body: { name: name(), scopes: ['article.read'] } }),
  'delete /api-keys/{id}': async (world) => {
    const { apiKey } = await world.make('/api-keys', { name: name(), scopes: ['article.read'] });
    return { path: `/api-keys/${apiKey.id}` };
  },
  'post /tenants': () => ({
    path: '/tenants',
    body: { slug: `company-${number()}`, name: name(), ownerEmail: 'ceo@company.example' },
  }),
  'patch /tenants/{id}': ({ tenant }) => ({
    path: `/tenants/${tenant.tenantId}`,
    body: { name: 'Everything Ltd' },
  }),
  'post /tenants/{id}/site-key': async (world) => {
    const { tenant } = await world.make('/tenants', {
      slug: `company-${number()}`,
      name: name(),
      ownerEmail: 'ceo@company.example',
    });
    return { path: `/tenants/${tenant.id}/site-key` };
  },
  'delete /errors/{id}': async ({ parley, tenant }) => {
    const db = await parley.server.miniflare.getD1Database('DB');
    await db
      .prepare(
        "INSERT INTO failure (tenant_id, kind, source, code, count, first_at, last_at, example) VALUES (?, 'tool', 'x', 'y', 1, 1, 1, '')",
      )
      .bind(tenant.tenantId)
      .run();
    return { path: '/errors/tool~x~y' };
  },
};
