/** What a kind of connection ships with, and the arguments that many endpoints share. Pure; filled in by vendors/*, listed by types.ts. */
import type { Auth } from '#protocol/integration';
import type { Risk } from '#protocol/tool';

export interface EndpointTemplate {
  name: string;
  description: string;
  risk: Risk;
  power: 'anonymous' | 'email' | 'identity';
  method: 'GET' | 'POST' | 'PUT';
  category: string;
  path: string;
  query?: Record<string, string>;
  body?: Record<string, unknown>;
  encoding?: 'json' | 'form';
  root?: string;
  /** Where a good answer (2xx) says that it is none. */
  fault?: string;
  /** Entries of somebody else are left out, whatever the other side makes of the query. */
  only?: Record<string, string>;
  pick?: Record<string, string>;
  cacheSeconds?: number;
  properties: Record<string, Record<string, unknown>>;
  required: string[];
  intents?: string[];
}

export interface IntegrationKind {
  title: string;
  baseUrl: string;
  auth: Auth;
  /** Sent with every request. */
  headers?: Record<string, string>;
  /** A harmless read without anybody's data. */
  testPath: string;
  /** Answers to `testPath`, besides 2xx, that only somebody who was let in can get. */
  proves?: readonly number[];
  endpoints: EndpointTemplate[];
}

export const order = { type: 'string', 'x-entity': 'ORDER_ID', maxLength: 60 };
export const email = { type: 'string', 'x-identity': 'email' };
export const customer = { type: 'string', 'x-identity': 'customer' };
export const words = { type: 'string', minLength: 2, maxLength: 120 };
export const parcel = { type: 'string', 'x-entity': 'TRACKING_NUMBER', maxLength: 40 };
export const read = { risk: 'read', method: 'GET', cacheSeconds: 30 } as const;
