/** The operator's credential: a MAC of a fixed word by SESSION_SECRET, so there is no further secret to keep. */
const encoder = new TextEncoder();

export async function operatorToken(sessionSecret: string): Promise<string> {
  const key = await crypto.subtle.importKey(
    'raw',
    encoder.encode(sessionSecret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const tag = new Uint8Array(
    await crypto.subtle.sign('HMAC', key, encoder.encode('parley operator v1')),
  );
  return [...tag].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Compares in the same time whatever differs. */
export function sameSecret(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}
