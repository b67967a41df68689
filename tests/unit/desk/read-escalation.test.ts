/** The record of an escalation is what its log says, also while the read model is behind. */
import { expect, test } from 'vitest';
import { readEscalation } from '#flows/read-escalation';
import { idOf, iso, noon } from '../../support/factories.ts';

const tenantId = idOf('tnt', 1);
const escalationId = idOf('esc', 1);
const conversationId = idOf('cnv', 1);
const behind = {
  id: escalationId,
  conversationId,
  status: 'waiting',
  level: 'high',
  type: 'complexity',
  reason: 'please',
  by: 'visitor',
  requestedAt: iso(noon),
  acceptedAt: null,
  endedAt: null,
  agentId: null,
  resolution: null,
  callback: null,
};
const at = (seq: number, kind: string, but: object = {}) => ({
  seq,
  at: iso(noon + seq * 1_000),
  kind,
  escalationId,
  ...but,
});
const asked = at(0, 'escalation.requested', { by: 'visitor', reason: 'please' });
const accepted = at(1, 'escalation.accepted', { agentId: 'mem_ada', agentName: 'Ada' });

test.each<[string, object[], object]>([
  ['accepted', [accepted], { status: 'accepted', acceptedAt: accepted.at, agentId: 'mem_ada' }],
  [
    'given on',
    [accepted, at(2, 'escalation.queued', { because: 'transferred' })],
    { acceptedAt: accepted.at },
  ],
  [
    'ended',
    [accepted, at(2, 'escalation.ended', { resolution: 'resolved' })],
    {
      status: 'ended',
      acceptedAt: accepted.at,
      agentId: 'mem_ada',
      endedAt: iso(noon + 2_000),
      resolution: 'resolved',
    },
  ],
  [
    'nobody came, a call-back was promised and made',
    [at(1, 'callback.promised', { dueAt: iso(noon + 9_000) }), at(2, 'callback.done')],
    { callback: { dueAt: iso(noon + 9_000), doneAt: iso(noon + 2_000) } },
  ],
])('%s', async (_, more, expected) => {
  const events = [{ seq: 9, at: iso(noon), kind: 'message.created' }, asked, ...more];
  const read = await readEscalation(tenantId, escalationId, {
    escalations: { get: async () => behind },
    conversations: { page: async () => ({ events, more: false }) },
  } as unknown as Parameters<typeof readEscalation>[2]);
  expect(read).toEqual({
    ok: true,
    value: { escalation: { ...behind, ...expected }, timeline: [asked, ...more] },
  });
});
