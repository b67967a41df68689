/**
 * Law: words of a promise are looked at closely only when they may end one; so every promise that the expressions know must be
 * noticed by its last word alone. Sentences are drawn from the expressions themselves.
 */
import { expect, test } from 'vitest';
import { Sources, unsupportedPromise } from '#core/answer/judge-claims';
import { promises } from '#core/answer/judge-words';

const anything = ' x ';

/** A text that a simple expression matches: groups, alternatives, `?`, `*`, `.{0,n}`, `\b`. */
function drawn(source: string, choose: (options: number) => number): string {
  let at = 0;
  const alternatives = (): string => {
    const options = [sequence()];
    while (source[at] === '|') {
      at++;
      options.push(sequence());
    }
    return options[choose(options.length)]!;
  };
  const sequence = (): string => {
    let text = '';
    while (at < source.length && source[at] !== '|' && source[at] !== ')') text += quantified();
    return text;
  };
  const quantified = (): string => {
    const one = atom();
    const range = /^(?:[?*]|\{0,\d+\})/.exec(source.slice(at))?.[0] ?? '';
    at += range.length;
    if (range === '' || choose(2) === 1) return one;
    // Words that the expression takes anything between must still be words.
    return one === anything ? ' ' : '';
  };
  const atom = (): string => {
    if (source.startsWith('(?:', at)) {
      at += 3;
      const text = alternatives();
      at++;
      return text;
    }
    const sign = source[at++]!;
    if (sign === '\\') return source[at++] === 'b' ? '' : '?';
    return sign === '.' ? anything : sign;
  };
  return alternatives();
}

test('every promise is noticed by its last word', () => {
  let seed = 7;
  const choose = (options: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % options;
  };
  const missed = new Set<string>();
  for (const promise of promises)
    for (let sample = 0; sample < 400; sample++) {
      const said = `So ${drawn(promise.source, choose)}`;
      if (!promise.test(said)) throw new Error(`not drawn well: ${said}`);
      const last = /\S+\s*$/u.exec(said)![0];
      if (unsupportedPromise(said, new Sources('', ''), last) !== 'a promise') missed.add(said);
    }
  expect([...missed]).toEqual([]);
});
