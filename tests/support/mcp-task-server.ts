/**
 * The MCP SDK's own server over Streamable HTTP, with one tool whose calls are tasks (2025-11-25). Tasks outlive sessions, and end when the
 * test says so. Used by the contract of late calls.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { InMemoryTaskStore } from '@modelcontextprotocol/sdk/experimental/tasks/stores/in-memory.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { z } from 'zod';

export interface McpTaskServer {
  url: string;
  /** `host:port`, for the guard. */
  allow: string;
  /** Arguments and idempotency keys of the calls, in order. */
  calls: { what: string; key: unknown }[];
  taskIds: string[];
  sessions(): number;
  end(taskId: string, status: 'completed' | 'failed', result: object): Promise<void>;
  stop(): Promise<void>;
}

export async function startMcpTaskServer(
  taskSupport: 'required' | 'optional',
): Promise<McpTaskServer> {
  const taskStore = new InMemoryTaskStore();
  const calls: McpTaskServer['calls'] = [];
  const taskIds: string[] = [];
  const transports = new Map<string, StreamableHTTPServerTransport>();
  const newServer = () => {
    const server = new McpServer(
      { name: 'reports', version: '1' },
      { capabilities: { tasks: { requests: { tools: { call: {} } } } }, taskStore },
    );
    server.experimental.tasks.registerToolTask(
      'do_it',
      {
        description: 'Does it, slowly',
        inputSchema: { what: z.string() },
        execution: { taskSupport },
      },
      {
        createTask: async ({ what }, extra) => {
          calls.push({ what, key: extra._meta?.['idempotencyKey'] });
          const ttl = extra.taskRequestedTtl ?? null;
          const task = await extra.taskStore.createTask({ ttl, pollInterval: 1_500 });
          taskIds.push(task.taskId);
          return { task };
        },
        getTask: async (_, extra) => extra.taskStore.getTask(extra.taskId),
        getTaskResult: async (_, extra) =>
          (await extra.taskStore.getTaskResult(extra.taskId)) as { content: [] },
      },
    );
    return server;
  };
  const http = createServer((request, response) => {
    void (async () => {
      const session = request.headers['mcp-session-id'];
      const known = transports.get(String(session ?? ''));
      if (known) return known.handleRequest(request, response);
      if (session !== undefined) return void response.writeHead(404).end();
      const transport = new StreamableHTTPServerTransport({
        sessionIdGenerator: randomUUID,
        onsessioninitialized: (id) => void transports.set(id, transport),
      });
      await newServer().connect(transport as never);
      return transport.handleRequest(request, response);
    })();
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/mcp`,
    allow: `127.0.0.1:${port}`,
    calls,
    taskIds,
    sessions: () => transports.size,
    end: (taskId, status, result) => taskStore.storeTaskResult(taskId, status, { ...result }),
    async stop() {
      for (const transport of transports.values()) await transport.close();
      taskStore.cleanup();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
