/** `/v1/admin/settings`: how the tenant's assistant behaves, what it may cost, when it calls a person. */
import { Hono } from 'hono';
import { needsFreshSignIn } from '#core/step-up';
import { changeSettings, readSettings } from '#flows/change-settings';
import { rotateIdentitySecret } from '#flows/identity-secret';
import { ticketSecret } from '#flows/mirror-ticket';
import { SettingsChange } from '#protocol/settings';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { answer, problem } from '#worker/middleware/problem';
import { staff, tooOldFor } from '#worker/middleware/staff';

export const settings = new Hono<AppTypes>()
  .get('/', staff('settings.read'), async (c) =>
    answer(c, await readSettings(c.get('member').tenantId, c.get('deps'))),
  )
  .patch('/', staff('settings.write'), async (c) => {
    const change = await body(c.req.raw, SettingsChange);
    if (!change.ok) return problem(c, change.refusal);
    const { tenantId } = c.get('member');
    const before = await readSettings(tenantId, c.get('deps'));
    const known = before.ok ? before.value.settings : null;
    c.set('audit', { target: 'settings', before: known });
    const old = needsFreshSignIn('settings', known, change.value) ? tooOldFor(c) : null;
    if (old) return old;
    return answer(c, await changeSettings(tenantId, change.value, c.get('deps')));
  })
  .post('/ticket-secret', staff('settings.security'), async (c) => {
    c.set('audit', { target: 'ticket secret', after: null });
    return answer(c, await ticketSecret(c.get('member').tenantId, c.get('deps')));
  })
  .post('/identity-secret', staff('settings.security'), async (c) => {
    c.set('audit', { target: 'identity secret', after: null });
    return answer(c, await rotateIdentitySecret(c.get('member').tenantId, c.get('deps')));
  });
