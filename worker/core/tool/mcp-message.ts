/**
 * What an MCP server says over Streamable HTTP (2025-11-25 and before): one JSON-RPC answer, as JSON or as the events of a stream; its list
 * of tools; the content of a result; a task that it has taken on, and
 * when a call is to be one. Pure; used by adapters/tools/mcp and mcp-session.
 */
import { readJson } from '#core/tool/read-json';

export interface McpTool {
  name: string;
  description: string;
  inputSchema: Record<string, unknown>;
}

/** Whether a call of the tool may, or must, be a task: taken on at once, its end asked for. */
export type TaskSupport = 'required' | 'optional' | 'forbidden';
export type OfferedTool = McpTool & { taskSupport: TaskSupport };

export interface McpTask {
  id: string;
  status: 'working' | 'input_required' | 'completed' | 'failed' | 'cancelled';
  /** Of the end, when it is a bad one. */
  message: string;
  askAfterMs: number | null;
}

/** What we speak best; a server may answer with one of the others. */
export const mcpVersion = '2025-11-25';
const spoken = [mcpVersion, '2025-06-18', '2025-03-26', '2024-11-05'];

/** Which of them an `initialize` result has chosen. */
export const versionOf = (about: Record<string, unknown>): string | undefined =>
  spoken.find((one) => one === about['protocolVersion']);

/** A session, and what is spoken in it. */
export interface McpPlace {
  id: string | null;
  version: string;
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** The answer to the request `id`: its result, or what is wrong. */
export function rpcAnswer(
  contentType: string,
  text: string,
  id: number,
): { ok: true; result: Json } | { ok: false; detail: string } {
  const messages = /event-stream/i.test(contentType) ? eventData(text) : [text];
  for (const message of messages) {
    const parsed = parse(message);
    if (!isObject(parsed) || parsed['id'] !== id) continue;
    if (isObject(parsed['result'])) return { ok: true, result: parsed['result'] };
    const error = isObject(parsed['error']) ? parsed['error'] : {};
    return { ok: false, detail: `error ${String(error['code'] ?? '')}`.trim() };
  }
  return { ok: false, detail: 'no answer in what the server sent' };
}

function eventData(text: string): string[] {
  return text.split(/\r?\n\r?\n/).map((event) =>
    event
      .split(/\r?\n/)
      .filter((line) => line.startsWith('data:'))
      .map((line) => line.slice(5).trimStart())
      .join('\n'),
  );
}

const parse = (text: string): unknown => readJson(text)?.value ?? null;

export function toolsIn(result: Json): { tools: OfferedTool[]; cursor: string | null } {
  const listed = Array.isArray(result['tools']) ? result['tools'] : [];
  const tools = listed.flatMap((tool: unknown): OfferedTool[] =>
    isObject(tool) && typeof tool['name'] === 'string' && isObject(tool['inputSchema'])
      ? [
          {
            name: tool['name'],
            description: typeof tool['description'] === 'string' ? tool['description'] : '',
            inputSchema: tool['inputSchema'],
            taskSupport: supportOf(tool['execution']),
          },
        ]
      : [],
  );
  const { nextCursor } = result;
  return { tools, cursor: typeof nextCursor === 'string' && nextCursor !== '' ? nextCursor : null };
}

function supportOf(execution: unknown): TaskSupport {
  const said = isObject(execution) ? execution['taskSupport'] : undefined;
  return said === 'required' || said === 'optional' ? said : 'forbidden';
}

/** Of an `initialize` result: calls of tools may be tasks. */
export function takesTasks({ capabilities }: Json): boolean {
  const tasks = isObject(capabilities) ? capabilities['tasks'] : undefined;
  const requests = isObject(tasks) ? tasks['requests'] : undefined;
  const tools = isObject(requests) ? requests['tools'] : undefined;
  return isObject(tools) && isObject(tools['call']);
}

/** A tool that must be called so is; one that may be, when it is slow. */
export const isTaskWanted = ({ taskSupport }: OfferedTool, isSlow: boolean): boolean =>
  taskSupport === 'required' || (isSlow && taskSupport === 'optional');

/** Where the end of a task is asked for: the server, the task, and the session it was made in, where alone a server may know it. */
export const withTaskPlace = (url: string, taskId: string, { id, version }: McpPlace): string =>
  `${url.split('#')[0]}#${new URLSearchParams({ task: taskId, version, session: id ?? '' }).toString()}`;

export function taskPlaceIn(url: string): McpPlace & { taskId: string } {
  const place = new URLSearchParams(url.split('#')[1] ?? '');
  return {
    taskId: place.get('task') ?? '',
    id: place.get('session') || null,
    version: place.get('version') ?? mcpVersion,
  };
}

const statuses = ['working', 'input_required', 'completed', 'failed', 'cancelled'] as const;
const taskIdMax = 500;

/** Null for what is no task. */
export function taskIn(given: unknown): McpTask | null {
  if (!isObject(given)) return null;
  const { taskId, statusMessage, pollInterval } = given;
  const status = statuses.find((one) => one === given['status']);
  if (typeof taskId !== 'string' || taskId === '' || taskId.length > taskIdMax || !status)
    return null;
  return {
    id: taskId,
    status,
    message: typeof statusMessage === 'string' ? statusMessage.slice(0, 500) : '',
    askAfterMs: typeof pollInterval === 'number' && pollInterval > 0 ? pollInterval : null,
  };
}

/** What was answered as plain JSON: structured when the server structures, else its text, which may be JSON again. */
export function contentOf(result: Json): unknown {
  if (isObject(result['structuredContent'])) return result['structuredContent'];
  const content = Array.isArray(result['content']) ? result['content'] : [];
  const text = content
    .flatMap((item: unknown) =>
      isObject(item) && item['type'] === 'text' && typeof item['text'] === 'string'
        ? [item['text']]
        : [],
    )
    .join('\n');
  return parse(text) ?? { message: text };
}
