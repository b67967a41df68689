/** Names that are not in the texts: languages (the browser knows them) and words of the tenant's own, like categories. */
let languages: Intl.DisplayNames | undefined;

export function languageName(locale: string): string {
  try {
    languages ??= new Intl.DisplayNames(undefined, { type: 'language', fallback: 'code' });
    return languages.of(locale) ?? locale;
  } catch {
    return locale;
  }
}

/** `customs-documents` → `Customs documents`. */
export const readable = (slug: string): string => {
  const words = slug.replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
};
