/** What a visitor hears of a call that went well and found nothing. */
import { expect, test } from 'vitest';
import { outcome } from '#core/tool/outcome';
import { tell } from '#flows/speak-tool';
import { addressTool, statusTool, toolOf } from '#tests/support/tools';

const of = (tool: typeof statusTool, result: unknown, language = 'en') =>
  tell(
    {
      tool,
      arguments: { order_id: 'A-7' },
      outcome: outcome('ok', { result }),
      callId: 'c',
      at: 0,
    },
    language,
  ).text;

test('a reading that found nothing says so; a change that says nothing is done', () => {
  const own = toolOf({
    name: 'find',
    parameters: { type: 'object', properties: {}, required: [] },
    templates: { done: { en: '{{count}} found.' } },
  });
  expect([
    of(statusTool, null),
    of(statusTool, []),
    of(statusTool, [], 'de'),
    of(statusTool, [{ state: 'sent' }]),
    of(own, []),
    of(addressTool, null),
  ]).toEqual([
    'I found nothing for that. Please check what you gave me, or talk to a person.',
    'I found nothing for that. Please check what you gave me, or talk to a person.',
    'Dazu habe ich nichts gefunden. Bitte prüfen Sie Ihre Angabe oder sprechen Sie mit einem Menschen.',
    '- state: sent',
    '0 found.',
    'Done: change address.',
  ]);
});
