/** What is remembered of identified contacts. The body is sealed by whoever writes. Implemented by store/contact-memory. */
export interface MemoryRow {
  contactKey: string;
  bodySealed: string;
  segment: string;
  conversationCount: number;
  firstAt: number;
  lastAt: number;
}

export interface ContactMemories {
  get(tenantId: string, contactKey: string): Promise<MemoryRow | null>;
  save(tenantId: string, row: MemoryRow, now: number): Promise<void>;
  /** False when there was none. */
  remove(tenantId: string, contactKey: string): Promise<boolean>;
  /** Latest first. */
  latest(tenantId: string, limit: number): Promise<Omit<MemoryRow, 'bodySealed'>[]>;
  /** Of the contact of a conversation; null for an anonymous one and for none. */
  contactOf(tenantId: string, conversationId: string): Promise<string | null>;
}
