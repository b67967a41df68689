/** What needs a fresh sign-in (S29): whole actions, and the changes that touch a secret or say where data goes. */
import { expect, test } from 'vitest';
import { actions, ruleOf } from '#core/permission';
import { needsFreshSignIn } from '#core/step-up';

test('acts that always ask', () => {
  const asking = new Set(actions.filter((action) => ruleOf(action).stepUp));
  const dangerous = [
    'account.security',
    'conversation.erase',
    'contact.export',
    'contact.erase',
    'lead.export',
    'archive.export',
    'tool.secret',
    'integration.secret',
    'webhook.secret',
    'settings.security',
    'member.write',
    'invitation.write',
    'api-key.write',
    'audit.export',
    'tenant.write',
  ] as const;
  expect(dangerous.filter((action) => !asking.has(action))).toEqual([]);
});

const tool = { url: 'https://a.example/x', headers: {}, adapter: 'http', enabled: true };

test.each([
  ['tool', { credential: { value: 't' } }, true],
  ['tool', { credential: null }, true],
  ['tool', { url: 'https://b.example/x' }, true],
  ['tool', { headers: { 'x-key': 'k' } }, true],
  ['tool', { ...tool, enabled: false }, false],
  ['tool', { description: 'Other words' }, false],
  ['integration', { secret: 's' }, true],
  ['integration', { baseUrl: 'https://b.example' }, true],
  ['integration', { enabled: false }, false],
  ['webhook', { url: 'https://b.example' }, true],
  ['webhook', { includesContactData: true }, true],
  ['webhook', { enabled: false, types: ['*'] }, false],
  ['settings', { ticketWebhookUrl: 'https://b.example/t' }, true],
  ['settings', { assistantEnabled: false }, false],
] as const)('%s %o: %s', (what, change, expected) => {
  expect(needsFreshSignIn(what, tool, change)).toBe(expected);
});
