/** Keeps the tab key inside an element that covers the page. */
export function keepFocus(event: KeyboardEvent, frame: HTMLElement): void {
  const all = frame.querySelectorAll<HTMLElement>(
    'button,a[href],input,textarea,summary,[tabindex="0"]',
  );
  const active = (frame.getRootNode() as ShadowRoot).activeElement;
  const back = event.shiftKey;
  if (active !== all[back ? 0 : all.length - 1] && !(back && active === frame)) return;
  event.preventDefault();
  all[back ? all.length - 1 : 0]?.focus();
}
