/** How somebody is called and reached, as visitors leave it and staff put it right. Used by session and lead. */
import * as v from 'valibot';
import { plainText } from '#protocol/text';

export const ContactText = plainText(200);
export const ContactEmail = v.pipe(
  ContactText,
  v.regex(/^[^\s@]{1,64}@[^\s@]{1,190}$/, 'an e-mail address'),
);
export const ContactPhone = v.pipe(
  ContactText,
  v.regex(/^[+\d][\d\s().\-/]{4,30}$/, 'a phone number'),
);
