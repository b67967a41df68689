// The table of permissions: default deny, keys never take a person's place, nobody gives more than they have.
import { expect, test } from 'vitest';
import { expectedRoles } from '#tests/integration/access/expected-roles';
import { actions, allowedTo, may, mayGiveRole, roles, ruleOf, scopesOf } from '#core/permission';

test('who is nobody in the table may nothing', () => {
  for (const role of ['', 'root', 'Owner', 'constructor', '__proto__'])
    expect(allowedTo({ role })).toEqual([]);
});

test('a higher role may all that a lower one may', () => {
  for (const [index, role] of roles.entries())
    for (const lower of roles.slice(index))
      for (const action of allowedTo({ role: lower }))
        expect([role, action, may({ role }, action)]).toEqual([role, action, true]);
});

test('only the owner of the installation sees tenants, whatever the role', () => {
  for (const role of roles) expect(may({ role }, 'tenant.read')).toBe(false);
  expect(may({ role: 'viewer', isPlatformOwner: true }, 'tenant.write')).toBe(true);
});

test('a key may what its scopes say and never what takes a person', () => {
  const key = { role: 'api-key', scopes: actions };
  for (const action of actions) expect(may(key, action)).toBe(!ruleOf(action).person);
  expect(may({ role: 'owner', scopes: [] }, 'article.read')).toBe(false);
  expect(scopesOf(key)).toEqual([]);
});

test('a grant opens what can be granted and nothing else', () => {
  expect(may({ role: 'agent' }, 'pii.read')).toBe(false);
  expect(may({ role: 'agent', grants: ['pii.read'] }, 'pii.read')).toBe(true);
  expect(may({ role: 'agent', grants: ['member.write'] }, 'member.write')).toBe(false);
});

test('nobody gives a role above their own', () => {
  expect(roles.filter((role) => mayGiveRole({ role: 'supervisor' }, role))).toEqual([
    'supervisor',
    'agent',
    'viewer',
  ]);
  expect(mayGiveRole({ role: 'owner' }, 'root')).toBe(false);
  expect(mayGiveRole({ role: 'owner', scopes: actions }, 'viewer')).toBe(false);
});

test('the table written by hand says the same of every action', () => {
  const letters: Record<string, string> = {
    owner: 'o',
    admin: 'a',
    supervisor: 's',
    agent: 'g',
    viewer: 'v',
  };
  const said = Object.fromEntries(
    actions.map((action) => {
      const rule = ruleOf(action);
      const who = rule.platform ? 'p' : rule.roles.map((role) => letters[role]).join('');
      return [action, `${who}${rule.person ? '*' : ''}`];
    }),
  );
  expect(said).toEqual(expectedRoles);
});
