/** A company with four articles and a signed-in owner, for the tests of the staff's articles. Another company has one. */
import type { Article, ArticlePage } from '#protocol/article';
import { addTenant, call, session, startParley } from '../../support/harness.ts';
import type { Answered, Parley, TestTenant } from '../../support/harness.ts';

export const articles = [
  {
    slug: 'returns',
    category: 'orders',
    title: 'How to return an item',
    questions: ['Can I send it back?'],
    body: 'You may return any item within 30 days. Print the label and drop the parcel at a kiosk.',
  },
  {
    slug: 'rueckgabe',
    category: 'orders',
    locale: 'de',
    title: 'Artikel zurückgeben',
    body: 'Sie können jeden Artikel binnen 30 Tagen zurückgeben. ÜBERGRÖSSE kostet extra.',
  },
  {
    slug: 'gift-cards',
    category: 'payments',
    title: 'Gift cards',
    questions: ['Can I pay with a gift card?'],
    body: 'Gift cards never expire. Enter the code at checkout.',
    url: 'https://shop.example/gift-cards',
  },
  { slug: 'draft', category: 'payments', title: 'Not ready', body: 'Draft text.', enabled: false },
];

export class ArticleDesk {
  readonly parley: Parley;
  readonly tenant: TestTenant;
  readonly cookie: string;

  constructor(parley: Parley, tenant: TestTenant, cookie: string) {
    this.parley = parley;
    this.tenant = tenant;
    this.cookie = cookie;
  }

  static async start(): Promise<ArticleDesk> {
    const parley = await startParley();
    const tenant = await addTenant(parley, {
      articles,
      members: [{ email: 'owner@one.example', name: 'One', role: 'owner' }],
    });
    await addTenant(parley, {
      articles: [
        { slug: 'secret', title: 'Secret of the other', body: 'Gift cards of the other.' },
      ],
    });
    const { token } = await parley.operator.post<{ token: string }>('/sign-in-link', {});
    const signed = await call(parley.origin, '/v1/admin/sign-in', {
      body: { token },
      headers: { origin: parley.origin },
    });
    const cookie = signed.headers.get('set-cookie')?.split(';')[0] ?? '';
    return new ArticleDesk(parley, tenant, cookie);
  }

  /** Below /v1/admin/articles. */
  send<T>(method: string, path: string, body?: unknown): Promise<Answered<T>> {
    return call<T>(this.parley.origin, `/v1/admin/articles${path}`, {
      method,
      body,
      headers: { cookie: this.cookie, origin: this.parley.origin },
    });
  }

  change(id: string, body: unknown): Promise<Answered<Article>> {
    return this.send('PATCH', `/${id}`, body);
  }

  async slugs(query: string): Promise<string[]> {
    const { body } = await this.send<ArticlePage>('GET', query);
    return body.articles.map(({ slug }) => slug);
  }

  async idOf(slug: string): Promise<string> {
    const { body } = await this.send<ArticlePage>('GET', '');
    return body.articles.find((article) => article.slug === slug)?.id ?? '';
  }

  /** What a new visitor is told. */
  async reply(text: string): Promise<string> {
    const { token } = await session(this.parley.origin, this.tenant.siteKey);
    const { body } = await call(this.parley.origin, '/v1/chat/message', {
      token,
      body: { clientId: `c-${Math.random()}`, text },
    });
    return JSON.stringify(body);
  }
}
