/** What the form of a connection holds of its proof, headers and addresses, and what it sends. Used by integration-form.tsx. */
import type { Auth } from '#protocol/integration';

/** All fields of all kinds of proof: what is typed stays while another kind is looked at. */
export interface AuthFields {
  kind: Auth['kind'];
  in: string;
  name: string;
  username: string;
  tokenUrl: string;
  clientId: string;
  scope: string;
  style: string;
  header: string;
}

export const authKinds: Auth['kind'][] = ['api-key', 'basic', 'bearer', 'oauth2', 'none'];

const empty: AuthFields = {
  kind: 'bearer',
  in: 'header',
  name: 'X-Api-Key',
  username: '',
  tokenUrl: '',
  clientId: '',
  scope: '',
  style: 'basic',
  header: '',
};

export const fieldsOf = (auth: Auth | undefined): AuthFields => ({ ...empty, ...auth });

/** Of a kind that ships: names are one's own, they are not filled in. */
export const firstFields = (auth: Auth | undefined): AuthFields => ({
  ...fieldsOf(auth),
  username: '',
  clientId: '',
});

export function authOf({ kind, ...more }: AuthFields): object {
  switch (kind) {
    case 'api-key':
      return { kind, in: more.in, name: more.name };
    case 'basic':
      return { kind, username: more.username };
    case 'oauth2': {
      const { tokenUrl, clientId, scope, style, header } = more;
      return { kind, tokenUrl, clientId, scope, style, header };
    }
    default:
      return { kind };
  }
}

const originOf = (address: string): string | null => {
  try {
    return new URL(address).origin;
  } catch {
    return null;
  }
};

/** A token endpoint on the same host goes along with the address. */
export function movedTokenUrl(tokenUrl: string, before: string, after: string): string {
  const origin = originOf(before);
  const next = originOf(after);
  return origin !== null && next !== null && originOf(tokenUrl) === origin
    ? next + tokenUrl.slice(origin.length)
    : tokenUrl;
}

/** An address of nobody's, that shows what one looks like. */
export const isExample = (baseUrl: string): boolean => /your-|\bexample\.com\b/.test(baseUrl);

/** A line each: `Name: value`. */
export const headersOf = (lines: string): Record<string, string> =>
  Object.fromEntries(
    lines
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const at = line.indexOf(':');
        return at === -1
          ? [line.trim(), '']
          : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
      }),
  );

export const linesOf = (headers: Record<string, string>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
