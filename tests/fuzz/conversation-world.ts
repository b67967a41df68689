/**
 * Plays one random life of a conversation through `step`, as its object would: a log, a clock that jumps, a visitor, two
 * agents, turns that finish, die or come late. Records every transition for `conversation-laws`; judges nothing.
 */
import type { Input, PriorSend } from '#core/conversation/input';
import type { ConversationLimits, ConversationState } from '#core/conversation/state';
import type { step, Step } from '#core/conversation/step';
import type { Result } from '#core/result';
import type { ConversationEvent, TurnReport } from '#protocol/event';
import type { TurnId } from '#protocol/ids';
import type { LeadProgress } from '#protocol/lead-capture';
import type { ToolPlan } from '#protocol/tool-event';
import { desk } from '#tests/fuzz/conversation-desk';
import { randomLead, randomPlan, toolMoves } from '#tests/fuzz/conversation-tools';
import { seeded } from '#tests/fuzz/random';
import type { Random } from '#tests/fuzz/random';
import {
  conversationLimits,
  deepFreeze,
  idMaker,
  inputs,
  noon,
  turnReport,
} from '#tests/support/factories';

export type StepFunction = typeof step;

export interface Transition {
  before: ConversationState | null;
  /** How many events the log held before. */
  logged: number;
  input: Input;
  limits: ConversationLimits;
  now: number;
  result: Result<Step>;
}

export interface Life {
  seed: number;
  transitions: Transition[];
  events: ConversationEvent[];
  state: ConversationState | null;
}

export interface Plan {
  /** Inputs before the settling. */
  length: number;
  /** The tenant switches its assistant off and on in between. */
  switches: boolean;
}

const agents = [
  { agentId: 'mem_ada', agentName: 'Ada' },
  { agentId: 'mem_bob', agentName: 'Bob' },
];
const clientIds = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8'];
const texts = ['Where is my parcel?', 'Where is my packet?', 'привет', '🎉'];
const minuteMs = 60_000;
const dayMs = 86_400_000;

export class World {
  readonly life: Life;
  limits: ConversationLimits;
  now = noon;
  readonly newId = idMaker();
  #step: StepFunction;
  /** Every turn that was ever begun: late results come from here. */
  #turns: TurnId[] = [];

  constructor(seed: number, limits: ConversationLimits, stepFunction: StepFunction) {
    this.life = { seed, transitions: [], events: [], state: null };
    this.limits = deepFreeze(limits);
    this.#step = stepFunction;
  }

  /** Everything is frozen on its way in: a `step` that writes to its arguments throws. */
  enter(input: Input): Result<Step> {
    const { life, limits, now } = this;
    deepFreeze(input);
    const result = deepFreeze(this.#step(life.state, input, limits, now));
    life.transitions.push({
      before: life.state,
      logged: life.events.length,
      input,
      limits,
      now,
      result,
    });
    if (!result.ok) return result;
    life.state = result.value.state;
    life.events.push(...result.value.events);
    for (const event of result.value.events)
      if (event.kind === 'turn.started') this.#turns.push(event.turnId);
    return result;
  }

  /** What the log knows about a clientId; agents share one namespace, as in the object's log. */
  prior(author: 'visitor' | 'agent', clientId: string): PriorSend | null {
    for (const { kind, seq, at, ...event } of this.life.events) {
      if (kind !== 'message.created' || !('message' in event)) continue;
      const { message } = event;
      if (message.author === author && message.clientId === clientId)
        return { seq, at, messageId: message.id, text: message.text };
    }
    return null;
  }

  send(clientId: string, text: string): Input {
    return inputs.send({
      clientId,
      text,
      prior: this.prior('visitor', clientId),
      messageId: this.newId('msg'),
      turnId: this.newId('trn'),
      ...(this.life.state?.peopleOnly
        ? {
            queueAs: {
              escalationId: this.newId('esc'),
              messageId: this.newId('msg'),
              notice: { text: 'A person is coming.', notice: 'escalated' },
            },
          }
        : {}),
    });
  }

  finish(
    turnId: TurnId,
    outcome: 'answered' | 'fallback' = 'answered',
    escalation?: TurnReport['escalation'],
    plan?: ToolPlan | null,
    lead?: LeadProgress,
  ): Input {
    return inputs.finish({
      turnId,
      ...(plan === undefined ? {} : { plan }),
      ...(lead ? { lead } : {}),
      report: turnReport({ outcome, ...(escalation ? { escalation } : {}) }),
      messageId: this.newId('msg'),
      nextTurnId: this.newId('trn'),
    });
  }

  lose(turnId: TurnId): Input {
    return inputs.lost({
      turnId,
      nextTurnId: this.newId('trn'),
      messageId: this.newId('msg'),
    });
  }

  /** A turn to report on: mostly the running one, sometimes any earlier one, sometimes one that never was. */
  turn(random: Random): TurnId {
    const running = this.life.state?.turn?.turnId;
    if (running && random.chance(0.8)) return running;
    return this.#turns.length > 0 ? random.pick(this.#turns) : this.newId('trn');
  }

  /** Time goes on until nothing is running any more. */
  settle(): void {
    for (let turn = this.life.state?.turn; turn; turn = this.life.state?.turn) {
      this.now += 1_000;
      this.enter(this.finish(turn.turnId));
      if (this.life.state?.turn?.turnId === turn.turnId) return;
    }
  }
}

function moveClock(random: Random, now: number): number {
  const dice = random.next();
  if (dice < 0.75) return now + random.int(8_000);
  if (dice < 0.88) return now + random.int(3 * minuteMs);
  if (dice < 0.94) return now + random.int(dayMs / 3);
  if (dice < 0.95) return now + dayMs * (1 + random.int(3));
  return now - random.int(2 * minuteMs);
}

function randomLimits(random: Random): ConversationLimits {
  return conversationLimits({
    messagesPerMinute: random.pick([1, 2, 3, 20]),
    messagesPerDay: random.pick([4, 6, 12, 300]),
    maxMessages: random.pick([12, 60, 1_000]),
    queueTimeoutMs: random.pick([30_000, 120_000]),
    agentAwayMs: random.pick([60_000, 300_000]),
    callbackDueMs: random.pick([1_000, dayMs]),
  });
}

/** One entry an input; the weight is how often it comes. */
const moves: [weight: number, move: (world: World, random: Random) => Input][] = [
  [
    34,
    (world, random) => {
      // Mostly a new sentence, often a copy of an earlier one, sometimes another text under its id.
      const fresh = random.chance(0.6);
      const clientId = fresh ? `n${world.life.transitions.length}` : random.pick(clientIds);
      const known = world.prior('visitor', clientId);
      return world.send(clientId, known && random.chance(0.7) ? known.text : random.pick(texts));
    },
  ],
  [
    20,
    (world, random) =>
      world.finish(
        world.turn(random),
        random.pick(['answered', 'fallback']),
        random.chance(0.4)
          ? { level: random.pick(['low', 'medium']), type: 'complexity', reason: 'unsure' }
          : undefined,
        randomPlan(random),
        random.chance(0.2) ? randomLead(random) : undefined,
      ),
  ],
  [5, (world, random) => world.lose(world.turn(random))],
  [
    5,
    (world, random) =>
      inputs.escalate({
        by: random.pick(['visitor', 'assistant', 'agent']),
        escalationId: world.newId('esc'),
        messageId: world.newId('msg'),
      }),
  ],
  [6, (world) => inputs.expire({ messageId: world.newId('msg') })],
  [
    2,
    (world) => ({
      kind: 'queue.unmanned',
      messageId: world.newId('msg'),
      overdue: { text: 'Nobody is free yet.', notice: 'lead-offer' },
    }),
  ],
  [
    5,
    (world, random) => inputs.accept({ ...random.pick(agents), escalationId: world.newId('esc') }),
  ],
  [
    10,
    (world, random) => {
      const clientId = random.chance(0.6)
        ? `a${world.life.transitions.length}`
        : random.pick(clientIds);
      const known = world.prior('agent', clientId);
      return inputs.reply({
        agentId: random.pick(agents).agentId,
        clientId,
        text: known && random.chance(0.7) ? known.text : random.pick(texts),
        prior: known,
        messageId: world.newId('msg'),
      });
    },
  ],
  [6, (_, random) => inputs.release({ agentId: random.pick(agents).agentId })],
  [
    4,
    (world, random) => ({
      kind: 'visitor.read',
      seq: random.int((world.life.state?.lastSeq ?? 0) + 5),
    }),
  ],
  [
    2,
    (_, random) => ({
      kind: 'visitor.feedback',
      value: random.pick(['up', 'down', '5']),
      prior: null,
    }),
  ],
  [
    1,
    (_, random) => ({
      kind: 'visitor.identify',
      method: random.pick(['jwt', 'hmac']),
      contactKey: random.pick(['k1', 'k2']),
    }),
  ],
  [1, (_, random) => ({ kind: 'visitor.consent', purpose: 'chat', granted: random.chance(0.5) })],
  [
    4,
    (world) => ({
      kind: 'lead.capture',
      leadId: world.newId('led'),
      fields: ['email'],
      prior: null,
    }),
  ],
  [2, (world, random) => desk.transfer(world, random)],
  [6, (world, random) => random.pick(desk.acts)(world, random)],
  [2, (world, random) => desk.ticket(world, random)],
  [
    3,
    (world, random) => ({
      kind: 'agent.lost',
      agentId: random.pick(agents).agentId,
      seenAt: world.now - random.int(2 * world.limits.agentAwayMs),
    }),
  ],
  [1, (_, random) => ({ kind: 'agent.gone', agentId: random.pick(agents).agentId })],
  [4, () => ({ kind: 'due' })],
  [1, (_, random) => ({ kind: 'people.prefer', on: random.chance(0.4) })],
  ...toolMoves,
  [1, () => inputs.start()],
  [1, (_, random) => ({ kind: 'end', by: random.pick(['visitor', 'agent', 'system']) })],
];
const totalWeight = moves.reduce((sum, [weight]) => sum + weight, 0);

function pickMove(random: Random) {
  let left = random.int(totalWeight);
  for (const [weight, move] of moves) {
    if (left < weight) return move;
    left -= weight;
  }
  throw new Error('the weights do not add up');
}

/** A whole life: beginning, `length` random inputs, and time for everything to settle. */
export function play(seed: number, plan: Plan, stepFunction: StepFunction): Life {
  const random = seeded(seed);
  const world = new World(seed, randomLimits(random), stepFunction);
  if (random.chance(0.1)) world.enter(world.send('c1', 'too early'));
  world.enter(inputs.start());
  for (let i = 0; i < plan.length; i++) {
    world.now = moveClock(random, world.now);
    if (plan.switches && random.chance(0.05))
      world.limits = deepFreeze({
        ...world.limits,
        assistantEnabled: !world.limits.assistantEnabled,
      });
    world.enter(pickMove(random)(world, random));
  }
  world.settle();
  return world.life;
}
