/** The widget's words in English; the other languages are JSON files with these keys and those of en-extras. */
import type { englishExtras } from '#widget/locales/en-extras';

export const english = {
  open: 'Open chat',
  close: 'Close chat',
  title: 'Chat with {name}',
  ai: 'AI assistant',
  waiting: 'Waiting for a person…',
  human: 'Support team',
  ended: 'Chat ended',
  you: 'You',
  placeholder: 'Write a message…',
  send: 'Send',
  menu: 'More options',
  person: 'Talk to a person',
  details: 'Leave your details',
  offline: 'You are offline. Messages go out when you are back.',
  reconnecting: 'Reconnecting…',
  retryNow: 'Try now',
  blocked: 'Chat is not available here.',
  sending: 'Sending…',
  sent: 'Sent',
  seen: 'Seen',
  failed: 'Not sent',
  retry: 'Try again',
  edit: 'Edit',
  wait: 'Sending again in {n} s',
  tooLong: 'This message is too long',
  typing: '{name} is writing…',
  cutOff: 'The answer was cut off.',
  newest: 'New messages',
  joined: '{name} joined',
  left: 'You are back with the assistant',
  gone: '{name} left the chat',
  charactersLeft: '{n} characters left',
  charactersOver: '{n} characters too many',
  attachment: 'Attachment',
  log: 'Messages',
  hint: 'An AI assistant answers and can be wrong.',
};

export type TextKey = keyof typeof english | keyof typeof englishExtras;
export type Texts = Record<TextKey, string>;
