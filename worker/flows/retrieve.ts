/**
 * Looks for the articles that may answer. A knowledge base that is away is an answer, too: the turn goes on without it.
 * One step of flows/answer.
 */
import { searchText } from '#core/answer/decide-search';
import { cleanInvisible, hasInvisible } from '#core/guard/invisible';
import type { Tenant } from '#core/tenant';
import type { AnswerDeps, Question } from '#flows/answer';
import type { KnowledgeHit } from '#ports/knowledge';

export interface Found {
  hits: KnowledgeHit[];
  available: boolean;
}
export const noHits: Found = { hits: [], available: true };

export async function retrieve(
  tenant: Tenant,
  question: Question,
  language: string,
  deps: AnswerDeps,
): Promise<Found> {
  const asked = question.history
    .filter((turn) => turn.author === 'visitor')
    .map((turn) => turn.text);
  try {
    const text = searchText(question.text, asked);
    const hits = await deps.knowledge.search({ tenantId: tenant.id, text, language, limit: 5 });
    return { hits: hits.map(visible), available: true };
  } catch (error) {
    console.error(
      JSON.stringify({ at: 'knowledge.search', tenantId: tenant.id, error: errorName(error) }),
    );
    return { hits: [], available: false };
  }
}

/** An article may hide from its readers what it tells a model. */
const visible = (hit: KnowledgeHit): KnowledgeHit =>
  hasInvisible(hit.title) || hasInvisible(hit.body)
    ? { ...hit, title: cleanInvisible(hit.title), body: cleanInvisible(hit.body) }
    : hit;

const errorName = (error: unknown) =>
  error instanceof Error ? error.message.slice(0, 120) : 'unknown';
