/** Staff routes of what the assistant knows, may do and tells others: articles, instructions, tools, webhooks, for OpenAPI. */
import { ListQuery } from '#protocol/list';
import * as article from '#protocol/article';
import { InboxAnswer } from '#protocol/inbox';
import * as hook from '#protocol/hook';
import * as instruction from '#protocol/instruction';
import * as intent from '#protocol/intent';
import * as integration from '#protocol/integration';
import * as memory from '#protocol/memory';
import * as prompt from '#protocol/prompt';
import * as settings from '#protocol/settings';
import * as approval from '#protocol/approval';
import * as tool from '#protocol/tool';
import * as toolRun from '#protocol/tool-run';
import * as webhook from '#protocol/webhook';
import { op } from '#worker/routes/staff-operation';
import type { StaffOperation } from '#worker/routes/staff-operation';

export const assistantOperations: StaffOperation[] = [
  op('get', '/articles', 'article.read', 'Articles', {
    filter: article.ArticleFilter,
    answer: article.ArticlePage,
  }),
  op('get', '/articles/facets', 'article.read', 'Counts for filters', {
    answer: article.ArticleFacets,
  }),
  op('get', '/articles/export', 'article.read', 'All that match, as CSV or JSON', {
    filter: article.ArticleExportFilter,
    download: true,
  }),
  op('get', '/articles/{id}', 'article.read', 'One article', { answer: article.Article }),
  op('post', '/articles', 'article.write', 'A new one', {
    body: article.ArticleDraft,
    answer: article.Article,
    status: 201,
  }),
  op('post', '/articles/import', 'article.write', 'A portion of a file of articles', {
    body: article.ArticleImport,
    answer: article.ArticleImported,
  }),
  op('patch', '/articles/{id}', 'article.write', 'Change one, or take it into use', {
    body: article.ArticleChange,
    answer: article.Article,
  }),
  op('delete', '/articles/{id}', 'article.write', 'Remove one', { status: 204 }),
  op('get', '/instructions', 'instruction.read', 'Instructions to the assistant', {
    filter: ListQuery,
    answer: instruction.InstructionList,
  }),
  op('post', '/instructions', 'instruction.write', 'A new one', {
    body: instruction.InstructionDraft,
    answer: instruction.Instruction,
    status: 201,
  }),
  op('get', '/instructions/{id}', 'instruction.read', 'One of them', {
    answer: instruction.Instruction,
  }),
  op('patch', '/instructions/{id}', 'instruction.write', 'Change one', {
    body: instruction.InstructionChange,
    answer: instruction.Instruction,
  }),
  op('delete', '/instructions/{id}', 'instruction.write', 'Remove one', { status: 204 }),
  op('get', '/tools', 'tool.read', 'Tools of the assistant', {
    filter: ListQuery,
    answer: tool.ToolList,
  }),
  op('post', '/tools', 'tool.write', 'A new tool', {
    body: tool.ToolDraft,
    answer: tool.ToolAnswer,
    status: 201,
  }),
  op('get', '/tools/catalogue', 'tool.read', 'Tools that can be added', {
    answer: tool.ToolCatalogue,
  }),
  op('post', '/tools/discover', 'tool.write', 'What an MCP server offers', {
    body: tool.DiscoverRequest,
    answer: tool.DiscoverAnswer,
  }),
  op('get', '/tools/executions', 'tool.read', 'What tools were called', {
    filter: toolRun.ExecutionFilter,
    answer: toolRun.ExecutionPage,
  }),
  op('get', '/tools/numbers', 'tool.read', 'How often and how well', {
    answer: toolRun.ToolNumbers,
  }),
  op(
    'post',
    '/tools/calls/{conversationId}/{callId}/cancel',
    'tool.run',
    'Stop waiting for a call that is under way',
    { answer: toolRun.ToolResultAnswer },
  ),
  op('get', '/tools/{name}', 'tool.read', 'One tool', { answer: tool.ToolView }),
  op('patch', '/tools/{name}', 'tool.write', 'Change one', {
    body: tool.ToolChange,
    answer: tool.ToolAnswer,
  }),
  op('delete', '/tools/{name}', 'tool.write', 'Remove one', { status: 204 }),
  op('post', '/tools/{name}/secret', 'tool.secret', 'A new signing secret', {
    answer: tool.ToolAnswer,
  }),
  op('post', '/tools/{name}/test', 'tool.run', 'Call it once', {
    body: toolRun.ToolTest,
    answer: toolRun.ToolTestAnswer,
  }),
  op('get', '/tools/{name}/health', 'tool.read', 'Whether it answers', {
    answer: toolRun.ToolHealth,
  }),
  op('get', '/hooks', 'webhook.read', 'Endpoints where other systems report', {
    filter: ListQuery,
    answer: hook.HookList,
  }),
  op('post', '/hooks', 'webhook.write', 'A new endpoint for reports', {
    body: hook.HookDraft,
    answer: hook.HookWithSecret,
    status: 201,
  }),
  op('patch', '/hooks/{id}', 'webhook.write', 'Change one', {
    body: hook.HookChange,
    answer: hook.Hook,
  }),
  op('delete', '/hooks/{id}', 'webhook.write', 'Remove one', { status: 204 }),
  op('post', '/hooks/{id}/rotate', 'webhook.secret', 'A new secret', {
    answer: hook.HookWithSecret,
  }),
  op('get', '/integrations', 'integration.read', 'Connections to other systems', {
    filter: ListQuery,
    answer: integration.IntegrationList,
  }),
  op('post', '/integrations', 'integration.write', 'A new connection', {
    body: integration.IntegrationDraft,
    answer: integration.IntegrationAnswer,
    status: 201,
  }),
  op('get', '/integrations/types', 'integration.read', 'What can be connected', {
    answer: integration.IntegrationTypeList,
  }),
  op('get', '/integrations/{id}', 'integration.read', 'One connection', {
    answer: integration.IntegrationAnswer,
  }),
  op('patch', '/integrations/{id}', 'integration.write', 'Change one', {
    body: integration.IntegrationChange,
    answer: integration.IntegrationAnswer,
  }),
  op('delete', '/integrations/{id}', 'integration.write', 'Remove one, with its tools', {
    status: 204,
  }),
  op('post', '/integrations/{id}/test', 'integration.write', 'A harmless read, once', {
    answer: integration.IntegrationTest,
  }),
  op('post', '/integrations/{id}/preview', 'integration.write', 'A mapping tried on an answer', {
    body: integration.EndpointPreview,
    answer: integration.EndpointPreviewAnswer,
  }),
  op('get', '/integrations/{id}/endpoints', 'integration.read', 'Tools made of it', {
    answer: tool.ToolList,
  }),
  op('post', '/integrations/{id}/endpoints', 'integration.write', 'A shipped endpoint as a tool', {
    body: integration.EndpointDraft,
    answer: tool.ToolAnswer,
    status: 201,
  }),
  op('get', '/integrations/{id}/calls', 'integration.read', 'Recent calls of its tools', {
    filter: toolRun.ExecutionFilter,
    answer: toolRun.ExecutionPage,
  }),
  op('get', '/approvals', 'approval.read', 'Calls that wait for leave, or waited', {
    filter: approval.ApprovalFilter,
    answer: approval.ApprovalPage,
  }),
  op(
    'post',
    '/approvals/{conversationId}/{callId}',
    'approval.decide',
    'Give leave to one call with its arguments, or refuse it',
    { body: approval.ApprovalDecision, answer: InboxAnswer },
  ),
  op('get', '/webhooks', 'webhook.read', 'Endpoints that are told of events', {
    filter: ListQuery,
  }),
  op('post', '/webhooks', 'webhook.write', 'A new endpoint', {
    body: webhook.WebhookDraft,
    answer: webhook.WebhookWithSecret,
    status: 201,
  }),
  op('get', '/webhooks/{id}', 'webhook.read', 'One of them', { answer: webhook.Webhook }),
  op('patch', '/webhooks/{id}', 'webhook.write', 'Change one', {
    body: webhook.WebhookChange,
    answer: webhook.Webhook,
  }),
  op('delete', '/webhooks/{id}', 'webhook.write', 'Remove one', { status: 204 }),
  op('post', '/webhooks/{id}/rotate', 'webhook.secret', 'A new secret', {
    answer: webhook.WebhookWithSecret,
  }),
  op('get', '/webhooks/{id}/deliveries', 'delivery.read', 'What was sent', {
    filter: webhook.DeliveryFilter,
    answer: webhook.DeliveryPage,
  }),
  op('post', '/webhooks/{id}/test', 'webhook.write', 'Send a test event'),
  op('post', '/webhooks/{id}/replay', 'delivery.replay', 'Send again', {
    body: webhook.ReplayRequest,
  }),
  op('get', '/prompts', 'prompt.read', 'Versions of the prompt, and the draft', {
    answer: prompt.PromptState,
  }),
  op('put', '/prompts/draft', 'prompt.write', 'Write the draft', { body: prompt.DraftRequest }),
  op('delete', '/prompts/draft', 'prompt.write', 'Throw it away', { status: 204 }),
  op('post', '/prompts/draft/test', 'playground.use', 'Try it', { body: prompt.PromptTest }),
  op('post', '/prompts/publish', 'prompt.publish', 'From the next turn on', {
    body: prompt.PublishRequest,
  }),
  op('get', '/prompts/{version}', 'prompt.read', 'One version, to the letter', {
    answer: prompt.PromptVersionText,
  }),
  op('get', '/prompts/{version}/diff', 'prompt.read', 'What differs'),
  op('post', '/prompts/{version}/restore', 'prompt.publish', 'Bring one back'),
  op('get', '/settings', 'settings.read', 'Settings of the company', {
    answer: settings.SettingsView,
  }),
  op('patch', '/settings', 'settings.write', 'Change them', {
    body: settings.SettingsChange,
    answer: settings.SettingsView,
  }),
  op(
    'post',
    '/settings/identity-secret',
    'settings.security',
    'A new identity secret, shown once',
    {
      answer: settings.IdentitySecretAnswer,
    },
  ),
  op('post', '/settings/ticket-secret', 'settings.security', 'What tickets are signed with', {
    answer: settings.TicketSecretAnswer,
  }),
  op('get', '/intents', 'intent.read', 'Intents of the company’s own', {
    answer: intent.OwnIntents,
  }),
  op('put', '/intents', 'intent.write', 'Write all of them', {
    body: intent.OwnIntents,
    answer: intent.OwnIntents,
  }),
  op('get', '/memory', 'memory.read', 'Contacts that are remembered, latest first', {
    filter: ListQuery,
    answer: memory.MemoryList,
  }),
  op('get', '/memory/of/{id}', 'memory.read', 'What is remembered of a conversation’s contact', {
    answer: memory.MemoryView,
  }),
  op('get', '/memory/{id}', 'memory.read', 'What is remembered of a contact', {
    answer: memory.MemoryView,
  }),
  op('patch', '/memory/{id}', 'memory.write', 'Say who is a VIP, add or take away a fact', {
    body: memory.MemoryChange,
    answer: memory.MemoryView,
  }),
  op('delete', '/memory/{id}', 'memory.write', 'Forget a contact', { status: 204 }),
];
