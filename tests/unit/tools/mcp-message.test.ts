/** What an MCP server says, read: the content of a result, and the answer in a body or a stream. */
import { expect, it } from 'vitest';
import {
  contentOf,
  isTaskWanted,
  rpcAnswer,
  takesTasks,
  taskIn,
  taskPlaceIn,
  toolsIn,
  versionOf,
  withTaskPlace,
} from '#core/tool/mcp-message';

it.each<[object, unknown]>([
  [{ structuredContent: { a: 1 } }, { a: 1 }],
  [{ content: [{ type: 'text', text: '{"b":2}' }] }, { b: 2 }],
  [
    {
      content: [
        { type: 'text', text: 'Hello' },
        { type: 'image' },
        { type: 'text', text: 'there' },
      ],
    },
    { message: 'Hello\nthere' },
  ],
  [{}, { message: '' }],
])('reads the content of an MCP result: %j', (result, expected) => {
  expect(contentOf(result as Record<string, unknown>)).toEqual(expected);
});

it.each<[string, string, unknown]>([
  [
    'text/event-stream',
    'data: {"id":9,"result":{}}\n\ndata: {"id":1,\ndata: "result":{"x":1}}\r\n\r\n',
    { ok: true, result: { x: 1 } },
  ],
  [
    'application/json',
    '{"id":1,"error":{"code":-32601,"message":"private words"}}',
    { ok: false, detail: 'error -32601' },
  ],
  ['application/json', '[]', { ok: false, detail: 'no answer in what the server sent' }],
  ['text/html', '<p>', { ok: false, detail: 'no answer in what the server sent' }],
])('reads an MCP answer as %s', (type, text, expected) => {
  expect(rpcAnswer(type, text, 1)).toEqual(expected);
});

it('reads of a server whether its tools are tasks, and of a task how it stands', () => {
  const able = { capabilities: { tasks: { requests: { tools: { call: {} } } } } };
  expect([able, {}, { capabilities: { tasks: {} } }, { capabilities: 7 }].map(takesTasks)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  const offered = (execution: unknown) =>
    toolsIn({ tools: [{ name: 'a', inputSchema: {}, execution }] }).tools[0]?.taskSupport;
  expect(
    [{ taskSupport: 'required' }, { taskSupport: 'optional' }, {}, null, { taskSupport: 1 }].map(
      offered,
    ),
  ).toEqual(['required', 'optional', 'forbidden', 'forbidden', 'forbidden']);
  const task = { taskId: 't-1', status: 'working', pollInterval: 1_500, ttl: null };
  expect(taskIn(task)).toEqual({ id: 't-1', status: 'working', message: '', askAfterMs: 1_500 });
  expect(
    taskIn({ ...task, status: 'failed', statusMessage: 'x'.repeat(900), pollInterval: -1 }),
  ).toEqual({
    id: 't-1',
    status: 'failed',
    message: 'x'.repeat(500),
    askAfterMs: null,
  });
  const none = [
    null,
    [],
    'task',
    { ...task, taskId: '' },
    { ...task, taskId: 7 },
    { ...task, status: 'lost' },
    { ...task, taskId: 'x'.repeat(501) },
  ];
  expect(none.map(taskIn)).toEqual(none.map(() => null));
});

it.each([
  ['required', false, true],
  ['required', true, true],
  ['optional', false, false],
  ['optional', true, true],
  ['forbidden', true, false],
] as const)(
  'a tool for which a task is %s, slow %j: as a task %j',
  (taskSupport, isSlow, isTask) => {
    const tool = { name: 't', description: '', inputSchema: {}, taskSupport };
    expect(isTaskWanted(tool, isSlow)).toBe(isTask);
  },
);

it('where a task is asked for comes back whole, with or without a session', () => {
  const version = '2025-11-25';
  for (const id of ['s/1&x=y#z', null]) {
    const url = withTaskPlace('https://mcp.example/mcp#old', 'a task & more', { id, version });
    expect(url.startsWith('https://mcp.example/mcp#task=')).toBe(true);
    expect(taskPlaceIn(url)).toEqual({ taskId: 'a task & more', id, version });
  }
});

it('a version that we do not speak is none', () => {
  expect(
    ['2025-11-25', '2024-11-05', '2030-01-01', 7].map((protocolVersion) =>
      versionOf({ protocolVersion }),
    ),
  ).toEqual(['2025-11-25', '2024-11-05', undefined, undefined]);
});
