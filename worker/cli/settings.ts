/** The settings of a local run: environment, `.dev.vars`, and secrets made once and kept beside the data. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Names that `npm start` passes on to the Worker (contract: Settings). */
const names = [
  'AI_PROVIDER',
  'OPENAI_API_KEY',
  'OPENAI_BASE_URL',
  'OPENAI_MODEL',
  'AZURE_OPENAI_ENDPOINT',
  'AZURE_OPENAI_API_KEY',
  'AZURE_OPENAI_DEPLOYMENT',
  'ANTHROPIC_API_KEY',
  'ANTHROPIC_BASE_URL',
  'ANTHROPIC_MODEL',
  'OLLAMA_BASE_URL',
  'OLLAMA_MODEL',
  'EMBEDDING_MODEL',
  'MODERATION_MODEL',
  'ENCRYPTION_KEY',
  'ENCRYPTION_KEY_PREVIOUS',
  'SESSION_SECRET',
  'PUBLIC_ORIGIN',
  'MAIL_URL',
  'VAPID_PUBLIC_KEY',
  'VAPID_PRIVATE_KEY',
  'VAPID_SUBJECT',
  'OUTBOUND_ALLOW',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'DNS_RESOLVER_URL',
  'TEST_CLOCK',
] as const;

export type SettingValues = Partial<Record<(typeof names)[number], string>>;

export function persistDir(): string {
  return process.env['PERSIST_DIR'] ?? join(root, '.parley');
}

export function localSettings(directory: string): SettingValues {
  const fromFile = devVars();
  const values: SettingValues = {};
  for (const name of names) {
    const value = process.env[name] ?? fromFile[name];
    if (value !== undefined && value !== '') values[name] = value;
  }
  return { ...keptSecrets(directory), ...values };
}

/** Made at the first start and never printed; losing the file makes sealed contact data unreadable. */
function keptSecrets(directory: string): SettingValues {
  const path = join(directory, 'secrets.json');
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as SettingValues;
  const secrets = {
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    SESSION_SECRET: randomBytes(32).toString('base64'),
  };
  mkdirSync(directory, { recursive: true });
  writeFileSync(path, `${JSON.stringify(secrets)}\n`, { mode: 0o600 });
  return secrets;
}

function devVars(): Record<string, string> {
  const path = join(root, '.dev.vars');
  if (!existsSync(path)) return {};
  const lines = readFileSync(path, 'utf8').split('\n');
  return Object.fromEntries(
    lines.flatMap((line) => {
      const match = /^\s*([A-Z_]+)\s*=\s*(.*?)\s*$/.exec(line);
      return match?.[1] ? [[match[1], (match[2] ?? '').replace(/^(["'])(.*)\1$/, '$2')]] : [];
    }),
  );
}
