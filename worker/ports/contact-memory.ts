/** What is remembered of identified contacts. The body is sealed by whoever writes. Implemented by store/contact-memory. */
export interface MemoryRow {
  contactKey: string;
  bodySealed: string;
  segment: string;
  conversationCount: number;
  firstAt: number;
  lastAt: number;
}

/** As it was read. */
export interface StoredMemory extends MemoryRow {
  version: number;
}

export interface ContactMemories {
  get(tenantId: string, contactKey: string): Promise<StoredMemory | null>;
  /** Only over the version that was read (null: there was none). False when somebody else was faster; then nothing is written. */
  save(tenantId: string, row: MemoryRow, over: number | null, now: number): Promise<boolean>;
  /** False when there was none. */
  remove(tenantId: string, contactKey: string): Promise<boolean>;
  /** Latest first. */
  latest(tenantId: string, limit: number): Promise<Omit<MemoryRow, 'bodySealed'>[]>;
  /** Of the contact of a conversation; null for an anonymous one and for none. */
  contactOf(tenantId: string, conversationId: string): Promise<string | null>;
}
