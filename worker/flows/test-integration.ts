/** A member of the staff tries a connection with a harmless read of its type, and sees what went out and what came back, without the secret. */
import { testVerdict, withoutSecret } from '#core/integration/connection';
import { joined } from '#core/integration/mapping';
import type { Result } from '#core/result';
import { ok, refuse } from '#core/result';
import type { Connect, Connected, OpenConnection } from '#ports/integrations';
import type { IntegrationTest } from '#protocol/integration';

export interface TestIntegrationDeps {
  connect: Connect;
  connected: Connected;
}

const timeoutMs = 10_000;
const maxBytes = 262_144;
const shownMax = 4_000;

export async function testIntegration(
  tenantId: string,
  id: string,
  deps: TestIntegrationDeps,
): Promise<Result<IntegrationTest>> {
  const open = await deps.connect(tenantId, id);
  if (open === 'absent') return refuse('not-found');
  if (typeof open === 'string')
    return refuse(
      'invalid-request',
      open === 'off' ? 'it is switched off' : 'enter the secret again',
    );
  if (open.connection.auth.kind !== 'none' && open.secret === null)
    return refuse('invalid-request', 'enter the secret first');
  return ok(await read(open, deps));
}

async function read(open: OpenConnection, deps: TestIntegrationDeps): Promise<IntegrationTest> {
  const request = { method: 'GET', url: joined(open.connection.baseUrl, open.connection.testPath) };
  const { secrets, ...answer } = await deps.connected.call(open, {
    url: request.url,
    method: 'GET',
    headers: { accept: 'application/json', 'user-agent': 'Parley' },
    timeoutMs,
    maxBytes,
    accept: 'text',
  });
  const { latencyMs } = answer;
  if (!answer.ok)
    return {
      ok: false,
      code: answer.kind,
      detail: withoutSecret(answer.detail, secrets),
      request,
      httpStatus: answer.status ?? null,
      answer: null,
      latencyMs,
    };
  const text = withoutSecret(answer.text, secrets);
  return {
    ...testVerdict(open.connection, answer.status, text),
    request,
    httpStatus: answer.status,
    answer: text.slice(0, shownMax),
    latencyMs,
  };
}
