/** What must be true of tools in every life of a conversation; part of conversation-laws. */
import { moments } from '#tests/fuzz/conversation-moments';
import type { Life, Transition } from '#tests/fuzz/conversation-world';

const eventsOf = ({ result }: Transition) => (result.ok ? result.value.events : []);
const effectsOf = ({ result }: Transition) => (result.ok ? result.value.effects : []);

function firstWrong<T>(all: Iterable<T>, wrong: (item: T) => boolean): string | undefined {
  for (const item of all) if (wrong(item)) return JSON.stringify(item);
  return undefined;
}

export const toolLaws = {
  'a call is asked for in a running turn and ends once': (life: Life) => {
    const open = new Set<string>();
    const known = new Set<string>();
    return firstWrong(moments(life), ({ event, running }) => {
      if (event.kind === 'tool.requested') {
        const again = known.has(event.callId);
        known.add(event.callId);
        open.add(event.callId);
        return again || (event.memberId === undefined && !running.includes(event.turnId));
      }
      return event.kind === 'tool.called' && !open.delete(event.callId ?? '');
    });
  },

  'what changes something by hand is for who has the conversation, while it goes on': (
    life: Life,
  ) =>
    firstWrong(moments(life), ({ event, floor }) => {
      if (event.kind !== 'tool.requested' || event.memberId === undefined) return false;
      const isTheirs = !floor.startsWith('mem_') || floor === event.memberId;
      return floor === 'nobody' || (event.risk !== 'read' && !isTheirs);
    }),

  'leave is given once, in time, to a call that waits, and only then is it made': (life: Life) => {
    const until = new Map<string, number>();
    return firstWrong(life.transitions, (transition) => {
      const made = effectsOf(transition).filter(({ kind }) => kind === 'runTool').length;
      let given = 0;
      for (const event of eventsOf(transition)) {
        if (event.kind === 'approval.requested')
          until.set(event.callId, Date.parse(event.expiresAt));
        if (event.kind !== 'approval.decided') continue;
        const end = until.get(event.callId);
        until.delete(event.callId);
        if (end === undefined) return true;
        if (transition.now >= end !== (event.decision === 'expired')) return true;
        if (event.decision === 'approved') given++;
      }
      return made !== given;
    });
  },
};
