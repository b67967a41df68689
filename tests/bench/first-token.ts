/**
 * (b) What Parley adds to a model: time to the first token and to the end of the answer, over the scripted provider called
 * directly, with 1, 16 and 64 conversations at once. The provider answers without delay, then at a human pace.
 */
import { addTenant, session, startParley } from '../support/harness.ts';
import { startScriptedModel } from '../support/scripted-model.ts';
import type { Script } from '../support/scripted-model.ts';
import { cpuSeconds, report, round, spread } from './measure.ts';

const pieces = Array.from({ length: 40 }, (_, index) => `word${index} `);
const scripts: Record<string, Script> = {
  instant: { pieces },
  paced: { pieces, firstMs: 150, pauseMs: 15 },
};
const widths = [1, 16, 64];
const questionsEach = { instant: 12, paced: 6 } as const;

interface Timing {
  first: number;
  end: number;
}

export async function firstTokenBench(): Promise<void> {
  const model = await startScriptedModel({ pieces });
  const parley = await startParley({
    settings: { AI_PROVIDER: 'openai', OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: 'bench' },
  });
  const tenant = await addTenant(parley, {});
  for (const [pace, script] of Object.entries(scripts)) {
    model.script = () => script;
    const count = questionsEach[pace as keyof typeof questionsEach];
    for (const width of widths) {
      const direct = await together(width, () => askDirectly(model.baseUrl, count));
      const open = await Promise.all(
        Array.from({ length: width }, () => Talk.join(parley.origin, tenant.siteKey)),
      );
      await Promise.all(open.map((talk) => talk.ask()));
      const cpu = cpuSeconds(parley.server.workerdPid());
      const started = performance.now();
      const ours = (await Promise.all(open.map((talk) => talk.askTimes(count)))).flat();
      const seconds = (performance.now() - started) / 1000;
      const added = (key: keyof Timing) => {
        const floor = spread(direct.map((timing) => timing[key]));
        const mine = spread(ours.map((timing) => timing[key]));
        return { p50: round(mine.p50 - floor.p50), p95: round(mine.p95 - floor.p95) };
      };
      report(`b ${pace} at ${width}`, {
        addedFirstMs: added('first'),
        addedEndMs: added('end'),
        answersPerSecond: round(ours.length / seconds),
        cpuMsAnAnswer: round(((cpuSeconds(parley.server.workerdPid()) - cpu) * 1000) / ours.length),
      });
      for (const talk of open) talk.close();
    }
  }
  await parley.stop();
  await model.stop();
}

async function together(width: number, ask: () => Promise<Timing[]>): Promise<Timing[]> {
  await ask();
  return (await Promise.all(Array.from({ length: width }, ask))).flat();
}

async function askDirectly(baseUrl: string, count: number): Promise<Timing[]> {
  const timings: Timing[] = [];
  for (let index = 0; index < count; index++) {
    const started = performance.now();
    const response = await fetch(`${baseUrl}/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        model: 'x',
        stream: true,
        messages: [{ role: 'user', content: 'q' }],
      }),
    });
    let first = 0;
    for await (const _ of response.body as unknown as AsyncIterable<Uint8Array>)
      first ||= performance.now() - started;
    timings.push({ first, end: performance.now() - started });
  }
  return timings;
}

/** One conversation over one socket. */
class Talk {
  #socket: WebSocket;
  #onFrame: (frame: { type: string; kind?: string }) => void = () => undefined;
  #sent = 0;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', (event) =>
      this.#onFrame(JSON.parse(String(event.data)) as never),
    );
  }

  static async join(origin: string, siteKey: string): Promise<Talk> {
    const { token } = await session(origin, siteKey);
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/v1/chat/socket`, [
      'parley.v1',
      `token.${token}`,
    ]);
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    socket.send('{"type":"hello","version":1,"after":0}');
    return new Talk(socket);
  }

  ask(): Promise<Timing> {
    const started = performance.now();
    let first = 0;
    return new Promise((resolve) => {
      this.#onFrame = (frame) => {
        if (frame.type === 'token') first ||= performance.now() - started;
        if (frame.kind === 'turn.ended') resolve({ first, end: performance.now() - started });
      };
      const send = {
        type: 'send_message',
        clientId: `b${this.#sent++}`,
        text: 'Where is my order now?',
      };
      this.#socket.send(JSON.stringify(send));
    });
  }

  async askTimes(count: number): Promise<Timing[]> {
    const timings: Timing[] = [];
    for (let index = 0; index < count; index++) timings.push(await this.ask());
    return timings;
  }

  close(): void {
    this.#socket.close();
  }
}
