/** What the desk does in a random life: notes, tags, transfers, whatever is due. Used by conversation-world. */
import type { Input } from '#core/conversation/input';
import type { World } from '#tests/fuzz/conversation-world';
import type { Random } from '#tests/fuzz/random';
import { idOf } from '#tests/support/factories';

const minuteMs = 60_000;
const memberId = 'mem_cyd';

const emptyBrief = {
  summary: '',
  language: 'en',
  sentiment: { last: 0, lowest: 0 },
  intent: null,
  profile: { isIdentified: false, locale: 'en', leadFields: [], messages: 0 },
  entities: [],
  tried: [],
};

/** What the desk does besides speaking. */
export const desk = {
  transfer: (world: World, random: Random): Input => ({
    kind: 'transfer',
    memberId: random.pick(['mem_ada', 'mem_bob', memberId]),
    override: random.chance(0.5),
    assigneeId: random.pick([null, 'mem_ada', 'mem_bob']),
    teamId: random.pick([null, 'tea_1']),
    escalationId: world.newId('esc'),
    messageId: world.newId('msg'),
    notice: { text: 'A person is coming.', notice: 'escalated' },
  }),
  ticket: (world: World, random: Random): Input => ({
    kind: 'ticket',
    ticketId: random.chance(0.7) ? idOf('tkt', 1) : world.newId('tkt'),
    number: 7,
    status: random.pick(['open', 'solved']),
  }),
  acts: [
    (world: World) => ({
      kind: 'note',
      memberId,
      memberName: 'Cyd',
      noteId: world.newId('nte'),
      text: 'Look at this.',
      mentions: ['mem_ada', 'mem_ada'],
    }),
    (_: World, random: Random) => ({
      kind: 'tag',
      memberId,
      add: [random.pick(['vip', 'late']), 'vip'],
      remove: [random.pick(['vip', 'late', 'none'])],
    }),
    (_: World, random: Random) => ({
      kind: 'prioritise',
      memberId,
      priority: random.pick(['low', 'normal', 'high', 'urgent']),
    }),
    (world: World, random: Random) => ({
      kind: 'snooze',
      memberId,
      until: random.pick([null, world.now - 1, world.now + random.int(minuteMs)]),
    }),
    () => ({
      kind: 'macro.start',
      memberId,
      macroId: idOf('mac', 1),
      name: 'Refund and close',
      steps: 2,
    }),
    () => ({ kind: 'due' }),
    (_: World, random: Random) => ({
      kind: 'assign',
      memberId,
      assigneeId: random.pick([null, 'mem_ada']),
      teamId: random.pick([null, 'tea_1']),
      reason: 'because',
    }),
    (world: World, random: Random) => ({
      kind: 'route',
      escalationId: world.life.state?.escalation?.id ?? world.newId('esc'),
      assigneeId: random.pick(['mem_ada', 'mem_bob']),
      teamId: null,
      reason: 'speaks Portuguese',
    }),
    (world: World) => ({
      kind: 'brief',
      escalationId: world.life.state?.escalation?.id ?? world.newId('esc'),
      brief: emptyBrief,
    }),
    () => ({ kind: 'callback.done', memberId }),
  ] satisfies ((world: World, random: Random) => Input)[],
};
