/**
 * The demo companies as a customer talks to them: every capability in several ways, in English and German, with the articles
 * competing. Which tool is meant, and what of its arguments is understood at once; and what belongs to the articles stays theirs.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { planStep } from '#core/tool/plan';
import { newTool } from '#core/tool/set-up';
import type { Tool } from '#core/tool/tool';
import type { RetrievableArticle } from '#core/retrieval/entry';
import { buildIndex } from '#core/retrieval/memory-index';
import { entitiesIn, understand } from '#core/understanding/understand';
import { ToolDraft } from '#protocol/tool';
import { brief, step } from '#tests/support/plan';

const now = Date.parse('2026-06-15T12:00:00Z');
const threshold = 0.45;
type Tenant = 'shop' | 'logistics';
const read = <T>(path: string): T =>
  JSON.parse(readFileSync(new URL(`../../../worker/demo/${path}`, import.meta.url), 'utf8')) as T;

const toolsOf = (tenant: Tenant): Tool[] =>
  read<unknown[]>(`${tenant}/tools.json`)
    .map((raw) => {
      const made = newTool(v.parse(ToolDraft, raw));
      if (!made.ok) throw new Error(made.refusal.detail);
      return made.value.tool;
    })
    .filter(({ power }) => power !== 'staff')
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
const tools = { shop: toolsOf('shop'), logistics: toolsOf('logistics') };
type Article = Omit<RetrievableArticle, 'id'> & { slug: string };
const indexOf = (file: string) =>
  buildIndex(read<Article[]>(file).map((article) => ({ ...article, id: article.slug })));
const indices = {
  en: { shop: indexOf('shop/articles.json'), logistics: indexOf('logistics/articles.json') },
  de: { shop: indexOf('shop/articles.de.json'), logistics: indexOf('logistics/articles.de.json') },
};

function meant(tenant: Tenant, language: 'en' | 'de', text: string, before: string[] = []) {
  return brief(
    planStep({
      tools: tools[tenant],
      plan: null,
      text,
      entities: entitiesIn(text, language, now),
      entitiesBefore: before.flatMap((one) => entitiesIn(one, language, now)),
      textsBefore: before,
      answer: null,
      intent: understand(text, { locale: language }).intent.label,
      action: null,
      values: null,
      isAnswerable: (indices[language][tenant].search(text)[0]?.confidence ?? 0) >= threshold,
      language,
      refusalOf: () => null,
    }),
  );
}

type Row = [tool: string, given: object, ...texts: string[]];
const shipment = { shipment_id: 'MF204519002' };
/** By company and language: which tool, what is understood of its arguments, and ways to say it. */
const said = JSON.parse(readFileSync(new URL('phrases.json', import.meta.url), 'utf8')) as Record<
  Tenant,
  Record<'en' | 'de', Row[]>
>;

const isGiven = (step: unknown): object =>
  (step as unknown[]).find((one) => one !== null && typeof one === 'object') as object;

describe.each(['shop', 'logistics'] as const)('%s', (tenant) => {
  test.each(['en', 'de'] as const)('understands what is asked of it in %s', (language) => {
    const found = said[tenant][language].flatMap(([, , ...texts]) =>
      texts.map((text) => {
        const step = meant(tenant, language, text);
        return step === 'none'
          ? [text, 'none', {}]
          : [text, (step as string[])[1], { ...isGiven(step), date: undefined }];
      }),
    );
    const wanted = said[tenant][language].flatMap(([tool, given, ...texts]) =>
      texts.map((text) => [text, tool, { ...given, date: undefined }]),
    );
    expect(found).toEqual(wanted);
  });

  test('leaves to the articles what they answer', () => {
    const questions = read<{ text: string; slug: string | null }[]>(`${tenant}/questions.json`);
    const taken = questions.filter(({ text }) => meant(tenant, 'en', text) !== 'none');
    // "pls cancel HP10033127", "where's my container MF204518337": these name their thing.
    expect(taken.filter(({ text }) => !/\b(?:HP|MF)\d+/.test(text)).length).toBeLessThan(5);
  });
});

test('a number alone asks of it what was asked just before', () => {
  const number = 'MF204519002';
  const asked = (before: string) => meant('logistics', 'en', number, [before]);
  const called = (tool: string) => ['call', tool, shipment, false];
  expect(asked('how long until my shipment gets here')).toEqual(called('get_eta'));
  expect(asked('is it through customs yet?')).toEqual(called('get_customs_status'));
  expect(asked('can you tell me where my container is?')).toEqual(called('track_shipment'));
  expect(asked('What are your opening hours?')).toEqual(called('track_shipment'));
});

test('where a time is waited for, a day shows its times, and a time is taken', () => {
  const waiting = (text: string, given: Record<string, unknown> = {}) =>
    brief(
      step(text, {
        tools: tools.shop,
        plan: {
          tool: 'book_appointment',
          arguments: given,
          awaits: { kind: 'argument', name: 'start' },
          tries: 1,
        },
      }),
    );
  expect(waiting('tomorrow')).toEqual(['call', 'find_slots', { date: '2026-06-16' }, false]);
  expect(waiting('tomorrow at 10:00')).toEqual([
    'ask',
    'book_appointment',
    'name',
    { start: '2026-06-16T10:00:00' },
  ]);
  expect(waiting('tomorrow', { name: 'Kim' })).toEqual([
    'ask',
    'book_appointment',
    'email',
    { name: 'Kim', start: '2026-06-16' },
  ]);
  // The demo's own Sunday: nothing is free, and that is said of the day.
  expect(waiting('on sunday')).toEqual(['call', 'find_slots', { date: '2026-06-21' }, false]);
});
