/** Signing in as a customer of a demo company: the request of the demo page and its answer. Only tenants of plan `demo` have it. */
import * as v from 'valibot';
import { SiteKey } from '#protocol/session';

export const DemoIdentityRequest = v.strictObject({
  siteKey: SiteKey,
  customer: v.picklist(['ana', 'ben', 'mei', 'leo']),
});
export type DemoIdentityRequest = v.InferOutput<typeof DemoIdentityRequest>;

export const DemoIdentityAnswer = v.object({
  /** For `Parley.identify` or the `identity` of a session. */
  identity: v.string(),
  name: v.string(),
  expiresAt: v.string(),
});
export type DemoIdentityAnswer = v.InferOutput<typeof DemoIdentityAnswer>;
