/**
 * (d) Retrieval in D1 at 100, 1,000 and 10,000 articles of one tenant, or at BENCH_ARTICLES (100000 take ten minutes to put in):
 * time of a search, quality kept.
 */
import { addTenant, startParley } from '../support/harness.ts';
import { demoTenant } from '../../worker/cli/demo.ts';
import { report, round, spread } from './measure.ts';
import { knowledgeOf } from '../support/knowledge.ts';
import { seedArticles } from './seed-articles.ts';
import type { SeedArticle as Article } from './seed-articles.ts';

const sizes = [100, 1_000, 10_000];
const searches = 150;

export async function knowledgeBench(): Promise<void> {
  const real = (demoTenant('logistics')['articles'] as Article[]).filter(
    (article) => article.locale === 'en',
  );
  const wanted = process.env['BENCH_ARTICLES'] ? [Number(process.env['BENCH_ARTICLES'])] : sizes;
  for (const size of wanted) {
    const parley = await startParley();
    const started = performance.now();
    const articles = [...real, ...filler(real, size - real.length)].slice(0, size);
    const tenant = await addTenant(parley);
    await seedArticles(parley, tenant.tenantId, articles);
    const ingestSeconds = (performance.now() - started) / 1000;
    const knowledge = await knowledgeOf(parley);
    const times: number[] = [];
    let right = 0;
    for (let index = 0; index < searches; index++) {
      const article = real[index % real.length];
      const text = article?.questions[index % article.questions.length] ?? '';
      const at = performance.now();
      const hits = await knowledge.search({
        tenantId: tenant.tenantId as never,
        text,
        language: 'en',
        limit: 5,
      });
      times.push(performance.now() - at);
      if (hits[0]?.title === article?.title) right++;
    }
    report(`d retrieval at ${size}`, {
      searchMs: spread(times.slice(10)),
      rightFirst: `${Math.round((right / searches) * 100)} %`,
      ingestSeconds: round(ingestSeconds, 1),
    });
    await parley.stop();
  }
}

/** Articles of other words in the same shapes, so that the index is as large and as varied as a real one. */
function filler(real: Article[], count: number): Article[] {
  const words = [
    ...new Set(real.flatMap((article) => article.body.toLowerCase().match(/[a-z]{4,}/g) ?? [])),
  ];
  let seed = 7;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const sentence = (length: number) =>
    Array.from(
      { length },
      () =>
        `${words[Math.floor(random() * words.length)]}${random() < 0.3 ? Math.floor(random() * 4_000) : ''}`,
    ).join(' ');
  return Array.from({ length: Math.max(0, count) }, (_, index) => ({
    slug: `filler-${index}`,
    locale: 'en',
    title: sentence(6),
    questions: [sentence(7), sentence(5)],
    body: `${sentence(30)}.\n\n${sentence(40)}.`,
  }));
}
