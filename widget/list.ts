/** `map` of our own: old libraries on host pages replace Array.prototype.map with something else. */
export function map<T, U>(list: readonly T[], make: (item: T, index: number) => U): U[] {
  const out: U[] = [];
  for (let i = 0; i < list.length; i++) out.push(make(list[i]!, i));
  return out;
}
