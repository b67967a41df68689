/** An act of staff as the tests of this folder do it, and little makers of what it is done to. */
import type { Browser } from '../people.ts';
import type { World } from '../world.ts';

export interface Act {
  /** Below /v1/admin. */
  path: string;
  body?: unknown;
  /** Instead of JSON. */
  form?: FormData;
  as?: Browser;
  /** What the entry names; else the ids of the path. */
  target?: string | null | RegExp;
  /** Nothing changes but the log of the act itself. */
  changesNothing?: boolean;
  /** More than one: an act that is made of acts. */
  entries?: number;
  /** Of doors, which have no action of the table. */
  action?: string;
}

export type Example = (world: World) => Act | Promise<Act>;

let count = 0;
/** A new one at every call. */
export const number = (): number => ++count;
export const name = () => `Thing ${++count}`;
export const host = 'https://hooks.example';
export const webhook = () => ({ url: `${host}/${++count}`, types: ['*'] });
export const tool = () => ({ name: `tool_${++count}`, url: `${host}/t`, description: 'Looks up' });
export const connection = (world: World) => ({
  type: 'rest',
  name: name(),
  baseUrl: world.host.origin,
  secret: 'sesame-1',
});
export const instruction = () => ({ type: 'behaviour', title: name(), text: 'Be brief.' });
export const response = () => ({ shortcut: `s${++count}`, title: name(), text: 'Hello' });
export const invitation = () => ({ email: `new${++count}@everything.example`, role: 'viewer' });
export const browser = () => ({
  endpoint: `https://push.example/${++count}`,
  keys: { auth: 'a'.repeat(22), p256dh: 'B'.repeat(87) },
});
export const channel = () => ({ name: name(), url: `${host}/slack/${++count}`, kinds: [] });
export const intents = {
  intents: [{ label: 'SIZE_ADVICE', examples: ['which size', 'size help', 'fit'] }],
};
export const next = 'nine grey otters and 52 kites';

const idOf = async (world: World, path: string, body: object, field = 'id'): Promise<string> =>
  String((await world.make(path, body))[field]);
export const within =
  (act: string, body?: object): Example =>
  async (world) => ({ path: `${await world.conversation()}/${act}`, ...(body ? { body } : {}) });
export const holding =
  (act: string, body?: object): Example =>
  async (world) => ({ path: `${await world.held()}/${act}`, ...(body ? { body } : {}) });
export const made =
  (path: string, draft: () => object, act = '', body?: object, more: Partial<Act> = {}): Example =>
  async (world) => ({
    path: `${path}/${await idOf(world, path, draft())}${act}`,
    ...(body ? { body } : {}),
    ...more,
  });
export const toolOf =
  (act = '', body?: object, more: Partial<Act> = {}): Example =>
  async (world) => {
    const { tool: stored } = await world.make('/tools', tool());
    return { path: `/tools/${stored.name}${act}`, ...(body ? { body } : {}), ...more };
  };
export const integrationOf =
  (act = '', body?: object, more: Partial<Act> = {}): Example =>
  async (world) => {
    const { integration } = await world.make('/integrations', connection(world));
    return { path: `/integrations/${integration.id}${act}`, ...(body ? { body } : {}), ...more };
  };
export const member =
  (role: 'agent' | 'viewer', act = '', body?: object, more: Partial<Act> = {}): Example =>
  async (world) => ({
    path: `/members/${await world.memberId(role)}${act}`,
    ...(body ? { body } : {}),
    ...more,
  });
export const published = async (world: World): Promise<number> => {
  await world.owner.call('PUT', '/prompts/draft', { text: `Be kind, ${name()}.` });
  return Number((await world.make('/prompts/publish', {}))['version']);
};
/** The token of a link that no mail could carry. */
export const tokenOf = (link: string): string => link.split('=')[1] ?? '';
