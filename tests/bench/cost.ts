/**
 * (g) Rows written and requests of a conversation of ten messages (five questions, five answers), counted in the object's and
 * D1's files, and what Cloudflare's list price makes of it. Prices as of the paid plan, in USD.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { addTenant, call, session, startParley, stateDirectory } from '../support/harness.ts';
import { report, round } from './measure.ts';

const perMillion = {
  workerRequest: 0.3,
  objectRequest: 0.15,
  objectRowWritten: 1,
  d1RowWritten: 1,
  d1RowRead: 0.001,
};
const questions = 5;
const gatherMs = 8_000;

export async function costBench(): Promise<void> {
  const parley = await startParley();
  const tenant = await addTenant(parley, {
    articles: [
      {
        slug: 'a',
        title: 'How long does delivery take?',
        questions: ['delivery time'],
        body: 'Three to five working days.',
      },
    ],
  });
  const visitor = await session(parley.origin, tenant.siteKey);
  for (let index = 0; index < questions; index++)
    await call(parley.origin, '/v1/chat/message', {
      token: visitor.token,
      body: { clientId: `c${index}`, text: 'How long does delivery take?' },
    });
  await new Promise((resolve) => setTimeout(resolve, gatherMs));
  await parley.server.stop();
  const events = rows(
    join(stateDirectory(parley), 'do/parley-ConversationObject'),
    'SELECT count(*) n FROM event',
  );
  const messages = rows(
    join(stateDirectory(parley), 'd1/miniflare-D1DatabaseObject'),
    'SELECT count(*) n FROM message',
  );
  const turns = rows(
    join(stateDirectory(parley), 'd1/miniflare-D1DatabaseObject'),
    'SELECT count(*) n FROM turn',
  );
  // A commit writes its events, one index row a client id, and the state. Two commits a turn, one for the start.
  const commits = questions * 2 + 1;
  const alarms = Math.ceil(questions / 3);
  const objectRows = events + questions + commits + alarms * 2 + 3;
  const d1Rows = messages + turns + alarms * 2;
  // By socket: session and upgrade are requests; twenty incoming frames count as one.
  const workerRequests = 3;
  const objectRequests = 2 + (questions * 2) / 20 + alarms + questions / 5 + 2;
  const usd =
    (workerRequests * perMillion.workerRequest +
      objectRequests * perMillion.objectRequest +
      objectRows * perMillion.objectRowWritten +
      d1Rows * perMillion.d1RowWritten +
      questions * 60 * perMillion.d1RowRead) /
    1e6;
  report('g ten messages', {
    events,
    objectRowsWritten: objectRows,
    d1RowsWritten: d1Rows,
    workerRequests,
    objectRequests: round(objectRequests),
    usdAThousand: round(usd * 1000, 4),
  });
  for (const conversations of [100_000, 10_000_000])
    report(`g ${conversations} a month`, {
      usd: round(usd * conversations, 0),
      withoutModelTokens: true,
    });
  await parley.stop();
}

/** Sum over the SQLite files of a folder. */
function rows(folder: string, query: string): number {
  let sum = 0;
  for (const name of readdirSync(folder).filter(
    (file) => file.endsWith('.sqlite') && file !== 'metadata.sqlite',
  )) {
    const database = new DatabaseSync(join(folder, name), { readOnly: true });
    sum += Number((database.prepare(query).get() as { n: number }).n);
    database.close();
  }
  return sum;
}
