/**
 * What an assistant of the company may read over MCP, each under the action of the staff API it stands for. Without `pii.read` personal
 * data in what people wrote is masked. Used by routes/mcp.
 */
import { shownTo } from '#core/mask-personal';
import { may } from '#core/permission';
import type { Action } from '#core/permission';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import { listConversations } from '#flows/list-conversations';
import type { ListConversationsDeps } from '#flows/list-conversations';
import type { StaffMember } from '#flows/sign-in';
import type { Articles } from '#ports/articles';
import type { Conversations } from '#ports/conversations';
import type { Insights } from '#ports/insights';
import type { Knowledge } from '#ports/knowledge';
import type { System } from '#ports/system';
import { ArticleId, ConversationId } from '#protocol/ids';
import type { TenantId } from '#protocol/ids';
import { InboxFilter, InboxView } from '#protocol/inbox-filter';
import { refusalOf } from '#protocol/validation';
import * as v from 'valibot';

export interface ServeMcpDeps extends ListConversationsDeps {
  knowledge: Knowledge;
  articles: Articles;
  conversations: Conversations;
  insights: Insights;
  system: System;
}

interface McpTool {
  action: Action;
  /** Its results hold words of visitors. */
  isUntrusted: boolean;
  description: string;
  input: v.GenericSchema;
  run(member: StaffMember, input: never, deps: ServeMcpDeps): Promise<Result<unknown>>;
}

const dayMs = 86_400_000;
const hitsMax = 10;
const gapsMax = 50;
const Days = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(90)), 30);
const Query = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500));

/** What the company wrote itself, and plain figures, are not. */
const untrustedActions: ReadonlySet<Action> = new Set<Action>([
  'inbox.read',
  'conversation.read',
  'analytics.read',
]);

function tool<S extends v.GenericSchema>(
  action: Action,
  description: string,
  input: S,
  run: (
    member: StaffMember,
    input: v.InferOutput<S>,
    deps: ServeMcpDeps,
  ) => Promise<Result<unknown>>,
): McpTool {
  const isUntrusted = untrustedActions.has(action);
  return { action, isUntrusted, description, input, run };
}

export const mcpTools: Record<string, McpTool> = {
  search_knowledge: tool(
    'article.read',
    'Search the knowledge base: the best articles for a question.',
    v.strictObject({
      query: Query,
      language: v.optional(v.pipe(v.string(), v.regex(/^[a-z]{2}$/)), 'en'),
    }),
    async ({ tenantId }, { query, language }, { knowledge }) => {
      const found = await knowledge.search({
        tenantId: tenantId as TenantId,
        text: query,
        language,
        limit: hitsMax,
      });
      return ok({
        articles: found.map(({ articleId, title, locale, url, confidence }) => ({
          id: articleId,
          title,
          locale,
          url: url ?? null,
          confidence,
        })),
      });
    },
  ),
  read_article: tool(
    'article.read',
    'One article of the knowledge base, whole.',
    v.strictObject({ id: ArticleId }),
    async ({ tenantId }, { id }, { articles }) => {
      const article = await articles.get(tenantId, id);
      return article ? ok(article) : refuse('not-found');
    },
  ),
  list_conversations: tool(
    'inbox.read',
    'Conversations of a view of the inbox, newest first.',
    v.strictObject({
      view: v.optional(InboxView, 'all'),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), 20),
      cursor: v.optional(v.pipe(v.string(), v.maxLength(200))),
    }),
    async (member, { limit, ...given }, deps) => {
      const filter = v.safeParse(InboxFilter, { ...given, limit: String(limit) });
      if (!filter.success) return { ok: false, refusal: refusalOf(filter.issues) };
      return ok(await listConversations(member, filter.output, deps));
    },
  ),
  read_conversation: tool(
    'conversation.read',
    'What was said in one conversation, from a place in it on.',
    v.strictObject({
      id: ConversationId,
      after: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
    }),
    async ({ tenantId }, { id, after }, { conversations }) =>
      conversations.readAsStaff(tenantId as TenantId, id, after),
  ),
  knowledge_gaps: tool(
    'analytics.read',
    'Questions that the assistant had no answer to, most often asked first.',
    v.strictObject({ days: Days }),
    async ({ tenantId }, { days }, { insights, system }) =>
      ok({ gaps: await insights.gaps(tenantId, system.now() - days * dayMs, gapsMax) }),
  ),
  analytics_summary: tool(
    'analytics.read',
    'Conversations, messages, escalations, leads, outcomes of answers and feedback of the last days.',
    v.strictObject({ days: Days }),
    async ({ tenantId }, { days }, { insights, system }) =>
      ok(await insights.summary(tenantId, { since: system.now() - days * dayMs })),
  ),
};

export async function serveMcp(
  member: StaffMember,
  name: string,
  given: unknown,
  deps: ServeMcpDeps,
): Promise<Result<unknown>> {
  const found = Object.hasOwn(mcpTools, name) ? mcpTools[name] : undefined;
  if (!found) return refuse('not-found');
  if (!may(member, found.action)) return refuse('forbidden');
  const input = v.safeParse(found.input, given ?? {});
  if (!input.success) return { ok: false, refusal: refusalOf(input.issues) };
  const done = await found.run(member, input.output as never, deps);
  return done.ok ? ok(shownTo(member, done.value)) : done;
}
