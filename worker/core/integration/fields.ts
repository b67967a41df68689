/** What stands in a sample answer, for the mapping editor: lists and objects that may be the root, and the fields of an entry with a value each. Pure. */
import { at } from '#core/integration/mapping';

export interface SampleField {
  /** JSON Pointer below the root's entry. */
  pointer: string;
  /** As text, cut short. */
  value: string;
}

const fieldsMax = 200;
const rootsMax = 40;
const depthMax = 8;
const shownMax = 120;

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

/** Leaves of the entry that is meant: of a list its first. */
export function fieldsOf(value: unknown, root: string): SampleField[] {
  const found = at(value, root);
  const fields: SampleField[] = [];
  const walk = (node: unknown, pointer: string, depth: number): void => {
    if (fields.length >= fieldsMax || depth > depthMax) return;
    if (node !== null && typeof node === 'object') {
      for (const [name, entry] of Object.entries(node))
        walk(entry, `${pointer}/${escaped(name)}`, depth + 1);
      return;
    }
    const text = String(node);
    fields.push({
      pointer,
      value: text.length > shownMax ? `${text.slice(0, shownMax).toWellFormed()}…` : text,
    });
  };
  walk(Array.isArray(found) ? found[0] : found, '', 0);
  return fields;
}

/** Places that hold a list, the whole first. */
export function rootsOf(value: unknown): { pointer: string; count: number | null }[] {
  const roots: { pointer: string; count: number | null }[] = [
    { pointer: '', count: Array.isArray(value) ? value.length : null },
  ];
  const walk = (node: unknown, pointer: string, depth: number): void => {
    if (node === null || typeof node !== 'object' || depth > 3 || roots.length >= rootsMax) return;
    if (Array.isArray(node)) {
      if (pointer !== '') roots.push({ pointer, count: node.length });
      return;
    }
    for (const [name, entry] of Object.entries(node))
      walk(entry, `${pointer}/${escaped(name)}`, depth + 1);
  };
  walk(value, '', 0);
  return roots;
}
