/**
 * A short name for what a console shows, so that it can be compared with a fresh load (R10): equal digests are equal states.
 * Everything of a conversation is the fold of its log, so its id and the length of the log say all. Browser-safe.
 */
interface Versioned {
  id: string;
  lastSeq: number;
}

/** FNV-1a, 64 bits, over the conversations in their order. Not a secret, only short. */
export function digestOf(conversations: readonly Versioned[]): string {
  let hash = 0xcbf29ce484222325n;
  for (const { id, lastSeq } of conversations)
    for (const character of `${id}@${lastSeq};`) {
      hash ^= BigInt(character.charCodeAt(0));
      hash = BigInt.asUintN(64, hash * 0x100000001b3n);
    }
  return hash.toString(16).padStart(16, '0');
}
