/** Addresses that may become links. Pure. */

export const urlMaxCharacters = 2_048;

/** Only addresses that a click may open. */
export function safeUrl(raw: string): { href: string; host: string } | null {
  if (raw.length > urlMaxCharacters || !/^(https?:\/\/|mailto:)/i.test(raw)) return null;
  try {
    const url = new URL(raw);
    if (url.protocol === 'mailto:') return { href: url.href, host: url.pathname };
    // Credentials before the host exist to make an address look like another one.
    if (url.username || url.password || !/^https?:$/.test(url.protocol)) return null;
    return { href: url.href, host: url.host };
  } catch {
    return null;
  }
}
