/** Fields of who somebody is: address, password, code of an authenticator. What the browser fills in is the same everywhere. */
import { Field } from './form.tsx';
import { t } from '../locales/texts.ts';

interface CredentialProps {
  value: string;
  onInput: (value: string) => void;
  label?: string;
  hint?: string;
  autofocus?: boolean;
}

interface EmailProps extends CredentialProps {
  /** `off` for somebody else's address. */
  autocomplete?: 'username' | 'email' | 'off';
}

export const EmailField = ({
  label = t('signIn.email'),
  autocomplete = 'username',
  ...rest
}: EmailProps) => (
  <Field
    {...rest}
    label={label}
    type="email"
    autocomplete={autocomplete}
    maxLength={254}
    required
  />
);

export const PasswordField = ({
  label = t('signIn.password'),
  isNew = false,
  ...rest
}: CredentialProps & { isNew?: boolean }) => (
  <Field
    {...rest}
    label={label}
    type="password"
    autocomplete={isNew ? 'new-password' : 'current-password'}
    required
  />
);

/** Six digits of an authenticator app. */
export const CodeField = ({ label = t('mfa.code'), ...rest }: CredentialProps) => (
  <Field
    {...rest}
    label={label}
    inputMode="numeric"
    autocomplete="one-time-code"
    maxLength={6}
    required
  />
);
