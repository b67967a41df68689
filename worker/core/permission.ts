/** Who of the staff may do what: one table, default deny. Asked by middleware/staff before a route runs. Pure. */
export const roles = ['owner', 'admin', 'supervisor', 'agent', 'viewer'] as const;
export type Role = (typeof roles)[number];

const allowed = {
  'article.read': roles,
  'article.write': ['owner', 'admin', 'supervisor'],
  'conversation.read': roles,
  'conversation.write': ['owner', 'admin', 'supervisor', 'agent'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof allowed;

export const may = (member: { role: string }, action: Action): boolean =>
  (allowed[action] as readonly string[]).includes(member.role);
