/** Hashing of passwords. Implemented by adapters/password. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes the same time for null (nobody, or no password), which nothing matches. */
  verify(password: string, stored: string | null): Promise<boolean>;
}
