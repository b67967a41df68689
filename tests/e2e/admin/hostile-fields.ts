/**
 * A company all of whose fields hold hostile texts (S34): everything that visitors, colleagues, companies' systems and the owner of the
 * installation can write and that some page of the admin shows. Used by hostile-texts.test.ts.
 */
import { call } from '#tests/support/harness';
import { json } from '#tests/support/tool-host';
import { World } from '../../integration/access/world.ts';
import { fillConversations, noteLeads } from './hostile-conversations.ts';
import { Fields, done, things, times } from './hostile-writing.ts';

export interface Filled {
  world: World;
  fields: Fields;
  /** Pages that no link leads to. */
  addresses: string[];
}

export async function fillEverything(round: number): Promise<Filled> {
  const fields = new Fields(round);
  const articles = Array.from({ length: things }, (_, n) => ({
    slug: `a-${n}`,
    category: fields.of('article-category', 80),
    title: fields.of('article-title', 150),
    body: `Opening hours. ${fields.of('article-body', 2_000)}`,
    url: `https://shop.example/?u=${encodeURIComponent(fields.of('article-url', 120))}`,
  }));
  const world = await World.start({}, { articles });
  const conversations = await fillConversations(world, fields);
  await fillCompany(world, fields);
  await fillAssistant(world, fields);
  await fillElsewhere(world, fields);
  const leads = await noteLeads(world, fields);
  const [first = ''] = conversations;
  const addresses = [
    '/admin/',
    '/admin/account',
    ...conversations.map((id) => `/admin/inbox?c=${id}`),
    ...leads.slice(1).map((id) => `/admin/leads?lead=${id}`),
    `/admin/transcript?c=${first}`,
    `/admin/archive?q=${encodeURIComponent('message')}`,
    '/admin/archive',
    '/admin/inbox',
    '/admin/leads?view=board',
    '/admin/tickets',
    '/admin/notifications',
    '/admin/notifications?tab=ways',
    '/admin/tools?tab=calls',
    '/admin/audit?action=tool',
    '/admin/canned-responses?q=canned',
    '/admin/tenants',
  ];
  return { world, fields, addresses };
}

/** What colleagues write for each other. */
async function fillCompany(world: World, fields: Fields): Promise<void> {
  const { owner } = world;
  await times(async (n) => {
    await world.make('/canned-responses', {
      shortcut: `s${n}`,
      title: fields.of('canned-title', 120),
      text: fields.of('canned-text', 1_900),
    });
    await world.make('/macros', {
      name: fields.of('macro-name', 80),
      description: fields.of('macro-description', 200),
      isShared: true,
      steps: [
        { kind: 'note', text: fields.of('macro-note', 1_900) },
        { kind: 'reply', text: fields.of('macro-reply', 1_900) },
      ],
    });
    await world.make('/teams', { name: fields.of('team-name', 80) });
    await world.make('/api-keys', { name: fields.of('key-name', 100), scopes: ['article.read'] });
    await world.make('/saved-views', {
      page: 'archive',
      name: fields.of('view-name', 60),
      query: new URLSearchParams({ q: fields.of('view-query', 120) }).toString(),
      isShared: true,
    });
  });
  await rename(world, fields);
  const agent = await world.signIn('agent');
  await done(agent.call('PATCH', '/account', { name: fields.of('agent-name', 118) }));
  await times(async (n) => {
    const { tenant: other } = await world.make<{ tenant: { id: string } }>('/tenants', {
      slug: `other-${n}`,
      name: fields.of('other-tenant', 118),
      ownerEmail: `owner${n}@other.example`,
    });
    const status = n % 2 ? 'suspended' : 'active';
    await done(owner.call('PATCH', `/tenants/${other.id}`, { status }));
  });
}

/** There is one of each: written again and again, where there shall be many. */
export async function rename({ owner, tenant }: World, fields: Fields): Promise<void> {
  await done(owner.call('PATCH', '/account', { name: fields.of('member-name', 118) }));
  await done(
    owner.call('PATCH', `/tenants/${tenant.tenantId}`, {
      name: fields.of('tenant-name', 118),
      branding: { logoText: fields.of('logo-text', 40) },
    }),
  );
}

/** What the assistant is told and may do. */
async function fillAssistant(world: World, fields: Fields): Promise<void> {
  const { owner, host } = world;
  let answer: object = {};
  let status = 200;
  host.answer = (_, response) => json(response, answer, status);
  await times(
    async (n) => {
      await world.make('/instructions', {
        type: 'behaviour',
        title: fields.of('instruction-title', 120),
        text: fields.of('instruction-text', 1_900),
      });
      await world.make('/webhooks', {
        url: `https://hooks.example/${n}?${encodeURIComponent(fields.of('webhook-url', 120))}`,
        types: ['*'],
        description: fields.of('webhook-description', 200),
      });
      await world.make('/hooks', { name: fields.of('hook-name', 120) });
      await world.make('/integrations', {
        type: 'rest',
        name: fields.of('integration-name', 120),
        baseUrl: host.origin,
      });
      await world.make('/tools', {
        name: `tool_${n}`,
        url: `${host.origin}/t`,
        title: { en: fields.of('tool-title', 100) },
        description: fields.of('tool-description', 1_900),
      });
      await world.make('/notifications/channels', {
        name: fields.of('channel-name', 80),
        url: `https://hooks.example/c${n}`,
        kinds: [],
      });
    },
    Math.min(things, 20),
  );
  for (let n = 0; n < Math.min(things, 20); n++) {
    const given = { arguments: { order_id: fields.of('tool-argument', 200) } };
    [answer, status] = [{ status: fields.of('tool-answer', 400) }, 200];
    await done(owner.post(`/tools/tool_${n}/test`, given));
    [answer, status] = [{ error: fields.of('tool-error', 400) }, 500];
    await done(owner.post(`/tools/tool_${n}/test`, given));
  }
  await done(owner.call('PUT', '/prompts/draft', { text: fields.of('prompt', 1_500) }));
  await done(owner.call('POST', '/prompts/publish', { note: fields.of('prompt-note', 280) }));
}

/** What comes by other ways: a name that is not there, a browser's header, what failed outside. */
async function fillElsewhere(world: World, fields: Fields): Promise<void> {
  const { parley, owner } = world;
  await times(
    async (n) => {
      await owner.delete(`/tools/${encodeURIComponent(fields.of('audit-target', 150))}`);
      await call(parley.origin, '/v1/admin/sign-in', {
        body: { email: world.email('owner'), password: 'owner rides a quiet zeppelin 47' },
        headers: {
          origin: parley.origin,
          'user-agent': fields.of('user-agent', 190, /^[\x20-\x7e]*$/),
          'cf-connecting-ip': `192.0.2.${n}`,
        },
      });
      const db = await parley.server.miniflare.getD1Database('DB');
      await db
        .prepare(
          "INSERT INTO failure (tenant_id, kind, source, code, count, first_at, last_at, example) VALUES (?, 'tool', ?, 'x', 1, 1, 1, ?)",
        )
        .bind(
          world.tenant.tenantId,
          fields.of('failure-source', 100),
          fields.of('failure-example', 300),
        )
        .run();
    },
    Math.min(things, 20),
  );
}
