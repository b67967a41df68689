/** What the desk is told by push, mail and channels, in English: fixed sentences, never a visitor's words (S48). */
import type { NotificationKind } from '#protocol/notification';

export const deskWords: Record<NotificationKind, { title: string; text: string }> = {
  waiting: { title: 'A visitor waits for a person', text: 'A visitor waits for a person.' },
  overdue: { title: 'A visitor waits too long', text: 'Nobody has come to a visitor who waits.' },
  assigned: { title: 'A conversation for you', text: 'A conversation was assigned to you.' },
  mention: { title: 'You were mentioned', text: 'A colleague mentioned you in a note.' },
  reply: { title: 'A visitor has answered', text: 'A visitor has answered you.' },
  'callback-missed': {
    title: 'A promised call-back is late',
    text: 'A promised call-back was not made in time.',
  },
  lead: { title: 'A new lead', text: 'A visitor has left contact details.' },
};

export const deskDigest = {
  title: 'More is waiting in the inbox',
  text: 'There is more in the inbox; you will not be told of each for a while.',
};
