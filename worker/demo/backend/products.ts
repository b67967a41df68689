/** Goods of the demo shop: what is in stock by size and colour, what is like it, and who wants to know when it is back. */
import type { Product } from '#worker/demo/backend/shop-data';
import { dollars, iso, refused, textOf } from '#worker/demo/backend/world';
import type { Arguments, World } from '#worker/demo/backend/world';

const words = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFKC')
    .match(/[\p{L}\p{N}]+/gu)
    ?.map((word) => word.replace(/(?<=\p{L}{3})s$/u, '')) ?? [];

/** By number, else the product whose names share the most words with what was said. */
export function findProduct(world: World, said: string): Product | null {
  const number = /PROD-\d{6}/.exec(said.toUpperCase())?.[0];
  if (number) return world.get<Product>('product', number);
  const wanted = new Set(words(said));
  let best: { product: Product; score: number } | null = null;
  for (const product of world.all<Product>('product')) {
    const score = Math.max(
      ...[product.name, ...product.also].map((name) => {
        const parts = words(name);
        const found = parts.filter((part) => wanted.has(part)).length;
        return found === 0 ? 0 : found + found / parts.length;
      }),
    );
    if (score > (best?.score ?? 0)) best = { product, score };
  }
  return best?.product ?? null;
}

const priceOf = ({ price, salePrice }: Product) => ({
  price: dollars(salePrice ?? price),
  ...(salePrice
    ? { was: dollars(price), saved: `${Math.round(100 - (100 * salePrice) / price)} %` }
    : {}),
});

export function checkInventory(world: World, given: Arguments): object {
  const product = findProduct(world, textOf(given, 'product_id') || textOf(given, 'product'));
  if (!product) return refused('no-such-product');
  const size = textOf(given, 'size')
    .toUpperCase()
    .replace(/^(?:SIZE|US|UK|EU)\s*/, '');
  const color = textOf(given, 'color').toLowerCase();
  const fitting = product.variants.filter(
    (variant) =>
      (size === '' || variant.size.toUpperCase() === size) &&
      (color === '' || variant.color.toLowerCase() === color),
  );
  const stock = fitting.reduce((sum, variant) => sum + variant.stock, 0);
  return {
    ok: true,
    product_id: product.id,
    name: product.name,
    ...priceOf(product),
    rating: product.rating,
    ratings: product.ratings,
    available: stock,
    is_available: stock > 0,
    is_sold_out: stock === 0 && fitting.length > 0,
    is_unknown_variant: fitting.length === 0,
    ...(size ? { size } : {}),
    ...(color ? { color } : {}),
    variants: product.variants.map((variant) => ({
      size: variant.size,
      color: variant.color,
      available: variant.stock,
    })),
    colors: [...new Set(product.variants.map((variant) => variant.color))].join(', '),
    sizes: [...new Set(product.variants.map((variant) => variant.size))].join(', '),
  };
}

export function suggestAlternatives(world: World, given: Arguments): object {
  const product = findProduct(world, textOf(given, 'product_id') || textOf(given, 'product'));
  if (!product) return refused('no-such-product');
  const alternatives = world
    .all<Product>('product')
    .filter(
      (other) =>
        other.id !== product.id &&
        other.category === product.category &&
        other.variants.some(({ stock }) => stock > 0),
    )
    .toSorted(
      (a, b) =>
        Math.abs(a.price - product.price) - Math.abs(b.price - product.price) ||
        b.rating - a.rating,
    )
    .slice(0, 3)
    .map((other) => ({
      product_id: other.id,
      name: other.name,
      ...priceOf(other),
      rating: other.rating,
    }));
  return alternatives.length === 0
    ? refused('no-alternatives', { name: product.name })
    : { ok: true, name: product.name, alternatives };
}

export function restockAlert(world: World, given: Arguments): object {
  const product = findProduct(world, textOf(given, 'product_id') || textOf(given, 'product'));
  if (!product) return refused('no-such-product');
  const email = textOf(given, 'email');
  if (!email) return refused('email-missing');
  const size = textOf(given, 'size');
  const inStock = product.variants.some(
    (variant) => variant.stock > 0 && (size === '' || variant.size === size),
  );
  if (inStock) return refused('in-stock', { name: product.name });
  world.put('restock', `${product.id}:${size}:${email.toLowerCase()}`, {
    productId: product.id,
    size,
    email,
    at: iso(world.now),
  });
  return { ok: true, product_id: product.id, name: product.name, ...(size ? { size } : {}) };
}
