/** A company with one of everything that staff act on, for the tests that do each act once (audit) or send canaries through each. */
import { createHmac } from 'node:crypto';
import { addTenant, call, session, startParley } from '../../support/harness.ts';
import type { Frame, Parley, ParleyOptions, Session } from '../../support/harness.ts';
import { serveMcp } from '../../support/mcp-server.ts';
import { json, startToolHost } from '../../support/tool-host.ts';
import type { ToolHost } from '../../support/tool-host.ts';
import { Browser, passwordOf, roles, totpSecret } from './people.ts';
import type { Role } from './people.ts';

const identitySecret = 'an-identity-secret-of-a-test-tenant';
const parameters = {
  type: 'object',
  required: ['order_id', 'customer'],
  properties: {
    order_id: { type: 'string', 'x-entity': 'ORDER_ID' },
    customer: { type: 'string', 'x-identity': 'customer' },
  },
};

interface Contact {
  who: Session;
  contactId: string;
}

let addresses = 0;
let sends = 0;

/** Everything secret that goes over the wire here: what people type to get in, what is shown once, what the cookie holds. */
const typed = ['password', 'code', 'recoveryCode', 'token', 'secret'];
const shownOnce = /^(secret|signingSecret|link|recoveryCodes|address)$/;

class Watched extends Browser {
  readonly secrets: Set<string>;

  constructor(origin: string, address: string, secrets: Set<string>) {
    super(origin, address);
    this.secrets = secrets;
  }

  override async call<T = Record<string, any>>(method: string, path: string, body?: unknown) {
    for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>))
      if (typed.includes(name)) this.secrets.add(String(value));
    const answered = await super.call<T>(method, path, body);
    const shown = Object.entries((answered.body ?? {}) as Record<string, unknown>);
    for (const [name, value] of typeof answered.body === 'object' ? shown : [])
      if (shownOnce.test(name) && value !== null)
        for (const one of [value].flat()) this.secrets.add(String(one).split('=').at(-1) ?? '');
    if (this.cookie) this.secrets.add(this.cookie.split('=')[1] ?? '');
    return answered;
  }
}

export class World {
  readonly parley: Parley;
  readonly host: ToolHost;
  /** What the runtime has logged, and what must not be in it. */
  readonly logs: string[];
  readonly secrets = new Set<string>();
  readonly tenant: { tenantId: string; siteKey: string };
  owner!: Browser;
  readonly #contacts = new Map<string, Promise<Contact>>();

  private constructor(parley: Parley, host: ToolHost, tenant: World['tenant'], logs: string[]) {
    this.logs = logs;
    this.parley = parley;
    this.host = host;
    this.tenant = tenant;
  }

  /** `more`: of the company, instead of what it has here. */
  static async start(settings: ParleyOptions['settings'] = {}, more: object = {}): Promise<World> {
    const host = await startToolHost();
    const offer = { name: 'find', description: 'Finds', inputSchema: { type: 'object' } };
    const mcp = serveMcp(offer, (_, answer) => answer({ content: [] }));
    host.answer = (seen, response) =>
      seen.path === '/mcp' ? mcp(seen, response) : json(response, { ok: true });
    const logs: string[] = [];
    const parley = await startParley({
      onLog: (line) => logs.push(line),
      settings: { OUTBOUND_ALLOW: host.allow, LINK_ORIGIN: 'http://desk.example', ...settings },
    });
    const tenant = await addTenant(parley, {
      slug: 'everything',
      identitySecret,
      members: roles.map((role) => ({
        email: `${role}@everything.example`,
        name: `${role} of everything`,
        role,
        password: passwordOf(role),
        ...(role === 'owner' ? { platformOwner: true } : {}),
        ...(role === 'admin' ? { totpSecret } : {}),
      })),
      articles: [{ slug: 'hours', title: 'Opening hours', body: 'We are open from nine to five.' }],
      tools: [
        {
          name: 'refund_order',
          risk: 'money',
          url: `${host.origin}/refund`,
          parameters,
          triggers: { says: ['refund'] },
        },
      ],
      ...more,
    });
    const world = new World(parley, host, tenant, logs);
    world.owner = await world.signIn('owner');
    // Contacts come into being with the read model, some seconds later.
    await Promise.all([world.contact('c-one'), world.contact('c-two')]);
    return world;
  }

  async stop(): Promise<void> {
    await this.parley.stop();
    await this.host.stop();
  }

  browser = (): Browser =>
    new Watched(this.parley.origin, `198.51.100.${++addresses % 250}`, this.secrets);

  email = (role: string): string => `${role}@everything.example`;

  async signIn(role: Role, password = passwordOf(role)): Promise<Browser> {
    const browser = this.browser();
    const answered = await browser.signIn(this.email(role), password);
    if (answered.status !== 200) throw new Error(JSON.stringify(answered.body));
    return browser;
  }

  async memberId(role: Role): Promise<string> {
    const { body } = await this.owner.get(`/members?role=${role}`);
    return (body['members'] as [{ id: string }])[0].id;
  }

  /** What POST answers; throws unless it was made. */
  async make<T = Record<string, any>>(path: string, body?: object): Promise<T> {
    const answered = await this.owner.call<T>('POST', path, body);
    if (answered.status >= 300) throw new Error(`${path}: ${JSON.stringify(answered.body)}`);
    return answered.body;
  }

  identityOf(customer: string, more: object = {}): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const exp = Math.floor(Date.now() / 1000) + 3_600;
    const email = `${customer}@visitor.example`;
    const claims = { sub: customer, aud: this.tenant.siteKey, exp, email, ...more };
    const unsigned = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
    return `${unsigned}.${createHmac('sha256', identitySecret).update(unsigned).digest('base64url')}`;
  }

  visit = (more: object = {}): Promise<Session> =>
    session(this.parley.origin, this.tenant.siteKey, more);

  /** Path of a new conversation, below /v1/admin. */
  conversation = async (): Promise<string> =>
    `/conversations/${(await this.visit()).conversationId}`;

  /** One that the owner has taken over. */
  async held(): Promise<string> {
    const path = await this.conversation();
    await this.make(`${path}/accept`);
    return path;
  }

  say(who: Session, text: string) {
    this.secrets.add(text).add(who.token);
    return this.#send(who, text);
  }

  #send = (who: Session, text: string) =>
    call<{ reply: Frame }>(this.parley.origin, '/v1/chat/message', {
      token: who.token,
      body: { clientId: `c${++sends}`, text },
    });

  /** A visitor whose company vouches for them, with the id of their contact: of each customer once. */
  contact(customer: string): Promise<Contact> {
    const known = this.#contacts.get(customer) ?? this.#newContact(customer);
    this.#contacts.set(customer, known);
    return known;
  }

  async #newContact(customer: string): Promise<Contact> {
    const who = await this.visit({ identity: this.identityOf(customer) });
    await this.say(who, 'When are you open?');
    for (;;) {
      const { body } = await this.owner.get(`/conversations/${who.conversationId}/context`);
      const contact = body['contact'] as { id: string } | null;
      if (contact) return { who, contactId: contact.id };
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async lead(): Promise<string> {
    const { token } = await this.visit();
    const email = `lead${++sends}@visitor.example`;
    await call(this.parley.origin, '/v1/chat/lead', { token, body: { email, consent: true } });
    for (;;) {
      const { body } = await this.owner.get(`/leads?q=${encodeURIComponent(email)}`);
      const [lead] = body['leads'] as { id: string }[];
      if (lead) return lead.id;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** A call that waits for leave. */
  async approval(): Promise<string> {
    const who = await this.visit({ identity: this.identityOf('c-money') });
    await this.say(who, `I want a refund for order ORD-${1_000 + ++sends}`);
    await this.say(who, 'yes');
    const { body } = await this.owner.get(`/conversations/${who.conversationId}`);
    const asked = (body['events'] as Frame[]).find(({ kind }) => kind === 'approval.requested');
    return `/approvals/${who.conversationId}/${String(asked?.['callId'])}`;
  }
}
