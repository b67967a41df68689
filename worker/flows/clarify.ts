/**
 * Whether a question leaves open what is meant, and what the visitor may choose from: articles near each other, or readable options of which
 * each is one that this company can answer. One step of flows/read-question; asks the knowledge base only for messages that say nothing.
 */
import {
  mostOptions,
  nearArticles,
  openDate,
  optionsOf,
  saysNothing,
} from '#core/answer/ambiguity';
import type { Ambiguity } from '#core/answer/ambiguity';
import { vagueTopic } from '#core/answer/vague';
import type { VagueTopic } from '#core/answer/vague-phrases';
import type { Tenant } from '#core/tenant';
import type { Entity } from '#core/understanding/entities/entity';
import type { AnswerDeps, Question } from '#flows/answer';
import type { Found } from '#flows/retrieve';
import { words } from '#worker/locales/notices';

export interface Unclear {
  question: Question;
  language: string;
  /** With the text that was searched for. */
  found: Found & { text: string };
  entities: readonly Entity[];
  intent: string;
}

export async function clarify(
  tenant: Tenant,
  unclear: Unclear,
  deps: Pick<AnswerDeps, 'knowledge'>,
): Promise<Ambiguity | null> {
  const { question, language, found, entities, intent } = unclear;
  // What leans on the question before it has its meaning from there.
  const topic = found.text === question.text ? vagueTopic(question.text) : null;
  if (topic !== null) {
    const options = await answerable(tenant, topic, unclear, deps);
    if (options.length > 1) return { kind: 'vague', topic, options };
    // A field with one article is clear enough.
    if (topic !== 'return') return { kind: 'vague', topic, options: [] };
  }
  const threshold = tenant.settings.confidenceThreshold;
  return (
    openDate(entities, intent, language) ??
    nearArticles(found.hits, { text: found.text, language, threshold })
  );
}

/** Options that lead to an answer, each to another one. */
async function answerable(
  tenant: Tenant,
  topic: VagueTopic,
  { question, language, found }: Unclear,
  { knowledge }: Pick<AnswerDeps, 'knowledge'>,
): Promise<string[]> {
  const threshold = tenant.settings.confidenceThreshold;
  const near =
    topic === 'return'
      ? found.hits.filter(
          ({ confidence, locale }) => confidence >= threshold && locale.split('-')[0] === language,
        )
      : [];
  const labels = optionsOf[topic].map((key) => words(key, language));
  const looked = await Promise.all(
    labels.map(async (label) => {
      const text = saysNothing(topic) ? label : `${question.text} ${label}`;
      const [best] = await knowledge
        .search({ tenantId: tenant.id, text, language, limit: 1 })
        .catch(() => []);
      return best && best.confidence >= threshold ? [{ label, articleId: best.articleId }] : [];
    }),
  );
  const options = new Map<string, string>();
  for (const { articleId, title } of near) options.set(articleId, title);
  for (const { articleId, label } of looked.flat())
    if (!options.has(articleId)) options.set(articleId, label);
  return [...options.values()].slice(0, mostOptions);
}
