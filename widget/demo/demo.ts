/** The demo page: switches the widget between the two demo companies, asks for the visitor, copies the snippet. */
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
      'Who pays duty under DDP?',
      'My shipment is held at customs. What now?',
    ],
  },
  shop: {
    siteKey: 'pk_demo_shop',
    about: 'An online shop. Ask about orders, returns, refunds, sizes or warranty.',
    questions: [
      'How do I return an item?',
      'When do I get my refund?',
      'My parcel is late. Where is it?',
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
  if (!boot) return;
  tell('shutdown');
  tell('boot', { siteKey: tenant.siteKey });
}

const asked = new URLSearchParams(location.search).get('tenant') ?? 'logistics';
show(asked, asked === 'shop');
for (const button of document.querySelectorAll<HTMLElement>('[data-tenant]'))
  button.addEventListener('click', () => {
    const name = button.dataset.tenant!;
    history.replaceState(null, '', `?tenant=${name}`);
    show(name, true);
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
