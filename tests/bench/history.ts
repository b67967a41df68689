/** (e) Turn time with 10, 100, 1,000 and 10,000 messages of history: flat, or something reads the whole log. */
import { addTenant, call, session, startParley, Client } from '../support/harness.ts';
import { report, round, spread } from './measure.ts';

const lengths = [10, 100, 1_000, 10_000];
const asked = 25;

export async function historyBench(): Promise<void> {
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
  const medians: number[] = [];
  for (const length of lengths) {
    const visitor = await session(parley.origin, tenant.siteKey);
    const client = await Client.join(parley.origin, visitor.token);
    // Two messages a turn; small talk is the quickest turn there is.
    for (let sent = 0; sent < length / 2; sent += 50) {
      const batch = Math.min(50, Math.ceil(length / 2) - sent);
      for (let index = 0; index < batch; index++)
        client.send({ type: 'send_message', clientId: `h${sent + index}`, text: 'thanks' });
      await client.wait(
        (frame) =>
          frame.type === 'event' &&
          frame['kind'] === 'turn.ended' &&
          frame['questionSeq'] >= 0 &&
          answered(client) >= sent + batch,
        120_000,
      );
    }
    client.close();
    const times: number[] = [];
    for (let index = 0; index < asked; index++) {
      const started = performance.now();
      await call(parley.origin, '/v1/chat/message', {
        token: visitor.token,
        body: { clientId: `q${index}`, text: 'How long does delivery take?' },
      });
      times.push(performance.now() - started);
    }
    const figures = spread(times.slice(3));
    medians.push(figures.p50);
    report(`e history of ${length}`, { turnMs: figures });
  }
  report('e ratio', {
    longestToShortest: round((medians.at(-1) ?? 0) / (medians[0] ?? 1)),
    aim: 'flat: about 1',
  });
  await parley.stop();
}

const answered = (client: Client) =>
  client.frames.filter((frame) => frame.type === 'event' && frame['kind'] === 'turn.ended').length;
