/** The languages of the admin app, which of them is spoken here, and the choice of it, kept on this device. */
export const languages = {
  en: 'English',
} as const;
export type Language = keyof typeof languages;

const key = 'parley.admin.language';
const rightToLeft: ReadonlySet<string> = new Set(['ar', 'he']);

export const isLanguage = (tag: string): tag is Language => Object.hasOwn(languages, tag);

/** The one that was chosen; else the first of the browser's that is spoken here. */
export function chosenLanguage(): Language {
  try {
    const kept = localStorage.getItem(key);
    if (kept !== null && isLanguage(kept)) return kept;
  } catch {
    // Storage may be forbidden.
  }
  for (const tag of navigator.languages) {
    const spoken = tag.split('-')[0]?.toLowerCase() ?? '';
    if (isLanguage(spoken)) return spoken;
  }
  return 'en';
}

/** Words and formats are fixed when the page loads: it loads again. False where the choice cannot be kept. */
export function chooseLanguage(language: Language): boolean {
  try {
    localStorage.setItem(key, language);
  } catch {
    return false;
  }
  location.reload();
  return true;
}

export function applyLanguage(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = rightToLeft.has(language) ? 'rtl' : 'ltr';
}
