/**
 * `npm run rotate-key`, after a new ENCRYPTION_KEY was set and the old one moved to ENCRYPTION_KEY_PREVIOUS: wraps all tenants'
 * keys anew. Then ENCRYPTION_KEY_PREVIOUS can go, and the old key opens nothing any more.
 */
import { withParley } from './operator.ts';

const rotated = await withParley((operator) =>
  operator.post<{ tenants: number; members: number }>('/rotate-key', {}),
);
process.stdout.write(`${JSON.stringify(rotated)}\n`);
process.exit(0);
