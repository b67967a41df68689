/** What keys and the palette do with the open conversation. */
import { priorities } from '#protocol/desk';
import type { Macro } from '#protocol/macro';
import type { InboxSummary } from '#protocol/inbox';
import { useCommands } from '../commands.ts';
import type { Command } from '../commands.ts';
import { t } from '../locales/texts.ts';
import type { Member } from '../session.ts';
import type { Acts } from './inbox-acts.ts';
import type { Asking } from './inbox-conversation.tsx';
import type { Mode } from './inbox-drafts.ts';
import { useInboxKeys } from './inbox-keys.ts';
import { snoozes, snoozeUntil } from './inbox-snooze.ts';

interface Given {
  id: string;
  summary: InboxSummary | undefined;
  member: Member;
  mayAct: boolean;
  acts: Acts;
  write: (mode: Mode) => void;
  ask: (what: Asking) => void;
  macros: Macro[];
  runMacro: (macro: Macro) => void;
  togglePanel: () => void;
}

export function useConversationCommands(given: Given): void {
  const offered = () => commandsOf(given);
  useCommands(offered);
  const run = (key: string) => () =>
    offered()
      .find((one) => one.key === key)
      ?.run();
  useInboxKeys(
    Object.fromEntries(['a', 'b', 'e', 'i', 'm', 'n', 'r', 't', 'z'].map((key) => [key, run(key)])),
  );
}

function commandsOf(given: Given): Command[] {
  const { summary, member, mayAct, acts, write, ask, togglePanel } = given;
  const details: Command = {
    id: 'details',
    words: t('inbox.details'),
    key: 'i',
    run: togglePanel,
  };
  if (!summary || !member.allowed.includes('conversation.write')) return [details];
  const { floor, status, assigneeId, teamId, priority, snoozedUntil } = summary;
  const isMine = floor.holder === 'agent' && floor.agentId === member.memberId;
  const isOthers = floor.holder === 'agent' && !isMine;
  const isOpen = status === 'open';
  const offer = (holds: boolean, ...all: Command[]) => (holds ? all : []);
  // To begin writing asks nothing of the server: it need not wait until another act is through.
  const writing = [
    ...offer(isMine, {
      id: 'reply',
      words: t('inbox.reply'),
      key: 'r',
      run: () => write('reply'),
    }),
    {
      id: 'note',
      words: t('inbox.addNote'),
      key: 'n',
      run: () => write('note'),
    },
  ];
  if (!mayAct) return [...writing, details];
  return [
    ...offer(isOpen && !isMine && !isOthers, {
      id: 'accept',
      words: t('inbox.accept'),
      key: 'a',
      run: () => acts.act('accept'),
    }),
    ...offer(isOthers && member.allowed.includes('conversation.takeover'), {
      id: 'takeover',
      words: t('inbox.accept'),
      key: 'a',
      run: () => ask('takeOver'),
    }),
    ...offer(isMine, {
      id: 'release',
      words: t('inbox.release'),
      key: 'b',
      run: () => acts.act('release'),
    }),
    ...writing,
    ...offer(isOpen && !isOthers, {
      id: 'end',
      words: t('inbox.end'),
      key: 'e',
      run: () => ask('end'),
    }),
    ...offer(isOpen && assigneeId !== member.memberId, {
      id: 'assign-me',
      words: t('inbox.assignMe'),
      key: 'm',
      run: () =>
        acts.actWithUndo('assign', { assigneeId: member.memberId }, t('inbox.assigned'), {
          assigneeId,
          teamId,
        }),
    }),
    {
      id: 'tag',
      words: t('inbox.addTag'),
      key: 't',
      run: () => focusTag(togglePanel),
    },
    ...offer(
      isOpen,
      ...snoozes.map((one): Command => ({
        id: `snooze-${one}`,
        words: `${t('inbox.snooze')}: ${t(`inbox.snooze.${one}`)}`,
        ...(one === 'tomorrow' ? { key: 'z' } : {}),
        run: () =>
          acts.actWithUndo('snooze', { until: snoozeUntil(one, new Date()) }, t('inbox.snoozed'), {
            until: snoozedUntil,
          }),
      })),
    ),
    ...offer(snoozedUntil !== null, {
      id: 'wake',
      words: t('inbox.wake'),
      run: () => acts.act('snooze', { until: null }),
    }),
    ...priorities
      .filter((one) => one !== priority)
      .map((one): Command => ({
        id: `priority-${one}`,
        words: `${t('inbox.priority')}: ${t(`inbox.priority.${one}`)}`,
        run: () =>
          acts.actWithUndo(
            'priority',
            { priority: one },
            t('inbox.priorityIs', { priority: t(`inbox.priority.${one}`) }),
            { priority },
          ),
      })),
    ...given.macros.map((macro): Command => ({
      id: macro.id,
      words: t('macro.command', { name: macro.name }),
      run: () => given.runMacro(macro),
    })),
    details,
  ];
}

/** The field is in the panel, which may have to be opened first. */
function focusTag(togglePanel: () => void): void {
  const field = () => document.querySelector<HTMLInputElement>('.context input[name=tag]');
  if (!field()) togglePanel();
  requestAnimationFrame(() => requestAnimationFrame(() => field()?.focus()));
}
