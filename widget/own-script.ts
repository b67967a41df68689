/**
 * The script element that is running. `document.currentScript` may be clobbered by
 * `<img name=currentScript>`, hence the getter itself.
 */
export function ownScript<T>(): (HTMLScriptElement & T) | null {
  const own = Object.getOwnPropertyDescriptor(Document.prototype, 'currentScript');
  return own?.get?.call(document) ?? null;
}
