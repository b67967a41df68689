/** `/v1/admin/articles`: the tenant's knowledge for its staff: list, counts for filters, one article, its switch. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { enableArticle } from '#flows/enable-article';
import { ArticleChange, ArticleFilter } from '#protocol/article';
import { refusalOf } from '#protocol/validation';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { answer, problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';

export const articles = new Hono<AppTypes>()
  .get('/', staff('article.read'), async (c) => {
    const filter = v.safeParse(ArticleFilter, c.req.query());
    if (!filter.success) return problem(c, refusalOf(filter.issues));
    return c.json(await c.get('deps').articles.page(c.get('member').tenantId, filter.output));
  })
  .get('/facets', staff('article.read'), async (c) =>
    c.json(await c.get('deps').articles.facets(c.get('member').tenantId)),
  )
  .get('/:id', staff('article.read'), async (c) => {
    const article = await c.get('deps').articles.get(c.get('member').tenantId, c.req.param('id'));
    return article ? c.json(article) : problem(c, { code: 'not-found' });
  })
  .patch('/:id', staff('article.write'), async (c) => {
    const change = await body(c.req.raw, ArticleChange);
    if (!change.ok) return problem(c, change.refusal);
    const { tenantId } = c.get('member');
    const asked = { tenantId, id: c.req.param('id'), enabled: change.value.enabled };
    return answer(c, await enableArticle(asked, c.get('deps')));
  });
