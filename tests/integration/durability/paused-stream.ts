/** An event stream whose reader takes nothing until told to. Used by the durability tests. */
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';

export class PausedStream {
  text = '';
  ended = false;
  #response: IncomingMessage;

  private constructor(response: IncomingMessage) {
    this.#response = response;
    response.setEncoding('utf8');
    response.pause();
    for (const end of ['end', 'close', 'error'] as const)
      response.on(end, () => {
        this.ended = true;
      });
  }

  static open(origin: string, token: string): Promise<PausedStream> {
    return new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}` };
      get(`${origin}/v1/chat/events?after=0`, { headers }, (response) =>
        resolve(new PausedStream(response)),
      ).on('error', reject);
    });
  }

  resume(): void {
    this.#response.on('data', (chunk: string) => {
      this.text += chunk;
    });
    this.#response.resume();
  }

  close(): void {
    this.#response.destroy();
  }
}
