/** Connections of tenants. Implemented by store/integrations; opened for use by flows/open-connection. */
import type { OutgoingAnswer, OutgoingCall, OutgoingFailure } from '#ports/outgoing';
import type { Connection } from '#core/integration/connection';

export interface StoredIntegration {
  tenantId: string;
  connection: Connection;
  /** Opens only for the origins it was entered for. */
  secretSealed: string | null;
  /** Epoch ms. */
  createdAt: number;
  updatedAt: number;
}

export interface Integrations {
  all(tenantId: string): Promise<StoredIntegration[]>;
  get(tenantId: string, id: string): Promise<StoredIntegration | null>;
  add(integration: StoredIntegration): Promise<void>;
  /** False when it was changed since `seen` (its updatedAt), or is gone. */
  save(integration: StoredIntegration, seen: number): Promise<boolean>;
  remove(tenantId: string, id: string): Promise<boolean>;
}

/** A connection with its secret: only in memory, only while a call is made. */
export interface OpenConnection {
  tenantId: string;
  connection: Connection;
  secret: string | null;
  updatedAt: number;
}

export type OpenFault = 'absent' | 'off' | 'sealed';
export type Connect = (tenantId: string, id: string) => Promise<OpenConnection | OpenFault>;

/** A request with the proof of its connection. Implemented by adapters/connected over the outgoing door. */
export interface Connected {
  call(open: OpenConnection, call: OutgoingCall): Promise<ConnectedAnswer>;
}

/** `secrets`: what must not be shown of the answer. */
export type ConnectedAnswer = (OutgoingAnswer | OutgoingFailure) & { secrets: string[] };
