/**
 * `?cursor&limit&q` for lists that their routes answer whole: who asks for a page or for words gets those rows of it, and the
 * cursor of the next page. Stands after `staff(action)`, so what is cut is what the member may see. `isSearched`: the route
 * looks for `q` itself.
 */
import type { MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import { cut } from '#core/list';
import { ListQuery } from '#protocol/list';
import { refusalOf } from '#protocol/validation';
import type { AppTypes } from '#worker/middleware/context';
import { problem } from '#worker/middleware/problem';

export const listed =
  (name: string, isSearched = false): MiddlewareHandler<AppTypes> =>
  async (c, next) => {
    const query = v.safeParse(ListQuery, c.req.query());
    if (!query.success) return problem(c, refusalOf(query.issues));
    await next();
    const isAsked = Object.keys(query.output).length > 0;
    if (!isAsked || c.res.status !== 200) return;
    const whole = await c.res.json<Record<string, unknown[]>>();
    const { q, ...page } = query.output;
    const { rows, cursor } = cut(whole[name] ?? [], isSearched ? page : { ...page, q });
    c.res = c.json({ ...whole, [name]: rows, cursor });
  };
