// Whom somebody in danger can call, by country, else by language: free, anonymous lines that answer day and night where there is one.
// Data only; used by the answer to a message that speaks of self-harm. Everybody else gets a directory of lines.

const byCountry: Readonly<Record<string, string>> = {
  US: '988 (Suicide & Crisis Lifeline, 988lifeline.org)',
  CA: '988 (Suicide Crisis Helpline, 988.ca)',
  GB: '116 123 (Samaritans)',
  IE: '116 123 (Samaritans)',
  AU: '13 11 14 (Lifeline)',
  NZ: '1737',
  DE: '0800 111 0 111 (TelefonSeelsorge)',
  AT: '142 (Telefonseelsorge)',
  CH: '143 (Die Dargebotene Hand)',
  FR: '3114',
  BE: '1813 (Zelfmoordlijn), 0800 32 123 (Centre de Prévention du Suicide)',
  ES: '024',
  MX: '800 911 2000 (Línea de la Vida)',
  AR: '135',
  CL: '*4141',
  CO: '106',
  IT: '02 2327 2327 (Telefono Amico)',
  PT: '1411',
  BR: '188 (CVV)',
  CN: '12356',
  TW: '1925',
  HK: '18111',
  JP: '0120-279-338 (よりそいホットライン)',
  KR: '109',
  IN: '14416 (Tele-MANAS)',
  NL: '0800-0113 (113 Zelfmoordpreventie)',
  PL: '116 123, 800 70 2222',
  IL: '1201 (ער"ן)',
  TR: '112',
  RU: '112',
};

/** Where a language is mostly spoken by people who would call one country's line. */
const countryOfLanguage: Readonly<Record<string, string>> = {
  de: 'DE',
  fr: 'FR',
  it: 'IT',
  ja: 'JP',
  ko: 'KR',
  nl: 'NL',
  pl: 'PL',
  he: 'IL',
  tr: 'TR',
  hi: 'IN',
  zh: 'CN',
};

export const directory = 'findahelpline.com';

/** For a BCP 47 locale ("de-AT") and the language of the message. */
export function hotlineFor(locale: string, language: string): string {
  const region = /^[a-z]{2,3}(?:[-_][a-z]{4})?[-_]([a-z]{2})\b/i.exec(locale)?.[1]?.toUpperCase();
  const country = region ?? countryOfLanguage[language];
  const line = country === undefined ? undefined : byCountry[country];
  return line === undefined ? directory : `${line}, ${directory}`;
}
