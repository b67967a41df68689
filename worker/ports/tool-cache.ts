/** Results of reading tools that their tenant lets us keep for seconds to hours. */
export interface ToolCache {
  /** Undefined when there is none. */
  get(key: string): unknown;
  keep(key: string, result: unknown, seconds: number): void;
}
