/** Tenants as the owner of the installation sees, creates and changes them. */
import * as v from 'valibot';
import { ListCursor } from '#protocol/list';
import { Email, PersonName } from '#protocol/access';

export const plans = ['free', 'business', 'enterprise', 'demo'] as const;

const Branding = v.strictObject({
  primaryColor: v.optional(
    v.pipe(v.string(), v.regex(/^#[0-9a-fA-F]{6}$/, 'a colour, like #2f5bea')),
  ),
  logoText: v.optional(v.pipe(v.string(), v.maxLength(40))),
  position: v.optional(v.picklist(['bottom-right', 'bottom-left', 'top-right', 'top-left'])),
  theme: v.optional(v.picklist(['auto', 'light', 'dark'])),
});
const Origins = v.pipe(
  v.array(
    v.pipe(
      v.string(),
      v.maxLength(255),
      v.regex(/^https?:\/\/[^/\s]+$/, 'an origin, like https://shop.example'),
    ),
  ),
  v.maxLength(50),
);

export const TenantInfo = v.object({
  id: v.string(),
  slug: v.string(),
  name: v.string(),
  plan: v.string(),
  status: v.string(),
  siteKey: v.string(),
  origins: v.array(v.string()),
  branding: v.record(v.string(), v.unknown()),
  members: v.number(),
  createdAt: v.string(),
});
export type TenantInfo = v.InferOutput<typeof TenantInfo>;
export const TenantList = v.object({ tenants: v.array(TenantInfo), cursor: ListCursor });
export type TenantList = v.InferOutput<typeof TenantList>;

export const TenantRequest = v.strictObject({
  slug: v.pipe(v.string(), v.regex(/^[a-z0-9-]{2,40}$/, 'small letters, digits and dashes')),
  name: PersonName,
  plan: v.optional(v.picklist(plans), 'business'),
  origins: v.optional(Origins, []),
  branding: v.optional(Branding, {}),
  /** Gets an invitation as owner. */
  ownerEmail: Email,
});
export type TenantRequest = v.InferOutput<typeof TenantRequest>;

export const TenantAnswer = v.object({
  tenant: TenantInfo,
  /** The owner's invitation; shown once, when no mail could be sent. */
  link: v.nullable(v.string()),
});
export type TenantAnswer = v.InferOutput<typeof TenantAnswer>;

export const TenantChange = v.pipe(
  v.strictObject({
    name: v.optional(PersonName),
    plan: v.optional(v.picklist(plans)),
    status: v.optional(v.picklist(['active', 'suspended'])),
    origins: v.optional(Origins),
    branding: v.optional(Branding),
  }),
  v.check((change) => Object.keys(change).length > 0, 'something to change'),
);
export type TenantChange = v.InferOutput<typeof TenantChange>;
