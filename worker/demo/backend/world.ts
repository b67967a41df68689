/**
 * What the demo companies know: documents by kind and id. The functions of this folder read and change it as an order system or a
 * carrier would; where it is kept is the matter of durable-objects/demo-backend. Dates are ISO instants, money is in cents.
 */
export interface World {
  get<T>(kind: string, id: string): T | null;
  all<T>(kind: string): T[];
  put(kind: string, id: string, document: object): void;
  /** Epoch ms. */
  now: number;
  /** 1, 2, 3 … for each name; part of what is stored. */
  next(name: string): number;
}

/** A refusal of the business, not a failure: the words for it are the tool's templates. */
export interface Refused {
  ok: false;
  problem: string;
  [detail: string]: unknown;
}
export const refused = (problem: string, details: object = {}): Refused => ({
  ...details,
  ok: false,
  problem,
});

export const dayMs = 86_400_000;
export const iso = (at: number): string => new Date(at).toISOString();
/** `2026-06-15` */
export const dayOf = (at: number | string): string => new Date(at).toISOString().slice(0, 10);
/** 11049 → `$110.49` */
export const dollars = (cents: number): string => `$${(cents / 100).toFixed(2)}`;

export type Arguments = Record<string, unknown>;
export const textOf = (given: Arguments, name: string): string =>
  typeof given[name] === 'string' ? (given[name] as string).trim() : '';

/** How one function of the backend looks. `given` was checked against the tool's schema and holds the verified identity. */
export type BackendFunction = (world: World, given: Arguments) => object;
