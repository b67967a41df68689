import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillIn, variablesOf } from '#core/canned-response';

const values = variablesOf({ contactName: 'Ana Silva', agentName: 'Bo', tenantName: 'Acme' });

describe('fillIn', () => {
  it.each([
    ['Hello {{contact.firstName}}, I am {{ agent.name }}.', 'Hello Ana, I am Bo.', []],
    ['Hello {{contact.email}}, hi', 'Hello, hi', ['contact.email']],
    ['Hello {{contact.email|there}}, hi', 'Hello there, hi', []],
    ['{{a.b}}{{a.b}} {{c.d}}', '', ['a.b', 'c.d']],
    ['{{constructor.name}} {{__proto__.x}}', ' {{__proto__.x}}', ['constructor.name']],
    ['nothing to fill {{', 'nothing to fill {{', []],
  ])('%s', (text, filled, missing) => {
    expect(fillIn(text, values)).toEqual({ text: filled, missing });
  });

  it('puts values in as they are: nothing in a value is filled again', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (value) => {
        fc.pre(value.trim() !== '');
        expect(fillIn('{{contact.name}}', { 'contact.name': value }).text).toBe(value.trim());
      }),
    );
  });
});
