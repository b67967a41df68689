/** Names of days for the list of messages: today, yesterday, else the date. */
import { dateFormat } from '#widget/date';

export function dayName(at: number, locale: string): string {
  const startOf = (time: number) => new Date(time).setHours(0, 0, 0, 0);
  const days = Math.round((startOf(at) - startOf(Date.now())) / 86_400_000);
  try {
    if (days > -2 && days < 1)
      return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day');
  } catch {
    // A locale that this browser does not know.
  }
  return dateFormat(locale, { weekday: 'short', day: 'numeric', month: 'long' }).format(at);
}
