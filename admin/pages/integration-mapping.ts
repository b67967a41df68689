/** What the mapping editor holds, and the mapping and the tool that come of it. Used by integration-endpoint.tsx. */
export const argumentKinds = [
  'text',
  'order',
  'tracking',
  'product',
  'number',
  'date',
  'email',
  'customer',
] as const;
export type ArgumentKind = (typeof argumentKinds)[number];

export interface Endpoint {
  name: string;
  description: string;
  method: string;
  path: string;
  /** A line each: `name=text with {argument}`. */
  query: string;
  /** JSON; empty sends what path and query do not use. */
  body: string;
  root: string;
  /** Pointer to what makes a good answer a failure; empty: nothing does. */
  fault: string;
  /** Pointer below the root → the name of the result's field. */
  picks: Record<string, string>;
  kinds: Record<string, ArgumentKind>;
  /** Values to try it with. */
  tries: Record<string, string>;
}

export const emptyEndpoint: Endpoint = {
  name: '',
  description: '',
  method: 'GET',
  path: '/',
  query: '',
  body: '',
  root: '',
  fault: '',
  picks: {},
  kinds: {},
  tries: {},
};

export function placeholdersOf({ path, query, body, method }: Endpoint): string[] {
  const all = `${path}\n${query}\n${method === 'GET' ? '' : body}`;
  return [
    ...new Set([...all.matchAll(/\{([A-Za-z][A-Za-z0-9_]{0,63})\}/g)].map(([, name]) => name!)),
  ];
}

/** Throws what is wrong with the body in words of the JSON parser. */
export function mappingOf({ path, query, body, method, root, fault, picks }: Endpoint) {
  return {
    path,
    query: Object.fromEntries(
      query
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => {
          const at = line.indexOf('=');
          return at === -1
            ? [line.trim(), '']
            : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
        }),
    ),
    body: method === 'GET' || body.trim() === '' ? null : (JSON.parse(body) as unknown),
    root,
    fault: fault.trim(),
    pick: Object.fromEntries(Object.entries(picks).map(([pointer, name]) => [name, pointer])),
  };
}

export const sampleArguments = (endpoint: Endpoint): Record<string, string> =>
  Object.fromEntries(placeholdersOf(endpoint).map((name) => [name, endpoint.tries[name] ?? '']));

const properties: Record<ArgumentKind, Record<string, unknown>> = {
  text: { type: 'string', maxLength: 200, 'x-text': true },
  order: { type: 'string', 'x-entity': 'ORDER_ID', maxLength: 60 },
  tracking: { type: 'string', 'x-entity': 'TRACKING_NUMBER', maxLength: 60 },
  product: { type: 'string', 'x-entity': 'PRODUCT_ID', maxLength: 60 },
  number: { type: 'number' },
  date: { type: 'string', format: 'date', 'x-entity': 'DATE' },
  email: { type: 'string', 'x-identity': 'email' },
  customer: { type: 'string', 'x-identity': 'customer' },
};

/** What names the customer is set from the verified identity, so the visitor must have proved it. */
function powerOf(kinds: readonly ArgumentKind[]): 'anonymous' | 'email' | 'identity' {
  if (kinds.includes('customer')) return 'identity';
  return kinds.includes('email') ? 'email' : 'anonymous';
}

export function toolOf(endpoint: Endpoint, integrationId: string) {
  const names = placeholdersOf(endpoint);
  const kinds = names.map((name) => endpoint.kinds[name] ?? 'text');
  const isReading = endpoint.method === 'GET';
  return {
    name: endpoint.name,
    description: endpoint.description,
    risk: isReading ? 'read' : 'write',
    power: powerOf(kinds),
    adapter: 'integration',
    method: endpoint.method,
    mapping: { id: integrationId, ...mappingOf(endpoint) },
    parameters: {
      type: 'object',
      properties: Object.fromEntries(names.map((name, index) => [name, properties[kinds[index]!]])),
      required: names,
    },
    cacheSeconds: isReading ? 30 : 0,
    idempotent: isReading,
  };
}

/** `/status/location/city` → `location_city`; one that is taken gets a number. */
export function suggestedName(pointer: string, taken: readonly string[]): string {
  const parts = pointer.split('/').filter((part) => part !== '' && !/^\d+$/.test(part));
  const base =
    parts
      .slice(-2)
      .join('_')
      .replace(/[^A-Za-z0-9_]+/g, '_')
      .toLowerCase() || 'value';
  let name = base;
  for (let number = 2; taken.includes(name); number++) name = `${base}_${number}`;
  return name;
}
