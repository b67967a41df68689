/**
 * `POST /v1/admin/csp-reports`: what a browser has refused to run or load on our own pages (CSP `report-uri`). One line of the log
 * each, for the operator: a report means that somebody has tried to run something there, or that a release broke the policy. Bounded
 * per address; addresses are kept without what may be personal in them.
 */
import { Hono } from 'hono';
import * as v from 'valibot';
import { addressKey } from '#core/address';
import { linkRule } from '#core/attempts';
import { tooMany } from '#flows/sign-in-by-password';
import { bytesOf } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { originOf } from '#worker/middleware/credential';
import { problem } from '#worker/middleware/problem';

/** A report is about 1 kB. */
const reportMaxBytes = 8 * 1024;
const text = v.optional(v.pipe(v.string(), v.maxLength(4_000)), '');
const Report = v.object({
  'csp-report': v.object({
    'document-uri': text,
    'blocked-uri': text,
    'effective-directive': text,
    'violated-directive': text,
    'source-file': text,
    'line-number': v.optional(v.number()),
  }),
});

export const cspReports = new Hono<AppTypes>().post('/', async (c) => {
  const { attempts, system } = c.get('deps');
  const address = `csp:address:${addressKey(originOf(c).address || null)}`;
  const begun = await attempts.begin(address, linkRule, system.now());
  if (!begun.ok) return problem(c, tooMany(begun.retryAfterMs).refusal);
  const bytes = await bytesOf(c.req.raw, reportMaxBytes);
  if (!bytes.ok) return problem(c, bytes.refusal);
  const report = parse(new TextDecoder().decode(bytes.value));
  if (!report) return problem(c, { code: 'invalid-request', detail: 'a csp-report' });
  console.error(
    JSON.stringify({
      at: 'csp',
      requestId: c.get('requestId'),
      directive: word(report['effective-directive'] || report['violated-directive']),
      page: plainAddress(report['document-uri']),
      blocked: plainAddress(report['blocked-uri']),
      source: plainAddress(report['source-file']),
      line: report['line-number'] ?? null,
    }),
  );
  return c.body(null, 204);
});

function parse(body: string): v.InferOutput<typeof Report>['csp-report'] | null {
  try {
    const parsed = v.safeParse(Report, JSON.parse(body));
    return parsed.success ? parsed.output['csp-report'] : null;
  } catch {
    return null;
  }
}

const word = (given: string): string => /^[a-z-]{1,40}/.exec(given)?.[0] ?? '';

/** Origin and path; `inline`, `eval` and the like as they are. */
function plainAddress(given: string): string {
  if (!URL.canParse(given)) return word(given);
  const { origin, pathname, protocol } = new URL(given);
  const path = `${origin === 'null' ? protocol : origin}${pathname}`;
  return path.replace(/[^!-~]/g, '').slice(0, 200);
}
