/**
 * An OpenAI-compatible server on loopback that says what a script tells it: given pieces with given pauses, or one of
 * many failures. It outlives a crash of the product, and remembers what it was asked. Used by tests and benchmarks.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Script {
  pieces: string[];
  /** Before the first piece, and between pieces. */
  firstMs?: number;
  pauseMs?: number;
  /** After the pieces it calls these; `arguments` is sent as it stands, in two pieces. */
  calls?: { name: string; arguments: string }[];
  /** Instead of, or in the middle of, the pieces. */
  fault?: Fault;
  /** What it says the question cost; 7 by default. */
  inputTokens?: number;
  /** Pieces that go out before the fault; all by default. */
  faultAfter?: number;
}

export type Fault =
  | { kind: 'status'; status: number; body?: string; headers?: Record<string, string> }
  | { kind: 'reset' }
  | { kind: 'hang' }
  /** Ends without `[DONE]`. */
  | { kind: 'end' }
  /** These bytes, then the end. */
  | { kind: 'raw'; text: string; contentType?: string };

export interface ChatRequest {
  model: string;
  stream: boolean;
  messages: { role: string; content: string; tool_call_id?: string }[];
  tools?: { function: { name: string; parameters: Record<string, unknown> } }[];
}

export interface ScriptedModel {
  /** For OPENAI_BASE_URL. */
  baseUrl: string;
  readonly requests: ChatRequest[];
  script: (request: ChatRequest) => Script;
  stop(): Promise<void>;
}

export async function startScriptedModel(
  script: Script | ((request: ChatRequest) => Script),
): Promise<ScriptedModel> {
  const server = createServer((request, response) => {
    void serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const model: ScriptedModel = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests: [],
    script: typeof script === 'function' ? script : () => script,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const asked = JSON.parse(Buffer.concat(chunks).toString()) as ChatRequest;
    model.requests.push(asked);
    await perform(model.script(asked), response);
  };
  return model;
}

async function perform(script: Script, response: ServerResponse): Promise<void> {
  const { pieces, firstMs = 0, pauseMs = 0, fault } = script;
  if (fault?.kind === 'status') {
    response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers });
    response.end(fault.body ?? JSON.stringify({ error: { message: 'scripted' } }));
    return;
  }
  if (firstMs > 0) await pause(firstMs);
  const contentType = fault?.kind === 'raw' ? fault.contentType : undefined;
  response.writeHead(200, { 'content-type': contentType ?? 'text/event-stream' });
  const said = fault ? pieces.slice(0, script.faultAfter ?? pieces.length) : pieces;
  for (const [index, piece] of said.entries()) {
    if (index > 0 && pauseMs > 0) await pause(pauseMs);
    if (response.destroyed) return;
    response.write(`data: ${JSON.stringify(delta(piece))}\n\n`);
  }
  switch (fault?.kind) {
    case 'reset':
      await pause(20);
      response.destroy();
      return;
    case 'hang':
      return;
    case 'raw':
      response.end(fault.text);
      return;
    case 'end':
      response.end();
      return;
    default:
      for (const piece of callPieces(script.calls ?? []))
        response.write(`data: ${JSON.stringify(piece)}\n\n`);
      response.write(
        `data: ${JSON.stringify({ ...delta(null, script.calls?.length ? 'tool_calls' : 'stop'), usage: { prompt_tokens: script.inputTokens ?? 7, completion_tokens: pieces.length } })}\n\n`,
      );
      response.end('data: [DONE]\n\n');
  }
}

const delta = (content: string | null, finish: string | null = null) => ({
  id: 'chatcmpl-scripted',
  object: 'chat.completion.chunk',
  created: 0,
  model: 'scripted',
  choices: [{ index: 0, delta: content === null ? {} : { content }, finish_reason: finish }],
});

const callPieces = (calls: NonNullable<Script['calls']>) =>
  calls.flatMap(({ name, arguments: text }, index) => {
    const half = Math.floor(text.length / 2);
    return [
      {
        index,
        id: `call_${index}`,
        type: 'function',
        function: { name, arguments: text.slice(0, half) },
      },
      { index, function: { arguments: text.slice(half) } },
    ].map((call) => ({
      ...delta(null),
      choices: [{ index: 0, delta: { tool_calls: [call] }, finish_reason: null }],
    }));
  });

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
