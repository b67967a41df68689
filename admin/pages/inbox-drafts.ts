/** What is being written, by conversation and by whom it is for. Of this window only: it goes with the session. */
export type Mode = 'reply' | 'note';

const key = (id: string, mode: Mode) => `parley.draft.${mode === 'note' ? 'note.' : ''}${id}`;

export function readDraft(id: string, mode: Mode): string {
  try {
    return sessionStorage.getItem(key(id, mode)) ?? '';
  } catch {
    return '';
  }
}

export function writeDraft(id: string, mode: Mode, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(key(id, mode));
    else sessionStorage.setItem(key(id, mode), text);
  } catch {
    // Storage is full or forbidden: the draft lives as long as the page.
  }
}
