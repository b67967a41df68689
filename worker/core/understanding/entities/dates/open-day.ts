/**
 * A day without a year between words that say it is one ("bought on 03/04", "by 5/6"): English writes it both ways round, so both readings are
 * kept where both are days. Only behind such a word: "3/4 of it" and "24/7" are no days. Pure; used by understand.
 */
import type { Entity, Reading } from '#core/understanding/entities/entity';

const daySaid =
  /(?<![\p{L}\p{N}])(?:on|by|before|since|from|until|till|after|dated|due|for|around|arrived|delivered|ordered|bought|purchased|shipped|received|between|and|to)\s+(?:the\s+)?((\d{1,2})[/.-](\d{1,2}))(?![\d/.-]\d|\d|\s*(?:of|hours?|inch|"))/giu;

export function findOpenDays(text: string, now: number): Entity[] {
  const found: Entity[] = [];
  for (const match of text.matchAll(daySaid)) {
    const [whole, value = '', first = '', second = ''] = match;
    const [a, b] = [Number(first), Number(second)];
    const readings = [isoNear(b, a, now), isoNear(a, b, now)].filter((iso) => iso !== null);
    const [iso] = readings;
    if (iso === undefined) continue;
    const start = match.index + whole.length - value.length;
    const alternatives: Reading[] = [...new Set(readings)].map((one) => ({
      type: 'DATE',
      value,
      iso: one,
    }));
    found.push({
      type: 'DATE',
      start,
      end: start + value.length,
      value,
      iso,
      ...(alternatives.length > 1 ? { ambiguous: true as const, alternatives } : {}),
    });
  }
  return found;
}

/** In the year that brings it nearest to now; null when there is no such day. */
function isoNear(month: number, day: number, now: number): string | null {
  const year = new Date(now).getUTCFullYear();
  const days = [year - 1, year, year + 1].flatMap((one) => {
    const at = Date.UTC(one, month - 1, day);
    const date = new Date(at);
    return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month >= 1 ? [at] : [];
  });
  const [nearest] = days.toSorted((a, b) => Math.abs(a - now) - Math.abs(b - now));
  return nearest === undefined ? null : new Date(nearest).toISOString().slice(0, 10);
}
