/** The other languages, by ISO 639-1 code. A missing key falls back to English. */
import type { NoticeKey } from '#worker/locales/notices';

export const translations: Record<string, Partial<Record<NoticeKey, string>>> = {};
