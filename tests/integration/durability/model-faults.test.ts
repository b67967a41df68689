/**
 * R06 with a model that fails: every way of failing ends in one answer by the built-in engine, within seconds; what had been shown
 * is kept, and no turn is left running.
 */
import { expect, test } from 'vitest';
import { addTenant, session } from '../../support/harness.ts';
import { eventually } from '../../support/faults.ts';
import type { LogEvent } from '../../support/history-checker.ts';
import type { Script } from '../../support/scripted-model.ts';
import { staffLog } from '../../support/staff-log.ts';
import { AnswerReader } from './answer-reader.ts';
import { model, parley, useModel } from '../../support/with-model.ts';

const pieces = ['The parcel ', 'is on its way ', 'and arrives on Friday.'];
const shown = pieces.slice(0, 2).join('');
const whole = pieces.join('');
const sse = (text: string) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: text } }] })}\n\n`;
const finish = 'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n';

const failing: Record<string, Script> = {
  ...Object.fromEntries(
    [400, 401, 403, 404, 408, 413, 422, 429, 500, 502, 503, 504, 529].map((status) => [
      `status ${status}`,
      { pieces, fault: { kind: 'status', status } } as Script,
    ]),
  ),
  'status 429 with a date': {
    pieces,
    fault: {
      kind: 'status',
      status: 429,
      headers: { 'retry-after': new Date(4e12).toUTCString() },
    },
  },
  'a redirect': {
    pieces,
    fault: { kind: 'status', status: 307, headers: { location: 'http://127.0.0.1:1/' } },
  },
  'an error page with 200': {
    pieces: [],
    fault: { kind: 'raw', text: '<html>Bad gateway</html>', contentType: 'text/html' },
  },
  'JSON instead of a stream': {
    pieces: [],
    fault: { kind: 'raw', text: '{"choices":[]}', contentType: 'application/json' },
  },
  'an error in the stream': {
    pieces: [],
    fault: { kind: 'raw', text: 'data: {"error":{"message":"overloaded"}}\n\n' },
  },
  'broken JSON': { pieces: [], fault: { kind: 'raw', text: 'data: {"choices":[{"del\n\n' } },
  nothing: { pieces: [], fault: { kind: 'end' } },
  'only DONE': { pieces: [], fault: { kind: 'raw', text: 'data: [DONE]\n\n' } },
  'a reset at once': { pieces, fault: { kind: 'reset' }, faultAfter: 0 },
  'silence at once': { pieces, fault: { kind: 'hang' }, faultAfter: 0 },
};

const breaking: Record<string, Script> = {
  'a reset in the middle': { pieces, fault: { kind: 'reset' }, faultAfter: 2 },
  'silence in the middle': { pieces, fault: { kind: 'hang' }, faultAfter: 2 },
  'an end without finish and DONE': { pieces, fault: { kind: 'end' }, faultAfter: 2 },
  'broken JSON in the middle': {
    pieces,
    fault: { kind: 'raw', text: 'data: {"cho\n\n' },
    faultAfter: 2,
  },
};

const working: Record<string, Script> = {
  'a finish without DONE': {
    pieces: [],
    fault: {
      kind: 'raw',
      text: `${pieces.map(sse).join('')}${finish}`,
    },
  },
  'pieces in one write, comments, CR LF, foreign fields': {
    pieces: [],
    fault: {
      kind: 'raw',
      text: `: hello\r\n\r\nretry: 5\r\n\r\n${pieces.map(sse).join('')}: bye\n\n${finish}data: [DONE]\n\n`,
    },
  },
  'no role, no id, an empty choice': {
    pieces: [],
    fault: {
      kind: 'raw',
      text: `data: {"choices":[]}\n\n${pieces.map(sse).join('')}data: {"choices":[],"usage":null}\n\n${finish}data: [DONE]\n\n`,
    },
  },
};

const scripts: Record<string, Script> = { ...failing, ...breaking, ...working };
useModel((request) => {
  const asked = request.messages.at(-1)?.content ?? '';
  const name = /case (\d+)/.exec(asked)?.[1];
  return Object.values(scripts)[Number(name)] as Script;
});

test(
  'every failure of a model ends in one answer within seconds',
  { timeout: 60_000 },
  async () => {
    await Promise.all(
      Object.keys(scripts).map(async (name, index) => {
        // A tenant each: one case must not open the circuit of another.
        const tenant = await addTenant(parley);
        const who = await session(parley.origin, tenant.siteKey);
        const reader = new AnswerReader(parley, who.token);
        await reader.join();
        const began = performance.now();
        reader.say('ask', `Please tell me about case ${index}`);
        await eventually(`the end of: ${name}`, () => reader.ended(), 15_000);
        const took = performance.now() - began;
        const log = staffLog(parley, who) as unknown as LogEvent[];
        const answers = log.filter((event) => event['message']?.author === 'assistant');
        const [ended, ...more] = log.filter((event) => event.kind === 'turn.ended');
        expect([name, answers.length, more.length, reader.faults]).toEqual([name, 1, 0, []]);
        const { text, interrupted } = answers[0]?.['message'] ?? {};
        expect([name, [...reader.texts.values()].join('')]).toEqual([name, text]);
        if (name in working) {
          expect([name, text, ended?.['provider'], ended?.['outcome']]).toEqual([
            name,
            whole,
            'openai',
            'answered',
          ]);
        } else {
          expect([name, ended?.['provider']]).toEqual([name, 'builtin']);
          expect([
            name,
            ended?.['reasons'].some((reason: string) => reason.startsWith('openai: ')),
          ]).toEqual([name, true]);
          expect([name, text.startsWith(shown), interrupted === true]).toEqual([
            name,
            name in breaking,
            name in breaking,
          ]);
          expect(text).not.toMatch(/choices|html|overloaded|scripted/);
        }
        expect(took, name).toBeLessThan(9_000);
        reader.leave();
      }),
    );
    // At most two tries each: a failing provider is not stormed.
    for (const index of Object.keys(scripts).keys())
      expect(
        model.requests.filter((request) => request.messages.at(-1)?.content.endsWith(` ${index}`))
          .length,
      ).toBeLessThanOrEqual(2);
  },
);
