/** What a tenant may change of its settings, and how two prompts differ. */
import { expect, it, test } from 'vitest';
import fc from 'fast-check';
import * as v from 'valibot';
import { diffLines } from '#core/prompt';
import { ceilingsOf, changedSettings } from '#core/settings';
import { defaultSettings } from '#core/tenant';
import type { Tenant, TenantSettings } from '#core/tenant';
import { widgetConfig } from '#core/widget-config';
import { settingEntries, SettingsChange } from '#protocol/settings';

test.each<[string, object, object, object]>([
  [
    'a change is kept',
    { model: 'a' },
    { confidenceThreshold: 0.6 },
    { model: 'a', confidenceThreshold: 0.6 },
  ],
  [
    'null goes back to the default',
    { model: 'a', maskCards: false },
    { model: null },
    { maskCards: false },
  ],
  ['less than the plan allows', {}, { tenantUsdPerDay: 3 }, { tenantUsdPerDay: 3 }],
  [
    'what the operator gave stays allowed',
    { tenantUsdPerDay: 9_999 },
    { tenantUsdPerDay: 9_000 },
    { tenantUsdPerDay: 9_000 },
  ],
])('%s', (_, before, change, expected) =>
  expect(changedSettings('business', before, change)).toEqual({ ok: true, value: expected }),
);

it('refuses more than the plan allows', () => {
  expect(changedSettings('free', {}, { messagesPerMinute: 21 })).toEqual({
    ok: false,
    refusal: { code: 'invalid-request', detail: 'messagesPerMinute: at most 20 in this plan' },
  });
  expect(ceilingsOf('free', { tenantUsdPerDay: 7 })['tenantUsdPerDay']).toBe(7);
});

it('names every setting there is', () => {
  const { version: _, ...settings } = defaultSettings('business');
  expect(Object.keys(settings).toSorted()).toEqual(Object.keys(settingEntries).toSorted());
});

test.each([
  [{ confidenceThreshold: 1.1 }],
  [{ providers: ['gpt'] }],
  [{ triggerSentiment: 0.1 }],
  [{ vipHandling: 'carpet' }],
  [{ imageHosts: ['https://cdn.example.com'] }],
  [{ imageHosts: ['*.example.com'] }],
  [{ imageHosts: ['CDN.example.com'] }],
  [{ consentPolicyUrl: 'javascript:alert(1)' }],
  [{ consentPolicyUrl: 'https://bank.example@evil.example/' }],
  [{ tenantUsdPerDay: -1 }],
  [{ tenantId: 'tnt_1' }],
  [{ version: 5 }],
])('%o is refused', (change) => expect(v.is(SettingsChange, change)).toBe(false));

test.each([
  [{ imageHosts: ['cdn.example.com', 'img.example:8443'] }],
  [{ consentText: 'We store what you write.', consentRequired: true }],
  [{ consentPolicyUrl: 'https://example.com/privacy?lang=en' }],
  [{ consentPolicyUrl: null, imageHosts: null }],
])('%o is taken', (change) => expect(v.is(SettingsChange, change)).toBe(true));

it('consent is asked for only with words for it', () => {
  const consent = (but: Partial<TenantSettings>) =>
    widgetConfig(
      {
        branding: { primaryColor: '#123456', position: 'bottom-right', theme: 'auto' },
        settings: { ...defaultSettings('business'), ...but },
      } as Tenant,
      'en',
    ).consent;
  expect([
    consent({}),
    consent({ consentRequired: true }),
    consent({ consentText: 'Yes?' }),
    consent({ consentText: 'Yes?', consentRequired: true, consentPolicyUrl: 'https://x.example/' }),
  ]).toEqual([
    { required: false, text: '' },
    { required: false, text: '' },
    { required: false, text: 'Yes?' },
    { required: true, text: 'Yes?', policyUrl: 'https://x.example/' },
  ]);
});

it('a difference says what was taken and what was put, in order', () => {
  const marks = { same: ' ', added: '+', removed: '-' };
  const shown = diffLines('a\nb\nc\nd', 'a\nx\nc\ny\nd').map(
    ({ change, text }) => marks[change] + text,
  );
  expect(shown).toEqual([' a', '-b', '+x', ' c', '+y', ' d']);
});

it('from a difference both texts can be read again', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
    .map((all) => all.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffLines(before, after);
      const without = (change: string) =>
        lines
          .filter((line) => line.change !== change)
          .map((line) => line.text)
          .join('\n');
      expect([without('added'), without('removed')]).toEqual([before, after]);
    }),
  );
});
