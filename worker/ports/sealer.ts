/** Sealing of contact data and secrets with a key per tenant. Implemented by adapters/sealer. */
export interface Place {
  tenantId: string;
  table: string;
  column: string;
  row: string;
}

export interface TenantKey {
  seal(text: string, place: Place): Promise<string>;
  /** Throws when the text was changed or belongs elsewhere. */
  open(sealed: string, place: Place): Promise<string>;
  /** Equal texts give equal indexes within a tenant; nothing can be read from one. */
  blindIndex(text: string, column: string): Promise<string>;
}

export interface Sealer {
  /** A fresh tenant key, wrapped, ready to be stored. */
  newKey(tenantId: string): Promise<string>;
  key(wrapped: string, tenantId: string): Promise<TenantKey>;
  /** The same key wrapped by the present ENCRYPTION_KEY; null when it is already. */
  rewrap(wrapped: string, tenantId: string): Promise<string | null>;
  /** A blind index over all tenants: only for what is looked up before the tenant is known. */
  lookup(text: string, column: string): Promise<string>;
}
