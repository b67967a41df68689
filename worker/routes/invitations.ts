/** `/v1/admin/invitations`: invite, list, take back; and accept, which needs the link and the address but no session. */
import { Hono } from 'hono';
import { acceptInvitation, inviteMember, openInvitations } from '#flows/invite-member';
import { InvitationAcceptance, InvitationRequest } from '#protocol/member';
import { record } from '#worker/middleware/audit';
import { body } from '#worker/middleware/body';
import type { AppTypes } from '#worker/middleware/context';
import { listed } from '#worker/middleware/list';
import { countLink, publicOrigin } from '#worker/middleware/credential';
import { answer, notFound, problem } from '#worker/middleware/problem';
import { staff } from '#worker/middleware/staff';

export const invitations = new Hono<AppTypes>()
  .get('/', staff('invitation.read'), listed('invitations'), async (c) =>
    c.json({ invitations: await openInvitations(c.get('member').tenantId, c.get('deps')) }),
  )
  .post('/', staff('invitation.write'), async (c) => {
    const request = await body(c.req.raw, InvitationRequest);
    if (!request.ok) return problem(c, request.refusal);
    const invited = await inviteMember(
      c.get('member'),
      request.value,
      publicOrigin(c),
      c.get('deps'),
    );
    if (invited.ok) c.set('audit', { target: invited.value.invitation.id });
    return answer(c, invited, 201);
  })
  .delete('/:id', staff('invitation.write'), async (c) => {
    const { invitations: store, system } = c.get('deps');
    const { tenantId } = c.get('member');
    const revoked = await store.revoke(tenantId, c.req.param('id'), system.now());
    return revoked ? c.body(null, 204) : notFound(c);
  })
  .post('/accept', async (c) => {
    const request = await body(c.req.raw, InvitationAcceptance);
    if (!request.ok) return problem(c, request.refusal);
    const tried = await countLink(c);
    if (!tried.ok) return problem(c, tried.refusal);
    const accepted = await acceptInvitation(request.value, c.get('deps'));
    if (!accepted.ok) return problem(c, accepted.refusal);
    await tried.value();
    const { tenantId, memberId } = accepted.value;
    const actor = { actorKind: 'member', actorId: memberId, actorRole: null } as const;
    await record(c, tenantId, actor, 'invitation.accept', 200, { target: memberId });
    return c.json({ ok: true });
  });
