/**
 * The demo shop's own page: products and a cart, kept by the page alone, and the two functions that the assistant may use on it. Used by
 * demo.ts; this is what a shop writes to let the chat act in its page.
 */
interface Product {
  name: string;
  cents: number;
  about: string;
  sizes: string[];
}

const products: Product[] = [
  {
    name: 'Coastline Running Shoe',
    cents: 11_049,
    about: 'Light, for tarmac',
    sizes: ['8', '9', '10', '11'],
  },
  {
    name: 'Harbor Trail Boot',
    cents: 17_900,
    about: 'Waterproof leather',
    sizes: ['8', '9', '10', '11'],
  },
  {
    name: 'Pine Ridge Hiking Shoe',
    cents: 14_900,
    about: 'Grip on wet rock',
    sizes: ['8', '9', '10', '11'],
  },
  {
    name: 'Tidewater Rain Jacket',
    cents: 18_900,
    about: 'Sealed seams',
    sizes: ['S', 'M', 'L', 'XL'],
  },
  { name: 'Lantern Fleece', cents: 6_900, about: 'Recycled, 240 g', sizes: ['S', 'M', 'L', 'XL'] },
  { name: 'Driftwood Desk Lamp', cents: 7_450, about: 'Oak, warm light', sizes: [] },
  { name: 'Harbor Enamel Mug', cents: 1_650, about: '350 ml', sizes: [] },
  { name: 'Two-Person Bay Tent', cents: 32_900, about: 'Three seasons, 2.1 kg', sizes: [] },
];

interface Line {
  key: string;
  name: string;
  size: string;
}

const find = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector)!;
const price = (cents: number) => `$${(cents / 100).toFixed(2)}`;
const productNamed = (name: unknown) => products.find((product) => product.name === name);

let cart: Line[] = [];
let opened = '';

function add(key: string, name: unknown, size: unknown): { items: number; total: string } {
  const product = productNamed(name);
  if (!product) throw new Error('we do not have this');
  if (size && !product.sizes.includes(String(size)))
    throw new Error(product.sizes.length ? `sizes ${product.sizes.join(', ')}` : 'one size only');
  // The same call adds once, however often it comes.
  if (!cart.some((line) => line.key === key))
    cart = [...cart, { key, name: product.name, size: String(size ?? '') }];
  draw();
  return { items: cart.length, total: price(totalOf()) };
}

function show(name: unknown): { name: string; price: string; about: string; sizes: string } {
  const product = productNamed(name);
  if (!product) throw new Error('we do not have this');
  opened = product.name;
  draw();
  const card = document.querySelector(`[data-product="${CSS.escape(product.name)}"]`);
  card?.scrollIntoView({ block: 'center' });
  const { about, sizes, cents } = product;
  return { name: product.name, price: price(cents), about, sizes: sizes.join(', ') };
}

const totalOf = () => cart.reduce((sum, { name }) => sum + (productNamed(name)?.cents ?? 0), 0);

function made<K extends keyof HTMLElementTagNameMap>(tag: K, text = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

function draw(): void {
  find('#products').replaceChildren(
    ...products.map((product) => {
      const card = made('li');
      card.dataset['product'] = product.name;
      if (opened === product.name) card.setAttribute('aria-current', 'true');
      const button = made('button', 'Add to cart');
      button.type = 'button';
      button.setAttribute('aria-label', `Add ${product.name} to the cart`);
      button.addEventListener('click', () => {
        add(crypto.randomUUID(), product.name, product.sizes[0]);
      });
      card.append(
        made('h3', product.name),
        made('p', product.about),
        made('b', price(product.cents)),
        button,
      );
      return card;
    }),
  );
  find('#cart-lines').replaceChildren(
    ...cart.map((line) => {
      const row = made('li', line.size ? `${line.name}, size ${line.size}` : line.name);
      const button = made('button', 'Remove');
      button.type = 'button';
      button.setAttribute('aria-label', `Remove ${line.name}`);
      button.addEventListener('click', () => {
        cart = cart.filter((other) => other !== line);
        draw();
      });
      row.append(button);
      return row;
    }),
  );
  find('#cart-total').textContent = cart.length
    ? `${cart.length} in the cart, ${price(totalOf())}`
    : 'Your cart is empty.';
}

type Tell = (method: string, ...args: unknown[]) => void;

/** Shows the shop's page and offers its functions to the chat, or takes both away. */
export function shopPage(on: boolean, tell: Tell): void {
  find('#shop').hidden = !on;
  tell('tool', 'open_product', on ? ({ product }: { product: string }) => show(product) : null);
  tell(
    'tool',
    'add_to_cart',
    on
      ? ({ product, size }: { product: string; size?: string }, { key }: { key: string }) =>
          add(key, product, size)
      : null,
  );
  if (on) draw();
}
