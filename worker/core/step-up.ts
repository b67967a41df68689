/**
 * Which changes of tools, webhooks, integrations and settings need a fresh sign-in (S29): those that give out or replace a secret,
 * or say where data and secrets go. The rest, like switching one off, never waits for a password. Whole actions that always need
 * one are in core/permission. Pure; asked by the routes.
 */
const places = {
  tool: ['url', 'headers', 'adapter', 'mapping'],
  webhook: ['url', 'includesContactData'],
  integration: ['baseUrl', 'auth', 'headers'],
  settings: ['ticketWebhookUrl'],
} as const;

/** `before` is what is shown of it; a form that sends everything back unchanged changes nothing. */
export function needsFreshSignIn(
  what: keyof typeof places,
  before: object | null | undefined,
  change: object,
): boolean {
  const given = change as Record<string, unknown>;
  if (given['credential'] !== undefined || given['secret'] !== undefined) return true;
  const known = (before ?? {}) as Record<string, unknown>;
  return places[what].some(
    (field) =>
      given[field] !== undefined && JSON.stringify(given[field]) !== JSON.stringify(known[field]),
  );
}
