// Public check-digit rules: Luhn (ISO/IEC 7812), mod 97 (ISO 7064, IBAN), GS1 and weighted sums. Pure arithmetic on
// strings of digits; used by the card, IBAN, national id and tracking detectors.

export function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = digits.length - 1, odd = false; i >= 0; i--, odd = !odd) {
    let d = digits.charCodeAt(i) - 48;
    if (odd && (d *= 2) > 9) d -= 9;
    sum += d;
  }
  return sum % 10 === 0;
}

/** ISO 7064 mod 97-10 of an already rearranged alphanumeric string. */
export function mod97(text: string): number {
  let rest = 0;
  for (const character of text) {
    const v = parseInt(character, 36);
    rest = (rest * (v > 9 ? 100 : 10) + v) % 97;
  }
  return rest;
}

export function weightedSum(digits: string, weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += (digits.charCodeAt(i) - 48) * weights[i]!;
  return sum;
}

/** Last digit completes a sum with alternating factors; `first` is the factor of the first character. UPS letters count 2 + (letter - A) mod 10. */
export function mod10(serial: string, even: number, odd: number): boolean {
  let sum = 0;
  const last = serial.length - 1;
  for (let i = 0; i < last; i++) {
    const code = serial.charCodeAt(i);
    sum += (code > 57 ? (code - 3) % 10 : code - 48) * (i % 2 ? odd : even);
  }
  const lastCode = serial.charCodeAt(last);
  const check = lastCode > 57 ? (lastCode - 3) % 10 : lastCode - 48;
  return (10 - (sum % 10)) % 10 === check;
}

/** ISO 7064 mod 37,36 with its check character last (DPD). */
export function mod3736(text: string): boolean {
  let product = 36;
  for (let i = 0; i < text.length - 1; i++) {
    let sum = (product + parseInt(text[i]!, 36)) % 36;
    if (sum === 0) sum = 36;
    product = (sum * 2) % 37;
  }
  return (37 - product) % 36 === parseInt(text.at(-1)!, 36);
}

const verhoeffD =
  '0123456789123406789523401789563401289567401239567859876043216598710432765982104387659321049876543210';
const verhoeffP =
  '01234567891576283094580379614289160435279453126870428657390127938064157046913258';
export function verhoeff(digits: string): boolean {
  let c = 0;
  for (let i = 0; i < digits.length; i++) {
    const d = digits.charCodeAt(digits.length - 1 - i) - 48;
    c = Number(verhoeffD[c * 10 + Number(verhoeffP[(i % 8) * 10 + d])]);
  }
  return c === 0;
}
