/**
 * The demo forwarder's system: where a shipment is, when it comes, what customs says, which documents a route needs, and a quote
 * request. A shipment number is told to its sender and its receiver; it shows the way and no names.
 */
import { dayMs, dayOf, iso, refused, textOf } from '#worker/demo/backend/world';
import type { Arguments, World } from '#worker/demo/backend/world';

export interface Shipment {
  id: string;
  customer: string;
  mode: 'air' | 'ocean' | 'road';
  origin: string;
  destination: string;
  status: 'booked' | 'in-transit' | 'at-customs' | 'held' | 'delivered';
  location: string;
  eta: string;
  customs: 'not-started' | 'documents-missing' | 'in-review' | 'released';
  missing: string[];
  history: { at: string; what: string }[];
}

const shipments = (now: number): Shipment[] => {
  const at = (days: number) => iso(now + days * dayMs);
  return [
    {
      id: 'MF204518337',
      customer: 'cust_ana',
      mode: 'ocean',
      origin: 'Shanghai',
      destination: 'Rotterdam',
      status: 'in-transit',
      location: 'Suez Canal',
      eta: at(9).slice(0, 10),
      customs: 'not-started',
      missing: [],
      history: [
        { at: at(-21), what: 'Departed Shanghai' },
        { at: at(-9), what: 'Transshipped in Singapore' },
        { at: at(-1), what: 'Passing the Suez Canal' },
      ],
    },
    {
      id: 'MF204519002',
      customer: 'cust_ana',
      mode: 'air',
      origin: 'Hong Kong',
      destination: 'Frankfurt',
      status: 'held',
      location: 'Frankfurt customs',
      eta: at(2).slice(0, 10),
      customs: 'documents-missing',
      missing: ['commercial invoice', 'EORI number of the importer'],
      history: [
        { at: at(-3), what: 'Departed Hong Kong' },
        { at: at(-2), what: 'Arrived in Frankfurt' },
        { at: at(-1), what: 'Held by customs: documents missing' },
      ],
    },
    {
      id: 'MF204510771',
      customer: 'cust_ben',
      mode: 'road',
      origin: 'Lyon',
      destination: 'Manchester',
      status: 'at-customs',
      location: 'Dover',
      eta: at(1).slice(0, 10),
      customs: 'in-review',
      missing: [],
      history: [
        { at: at(-2), what: 'Collected in Lyon' },
        { at: at(-0.4), what: 'Presented to customs in Dover' },
      ],
    },
    {
      id: 'MF204498160',
      customer: 'cust_mei',
      mode: 'air',
      origin: 'Osaka',
      destination: 'Chicago',
      status: 'delivered',
      location: 'Chicago',
      eta: at(-3).slice(0, 10),
      customs: 'released',
      missing: [],
      history: [
        { at: at(-7), what: 'Departed Osaka' },
        { at: at(-5), what: 'Released by customs' },
        { at: at(-3), what: 'Delivered' },
      ],
    },
  ];
};

export function seedShipments(world: World): void {
  for (const shipment of shipments(world.now)) world.put('shipment', shipment.id, shipment);
}

const find = (world: World, given: Arguments): Shipment | null =>
  world.get<Shipment>(
    'shipment',
    (textOf(given, 'shipment_id') || textOf(given, 'tracking_number'))
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, '')
      .replace(/^(?=\d{9}$)/, 'MF'),
  );

const flags = ({ status, customs }: Shipment) => ({
  [`is_${status.replace('-', '_')}`]: true,
  [`customs_${customs.replace('-', '_')}`]: true,
});

export function trackShipment(world: World, given: Arguments): object {
  const shipment = find(world, given);
  if (!shipment) return refused('no-such-shipment');
  const { id, mode, origin, destination, status, location, eta, history } = shipment;
  return {
    ok: true,
    shipment_id: id,
    mode,
    origin,
    destination,
    status,
    location,
    eta,
    ...flags(shipment),
    history: history.map((step) => ({ on: dayOf(step.at), what: step.what })),
  };
}

export function shipmentEta(world: World, given: Arguments): object {
  const shipment = find(world, given);
  if (!shipment) return refused('no-such-shipment');
  const { id, destination, eta, status } = shipment;
  return { ok: true, shipment_id: id, destination, eta, status, ...flags(shipment) };
}

export function customsStatus(world: World, given: Arguments): object {
  const shipment = find(world, given);
  if (!shipment) return refused('no-such-shipment');
  const { id, location, customs, missing } = shipment;
  return {
    ok: true,
    shipment_id: id,
    location,
    customs,
    ...flags(shipment),
    missing: missing.join(', '),
    has_missing: missing.length > 0,
  };
}

const european = new Set(
  'AT BE BG HR CY CZ DE DK EE ES FI FR GR HU IE IT LT LU LV MT NL PL PT RO SE SI SK EU'.split(' '),
);
const codes: Record<string, string> = {
  china: 'CN',
  'hong kong': 'HK',
  germany: 'DE',
  deutschland: 'DE',
  france: 'FR',
  netherlands: 'NL',
  spain: 'ES',
  italy: 'IT',
  poland: 'PL',
  'united kingdom': 'GB',
  uk: 'GB',
  britain: 'GB',
  england: 'GB',
  'united states': 'US',
  usa: 'US',
  us: 'US',
  america: 'US',
  japan: 'JP',
  turkey: 'TR',
  india: 'IN',
  eu: 'EU',
};
const codeOf = (country: string): string =>
  codes[country.trim().toLowerCase()] ?? country.trim().toUpperCase().slice(0, 2);

/** What goes with the goods on this route, and why: general rules, not advice on a single case. */
export function documentChecklist(_world: World, given: Arguments): object {
  const from = codeOf(textOf(given, 'origin'));
  const to = codeOf(textOf(given, 'destination'));
  if (!from || !to) return refused('route-missing');
  const goods = textOf(given, 'goods').toLowerCase();
  const isFree = european.has(from) && european.has(to);
  const documents = [
    { name: 'Commercial invoice', why: 'value, seller, buyer, HS codes' },
    { name: 'Packing list', why: 'pieces, weights, dimensions' },
  ];
  const add = (name: string, why: string) => documents.push({ name, why });
  if (isFree) add('CMR consignment note', 'carriage inside the EU; no customs declaration');
  else {
    add('Transport document', 'bill of lading or air waybill');
    if (european.has(to)) add('EORI number of the importer', 'import into the EU');
    if (to === 'GB') add('GB EORI number of the importer', 'import into the United Kingdom');
    if (to === 'US')
      add('Importer number (IRS or CBP) and customs bond', 'formal entry over $2,500');
    if (european.has(to) || to === 'GB' || to === 'TR')
      add('Certificate or statement of origin', 'for a lower duty where an agreement applies');
  }
  if (/batter|lithium|akku|power ?bank/.test(goods))
    add('UN 38.3 test summary and dangerous goods declaration', 'batteries');
  if (/food|meat|milk|cheese|fruit|plant|seed|wood/.test(goods))
    add('Health or phytosanitary certificate', 'food, plants and animal products');
  if (/medicin|pharma|drug|medical|cosmetic/.test(goods))
    add('Permit of the health authority', 'medicines, medical devices, cosmetics');
  if (/chemical|paint|aerosol|perfume/.test(goods))
    add('Safety data sheet', 'chemicals and mixtures');
  return {
    ok: true,
    origin: from,
    destination: to,
    ...(goods ? { goods } : {}),
    documents,
    list: documents.map(({ name, why }) => `- ${name} (${why})`).join('\n'),
  };
}

/** A request, not a price: a person answers it. */
export function requestQuote(world: World, given: Arguments): object {
  const email = textOf(given, 'email');
  if (!email) return refused('email-missing');
  const [origin, destination, goods] = ['origin', 'destination', 'goods'].map((name) =>
    textOf(given, name),
  );
  if (!origin || !destination) return refused('route-missing');
  const weight = given['weight_kg'];
  const id = `Q${String(world.next('quote')).padStart(5, '0')}`;
  world.put('quote', id, {
    id,
    email,
    origin,
    destination,
    goods,
    ...(typeof weight === 'number' ? { weightKg: weight } : {}),
    at: iso(world.now),
  });
  return { ok: true, quote_id: id, origin, destination, hours: 4 };
}
