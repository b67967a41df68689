/**
 * Contact details for eyes that may not see them: enough to tell two apart, not enough to reach anybody. Used wherever
 * staff without `pii.read` see a person. Pure.
 */
const hidden = '•••';

/** First grapheme-safe letter; a surrogate pair stays whole. */
const first = (text: string): string => [...text][0] ?? '';

/** `ana.silva@example.com` → `a•••@•••.com` */
export function maskEmail(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  const ending = domain.includes('.') ? `.${domain.split('.').at(-1)}` : '';
  return `${first(local)}${hidden}@${hidden}${ending}`;
}

/** `+49 170 1234567` → `•••67` */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return `${hidden}${digits.length > 4 ? digits.slice(-2) : ''}`;
}

/** `Ana Silva` → `A•••` */
export const maskName = (name: string): string => `${first(name.trim())}${hidden}`;

export const maskText = (): string => hidden;
