/** Until when a conversation may be put aside with one click, in the reader's own time. */
export const snoozes = ['hour', 'evening', 'tomorrow', 'week'] as const;
export type Snooze = (typeof snoozes)[number];

const hourMs = 3_600_000;
const eveningHour = 18;
const morningHour = 9;

export function snoozeUntil(kind: Snooze, now: Date): string {
  const at = new Date(now);
  switch (kind) {
    case 'hour':
      return new Date(now.getTime() + hourMs).toISOString();
    case 'evening':
      // Late in the day it is the next evening.
      if (at.getHours() >= eveningHour - 1) at.setDate(at.getDate() + 1);
      at.setHours(eveningHour, 0, 0, 0);
      return at.toISOString();
    case 'tomorrow':
      at.setDate(at.getDate() + 1);
      at.setHours(morningHour, 0, 0, 0);
      return at.toISOString();
    case 'week': {
      // The next Monday, never today.
      at.setDate(at.getDate() + ((8 - at.getDay()) % 7 || 7));
      at.setHours(morningHour, 0, 0, 0);
      return at.toISOString();
    }
  }
}
