/** Signing in and one's own account, as the staff app and the API say it. */
import * as v from 'valibot';

const Email = v.pipe(v.string(), v.trim(), v.maxLength(254), v.email('an e-mail address'));
/** Of any length that fits a body; core/password says which are good enough. */
const Password = v.pipe(v.string(), v.minLength(1), v.maxLength(4_096));
const Token = v.pipe(v.string(), v.regex(/^\w{44}$/, 'a token of a link'));
const Code = v.pipe(v.string(), v.trim(), v.regex(/^\d{6}$/, 'six digits'));
const RecoveryCode = v.pipe(v.string(), v.trim(), v.regex(/^[\w\s-]{8,40}$/, 'a recovery code'));
const Slug = v.pipe(v.string(), v.regex(/^[a-z0-9-]{2,40}$/, 'a tenant, like acme'));
export const PersonName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120));
export { Email, Password, Token };

export const SignInRequest = v.union([
  v.strictObject({ token: Token }),
  v.strictObject({ email: Email, password: Password, tenant: v.optional(Slug) }),
]);

export const SignInAnswer = v.object({
  ok: v.literal(true),
  /** The cookie opens nothing but `POST /v1/admin/sign-in/code` until the second factor has come. */
  mfaRequired: v.boolean(),
});
export type SignInAnswer = v.InferOutput<typeof SignInAnswer>;

export const CodeRequest = v.union([
  v.strictObject({ code: Code }),
  v.strictObject({ recoveryCode: RecoveryCode }),
]);

export const StepUpRequest = v.strictObject({
  password: v.optional(Password),
  code: v.optional(Code),
  recoveryCode: v.optional(RecoveryCode),
});

export const SignInOptions = v.object({
  /** Sign-in through the company's identity provider. */
  oidc: v.boolean(),
  /** Links can be mailed. */
  mail: v.boolean(),
});
export type SignInOptions = v.InferOutput<typeof SignInOptions>;

export const ResetRequest = v.strictObject({ email: Email, tenant: v.optional(Slug) });
export const ResetConfirmation = v.strictObject({ token: Token, password: Password });
export const PasswordChange = v.strictObject({ password: Password });
export const EmailChange = v.strictObject({ email: Email });
export const NameChange = v.strictObject({ name: PersonName });
export const TotpConfirmation = v.strictObject({ code: Code });
/** Without a second factor the password must be longer; the server keeps no length, so it has to be told. */
export const TotpRemoval = v.strictObject({ password: v.optional(Password) });

export const Done = v.object({ ok: v.literal(true) });

export const Me = v.object({
  memberId: v.string(),
  role: v.string(),
  tenantId: v.string(),
  tenantName: v.string(),
  siteKey: v.string(),
  grants: v.optional(v.array(v.string())),
  isPlatformOwner: v.optional(v.boolean()),
  /** Every action that this member may do (core/permission). */
  allowed: v.array(v.string()),
});
export type Me = v.InferOutput<typeof Me>;

export const Account = v.object({
  memberId: v.string(),
  name: v.string(),
  email: v.string(),
  role: v.string(),
  hasPassword: v.boolean(),
  passwordChangedAt: v.nullable(v.string()),
  hasMfa: v.boolean(),
  recoveryCodesLeft: v.number(),
});
export type Account = v.InferOutput<typeof Account>;

export const TotpSecret = v.object({
  secret: v.string(),
  /** `otpauth://…`, for a QR code. */
  address: v.string(),
});
export type TotpSecret = v.InferOutput<typeof TotpSecret>;

export const RecoveryCodes = v.object({ recoveryCodes: v.array(v.string()) });
export type RecoveryCodes = v.InferOutput<typeof RecoveryCodes>;

export const SessionInfo = v.object({
  id: v.string(),
  createdAt: v.string(),
  seenAt: v.string(),
  address: v.string(),
  userAgent: v.string(),
  isThis: v.boolean(),
});
export type SessionInfo = v.InferOutput<typeof SessionInfo>;
export const SessionList = v.object({ sessions: v.array(SessionInfo) });
export type SessionList = v.InferOutput<typeof SessionList>;
