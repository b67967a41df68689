/** `GET /v1/config`: what the widget needs to look and speak like the tenant. Public, cacheable. */
import * as v from 'valibot';

export const WidgetConfig = v.object({
  siteKey: v.string(),
  name: v.string(),
  assistantName: v.string(),
  branding: v.object({
    primaryColor: v.string(),
    logoText: v.optional(v.string()),
    position: v.picklist(['bottom-right', 'bottom-left', 'top-right', 'top-left']),
    theme: v.picklist(['auto', 'light', 'dark']),
  }),
  /** Chosen by `?locale=`, else Accept-Language, else the tenant's own. */
  locale: v.string(),
  direction: v.picklist(['ltr', 'rtl']),
  greeting: v.string(),
  suggestions: v.array(v.string()),
  /** Interface texts by key, in `locale`. */
  texts: v.record(v.string(), v.string()),
  features: v.object({
    files: v.boolean(),
    feedback: v.boolean(),
    escalate: v.boolean(),
    lead: v.boolean(),
  }),
  consent: v.object({ required: v.boolean(), text: v.string(), policyUrl: v.optional(v.string()) }),
  /** How long a visitor may come back to the same conversation. */
  resumeWindowMs: v.number(),
});
export type WidgetConfig = v.InferOutput<typeof WidgetConfig>;
