/** A small MCP server over Streamable HTTP for a tool host: one tool, whose calls are handed on; answers as JSON or as an event stream. */
import type { ServerResponse } from 'node:http';
import type { ToolRequestSeen } from './tool-host.ts';
import { json } from './tool-host.ts';

interface Rpc {
  id?: number;
  method: string;
  params?: { name?: string; arguments?: unknown };
}

export interface McpOffer {
  name: string;
  description: string;
  inputSchema: object;
}

export function serveMcp(
  offer: McpOffer,
  onCall: (
    call: { key: string; arguments: unknown },
    answer: (result: object) => void,
    response: ServerResponse,
  ) => void,
  asStream = false,
) {
  return (seen: ToolRequestSeen, response: ServerResponse): void => {
    if (seen.method === 'DELETE') return void response.writeHead(405).end();
    const { id, method, params } = JSON.parse(seen.body) as Rpc;
    const answer = (result: object) => {
      const message = { jsonrpc: '2.0', id, result };
      if (!asStream) return json(response, message);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(
        `event: message\ndata: {"jsonrpc":"2.0","method":"notifications/message"}\n\ndata: ${JSON.stringify(message)}\n\n`,
      );
    };
    if (method === 'initialize') {
      response.setHeader('mcp-session-id', 's-1');
      return answer({
        protocolVersion: '2025-06-18',
        capabilities: {},
        serverInfo: { name: 't', version: '1' },
      });
    }
    if (seen.headers['mcp-session-id'] !== 's-1') return void response.writeHead(404).end();
    if (method === 'notifications/initialized') return void response.writeHead(202).end();
    if (method === 'tools/list') return answer({ tools: [offer] });
    onCall({ key: seen.key, arguments: params?.arguments }, answer, response);
  };
}
