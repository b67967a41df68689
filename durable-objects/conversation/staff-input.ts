/** From what a member asks to an input of `step`; fresh ids are made here. Used by the staff door. */
import type { Input } from '#core/conversation/input';
import type { ConversationState } from '#core/conversation/state';
import type { FileRecord, StaffCommand } from '#ports/conversations';
import type { System } from '#ports/system';
import { notices, words } from '#worker/locales/notices';

export function staffInput(
  command: StaffCommand,
  { locale }: ConversationState,
  system: System,
  attached: FileRecord[] = [],
): Input {
  const { agentId, actId: _, ...rest } = command;
  const files = attached.map(({ id, name, mime, size }) => ({ id, name, mime, size }));
  const memberId = agentId;
  switch (command.kind) {
    case 'accept':
      return {
        kind: 'agent.accept',
        agentId,
        agentName: command.agentName,
        ...(command.override ? { override: true } : {}),
        escalationId: system.newId('esc'),
      };
    case 'reply':
      return {
        kind: 'agent.reply',
        agentId,
        clientId: command.clientId,
        text: command.text,
        ...(files.length > 0 ? { attachments: files.map(({ id }) => id), files } : {}),
        prior: null,
        messageId: system.newId('msg'),
      };
    case 'release':
      return { kind: 'agent.release', agentId };
    case 'leave':
      return { kind: 'agent.gone', agentId };
    case 'read':
      return { kind: 'agent.read', agentId, seq: command.seq };
    case 'end':
      return { kind: 'agent.end', agentId };
    case 'note':
      return {
        kind: 'note',
        memberId,
        memberName: command.memberName,
        noteId: system.newId('nte'),
        text: command.text,
        mentions: command.mentions,
        ...(files.length > 0 ? { files } : {}),
        ...(command.clientId === undefined ? {} : { clientId: command.clientId }),
      };
    case 'macro':
      return { ...rest, kind: 'macro.start', memberId } as Input;
    case 'tag':
    case 'prioritise':
    case 'snooze':
    case 'assign':
      return { ...rest, memberId } as Input;
    case 'transfer': {
      const { agentId: __, actId: ___, ...asked } = command;
      return {
        ...asked,
        memberId,
        escalationId: system.newId('esc'),
        messageId: system.newId('msg'),
        notice: notices.escalated(locale),
      };
    }
    case 'prefer-people':
      return { kind: 'people.prefer', on: command.on };
    case 'decide':
      return {
        kind: 'approval.decide',
        callId: command.callId,
        decision: command.decision,
        memberId,
        report: {
          draft: { text: words('toolRejected', locale) },
          messageId: system.newId('msg'),
          authorName: '',
        },
      };
    case 'ticket': {
      const { ticketId, number, status } = command;
      return { kind: 'ticket', ticketId, number, status };
    }
    case 'callback-done':
      return { kind: 'callback.done', memberId };
  }
}
