/**
 * What a conversation keeps beside its log, by name, in its own SQLite: the snapshot of the fold, the tenant's settings, the rolling
 * summary, and, sealed, who the visitor is. Each is one row that is written over. Used by log, room, turn-memory and the tools.
 */
import type { ConversationState } from '#core/conversation/state';
import type { Summary } from '#core/memory/summary';
import type { TenantSettings } from '#core/tenant';

export class Documents {
  #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(`
      CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;`);
  }

  snapshot(): ConversationState | null {
    return this.#read('conversation');
  }

  saveSnapshot(state: ConversationState): void {
    this.#write('conversation', JSON.stringify(state));
  }

  settings(): TenantSettings | null {
    return this.#read('settings');
  }

  saveSettings(settings: TenantSettings): void {
    this.#write('settings', JSON.stringify(settings));
  }

  /** Of the messages that have left the model's window; not an event: it can be made again. */
  summary(): Summary | null {
    return this.#read('summary');
  }

  saveSummary(summary: Summary): void {
    this.#write('summary', JSON.stringify(summary));
  }

  /** The verified identity, sealed; null while the visitor is anonymous. */
  identity(): string | null {
    return this.#text('identity');
  }

  saveIdentity(sealed: string): void {
    this.#write('identity', sealed);
  }

  /** The one-time code that was mailed last, sealed. */
  emailCode(): string | null {
    return this.#text('email_code');
  }

  saveEmailCode(sealed: string): void {
    this.#write('email_code', sealed);
  }

  /** The tab that a call of a page's tool was given to. */
  pageOf(callId: string): string | null {
    return this.#text(`page ${callId}`);
  }

  givePage(callId: string, tab: string): void {
    this.#write(`page ${callId}`, tab);
  }

  #read<T>(name: string): T | null {
    const text = this.#text(name);
    return text === null ? null : (JSON.parse(text) as T);
  }

  #text(name: string): string | null {
    const row = this.#sql
      .exec<{ body: string }>('SELECT body FROM state WHERE name = ?', name)
      .toArray()[0];
    return row?.body ?? null;
  }

  #write(name: string, body: string): void {
    this.#sql.exec('INSERT OR REPLACE INTO state (name, body) VALUES (?, ?)', name, body);
  }
}
