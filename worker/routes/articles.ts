/** `/v1/admin/articles`: the tenant's knowledge for its staff: list, counts for filters, one article, writing, files of them. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { exportArticles } from '#flows/export-articles';
import { importArticles } from '#flows/import-articles';
import { addArticle, changeArticle, removeArticle } from '#flows/save-article';
import {
  ArticleChange,
  ArticleDraft,
  ArticleExportFilter,
  ArticleFilter,
  ArticleImport,
} from '#protocol/article';
import { refusalOf } from '#protocol/validation';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { download } from '#worker/middleware/download';
import { answer, problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';

/** The longest article in four bytes a character, escaped, with all its questions. */
const articleMaxBytes = 512 * 1024;
const importMaxBytes = 4 * 1024 * 1024;

export const articles = new Hono<AppTypes>()
  .get('/', staff('article.read'), async (c) => {
    const filter = v.safeParse(ArticleFilter, c.req.query());
    if (!filter.success) return problem(c, refusalOf(filter.issues));
    return c.json(await c.get('deps').articles.page(c.get('member').tenantId, filter.output));
  })
  .get('/facets', staff('article.read'), async (c) =>
    c.json(await c.get('deps').articles.facets(c.get('member').tenantId)),
  )
  .get('/export', staff('article.read'), async (c) => {
    const filter = v.safeParse(ArticleExportFilter, c.req.query());
    if (!filter.success) return problem(c, refusalOf(filter.issues));
    const made = await exportArticles(c.get('member').tenantId, filter.output, c.get('deps'));
    return download(c, { name: 'articles', format: filter.output.format, ...made });
  })
  .get('/:id', staff('article.read'), async (c) => {
    const article = await c.get('deps').articles.get(c.get('member').tenantId, c.req.param('id'));
    return article ? c.json(article) : problem(c, { code: 'not-found' });
  })
  .post('/', staff('article.write'), async (c) => {
    const draft = await body(c.req.raw, ArticleDraft, articleMaxBytes);
    if (!draft.ok) return problem(c, draft.refusal);
    const added = await addArticle(c.get('member').tenantId, draft.value, c.get('deps'));
    if (added.ok) c.set('audit', { target: added.value.id, after: added.value });
    return answer(c, added, 201);
  })
  .post('/import', staff('article.write'), async (c) => {
    const file = await body(c.req.raw, ArticleImport, importMaxBytes);
    if (!file.ok) return problem(c, file.refusal);
    const imported = await importArticles(c.get('member').tenantId, file.value, c.get('deps'));
    c.set('audit', { after: imported });
    return c.json(imported);
  })
  .patch('/:id', staff('article.write'), async (c) => {
    const change = await body(c.req.raw, ArticleChange, articleMaxBytes);
    if (!change.ok) return problem(c, change.refusal);
    const { tenantId } = c.get('member');
    const id = c.req.param('id');
    const { articles: store } = c.get('deps');
    c.set('audit', { target: id, before: await store.get(tenantId, id), after: change.value });
    return answer(c, await changeArticle(tenantId, id, change.value, c.get('deps')));
  })
  .delete('/:id', staff('article.write'), async (c) => {
    const { tenantId } = c.get('member');
    const id = c.req.param('id');
    c.set('audit', { target: id, before: await c.get('deps').articles.get(tenantId, id) });
    const removed = await removeArticle(tenantId, id, c.get('deps'));
    return removed.ok ? c.body(null, 204) : problem(c, removed.refusal);
  });
