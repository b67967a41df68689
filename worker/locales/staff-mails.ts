/** Mails to staff. Fixed words; nothing that anybody typed stands in a subject (S48). */
interface Words {
  subject: string;
  text: string;
}

export const resetMail = (link: string): Words => ({
  subject: 'Set a new Parley password',
  text: `Somebody asked for a new password for your Parley account. If it was you, open this link within 30 minutes:

${link}

The link works once. If it was not you, ignore this mail: nothing has changed.`,
});

export const passwordChangedMail = (address: string): Words => ({
  subject: 'Your Parley password was changed',
  text: `The password of your Parley account was changed and all sessions were ended. If it was not you, set a new password at once:

${address}`,
});

export const invitationMail = (link: string, days: number): Words => ({
  subject: 'You are invited to Parley',
  text: `You are invited to join a team on Parley. Open this link within ${days} days to set your name and password:

${link}

The link works once, for this e-mail address only.`,
});

export const emailChangedMail = (): Words => ({
  subject: 'The e-mail of your Parley account was changed',
  text: `From now on your Parley account has another e-mail address, and links sent to this one no longer work. If it was not you, tell an admin of your team at once.`,
});
