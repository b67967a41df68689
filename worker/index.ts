/** The Worker's entry: the app, what the platform's clock starts, and the classes of the Durable Objects. */
import { app } from '#worker/app';
import type { Env } from '#worker/env';
import { nightly } from '#worker/jobs/nightly';
import { wire } from '#worker/wiring';

export { AttemptsObject } from '#durable-objects/attempts/attempts-object';
export { AuditObject } from '#durable-objects/audit/audit-object';
export { ConversationObject } from '#durable-objects/conversation/conversation-object';
export { DemoBackendObject } from '#durable-objects/demo-backend/demo-backend-object';
export { DirectoryObject } from '#durable-objects/directory/directory-object';
export { InboxObject } from '#durable-objects/inbox/inbox-object';
export { LedgerObject } from '#durable-objects/ledger/ledger-object';
export { WebhookObject } from '#durable-objects/webhook/webhook-object';
export { LimiterObject } from '#durable-objects/limiter/limiter-object';

export default {
  fetch: app.fetch,
  scheduled: (_event: ScheduledController, env: Env) => nightly(wire(env)),
} satisfies { fetch: unknown; scheduled: ExportedHandlerScheduledHandler<Env> };
