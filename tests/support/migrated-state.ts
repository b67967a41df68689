/**
 * Data as a first start leaves them: every migration applied, nothing stored. Made once for these migrations and this runtime and kept in the
 * system's folder for temporary files, then copied for each test server, because twenty migrations take longer than the rest of a start.
 */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../worker/cli/server.ts';
import { localSettings, root } from '../../worker/cli/settings.ts';

function fingerprint(): string {
  const hash = createHash('sha256');
  const migrations = join(root, 'd1-migrations');
  for (const name of readdirSync(migrations).toSorted())
    if (name.endsWith('.sql')) hash.update(name).update(readFileSync(join(migrations, name)));
  hash.update(readFileSync(join(root, 'wrangler.toml')));
  hash.update(readFileSync(join(root, 'package-lock.json')));
  return hash.digest('hex').slice(0, 16);
}

/** Copies it to `state` in `directory`, which a server is about to be started on. Two processes may make it at once: the first stays. */
export async function copyMigratedState(directory: string): Promise<void> {
  const kept = join(tmpdir(), `parley-migrated-${fingerprint()}`);
  if (!existsSync(kept)) {
    const first = mkdtempSync(join(tmpdir(), 'parley-migrating-'));
    const server = await startServer({ port: 0, directory: first, settings: localSettings(first) });
    await server.stop();
    try {
      renameSync(join(first, 'state'), kept);
    } catch {
      // The other process was first.
    }
    rmSync(first, { recursive: true, force: true });
  }
  cpSync(kept, join(directory, 'state'), { recursive: true });
}
