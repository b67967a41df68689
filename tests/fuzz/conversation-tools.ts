/** What happens with tools in a random life: calls of running turns and of turns that are over, ends, leave given, refused, forgotten. */
import type { LeadProgress } from '#protocol/lead-capture';
import type { Input } from '#core/conversation/input';
import type { ToolCallId } from '#protocol/ids';
import type { World } from '#tests/fuzz/conversation-world';
import type { Random } from '#tests/fuzz/random';

const leaveMs = 20_000;

const report = (world: World) => ({
  draft: { text: 'About your call.' },
  messageId: world.newId('msg'),
  authorName: 'Assistant',
});

/** Mostly an open one, sometimes any other. */
function callOf(world: World, random: Random): ToolCallId {
  const open = world.life.state?.tools?.open ?? [];
  if (open.length > 0 && random.chance(0.8)) return random.pick(open).callId as ToolCallId;
  const all = world.life.events.flatMap((event) =>
    event.kind === 'tool.requested' ? [event.callId] : [],
  );
  return all.length > 0 && random.chance(0.8) ? random.pick(all) : world.newId('tcl');
}

export const toolMoves: [weight: number, move: (world: World, random: Random) => Input][] = [
  [
    8,
    (world, random) => ({
      kind: 'tool.request',
      callId: world.newId('tcl'),
      turnId: world.turn(random),
      tool: 'refund',
      risk: 'money',
      arguments: { order: 'A1' },
      approval: random.chance(0.6) ? { digest: 'd', lastsMs: leaveMs } : null,
    }),
  ],
  [
    5,
    (world, random) => ({
      kind: 'tool.done',
      callId: callOf(world, random),
      ok: random.chance(0.7),
      latencyMs: 3,
      report: random.chance(0.5) ? report(world) : null,
      ...(random.chance(0.2)
        ? { reported: { memberId: 'mem_ada', code: 'ok', text: 'Refunded.' } }
        : {}),
    }),
  ],
  [
    3,
    (world, random) => ({
      kind: 'tool.request',
      callId: world.newId('tcl'),
      turnId: world.newId('trn'),
      memberId: random.pick(['mem_ada', 'mem_bob']),
      tool: 'refund',
      risk: random.pick(['read', 'money']),
      arguments: { order: 'A1' },
      approval: random.chance(0.5) ? { digest: 'd', lastsMs: leaveMs } : null,
    }),
  ],
  [
    6,
    (world, random) => ({
      kind: 'approval.decide',
      callId: callOf(world, random),
      decision: random.pick(['approved', 'rejected', 'expired']),
      memberId: random.pick(['mem_ada', null]),
      report: random.chance(0.5) ? report(world) : null,
    }),
  ],
];

export const randomPlan = (random: Random) =>
  random.pick([
    undefined,
    null,
    {
      tool: 'refund',
      arguments: { order: random.pick(['A1', 'A2']) },
      awaits: { kind: 'confirmation' as const },
      tries: 0,
    },
  ]);

export const randomLead = (random: Random): LeadProgress => ({
  cause: random.pick(['quote', 'person']),
  intent: 'PRICING',
  status: random.pick(['open', 'declined', 'done']),
  asked: ['name', 'email'],
  answers: random.chance(0.5) ? { name: 'Ada' } : {},
  skipped: [],
  awaits: random.pick([null, 'email', 'consent']),
  tries: random.int(2),
  isReminded: false,
});
