/** What a chart of days is measured by: the top of its scale, and which days are named below. Pure. */

/** So many of them at most, from the first to the last. */
export function evenly<T>(all: T[], most: number): T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, index) =>
    all.at(Math.round((index * (all.length - 1)) / (most - 1))),
  ).filter((one) => one !== undefined);
}

/** The next of 2, 4, 10, 20, 40, 100 …: half of it is a whole number, too. */
export function niceTop(most: number): number {
  let power = 1;
  for (;;) {
    for (const step of [2, 4, 10]) if (step * power >= most) return step * power;
    power *= 10;
  }
}
