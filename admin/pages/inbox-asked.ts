/** Whether what is being written asks for suggestions: `/` for ready-made texts, `@` for colleagues. */
/** The word before the caret that asks for suggestions, and where it begins. */
export function askedFor(
  text: string,
  caret: number,
): { sign: '/' | '@'; sought: string; from: number } | null {
  const [, sign, sought] =
    /(?:^|\s)([/@])([\p{L}\p{N}_-]{0,40})$/u.exec(text.slice(0, caret)) ?? [];
  if (sign === undefined || sought === undefined) return null;
  return { sign: sign as '/' | '@', sought, from: caret - sought.length - 1 };
}
