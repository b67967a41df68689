/**
 * Sealing of contact data and secrets: AES-256-GCM with a key per tenant, which is stored wrapped by ENCRYPTION_KEY. The
 * additional data binds a value to its tenant, table, column and row, so that a swapped ciphertext does not open.
 */
import type { Place, Sealer, TenantKey } from '#ports/sealer';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const ivBytes = 12;
/** Tenants' keys held open in one isolate; opening one takes three short calls. */
const openedMax = 2_000;

/** Keys are shared between requests as values: a promise would die with the request that made it. */
/** `previousSecret` opens what was wrapped before a rotation (flows/rotate-key), and wraps nothing. */
export function sealer(masterSecret: string, previousSecret = ''): Sealer {
  let master: CryptoKey | undefined;
  const opened = new Map<string, TenantKey>();
  const wrapping = async (secret: string): Promise<CryptoKey> =>
    aesKey(new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(`wrap:${secret}`))));
  const masterKey = async (): Promise<CryptoKey> => (master ??= await wrapping(masterSecret));
  const unwrap = async (wrapped: string, tenantId: string): Promise<Uint8Array> => {
    const place = `tenant-key\n${tenantId}`;
    try {
      return await decrypt(await masterKey(), wrapped, place);
    } catch (error) {
      if (previousSecret === '') throw error;
      return decrypt(await wrapping(previousSecret), wrapped, place);
    }
  };
  return {
    async newKey(tenantId) {
      const fresh = crypto.getRandomValues(new Uint8Array(32));
      return encrypt(master ?? (await masterKey()), fresh, `tenant-key\n${tenantId}`);
    },
    async key(wrapped, tenantId) {
      const cached = opened.get(wrapped);
      if (cached) return cached;
      const key = await tenantKey(await unwrap(wrapped, tenantId));
      if (opened.size >= openedMax) opened.clear();
      opened.set(wrapped, key);
      return key;
    },
    async rewrap(wrapped, tenantId) {
      const place = `tenant-key\n${tenantId}`;
      const isPresent = await decrypt(await masterKey(), wrapped, place).then(
        () => true,
        () => false,
      );
      if (isPresent) return null;
      return encrypt(await masterKey(), await unwrap(wrapped, tenantId), place);
    },
    async lookup(text, column) {
      const bits = await crypto.subtle.digest('SHA-256', encoder.encode(`lookup:${masterSecret}`));
      return mac(await macKey(new Uint8Array(bits)), `${column}\n${text}`);
    },
  };
}

const macKey = (bits: Uint8Array) =>
  crypto.subtle.importKey('raw', bits, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);

async function mac(key: CryptoKey, text: string): Promise<string> {
  const tag = await crypto.subtle.sign('HMAC', key, encoder.encode(text));
  return base64(new Uint8Array(tag).subarray(0, 16));
}

async function tenantKey(bits: Uint8Array): Promise<TenantKey> {
  const aes = await aesKey(bits);
  const indexKey = await macKey(bits);
  return {
    seal: (text, place) => encrypt(aes, encoder.encode(text), additional(place)),
    open: async (sealed, place) => decoder.decode(await decrypt(aes, sealed, additional(place))),
    blindIndex: (text, column) => mac(indexKey, `${column}\n${text}`),
  };
}

const additional = (place: Place) =>
  `${place.tenantId}\n${place.table}\n${place.column}\n${place.row}`;

const aesKey = (bits: Uint8Array) =>
  crypto.subtle.importKey('raw', bits, 'AES-GCM', false, ['encrypt', 'decrypt']);

async function encrypt(key: CryptoKey, text: Uint8Array, additionalData: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: encoder.encode(additionalData) },
    key,
    text,
  );
  const whole = new Uint8Array(ivBytes + sealed.byteLength);
  whole.set(iv);
  whole.set(new Uint8Array(sealed), ivBytes);
  return `v1.${base64(whole)}`;
}

async function decrypt(
  key: CryptoKey,
  sealed: string,
  additionalData: string,
): Promise<Uint8Array> {
  if (!sealed.startsWith('v1.')) throw new Error('not a sealed value');
  const whole = Uint8Array.from(atob(sealed.slice(3)), (letter) => letter.charCodeAt(0));
  const opened = await crypto.subtle.decrypt(
    {
      name: 'AES-GCM',
      iv: whole.subarray(0, ivBytes),
      additionalData: encoder.encode(additionalData),
    },
    key,
    whole.subarray(ivBytes),
  );
  return new Uint8Array(opened);
}

const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));
