// IBANs (ISO 13616): country, length, structure of the national part and mod 97. Generous mode accepts a wrong check number.

import { isAlphanumeric, isDigit, isWordCode } from '#core/understanding/entities/characters';
import { mod97 } from '#core/understanding/entities/checksums';
import type { DetectOptions, Entity } from '#core/understanding/entities/entity';

/** Length of the whole IBAN, then the national part's structure: n digits, a capital letters, c either. */
const countries =
  'AD24n8c12 AE23n19 AL28n8c16 AT20n16 AZ28a4c20 BA20n16 BE16n12 BG22a4n6c8 BH22a4c14 BR29n23a1c1 BY28c4n4c16 CH21n5c12 CR22n18 CY28n8c16 CZ24n20 DE22n18 DK18n14 DO28c4n20 EE20n16 EG29n25 ES24n20 FI18n14 FO18n14 FR27n10c11n2 GB22a4n14 GE22a2n16 GI23a4c15 GL18n14 GR27n7c16 GT28c4c20 HR21n17 HU28n24 IE22a4n14 IL23n19 IQ23a4n15 IS26n22 IT27a1n10c12 JO30a4n4c18 KW30a4c22 KZ20n3c13 LB28n4c20 LC32a4c24 LI21n5c12 LT20n16 LU20n3c13 LV21a4c13 LY25n21 MC27n10c11n2 MD24c2c18 ME22n18 MK19n3c10n2 MR27n23 MT31a4n5c18 MU30a4n19a3 NL18a4n10 NO15n11 PK24a4c16 PL28n24 PS29a4c21 PT25n21 QA29a4c21 RO24a4c16 RS22n18 SA24n2c18 SC31a4n20a3 SE24n20 SI19n15 SK24n20 SM27a1n10c12 ST25n21 SV28a4n20 TL23n19 TN24n20 TR26n6c16 UA29n6c19 VA22n18 VG24a4n16 XK20n16';
const byCountry = new Map<string, { length: number; structure: RegExp }>();
for (const row of countries.split(' ')) {
  const structure = row.slice(4).replace(/([nac])(\d+)/g, (_, kind: string, count: string) => {
    return `${kind === 'n' ? '[0-9]' : kind === 'a' ? '[A-Z]' : '[A-Z0-9]'}{${count}}`;
  });
  byCountry.set(row.slice(0, 2), {
    length: Number(row.slice(2, 4)),
    structure: new RegExp(`^${structure}$`),
  });
}

export function findIbans(text: string, options: DetectOptions = {}): Entity[] {
  const found: Entity[] = [];
  const upper = text.toUpperCase();
  if (upper.length !== text.length) return found;
  for (let i = 0; i + 15 <= text.length; i++) {
    if (!isDigit(upper.charCodeAt(i + 2)) || !isDigit(upper.charCodeAt(i + 3))) continue;
    const rule = byCountry.get(upper.slice(i, i + 2));
    if (!rule || (i > 0 && isWordCode(text.charCodeAt(i - 1)))) continue;
    let compact = '';
    let end = i;
    for (let j = i; j < text.length && compact.length < rule.length; j++) {
      const code = upper.charCodeAt(j);
      if (isAlphanumeric(code)) {
        compact += upper[j];
        end = j + 1;
      } else if ((code !== 32 && code !== 45) || !isAlphanumeric(upper.charCodeAt(j + 1))) break;
    }
    const complete = compact.length === rule.length && !isWordCode(text.charCodeAt(end));
    const valid =
      complete &&
      rule.structure.test(compact.slice(4)) &&
      mod97(compact.slice(4) + compact.slice(0, 4)) === 1 &&
      !continues(upper, end);
    const digits = compact.replace(/\D/g, '').length;
    if (!valid && !(options.generous && compact.length >= 14 && digits >= 8)) continue;
    found.push({ type: 'IBAN', start: i, end, value: compact, country: compact.slice(0, 2) });
    i = end - 1;
  }
  return found;
}

/** Another group of four in the same rhythm follows: the number is longer than its country allows. */
const continues = (upper: string, end: number): boolean =>
  /^ (?:[0-9]{4}|[0-9]{1,3})(?![A-Z0-9])/.test(upper.slice(end, end + 6)) &&
  /[0-9]/.test(upper[end - 1] ?? '');
