/** The people of a tenant, invitations, keys of scripts: as staff see and change them. */
import * as v from 'valibot';
import { ListCursor } from '#protocol/list';
import { Email, Password, PersonName, Token } from '#protocol/access';

export const MemberRole = v.picklist(['owner', 'admin', 'supervisor', 'agent', 'viewer']);
export type MemberRole = v.InferOutput<typeof MemberRole>;
const Grants = v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(50));

export const Member = v.object({
  id: v.string(),
  name: v.string(),
  role: v.string(),
  status: v.picklist(['active', 'disabled', 'removed']),
  /** The rest is for those who manage members. */
  email: v.optional(v.string()),
  grants: v.optional(v.array(v.string())),
  hasPassword: v.optional(v.boolean()),
  hasMfa: v.optional(v.boolean()),
  isPlatformOwner: v.optional(v.boolean()),
  createdAt: v.optional(v.string()),
  seenAt: v.optional(v.nullable(v.string())),
});
export type Member = v.InferOutput<typeof Member>;

export const MemberFilter = v.strictObject({
  q: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
  role: v.optional(MemberRole),
  status: v.optional(v.picklist(['active', 'disabled', 'removed'])),
  cursor: v.optional(v.pipe(v.string(), v.regex(/^mem_\w{1,40}$/))),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number), v.minValue(1), v.maxValue(200)),
    '100',
  ),
});
export type MemberFilter = v.InferOutput<typeof MemberFilter>;

export const MemberPage = v.object({ members: v.array(Member), cursor: v.nullable(v.string()) });
export type MemberPage = v.InferOutput<typeof MemberPage>;

export const MemberChange = v.pipe(
  v.strictObject({
    role: v.optional(MemberRole),
    grants: v.optional(Grants),
    status: v.optional(v.picklist(['active', 'disabled'])),
  }),
  v.check((change) => Object.keys(change).length > 0, 'role, grants or status'),
);
export type MemberChange = v.InferOutput<typeof MemberChange>;

/** A way back in for somebody who has lost password or device. */
export const MemberReset = v.strictObject({ mfa: v.optional(v.boolean(), false) });
export const MemberResetAnswer = v.object({
  /** Shown once, when no mail could be sent. */
  link: v.nullable(v.string()),
});
export type MemberResetAnswer = v.InferOutput<typeof MemberResetAnswer>;

export const Invitation = v.object({
  id: v.string(),
  email: v.string(),
  role: v.string(),
  grants: v.array(v.string()),
  invitedBy: v.string(),
  createdAt: v.string(),
  expiresAt: v.string(),
});
export type Invitation = v.InferOutput<typeof Invitation>;
export const InvitationList = v.object({ invitations: v.array(Invitation), cursor: ListCursor });
export type InvitationList = v.InferOutput<typeof InvitationList>;

export const InvitationRequest = v.strictObject({
  email: Email,
  role: MemberRole,
  grants: v.optional(Grants, []),
});
export type InvitationRequest = v.InferOutput<typeof InvitationRequest>;

export const InvitationAnswer = v.object({
  invitation: Invitation,
  /** Shown once, when no mail could be sent. */
  link: v.nullable(v.string()),
});
export type InvitationAnswer = v.InferOutput<typeof InvitationAnswer>;

export const InvitationAcceptance = v.strictObject({
  token: Token,
  /** The one that was invited; the link alone is not enough. */
  email: Email,
  name: PersonName,
  password: Password,
});
export type InvitationAcceptance = v.InferOutput<typeof InvitationAcceptance>;

export const ApiKey = v.object({
  id: v.string(),
  name: v.string(),
  ending: v.string(),
  scopes: v.array(v.string()),
  createdBy: v.string(),
  makerName: v.nullable(v.string()),
  /** Disabled or removed: the key opens nothing until they are back. */
  isMakerGone: v.boolean(),
  /** Of `scopes`: what the maker may do no longer, and so the key does not either. */
  lostScopes: v.array(v.string()),
  createdAt: v.string(),
  expiresAt: v.nullable(v.string()),
  lastUsedAt: v.nullable(v.string()),
  revokedAt: v.nullable(v.string()),
});
export type ApiKey = v.InferOutput<typeof ApiKey>;

export const ApiKeyList = v.object({
  cursor: ListCursor,
  apiKeys: v.array(ApiKey),
  /** What whoever asks may give a key. */
  scopes: v.array(v.string()),
});
export type ApiKeyList = v.InferOutput<typeof ApiKeyList>;

export const ApiKeyRequest = v.strictObject({
  name: PersonName,
  scopes: v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.minLength(1), v.maxLength(200)),
  expiresInDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3_650))),
});

export const ApiKeyAnswer = v.object({
  apiKey: ApiKey,
  /** `ps_…`, shown once. */
  secret: v.string(),
});
export type ApiKeyAnswer = v.InferOutput<typeof ApiKeyAnswer>;
