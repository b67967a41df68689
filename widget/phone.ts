/** What a panel that covers the whole screen of a phone needs: tab key and on-screen keyboard. */
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

const fitted = new WeakMap<HTMLElement, () => void>();

/** A phone's keyboard covers a fixed panel; the visual viewport says what is left of the screen. */
export function fit(panel: HTMLElement): void {
  const viewport = window.visualViewport;
  if (!viewport || fitted.has(panel)) return;
  const measure = () => {
    panel.style.setProperty('--vh', `${viewport.height}px`);
    panel.style.setProperty('--vt', `${viewport.offsetTop}px`);
  };
  fitted.set(panel, measure);
  measure();
  viewport.addEventListener('resize', measure);
  viewport.addEventListener('scroll', measure);
}

export function unfit(panel: HTMLElement): void {
  const measure = fitted.get(panel);
  if (!measure) return;
  fitted.delete(panel);
  window.visualViewport?.removeEventListener('resize', measure);
  window.visualViewport?.removeEventListener('scroll', measure);
}
