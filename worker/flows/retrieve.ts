/**
 * Looks for the articles that may answer. A knowledge base that is away is an answer, too: the turn goes on without it.
 * One step of flows/answer.
 */
import { freshFirst, searchText } from '#core/answer/decide-search';
import { cleanInvisible, hasInvisible } from '#core/guard/invisible';
import type { Tenant } from '#core/tenant';
import type { AnswerDeps, Question } from '#flows/answer';
import type { KnowledgeHit } from '#ports/knowledge';

export interface Found {
  /** What was searched for. */
  text: string;
  hits: KnowledgeHit[];
  available: boolean;
}
export const noHits: Omit<Found, 'text'> = { hits: [], available: true };

export async function retrieve(
  tenant: Tenant,
  question: Question,
  language: string,
  deps: AnswerDeps,
  /** The question says all of it already. */
  isWhole: boolean,
): Promise<Found> {
  const { history } = question;
  const asked = history.filter(({ author }) => author === 'visitor').map(({ text }) => text);
  const lastSaid = history.findLast(({ author }) => author === 'assistant')?.text ?? '';
  const search = (text: string) =>
    deps.knowledge.search({ tenantId: tenant.id, text, language, limit: 5 });
  const text = isWhole ? question.text : searchText(question.text, asked);
  try {
    const [leaning, own] = await Promise.all([
      search(text),
      text === question.text ? [] : search(question.text),
    ]);
    return { text, hits: freshFirst(leaning, own, lastSaid).map(visible), available: true };
  } catch (error) {
    console.error(
      JSON.stringify({ at: 'knowledge.search', tenantId: tenant.id, error: errorName(error) }),
    );
    return { text, hits: [], available: false };
  }
}

/** An article may hide from its readers what it tells a model. */
const visible = (hit: KnowledgeHit): KnowledgeHit =>
  hasInvisible(hit.title) || hasInvisible(hit.body)
    ? { ...hit, title: cleanInvisible(hit.title), body: cleanInvisible(hit.body) }
    : hit;

const errorName = (error: unknown) =>
  error instanceof Error ? error.message.slice(0, 120) : 'unknown';
