// Calibration learns from a base's own variants, leaves small bases at the default, and large bases stay fast.
import { describe, expect, test } from 'vitest';
import { calibrate } from '#core/retrieval/calibrate';
import { defaultCalibration } from '#core/retrieval/calibration-model';
import { toEntry } from '#core/retrieval/entry';
import { buildIndex } from '#core/retrieval/memory-index';
import { buildStatistics } from '#core/retrieval/statistics';

const things = 'parcel invoice refund account password label pallet voucher battery jacket'.split(
  ' ',
);
const verbs = 'track print cancel change return insure book pay register repair'.split(' ');
const base = (size: number) =>
  Array.from({ length: size }, (_, at) => {
    const thing = things[at % 10]!;
    const verb = verbs[Math.floor(at / 10) % 10]!;
    const model = `model${Math.floor(at / 100)}`;
    return {
      id: `art_${at}`,
      title: `How do I ${verb} a ${thing} of ${model}?`,
      questions: [`${verb} my ${thing} ${model}`, `I want to ${verb} the ${model} ${thing}`],
      body: `To ${verb} the ${thing} of ${model} open the page and follow its steps. `.repeat(8),
      locale: 'en',
    };
  });

describe('calibrate', () => {
  test('few variants keep the default; many give the same calibration every time', () => {
    const small = base(5).map(toEntry);
    expect(calibrate(small, buildStatistics(small)).calibration).toEqual(defaultCalibration);
    const entries = base(100).map(toEntry);
    const first = calibrate(entries, buildStatistics(entries)).calibration;
    expect(first.questions).toBeGreaterThan(50);
    expect(first.slope).toBeGreaterThanOrEqual(0.5);
    expect(calibrate(entries, buildStatistics(entries)).calibration).toEqual(first);
  });

  test('a thousand articles are indexed in seconds and found', () => {
    const articles = base(1000);
    const before = performance.now();
    const index = buildIndex(articles);
    expect(performance.now() - before).toBeLessThan(15_000);
    expect(index.search('how can I print an invoice for model7')[0]?.id).toBe('art_711');
  });
});
