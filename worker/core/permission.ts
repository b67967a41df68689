/**
 * Who of the staff may do what: one table, default deny. A row is an action, the roles that may do it, and what else holds
 * for it. Asked by middleware/staff before a route runs, by pages for what to show, and for single fields (`pii.read`). Pure.
 */
export const roles = ['owner', 'admin', 'supervisor', 'agent', 'viewer'] as const;
export type Role = (typeof roles)[number];

interface Rule {
  roles: readonly Role[];
  /** Only the owner of the installation, whatever the role. */
  platform?: boolean;
  /** Needs an authentication of the last minutes (core/session `stepUpMs`). */
  stepUp?: boolean;
  /**
   * Reads personal data: a GET makes an audit entry, too. `list` is what a page loads again and again: one entry for each member and
   * route in a quarter of an hour (middleware/reads-seen) says that it was looked at.
   */
  personal?: true | 'list';
  /** Never by an API key: it takes a person. */
  person?: boolean;
  /** May be granted to a single member whose role has it not. */
  grantable?: boolean;
}

const everyone: Rule = { roles };
const writers: Rule = { roles: ['owner', 'admin', 'supervisor', 'agent'] };
const leaders: Rule = { roles: ['owner', 'admin', 'supervisor'] };
const admins: Rule = { roles: ['owner', 'admin'] };
const platform: Rule = { roles: [], platform: true, person: true };
const stepUp = { stepUp: true } as const;
const personal = { personal: true } as const;
const personalList = { personal: 'list' } as const;
const person = { person: true } as const;
const grantable = { grantable: true } as const;

const rules = {
  // One's own account: whoever has signed in.
  'account.read': { ...everyone, ...person },
  'account.write': { ...everyone, ...person },
  /** Password, second factor, recovery codes, e-mail, sessions. */
  'account.security': { ...everyone, ...person, ...stepUp },

  // The inbox. `inbox.read` is lists, presence and the live socket; `conversation.read` is what was said.
  'inbox.read': { ...everyone, ...personalList },
  'inbox.listen': { ...everyone, ...person, ...personalList },
  'view.write': { ...everyone, ...person },
  'conversation.read': { ...everyone, ...personal },
  /** Accept, reply, read, give back, end: takes the floor, so it takes a person. */
  'conversation.write': { ...writers, ...person },
  'conversation.assign': writers,
  'conversation.transfer': { ...writers, ...person },
  /** From a colleague who has the floor. */
  'conversation.takeover': { ...leaders, ...person },
  'conversation.tag': writers,
  'conversation.snooze': writers,
  'conversation.bulk': writers,
  'conversation.create': writers,
  'conversation.listen': { ...leaders, ...person },
  'conversation.erase': { ...admins, ...stepUp },
  'note.read': everyone,
  'note.write': writers,
  'tag.read': everyone,
  'tag.write': leaders,
  'copilot.use': { ...writers, ...person },
  'escalation.read': { ...everyone, ...personalList },
  'escalation.write': writers,
  'routing.read': everyone,
  'routing.write': leaders,
  'team.read': everyone,
  'team.write': leaders,
  'presence.write': { ...writers, ...person },
  'ticket.read': { ...everyone, ...personalList },
  'ticket.write': writers,
  'callback.read': { ...everyone, ...personal },
  'callback.write': writers,
  'canned-response.read': everyone,
  'canned-response.write': leaders,
  'macro.read': everyone,
  'macro.run': { ...writers, ...person },
  'macro.write': leaders,
  'notification.read': { ...everyone, ...person },
  'notification.write': { ...everyone, ...person },

  // People who write to us. `pii.read` decides over single fields: without it contact details are masked.
  'pii.read': { ...leaders, ...grantable },
  'contact.read': { ...everyone, ...personal },
  'contact.write': writers,
  'contact.merge': writers,
  'contact.export': { ...admins, ...personal, ...stepUp },
  'contact.erase': { ...admins, ...stepUp },
  'lead.read': { ...everyone, ...personal },
  'lead.write': writers,
  'lead.export': { ...leaders, ...personal, ...stepUp, ...grantable },
  'archive.search': { ...everyone, ...personal },
  'archive.export': { ...leaders, ...personal, ...stepUp, ...grantable },
  'file.read': { ...everyone, ...personal },
  'memory.read': { ...everyone, ...personal },
  'memory.write': writers,

  // What the assistant knows and says.
  'article.read': everyone,
  'article.write': leaders,
  'article.import': leaders,
  'article.export': leaders,
  'article.delete': leaders,
  'source.read': everyone,
  'source.write': leaders,
  'instruction.read': everyone,
  'instruction.write': leaders,
  'intent.read': everyone,
  'intent.write': leaders,
  'prompt.read': leaders,
  'prompt.write': leaders,
  'prompt.publish': admins,
  'playground.use': leaders,
  'evaluation.read': everyone,
  'evaluation.write': leaders,
  'experiment.read': everyone,
  'experiment.write': admins,
  'template.read': everyone,
  'template.write': admins,

  // What the assistant may do, and who hears of it.
  'tool.read': everyone,
  'tool.write': admins,
  'tool.secret': { ...admins, ...stepUp },
  'tool.run': { ...writers, ...person },
  'approval.read': { ...everyone, ...personalList },
  'approval.decide': { ...leaders, ...person, ...grantable },
  'integration.read': leaders,
  'integration.write': admins,
  'integration.secret': { ...admins, ...stepUp },
  'webhook.read': leaders,
  'webhook.write': admins,
  'webhook.secret': { ...admins, ...stepUp },
  'delivery.read': leaders,
  'delivery.replay': admins,
  'workflow.read': everyone,
  'workflow.write': admins,

  // Figures.
  'analytics.read': everyone,
  'analytics.export': { ...leaders, ...grantable },
  'usage.read': leaders,
  'report.read': everyone,
  'report.write': leaders,

  // The company and its people. `member.read` is names and roles, `member.manage` e-mail and security.
  'settings.read': everyone,
  'settings.write': admins,
  /** Origins, identity secret, sign-in rules, retention, keys. */
  'settings.security': { ...admins, ...stepUp },
  'member.read': { ...everyone, ...personalList },
  'member.manage': { ...admins, ...person, ...personal },
  'member.write': { ...admins, ...person, ...stepUp },
  'invitation.read': { ...admins, ...person, ...personal },
  'invitation.write': { ...admins, ...person, ...stepUp },
  'session.revoke': { ...admins, ...person },
  'api-key.read': { ...admins, ...person },
  'api-key.write': { ...admins, ...person, ...stepUp },
  'audit.read': admins,
  'audit.export': { ...admins, ...personal, ...stepUp },
  'error.read': leaders,
  'error.write': leaders,
  'health.read': everyone,

  // The installation.
  'tenant.read': platform,
  'tenant.write': { ...platform, ...stepUp },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof rules;

export const actions = Object.keys(rules) as Action[];

export const ruleOf = (action: Action): Rule => rules[action];

/** A member as the session knows it, or an API key: then `scopes` are all it may do. */
export interface Actor {
  role: string;
  grants?: readonly string[];
  isPlatformOwner?: boolean;
  scopes?: readonly string[];
}

export function may(actor: Actor, action: Action): boolean {
  const rule = ruleOf(action);
  if (actor.scopes) return rule.person !== true && actor.scopes.includes(action);
  if (rule.platform) return actor.isPlatformOwner === true;
  if ((rule.roles as readonly string[]).includes(actor.role)) return true;
  return rule.grantable === true && (actor.grants?.includes(action) ?? false);
}

/** All that somebody may do, for pages that show or hide. */
export const allowedTo = (actor: Actor): Action[] => actions.filter((action) => may(actor, action));

/** What a key that this person makes may be given. */
export const scopesOf = (actor: Actor): Action[] =>
  actor.scopes ? [] : allowedTo(actor).filter((action) => !ruleOf(action).person);

/** What a key may do now: what it was given, as far as whoever made it may do it still. */
export const liveScopes = (scopes: readonly string[], maker: Actor): string[] => {
  const theirs: readonly string[] = scopesOf(maker);
  return scopes.filter((scope) => theirs.includes(scope));
};

export const grantableActions = actions.filter((action) => ruleOf(action).grantable);

/** What this person may give away by grants: what can be granted, and is theirs. */
export const mayGrant = (actor: Actor, grants: readonly string[]): boolean =>
  grants.every(
    (action) => grantableActions.includes(action as Action) && may(actor, action as Action),
  );

/** Asked when the invitation is written and again when it is used: whoever left or was demoted invites nobody (S30). */
export const mayInvite = (actor: Actor, role: string, grants: readonly string[]): boolean =>
  may(actor, 'invitation.write') && mayGiveRole(actor, role) && mayGrant(actor, grants);

/** Nobody gives a role above the own, takes one away from above, or makes somebody more than they are (S30). */
export function mayGiveRole(actor: Actor, role: string): boolean {
  const rank = (of: string) => (roles as readonly string[]).indexOf(of);
  return (
    !actor.scopes && rank(role) >= 0 && rank(actor.role) >= 0 && rank(role) >= rank(actor.role)
  );
}
