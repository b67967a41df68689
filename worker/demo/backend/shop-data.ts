/** The demo shop's first day: products with stock, customers, and orders of every kind, dated from the moment of seeding. */
import { customers } from '#worker/demo/backend/customers';
import { dayMs, iso } from '#worker/demo/backend/world';
import type { World } from '#worker/demo/backend/world';

export interface Variant {
  size: string;
  color: string;
  stock: number;
}

export interface Product {
  id: string;
  name: string;
  category: string;
  /** Cents. */
  price: number;
  salePrice?: number;
  rating: number;
  ratings: number;
  variants: Variant[];
  /** Words a customer may use for it. */
  also: string[];
}

export interface OrderLine {
  productId: string;
  name: string;
  size: string;
  color: string;
  quantity: number;
  price: number;
}

export interface Order {
  id: string;
  customer: string;
  status: 'processing' | 'shipped' | 'out-for-delivery' | 'delivered' | 'cancelled' | 'on-hold';
  placedAt: string;
  lines: OrderLine[];
  shippingCents: number;
  discountCents: number;
  address: { street: string; city: string; postcode: string; country: string };
  carrier?: string;
  trackingNumber?: string;
  location?: string;
  /** Day. */
  eta?: string;
  deliveredAt?: string;
  payment: {
    status: 'paid' | 'failed' | 'refunded' | 'partly-refunded';
    method: string;
    attempts: number;
  };
}

const sizes = (stock: Record<string, number>, color: string): Variant[] =>
  Object.entries(stock).map(([size, count]) => ({ size, color, stock: count }));

export const products: Product[] = [
  {
    id: 'PROD-100201',
    name: 'Coastline Running Shoe',
    category: 'shoes',
    price: 12_999,
    salePrice: 11_049,
    rating: 4.8,
    ratings: 342,
    variants: [
      ...sizes({ '8': 12, '9': 3, '10': 5, '11': 0 }, 'navy'),
      ...sizes({ '8': 4, '9': 0, '10': 2 }, 'white'),
    ],
    also: ['running shoes', 'sneakers', 'trainers', 'coastline'],
  },
  {
    id: 'PROD-100202',
    name: 'Harbor Trail Boot',
    category: 'shoes',
    price: 17_900,
    rating: 4.6,
    ratings: 128,
    variants: sizes({ '8': 0, '9': 0, '10': 0, '11': 0 }, 'brown'),
    also: ['hiking boots', 'boots', 'trail boots'],
  },
  {
    id: 'PROD-100203',
    name: 'Pine Ridge Hiking Shoe',
    category: 'shoes',
    price: 14_900,
    rating: 4.5,
    ratings: 96,
    variants: sizes({ '8': 6, '9': 9, '10': 7, '11': 2 }, 'olive'),
    also: ['hiking shoes', 'outdoor shoes'],
  },
  {
    id: 'PROD-200310',
    name: 'Tidewater Rain Jacket',
    category: 'jackets',
    price: 18_900,
    rating: 4.7,
    ratings: 211,
    variants: [...sizes({ S: 3, M: 8, L: 0, XL: 4 }, 'yellow'), ...sizes({ M: 2, L: 6 }, 'navy')],
    also: ['rain jacket', 'raincoat', 'jacket', 'coat'],
  },
  {
    id: 'PROD-200311',
    name: 'Lantern Fleece',
    category: 'jackets',
    price: 8_900,
    salePrice: 6_900,
    rating: 4.4,
    ratings: 187,
    variants: sizes({ S: 10, M: 14, L: 9, XL: 5 }, 'grey'),
    also: ['fleece', 'sweater', 'jacket'],
  },
  {
    id: 'PROD-300405',
    name: 'Driftwood Desk Lamp',
    category: 'home',
    price: 7_450,
    rating: 4.3,
    ratings: 64,
    variants: [{ size: 'one size', color: 'oak', stock: 21 }],
    also: ['lamp', 'desk lamp', 'light'],
  },
  {
    id: 'PROD-300406',
    name: 'Harbor Enamel Mug',
    category: 'home',
    price: 1_650,
    rating: 4.9,
    ratings: 903,
    variants: [
      { size: 'one size', color: 'white', stock: 140 },
      { size: 'one size', color: 'blue', stock: 0 },
    ],
    also: ['mug', 'cup', 'enamel mug'],
  },
  {
    id: 'PROD-400512',
    name: 'Two-Person Bay Tent',
    category: 'outdoor',
    price: 32_900,
    rating: 4.5,
    ratings: 77,
    variants: [{ size: 'one size', color: 'green', stock: 3 }],
    also: ['tent', 'camping tent'],
  },
];

const address = (street: string, city: string, postcode: string, country: string) => ({
  street,
  city,
  postcode,
  country,
});
const line = (id: string, size: string, color: string, quantity = 1): OrderLine => {
  const product = products.find((one) => one.id === id);
  if (!product) throw new Error(`no product ${id}`);
  const price = product.salePrice ?? product.price;
  return { productId: id, name: product.name, size, color, quantity, price };
};

/** Orders of the first day; `days` before or after the moment of seeding. */
const orders = (now: number): Order[] => {
  const at = (days: number) => iso(now + days * dayMs);
  const day = (days: number) => at(days).slice(0, 10);
  const paid = { status: 'paid' as const, method: 'Visa ending in 4242', attempts: 1 };
  const lisbon = address('Rua das Flores 12', 'Lisboa', '1200-195', 'PT');
  const boston = address('88 Atlantic Ave', 'Boston', '02110', 'US');
  const kyoto = address('Shijo-dori 5', 'Kyoto', '600-8001', 'JP');
  const lyon = address('4 quai Saint-Antoine', 'Lyon', '69002', 'FR');
  return [
    {
      id: 'HP10482231',
      customer: 'cust_ana',
      status: 'out-for-delivery',
      placedAt: at(-4),
      lines: [line('PROD-100201', '10', 'navy')],
      shippingCents: 0,
      discountCents: 0,
      address: lisbon,
      carrier: 'UPS',
      trackingNumber: '1Z999AA10123456784',
      location: 'Lisboa distribution centre',
      eta: day(0),
      payment: paid,
    },
    {
      id: 'HP10482240',
      customer: 'cust_ana',
      status: 'processing',
      placedAt: at(-0.2),
      lines: [line('PROD-200310', 'M', 'navy'), line('PROD-300406', 'one size', 'white', 2)],
      shippingCents: 0,
      discountCents: 0,
      address: lisbon,
      eta: day(5),
      payment: paid,
    },
    {
      id: 'HP10471007',
      customer: 'cust_ana',
      status: 'delivered',
      placedAt: at(-16),
      lines: [line('PROD-200311', 'M', 'grey')],
      shippingCents: 0,
      discountCents: 0,
      address: lisbon,
      carrier: 'UPS',
      trackingNumber: '1Z999AA10123450009',
      deliveredAt: at(-11),
      payment: paid,
    },
    {
      id: 'HP10390552',
      customer: 'cust_ben',
      status: 'delivered',
      placedAt: at(-64),
      lines: [line('PROD-100203', '9', 'olive')],
      shippingCents: 595,
      discountCents: 0,
      address: boston,
      carrier: 'USPS',
      trackingNumber: '9400111899223100012345',
      deliveredAt: at(-58),
      payment: paid,
    },
    {
      id: 'HP10481190',
      customer: 'cust_ben',
      status: 'shipped',
      placedAt: at(-3),
      lines: [line('PROD-400512', 'one size', 'green')],
      shippingCents: 0,
      discountCents: 0,
      address: boston,
      carrier: 'USPS',
      trackingNumber: '9400111899223100067890',
      location: 'Newark, NJ',
      eta: day(2),
      payment: paid,
    },
    {
      id: 'HP10482255',
      customer: 'cust_mei',
      status: 'on-hold',
      placedAt: at(-0.1),
      lines: [line('PROD-300405', 'one size', 'oak')],
      shippingCents: 1_495,
      discountCents: 0,
      address: kyoto,
      payment: { status: 'failed', method: 'Mastercard ending in 5100', attempts: 1 },
    },
    {
      id: 'HP10478813',
      customer: 'cust_leo',
      status: 'delivered',
      placedAt: at(-12),
      lines: [line('PROD-100201', '9', 'navy'), line('PROD-300406', 'one size', 'white')],
      shippingCents: 0,
      discountCents: 0,
      address: lyon,
      carrier: 'DHL',
      trackingNumber: '00340434161094021501',
      deliveredAt: at(-7),
      payment: paid,
    },
  ];
};

export function seedShop(world: World): void {
  for (const product of products) world.put('product', product.id, product);
  for (const customer of customers) world.put('customer', customer.id, customer);
  for (const order of orders(world.now)) world.put('order', order.id, order);
}
