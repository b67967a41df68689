/**
 * An article in a language that the visitor does not read: translated by a model once, kept for a week, nothing personal in it, paid for; without
 * a model the original with a sentence in the visitor's language.
 */
import { beforeEach, expect, test } from 'vitest';
import { translationKeptMs } from '#core/answer/cached';
import type { Model, ModelRequest } from '#ports/model';
import { conversation, demoArticles, keptAnswers } from '../../support/turns.ts';
import type { DemoArticle } from '../../support/turns.ts';
import { memoryLedger } from '../../support/memory-ports.ts';
import { begin, failing, model, stop, system, tenant } from '../model/scripted-chain.ts';
import type { Act } from '../model/scripted-chain.ts';
import { words } from '#worker/locales/notices';

beforeEach(begin);

const english = demoArticles('shop').filter(
  ({ slug, locale }) => slug === 'warranty' && locale === 'en',
);
const knowledge = (articles: readonly DemoArticle[]) => ({
  search: async () =>
    articles.map(({ slug, title, body, questions }) => ({
      articleId: slug as never,
      title,
      body,
      questions: [...questions],
      locale: 'en',
      score: 20,
      confidence: 0.9,
    })),
});
const german = 'Wie lange habe ich Garantie auf meine Schuhe?';

/** What it was asked to translate; of the answer itself nothing can stand, so that the articles speak. */
function translator(
  acts: Act[] = ['Zwei Jahre Garantie.', stop],
  said: Act[] = ['Wir erstatten Ihnen morgen 4.711,50 € auf Ihr Konto.', stop],
) {
  const asked: ModelRequest[] = [];
  const made = model('openai', [acts], tenant());
  const failed = model('openai', [said], tenant());
  const it: Model = {
    ...made,
    circuit: made.circuit,
    stream: (request) => {
      if (!request.system.includes('Translate the last message')) return failed.stream(request);
      asked.push(request);
      return made.stream(request);
    },
  };
  return { it, asked };
}

const scene = (but: object = {}) => ({
  articles: english,
  knowledge: knowledge(english),
  locale: 'de',
  system,
  settings: { proactiveOffers: false },
  ...but,
});

test('without a model: the original, with a sentence in the visitor’s language', async () => {
  const { draft } = await conversation(scene()).say(german);
  expect(draft.text.startsWith(`${words('otherLanguage', 'de')}\n\n`)).toBe(true);
});

test('with one: translated once, said so, kept for a week, paid for', async () => {
  const { it, asked } = translator();
  const answerCache = keptAnswers();
  const ledger = memoryLedger();
  const shared = { models: [it], answerCache, ledger };
  const first = await conversation(scene(shared)).say(german);
  const second = await conversation(scene(shared)).say(
    'Garantie auf meine Schuhe, wie lange habe ich die?',
  );
  const said = `${words('translated', 'de')}\n\nZwei Jahre Garantie.`;
  expect([first.draft.text, second.draft.text, asked.length]).toEqual([said, said, 1]);
  expect([first.report.reasons?.at(-1), second.report.reasons?.at(-1)]).toEqual([
    'translated by a model',
    'translated before',
  ]);
  expect([...answerCache.entries.values()]).toEqual([
    { text: 'Zwei Jahre Garantie.', provider: 'openai', model: 'openai-1', keepMs: 7 * 86_400_000 },
  ]);
  expect(translationKeptMs).toBe(7 * 86_400_000);
  expect([...ledger.sums.values()].some(({ calls }) => calls > 0)).toBe(true);
  expect(ledger.open.size).toBe(0);
});

test('nothing of the visitor’s is asked of the model or kept', async () => {
  const { it, asked } = translator();
  const answerCache = keptAnswers();
  const say = conversation(scene({ models: [it], answerCache })).say;
  await say(`${german} Ich bin anna.muster@example.com, Bestellung 88213377.`);
  const told = JSON.stringify(asked.map(({ system: rules, messages }) => ({ rules, messages })));
  const kept = JSON.stringify([...answerCache.entries]);
  expect(asked.length).toBe(1);
  for (const word of ['anna.muster', '88213377', 'Schuhe'])
    expect([word, told.includes(word), kept.includes(word)]).toEqual([word, false, false]);
});

test.each([
  [
    'an edited article',
    { knowledge: knowledge([{ ...english[0]!, body: `${english[0]!.body}\n\nNew.` }]) },
  ],
  ['a new version of the knowledge', { knowledgeVersion: 2 }],
  ['a new prompt', { promptVersion: 2 }],
])('%s is translated anew', async (_, but) => {
  const { it, asked } = translator();
  const shared = { models: [it], answerCache: keptAnswers() };
  await conversation(scene(shared)).say(german);
  await conversation(scene({ ...shared, ...but })).say(german);
  expect(asked.length).toBe(2);
});

test('a translation that fails leaves the original', async () => {
  const { it } = translator(failing('server-error', 'down'));
  const { draft } = await conversation(scene({ models: [it] })).say(german);
  expect(draft.text.startsWith(words('otherLanguage', 'de'))).toBe(true);
});

test('when no model answers, nobody is asked once more: what was kept, or the original', async () => {
  const answerCache = keptAnswers();
  const down = translator(undefined, failing('refused', 'no'));
  const first = await conversation(scene({ models: [down.it], answerCache })).say(german);
  await conversation(scene({ models: [translator().it], answerCache })).say(german);
  const again = await conversation(scene({ models: [down.it], answerCache })).say(german);
  expect([
    first.draft.text.startsWith(words('otherLanguage', 'de')),
    again.draft.text.startsWith(words('translated', 'de')),
    down.asked.length,
  ]).toEqual([true, true, 0]);
});
