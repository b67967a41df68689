/** The demo page: switches the widget between the two demo companies, asks for the visitor, copies the snippet. */
import { shopPage } from './shop.ts';

export interface Tenant {
  siteKey: string;
  about: string;
  questions: string[];
}

const tenants: Record<string, Tenant> = {
  logistics: {
    siteKey: 'pk_demo_logistics',
    about: 'A freight forwarder. Ask about customs papers, duties, delays or dangerous goods.',
    questions: [
      'What must a commercial invoice contain?',
      'Where is my shipment MF204518337?',
      'Why is MF204519002 held by customs?',
    ],
  },
  shop: {
    siteKey: 'pk_demo_shop',
    about: 'An online shop. Ask about orders, returns, refunds, sizes or warranty.',
    questions: [
      'How do I return an item?',
      'Where is my order HP10482231?',
      'Do you have the Coastline running shoe in size 10?',
      'Put the Harbor enamel mug into my cart',
    ],
  },
};

type Parley = ((method: string, ...args: unknown[]) => unknown) &
  Record<string, (...args: unknown[]) => unknown>;
const page = window as unknown as { Parley?: Parley & { q?: unknown[] } };
const find = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector)!;

/** Calls before the widget is there wait in its queue. */
function tell(method: string, ...args: unknown[]): void {
  if (page.Parley?.version) page.Parley(method, ...args);
  else {
    const queue = ((page.Parley ??= { q: [] } as unknown as Parley & { q: unknown[] }).q ??= []);
    queue.push([method, ...args]);
  }
}

function show(name: string, boot: boolean): void {
  const tenant = tenants[name] ?? tenants.logistics!;
  find('#about').textContent = tenant.about;
  const list = find('#questions');
  list.replaceChildren();
  for (const question of tenant.questions) {
    const item = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = question;
    button.addEventListener('click', () => tell('send', question));
    item.append(button);
    list.append(item);
  }
  for (const button of document.querySelectorAll<HTMLElement>('[data-tenant]'))
    button.setAttribute('aria-pressed', String(tenants[button.dataset.tenant!] === tenant));
  find('#snippet').textContent =
    `<script async src="${location.origin}/widget.js"\n        data-site-key="${tenant.siteKey}"></script>`;
  shopPage(tenant === tenants['shop'], tell);
  if (boot) void begin(tenant);
}

/** Of an order system and a carrier that both companies share: what may be tried when signed in. */
const known: Record<string, string> = {
  ana: 'Ana’s orders: HP10482231 is on its way, HP10482240 can be cancelled, HP10471007 can be returned.',
  ben: 'Ben’s orders: HP10481190 is on its way, HP10390552 is too old to be returned.',
  mei: 'Mei’s order HP10482255 waits for a payment that failed.',
  leo: 'Leo’s order HP10478813 can be returned.',
};
const chosen = () => find<HTMLInputElement>('#who :checked').value;

/** The chosen customer signs in as a company’s own page would do it: a token from its backend, given to the widget. */
async function begin({ siteKey }: Tenant): Promise<void> {
  const customer = chosen();
  const identity = customer ? await signIn(siteKey, customer) : undefined;
  if (customer !== chosen()) return;
  find('#known').textContent =
    customer && !identity ? 'Signing in did not work. Please try again.' : (known[customer] ?? '');
  tell('shutdown');
  tell('boot', { siteKey, identity });
}

async function signIn(siteKey: string, customer: string): Promise<string | undefined> {
  const answer = await fetch('/v1/demo/identity', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ siteKey, customer }),
  }).catch(() => null);
  return answer?.ok ? ((await answer.json()) as { identity: string }).identity : undefined;
}

const asked = new URLSearchParams(location.search).get('tenant') ?? 'logistics';
show(asked, asked === 'shop');
for (const button of document.querySelectorAll<HTMLElement>('[data-tenant]'))
  button.addEventListener('click', () => {
    const name = button.dataset.tenant!;
    history.replaceState(null, '', `?tenant=${name}`);
    show(name, true);
  });
find('#who').addEventListener('change', () => {
  const name = new URLSearchParams(location.search).get('tenant') ?? 'logistics';
  const tenant = tenants[name] ?? tenants.logistics!;
  // Another person, another conversation.
  tell('reset');
  tell('close');
  void begin(tenant);
});
find('#open').addEventListener('click', () => tell('open'));
async function copy(): Promise<void> {
  try {
    await navigator.clipboard.writeText(find('#snippet').textContent ?? '');
  } catch {
    // No clipboard here: the snippet is selected, ready for the keyboard.
    getSelection()?.selectAllChildren(find('#snippet'));
    return;
  }
  find('#said').textContent = 'Copied';
  find('#copy').textContent = 'Copied';
  setTimeout(() => (find('#copy').textContent = 'Copy'), 2_000);
}
find('#copy').addEventListener('click', () => void copy());
