/**
 * Uploads that went nowhere: what is in no message, reply or note a day after it came loses its bytes, and its id is forgotten. By alarm,
 * so that it happens also when nobody comes back. Used by caretaker.
 */
import type { Files } from '#ports/files';
import type { System } from '#ports/system';
import { limits } from '#protocol/limits';
import type { ConversationId, TenantId } from '#protocol/ids';
import type { Log } from '#durable-objects/conversation/log';

/** When the storage is away. */
const againMs = 10 * 60_000;

export class UnsentFiles {
  #log: Log;
  #files: Files;
  #system: Pick<System, 'now'>;

  constructor(log: Log, { files, system }: { files: Files; system: Pick<System, 'now'> }) {
    this.#log = log;
    this.#files = files;
    this.#system = system;
  }

  async look(where: { tenantId: TenantId; conversationId: ConversationId }): Promise<void> {
    const before = this.#system.now() - limits.unsentFileMs;
    for (const file of this.#log.files.idle(before)) {
      if (file.in === undefined && this.#log.shows(file.id)) {
        this.#log.files.put(file, 'message');
        continue;
      }
      // First nobody can send it any more, then it goes.
      this.#log.files.put(file, 'nothing');
      const removed = await this.#files.remove({ ...where, fileId: file.id });
      if (removed.ok) this.#log.files.drop(file.id);
    }
  }

  /** Epoch ms when to look again; null when nothing waits. */
  dueAt(): number | null {
    const at = this.#log.files.idleSince();
    if (at === null) return null;
    return Math.max(at + limits.unsentFileMs, this.#system.now() + againMs);
  }
}
