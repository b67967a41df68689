/**
 * Puts a style sheet into a shadow root without inline styles, so that a strict `style-src` allows
 * it: a constructed sheet, else `<style nonce>`. Used by the loader and the panel.
 */
export function applyStyles(root: ShadowRoot, text: string, nonce?: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    const style = document.createElement('style');
    if (nonce) style.nonce = nonce;
    style.textContent = text;
    root.append(style);
  }
}
