/** Where a tool is called and with what: the fields that adding a tool and setting it up share. */
import { Field } from '../components/form.tsx';
import { t } from '../locales/texts.ts';

export interface Address {
  url: string;
  header: string;
  secret: string;
}

export const noAddress: Address = { url: '', header: 'Authorization', secret: '' };

export const credentialOf = ({ header, secret }: Address) =>
  secret === '' ? {} : { credential: { header, value: secret } };

interface AddressProps {
  value: Address;
  write: (value: Address) => void;
  hint?: string;
}

export const AddressFields = ({ value, write, hint }: AddressProps) => (
  <>
    <Field
      label={t('tools.url')}
      value={value.url}
      onInput={(url) => write({ ...value, url })}
      maxLength={2_048}
      required
    />
    <Field
      label={t('tools.header')}
      value={value.header}
      onInput={(header) => write({ ...value, header })}
      maxLength={64}
    />
    <Field
      label={t('tools.secret')}
      type="password"
      autocomplete="off"
      value={value.secret}
      onInput={(secret) => write({ ...value, secret })}
      maxLength={4_000}
      hint={hint ?? t('tools.secretHint')}
    />
  </>
);
