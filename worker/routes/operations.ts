/** The public operations, as a table: what OpenAPI says and what tests/architecture compares with the app's routes. */
import { toJsonSchema } from '@valibot/to-json-schema';
import { HookAnswer } from '#protocol/hook';
import { WidgetConfig } from '#protocol/config';
import { ConversationEvent } from '#protocol/event';
import { DemoIdentityAnswer, DemoIdentityRequest } from '#protocol/demo';
import { ProblemBody, problems } from '#protocol/problem';
import {
  ConsentRequest,
  EndAnswer,
  EventAnswer,
  FileAnswer,
  LeadAnswer,
  LeadRequest,
  SessionAnswer,
  SessionRequest,
} from '#protocol/session';
import { ToolResult, ToolResultAnswer } from '#protocol/tool-run';
import { EscalateRequest, FeedbackRequest, SendMessage } from '#protocol/up';
import { accessOperations } from '#worker/routes/access-operations';
import { assistantOperations } from '#worker/routes/assistant-operations';
import { deskOperations } from '#worker/routes/desk-operations';
import type { Operation, Schema } from '#worker/routes/public-operation';
import type { StaffOperation } from '#worker/routes/staff-operation';
import { VisitorEvent, VisitorHistory, VisitorMessageAnswer } from '#worker/routes/visitor-events';

export const operations: Operation[] = [
  { method: 'get', path: '/health', summary: 'Every dependency with its state', auth: 'none' },
  { method: 'get', path: '/ready', summary: '200 when traffic may come', auth: 'none' },
  { method: 'get', path: '/openapi.json', summary: 'This document', auth: 'none' },
  {
    method: 'post',
    path: '/v1/mcp',
    summary: 'MCP server (streamable HTTP) for assistants, with a scoped API key',
    auth: 'none',
  },
  {
    method: 'post',
    path: '/v1/hooks/{id}',
    summary: 'A report of another system, signed by Standard Webhooks 1.0',
    auth: 'none',
    answer: HookAnswer,
  },
  {
    method: 'post',
    path: '/v1/tool-results/{token}',
    summary: 'The end of a slow tool call, signed with the tool’s secret (Standard Webhooks 1.0)',
    auth: 'none',
    body: ToolResult,
    answer: ToolResultAnswer,
  },
  {
    method: 'get',
    path: '/v1/config',
    summary: 'Branding, texts and features of a tenant',
    auth: 'none',
    query: { key: 'site key', locale: 'BCP 47 language' },
    answer: WidgetConfig,
  },
  {
    method: 'post',
    path: '/v1/demo/identity',
    summary: 'Sign in as a customer of a demo company; for tenants of plan demo only',
    auth: 'none',
    body: DemoIdentityRequest,
    answer: DemoIdentityAnswer,
  },
  {
    method: 'post',
    path: '/v1/chat/session',
    summary: 'Begin a conversation, or resume one with the token of an earlier session',
    auth: 'none',
    body: SessionRequest,
    answer: SessionAnswer,
    status: 201,
  },
  {
    method: 'get',
    path: '/v1/chat/socket',
    summary: 'WebSocket; subprotocols parley.v1 and token.<token>',
    auth: 'visitor',
    status: 101,
  },
  {
    method: 'post',
    path: '/v1/chat/message',
    summary: 'Send a message and wait for the answer, or stream it',
    auth: 'visitor',
    body: SendMessage,
    answer: VisitorMessageAnswer,
    stream: true,
  },
  {
    method: 'get',
    path: '/v1/chat/history/{conversationId}',
    summary: 'Events after a cursor, ascending',
    auth: 'visitor',
    query: { after: 'seq', limit: '1 to 200' },
    answer: VisitorHistory,
  },
  {
    method: 'get',
    path: '/v1/chat/events',
    summary: 'Server-sent events after a cursor, then live',
    auth: 'visitor',
    query: { after: 'seq' },
    stream: true,
  },
  {
    method: 'post',
    path: '/v1/chat/end',
    summary: 'End the conversation; the answer holds a token that only reads',
    auth: 'visitor',
    answer: EndAnswer,
  },
  {
    method: 'post',
    path: '/v1/chat/feedback',
    summary: 'Rate an answer or the conversation',
    auth: 'visitor',
    body: FeedbackRequest,
    answer: EventAnswer,
  },
  {
    method: 'post',
    path: '/v1/chat/escalate',
    summary: 'Ask for a person',
    auth: 'visitor',
    body: EscalateRequest,
    answer: EventAnswer,
  },
  {
    method: 'post',
    path: '/v1/chat/consent',
    summary: 'Give or withdraw a consent',
    auth: 'visitor',
    body: ConsentRequest,
    answer: EventAnswer,
  },
  {
    method: 'post',
    path: '/v1/chat/lead',
    summary: 'Leave contact details',
    auth: 'visitor',
    body: LeadRequest,
    answer: LeadAnswer,
    status: 201,
  },
  {
    method: 'post',
    path: '/v1/chat/files',
    summary: 'Upload a file: the body itself with its name in Content-Disposition, or a form',
    auth: 'visitor',
    upload: true,
    answer: FileAnswer,
    status: 201,
  },
  {
    method: 'get',
    path: '/v1/chat/files/{fileId}',
    summary: 'A file of this conversation, as a download',
    auth: 'visitor',
    download: true,
  },
];

/** Staff routes: a new one is a line in the table of its field, or tests/architecture fails. */
export const staffOperations: StaffOperation[] = [
  ...accessOperations,
  ...deskOperations,
  ...assistantOperations,
];

const security: Record<Operation['auth'] | StaffOperation['auth'], object[]> = {
  none: [],
  visitor: [{ visitor: [] }],
  session: [{ staffSession: [] }],
  staff: [{ staffSession: [] }, { apiKey: [] }],
};

const json = (schema: Schema, typeMode: 'input' | 'output'): Record<string, unknown> => {
  const { $schema: _, ...plain } = toJsonSchema(schema as never, { errorMode: 'ignore', typeMode });
  return plain as Record<string, unknown>;
};

const uploadBody = {
  required: true,
  content: {
    'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
    'multipart/form-data': {
      schema: {
        type: 'object',
        properties: { file: { type: 'string', format: 'binary' } },
        required: ['file'],
      },
    },
  },
};

export function openApiDocument() {
  const problem = {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  };
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of [...operations, ...staffOperations] as (Operation & StaffOperation)[]) {
    const answers: Record<string, unknown> = {};
    const content = {
      ...(operation.answer
        ? { 'application/json': { schema: json(operation.answer, 'output') } }
        : {}),
      ...(operation.download
        ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
        : {}),
      ...(operation.stream ? { 'text/event-stream': { schema: { type: 'string' } } } : {}),
    };
    answers[String(operation.status ?? 200)] = { description: operation.summary, content };
    answers['default'] = { description: 'A problem (RFC 9457)', content: problem };
    const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    }));
    const inQuery = Object.entries(operation.query ?? {}).map(([name, description]) => ({
      name,
      in: 'query',
      description,
      schema: { type: 'string' },
    }));
    (paths[operation.path] ??= {})[operation.method] = {
      summary: operation.summary,
      security: security[operation.auth],
      ...(operation.action ? { 'x-parley-action': operation.action } : {}),
      parameters: [...inPath, ...inQuery],
      ...(operation.upload ? { requestBody: uploadBody } : {}),
      ...(operation.body
        ? {
            requestBody: {
              required: true,
              content: { 'application/json': { schema: json(operation.body, 'input') } },
            },
          }
        : {}),
      responses: answers,
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Parley API',
      version: '1.0.0',
      description:
        'Errors are application/problem+json; codes: ' + Object.keys(problems).join(', '),
    },
    paths,
    components: {
      securitySchemes: {
        visitor: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token of POST /v1/chat/session',
        },
        staffSession: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-parley_staff',
          description: 'POST /v1/admin/sign-in; writes need the own Origin',
        },
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'A scoped key, ps_…; not for acts that take a person',
        },
      },
      schemas: {
        Problem: json(ProblemBody, 'output'),
        Event: json(ConversationEvent, 'output'),
        VisitorEvent: json(VisitorEvent, 'output'),
      },
    },
  };
}
