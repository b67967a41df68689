/** What of a tenant a visitor's page may know. Pure; used by routes/config. */
import type { Tenant, TenantSettings } from '#core/tenant';
import { languages } from '#core/understanding/language';
import type { WidgetConfig } from '#protocol/config';

export function widgetConfig(tenant: Tenant, wantedLocale: string | null): WidgetConfig {
  const locale = chooseLocale(wantedLocale, tenant.settings.defaultLocale);
  const { primaryColor, logoText, position, theme } = tenant.branding;
  return {
    siteKey: tenant.siteKey,
    name: tenant.name,
    assistantName: tenant.settings.assistantName,
    branding: { primaryColor, ...(logoText && { logoText }), position, theme },
    locale,
    direction: locale === 'ar' || locale === 'he' ? 'rtl' : 'ltr',
    greeting: tenant.greeting,
    suggestions: tenant.suggestions,
    texts: {},
    features: { files: true, feedback: true, escalate: true, lead: true },
    consent: consentOf(tenant.settings),
    resumeWindowMs: tenant.settings.resumeWindowMs,
  };
}

/** Nothing is required that is not said. */
const consentOf = ({
  consentText,
  consentRequired,
  consentPolicyUrl,
}: TenantSettings): WidgetConfig['consent'] => ({
  required: consentRequired && consentText !== '',
  text: consentText,
  ...(consentPolicyUrl && { policyUrl: consentPolicyUrl }),
});

function chooseLocale(wanted: string | null, fallback: string): string {
  const language = wanted?.toLowerCase().split('-')[0] ?? '';
  return (languages as readonly string[]).includes(language) ? language : fallback;
}
