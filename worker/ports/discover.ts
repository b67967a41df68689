/** What an MCP server offers, each tool with the pin that approves exactly this description of it. */
import type { McpTool } from '#core/tool/mcp-message';
import type { Credential } from '#protocol/tool';

export type Discover = (server: {
  url: string;
  credential: Credential | null;
  timeoutMs: number;
}) => Promise<{ ok: true; tools: (McpTool & { pin: string })[] } | { ok: false; detail: string }>;
