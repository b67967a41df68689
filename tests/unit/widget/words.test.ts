import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { backoffMs } from '#widget/backoff';
import { contrast, parseColor, readableOn, textOn } from '#widget/color';
import { english } from '#widget/locales/en';
import { englishExtras } from '#widget/locales/en-extras';
import { isRightToLeft, languages, sayer } from '#widget/texts';

const folder = new URL('../../../widget/locales/', import.meta.url);
const all: Record<string, string> = { ...english, ...englishExtras };
const holes = (text: string) => text.match(/\{\w+\}/g) ?? [];

describe('languages', () => {
  test('fifteen files beside English', () => {
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.slice(0, -5));
    expect(files.sort()).toEqual(languages.split(' ').sort());
  });
  test.each(languages.split(' '))(
    '%s says everything, with the same places for values',
    (language) => {
      const texts: Record<string, string> = JSON.parse(
        readFileSync(new URL(`${language}.json`, folder), 'utf8'),
      );
      expect(Object.keys(texts).sort()).toEqual(Object.keys(all).sort());
      for (const key of Object.keys(all))
        expect([key, holes(texts[key]!)]).toEqual([key, holes(all[key]!)]);
    },
  );
  test('later layers win, and only texts count', () => {
    const say = sayer(
      { open: 'Datei', send: 'Los' },
      { open: 'Mandant', close: { type: 'img' }, you: '' },
    );
    expect([say('open'), say('send'), say('close'), say('you'), say('title', '$& {n}')]).toEqual([
      'Mandant',
      'Los',
      'Close chat',
      'You',
      'Chat with $& {n}',
    ]);
  });
  test('writing direction', () => {
    expect(['ar', 'he-IL', 'en', 'hedgehog'].map(isRightToLeft)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('colours', () => {
  test('only hexadecimal colours are colours', () => {
    expect(['#fff', '#1d4ed8', 'red', '#12345', 'url(x)', '#1d4ed8;}', 7].map(parseColor)).toEqual([
      [255, 255, 255],
      [29, 78, 216],
      null,
      null,
      null,
      null,
      null,
    ]);
  });
  test('every tenant colour becomes readable', () => {
    for (let i = 0; i < 4096; i += 7) {
      const color = parseColor(`#${i.toString(16).padStart(3, '0')}`)!;
      expect(contrast(textOn(color), color)).toBeGreaterThanOrEqual(4.5);
      for (const ground of [
        [241, 243, 246],
        [34, 39, 46],
      ] as const)
        expect(contrast(readableOn(color, ground), ground)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

test('back-off is spread over the whole of a window that doubles up to its end', () => {
  expect(
    [0, 1, 2, 3, 20].map((attempt) => [backoffMs(attempt, 0, 5_000), backoffMs(attempt, 1, 5_000)]),
  ).toEqual([
    [0, 5_000],
    [0, 10_000],
    [0, 20_000],
    [0, 30_000],
    [0, 30_000],
  ]);
});
