/** A tenant with a scripted model and its owner at the staff API, for the tests of what staff tells the assistant. */
import { call, session } from '../../support/harness.ts';
import type { Answered, Frame, Parley, Session, TestTenant } from '../../support/harness.ts';
import { staffLog } from '../../support/staff-log.ts';
import { desk } from '../desk/staff.ts';

export interface Desk {
  tenant: TestTenant;
  as: Record<string, Admin>;
}
export type Admin = <T = Record<string, any>>(
  method: string,
  path: string,
  body?: unknown,
) => Promise<Answered<T>>;

export async function adminOf(parley: Parley, given: Record<string, unknown> = {}): Promise<Desk> {
  const { tenant, staff } = await desk(parley, given);
  const as: Record<string, Admin> = {};
  for (const { role, cookie } of staff)
    as[role] = (method, path, body) =>
      call(parley.origin, `/v1/admin${path}`, {
        method,
        ...(body === undefined ? {} : { body }),
        headers: { cookie, origin: parley.origin },
      });
  return { tenant, as };
}

export interface Asked {
  text: string;
  /** As staff has it. */
  log: Frame[];
  ended: Frame;
  who: Session;
}

let asked = 0;

/** A question, in a conversation of its own unless one is given, and what came of it. */
export async function ask(
  parley: Parley,
  tenant: TestTenant,
  text: string,
  more: { who?: Session; session?: object } = {},
): Promise<Asked> {
  const who = more.who ?? (await session(parley.origin, tenant.siteKey, more.session));
  const answered = await call<{ reply: { text: string } | null }>(
    parley.origin,
    '/v1/chat/message',
    { token: who.token, body: { clientId: `ask-${++asked}`, text } },
  );
  if (answered.status !== 200) throw new Error(JSON.stringify(answered));
  const log = staffLog(parley, who);
  const ended = log.findLast((event) => event.kind === 'turn.ended');
  if (!ended) throw new Error('no turn has ended');
  return { text: answered.body.reply?.text ?? '', log, ended, who };
}
