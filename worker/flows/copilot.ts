/**
 * The agent's copilot: the next reply from the knowledge with its sources, a rewriting, a summary, a translation. A model writes
 * them when there is one, with placeholders for personal data; without one a reply comes from the articles' own words and a
 * summary from the conversation's; rewriting and translating then say that they need a model. Nothing is sent by itself.
 */
import { compose } from '#core/answer/compose';
import { cleanInvisible } from '#core/guard/invisible';
import { hidePrivateData } from '#core/guard/private-data';
import { shownTo } from '#core/mask-personal';
import type { Actor } from '#core/permission';
import { summarise } from '#core/extractive-summary';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { Tenant } from '#core/tenant';
import { identifyLanguage } from '#core/understanding/language';
import { askModel } from '#flows/ask-model';
import { tenantOf } from '#flows/tenant-of';
import type { AnswerDeps } from '#flows/answer';
import type { Conversations } from '#ports/conversations';
import type { KnowledgeHit } from '#ports/knowledge';
import type { Model } from '#ports/model';
import type { Tenants } from '#ports/tenants';
import type { CopilotAnswer, CopilotRequest } from '#protocol/copilot';
import type { ConversationEvent } from '#protocol/event';
import type { ConversationId, TenantId } from '#protocol/ids';
import type { Message } from '#protocol/message';
import { fence, renderCopilotPrompt } from '#worker/prompts/render';
import type { CopilotTask } from '#worker/prompts/render';

export interface CopilotDeps extends Pick<AnswerDeps, 'knowledge' | 'ledger' | 'system'> {
  conversations: Conversations;
  tenants: Tenants;
  modelsOf(tenant: Tenant): Model[];
}

/** What a model is shown of the conversation. */
const recentMessages = 20;
const maxTokens = 500;
const deadlineMs = 25_000;
/** Below this an article is no help to an agent either. */
const leastConfidence = 0.2;

export async function copilot(
  member: Actor & { tenantId: string; memberId: string },
  request: CopilotRequest,
  deps: CopilotDeps,
): Promise<Result<CopilotAnswer>> {
  const tenant = await tenantOf(member.tenantId, deps);
  const read = await readAll(tenant.id, request.conversationId, deps.conversations);
  if (!read.ok) return read;
  const said = read.value.flatMap((event) =>
    event.kind === 'message.created' && event.message.author !== 'system' ? [event.message] : [],
  );
  const asked = said.findLast(({ author }) => author === 'visitor')?.text ?? '';
  const language = (asked && identifyLanguage(asked).language) || tenant.settings.defaultLocale;
  const hits = request.task === 'suggest' ? await search(tenant, asked, language, deps) : [];
  const task = taskOf(request, language);
  const written = await byModel(
    { tenant, payer: member.memberId },
    request,
    task,
    said,
    hits,
    deps,
  );
  // A member's own words come back as they are.
  if (written) return ok('text' in request ? written : shownTo(member, written));
  if (request.task === 'suggest') return suggestion(asked, hits, language);
  if (request.task === 'summary')
    return ok({
      ...builtin,
      text: inWords(shownTo(member, read.value)),
      citations: [],
      language: 'en',
    });
  return refuse('unavailable', 'this needs a model, and none answered');
}

const builtin = { provider: 'builtin', model: 'extractive', costUsd: 0 };

async function readAll(
  tenantId: TenantId,
  id: ConversationId,
  conversations: Conversations,
): Promise<Result<ConversationEvent[]>> {
  const events: ConversationEvent[] = [];
  for (;;) {
    const page = await conversations.readAsStaff(tenantId, id, events.at(-1)?.seq ?? 0);
    if (!page.ok) return page;
    events.push(...page.value.events);
    if (!page.value.more) return ok(events);
  }
}

async function search(
  tenant: Tenant,
  text: string,
  language: string,
  { knowledge }: CopilotDeps,
): Promise<KnowledgeHit[]> {
  if (text === '') return [];
  const hits = await knowledge
    .search({ tenantId: tenant.id, text: cleanInvisible(text), language, limit: 4 })
    .catch(() => []);
  return hits.filter(({ confidence }) => confidence >= leastConfidence);
}

function taskOf(request: CopilotRequest, language: string): CopilotTask {
  switch (request.task) {
    case 'suggest':
      return { kind: 'suggest', language };
    case 'summary':
      return { kind: 'summary', language: request.language };
    case 'translate':
      return { kind: 'translate', language: request.language };
    case 'rewrite':
      return { kind: 'rewrite', manner: request.manner };
  }
}

async function byModel(
  who: { tenant: Tenant; payer: string },
  request: CopilotRequest,
  task: CopilotTask,
  said: Message[],
  hits: KnowledgeHit[],
  deps: CopilotDeps,
): Promise<CopilotAnswer | null> {
  const models = deps.modelsOf(who.tenant);
  if (models.length === 0) return null;
  const own = request.task === 'translate' || request.task === 'rewrite' ? request.text : '';
  const shown = own === '' ? said.slice(-recentMessages) : [];
  const hidden = hidePrivateData(own, shown, who.tenant.settings);
  const transcript = hidden.history.map(({ author, text }) => `${author}: ${text}`).join('\n\n');
  const asked = await askModel(
    who,
    {
      system: renderCopilotPrompt(task, {
        tenantName: who.tenant.name,
        passages: hits.map(({ title, body }) => ({ title, text: body })),
      }),
      messages: [{ role: 'user', text: fence(own === '' ? transcript : hidden.text) }],
      maxTokens,
    },
    { models, ledger: deps.ledger, system: deps.system },
    AbortSignal.timeout(deadlineMs),
  );
  if (!asked) return null;
  return {
    ...asked,
    text: hidden.restore(asked.text),
    citations: hits.map(citationOf),
    language: 'language' in task ? task.language : null,
  };
}

function suggestion(asked: string, hits: KnowledgeHit[], language: string): Result<CopilotAnswer> {
  const { text, citations } = compose({
    question: asked,
    hits: hits.map((hit) => ({
      article: {
        id: hit.articleId,
        title: hit.title,
        questions: hit.questions,
        body: hit.body,
        locale: hit.locale,
      },
      score: hit.score,
    })),
    locale: language,
  });
  if (text === '') return refuse('not-found', 'no article says anything about this');
  const cited = new Set(citations.map(({ articleId }) => articleId));
  return ok({
    ...builtin,
    text,
    citations: hits.filter(({ articleId }) => cited.has(articleId)).map(citationOf),
    language: hits[0]?.locale.split('-')[0] ?? language,
  });
}

const citationOf = ({ articleId, title, url }: KnowledgeHit) => ({
  articleId,
  title,
  ...(url === undefined ? {} : { url }),
});

/** Facts in the conversation's own words, one a line. */
function inWords(events: ConversationEvent[]): string {
  const facts = summarise(events);
  const lines = [
    facts.firstQuestion && `Asked first: ${facts.firstQuestion}`,
    facts.lastQuestion && `Asked last: ${facts.lastQuestion}`,
    facts.articles.length > 0 && `The assistant answered from: ${facts.articles.join('; ')}`,
    facts.escalations.length > 0 && `A person was asked for: ${facts.escalations.join('; ')}`,
    facts.ratings.length > 0 && `Ratings: ${facts.ratings.join(', ')}`,
    `${facts.visitorMessages} messages of the visitor, ${facts.agentMessages} of agents`,
  ];
  return lines
    .filter(Boolean)
    .map((line) => `- ${line}`)
    .join('\n');
}
