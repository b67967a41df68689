/** `GET /v1/config?key=`: how the tenant's widget looks and speaks. Public, cacheable, keyed by tenant and language. */
import { Hono } from 'hono';
import * as v from 'valibot';
import { widgetConfig } from '#core/widget-config';
import { SiteKey } from '#protocol/session';
import type { AppTypes } from '#worker/middleware/context';
import { problem } from '#worker/middleware/problem';
import { admitSite, tenantOf } from '#worker/middleware/visitor';

export const config = new Hono<AppTypes>().get('/', async (c) => {
  const keys = new URL(c.req.url).searchParams.getAll('key');
  const key = v.safeParse(SiteKey, keys.length === 1 ? keys[0] : undefined);
  if (!key.success)
    return problem(c, { code: 'invalid-request', detail: 'key: a site key, like pk_…' });
  const found = await tenantOf(c, key.output);
  if (!found.ok) return problem(c, found.refusal);
  const tenant = found.value;
  const refused = await admitSite(c, tenant);
  if (refused) return problem(c, refused);
  const wanted =
    c.req.query('locale') ?? c.req.header('accept-language')?.split(',')[0]?.split(';')[0];
  const text = JSON.stringify(widgetConfig(tenant, wanted?.trim() ?? null));
  const etag = `"${await digest(text)}"`;
  const headers = {
    etag,
    vary: 'Origin, Accept-Language',
    'cache-control': 'public, max-age=60, stale-while-revalidate=600',
  };
  if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
  return c.body(text, 200, { ...headers, 'content-type': 'application/json; charset=utf-8' });
});

/** RFC 9110, section 13.1.2: a list, compared weakly (a proxy that compresses makes our tag weak). */
function matches(header: string | undefined, etag: string): boolean {
  const tags = (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}

async function digest(text: string): Promise<string> {
  const hash = new Uint8Array(
    await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)),
  );
  return [...hash.subarray(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
