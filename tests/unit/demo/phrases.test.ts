/**
 * The demo companies as a customer talks to them: every capability in several ways, in English and German, with the articles
 * competing. Which tool is meant, and what of its arguments is understood at once; and what belongs to the articles stays theirs.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { planStep } from '#core/tool/plan';
import { newTool } from '#core/tool/set-up';
import type { Tool } from '#core/tool/tool';
import type { RetrievableArticle } from '#core/retrieval/entry';
import { buildIndex } from '#core/retrieval/memory-index';
import { entitiesIn, understand } from '#core/understanding/understand';
import { ToolDraft } from '#protocol/tool';
import { brief } from '#tests/support/plan';

const now = Date.parse('2026-06-15T12:00:00Z');
const threshold = 0.45;
type Tenant = 'shop' | 'logistics';
const read = <T>(path: string): T =>
  JSON.parse(readFileSync(new URL(`../../../worker/demo/${path}`, import.meta.url), 'utf8')) as T;

const toolsOf = (tenant: Tenant): Tool[] =>
  read<unknown[]>(`${tenant}/tools.json`)
    .map((raw) => {
      const made = newTool(v.parse(ToolDraft, raw));
      if (!made.ok) throw new Error(made.refusal.detail);
      return made.value.tool;
    })
    .filter(({ power }) => power !== 'staff')
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
const tools = { shop: toolsOf('shop'), logistics: toolsOf('logistics') };
type Article = Omit<RetrievableArticle, 'id'> & { slug: string };
const indexOf = (file: string) =>
  buildIndex(read<Article[]>(file).map((article) => ({ ...article, id: article.slug })));
const indices = {
  en: { shop: indexOf('shop/articles.json'), logistics: indexOf('logistics/articles.json') },
  de: { shop: indexOf('shop/articles.de.json'), logistics: indexOf('logistics/articles.de.json') },
};

function meant(tenant: Tenant, language: 'en' | 'de', text: string, before: string[] = []) {
  return brief(
    planStep({
      tools: tools[tenant],
      plan: null,
      text,
      entities: entitiesIn(text, language, now),
      entitiesBefore: before.flatMap((one) => entitiesIn(one, language, now)),
      textsBefore: before,
      answer: null,
      intent: understand(text, { locale: language }).intent.label,
      action: null,
      values: null,
      isAnswerable: (indices[language][tenant].search(text)[0]?.confidence ?? 0) >= threshold,
      language,
      refusalOf: () => null,
    }),
  );
}

type Row = [tool: string, given: object, ...texts: string[]];
const order = { order_id: 'HP10482240' };
const cup = { product: 'Harbor Enamel Mug' };
const boot = { product: 'Harbor Trail Boot' };
const shipment = { shipment_id: 'MF204519002' };
const nothing = {};

const said: Record<Tenant, Record<'en' | 'de', Row[]>> = {
  shop: {
    en: [
      [
        'get_order_status',
        order,
        'Where is my order HP10482240?',
        'has HP10482240 shipped yet',
        "my parcel hasn't arrived, number hp10482240",
        'when will my jacket arrive? order HP10482240',
        'HP10482240',
        "it's HP10482240",
      ],
      [
        'get_order_status',
        nothing,
        'Where is my order?',
        "where's my package",
        'Has my order shipped?',
      ],
      [
        'get_order_history',
        nothing,
        'show me all my orders',
        'what did I order from you in the past?',
        'which orders do I have',
        "I'd like to know the status of my latest order",
      ],
      [
        'cancel_order',
        order,
        'please cancel HP10482240',
        "I changed my mind, I don't want order HP10482240 anymore",
        'cancel order HP10482240',
      ],
      [
        'change_address',
        order,
        'I moved, can you send order HP10482240 to a different address?',
        'the delivery address on HP10482240 is wrong',
        'change the shipping address for HP10482240',
      ],
      [
        'check_inventory',
        { ...cup, color: 'blue' },
        'is the enamel mug available in blue',
        'do you have the blue mug in stock?',
      ],
      [
        'check_inventory',
        { ...boot, size: '11' },
        'got any size 11 harbor trail boots?',
        'Do you have the Harbor Trail Boot in size 11?',
      ],
      [
        'check_inventory',
        { product: 'Coastline Running Shoe', size: '10', color: 'white' },
        'how many of the white Coastline in 10 are left?',
      ],
      [
        'set_restock_alert',
        { ...boot, size: '9' },
        'tell me when the harbor trail boot in size 9 is back',
        'notify me when the trail boots are back in size 9',
      ],
      ['set_restock_alert', cup, 'can you email me once the blue mug is available again'],
      [
        'suggest_alternatives',
        boot,
        "what's similar to the Harbor Trail Boot?",
        'can you suggest an alternative to the trail boots',
        'anything like the hiking boots?',
      ],
      [
        'start_return',
        order,
        "I'd like to send back the shoes from order HP10482240",
        'I want to return HP10482240',
        'how do I return something I bought? HP10482240',
      ],
      [
        'start_return',
        nothing,
        'I want to return my shoes',
        "the fleece doesn't fit, I want to return it",
      ],
      [
        'request_refund',
        order,
        'I want my money back for HP10482240',
        'can I get a refund for HP10482240',
        'refund me 20 dollars on HP10482240',
      ],
      [
        'get_payment_status',
        order,
        'did my payment go through for HP10482240',
        'is HP10482240 paid?',
        "what's the payment status of order HP10482240",
      ],
      [
        'retry_payment',
        order,
        'please try charging my card again for HP10482240',
        'retry my payment HP10482240',
        'can you run the payment again? HP10482240',
      ],
      [
        'apply_discount',
        order,
        'can I get a discount on order HP10482240',
        'apply my VIP discount to HP10482240',
        'do I have a coupon for my order HP10482240?',
      ],
      [
        'get_wallet_balance',
        nothing,
        'how much money is in my wallet',
        'how many loyalty points do I have?',
        "what's my store credit",
      ],
      [
        'get_profile',
        nothing,
        'show me my profile',
        'which email address is on my account?',
        'what is in my profile',
      ],
      [
        'update_preferences',
        { newsletter: true },
        'sign me up for the newsletter',
        'subscribe me to the newsletter',
      ],
      [
        'update_preferences',
        { newsletter: false },
        'stop sending me the newsletter',
        'please unsubscribe me',
        'I want no more marketing emails',
      ],
      ['reset_password', nothing, 'I forgot my password', "can't log in, need a new password"],
      ['create_ticket', nothing, 'open a ticket please', "I'd like to raise a ticket"],
      [
        'create_ticket',
        { subject: 'my lamp arrived broken' },
        'create a ticket: my lamp arrived broken',
      ],
      [
        'ticket_status',
        nothing,
        "what's the status of my ticket?",
        'any news about my ticket?',
        'ticket status',
      ],
      [
        'find_slots',
        nothing,
        "I'd like to book an appointment",
        'which times are free?',
        'I need an appointment',
      ],
      ['get_booking', nothing, 'when is my appointment', 'look up my booking', 'check my booking'],
      [
        'move_booking',
        nothing,
        'I need to move my appointment',
        'can we reschedule?',
        'change my booking',
      ],
      [
        'cancel_booking',
        nothing,
        'cancel my booking',
        "I can't make my appointment",
        'please cancel my appointment',
      ],
    ],
    de: [
      [
        'get_order_status',
        order,
        'Wo bleibt mein Paket? hp10482240',
        'Ist HP10482240 schon verschickt?',
      ],
      ['get_order_status', nothing, 'Wie ist der Stand meiner Bestellung?'],
      [
        'get_order_history',
        nothing,
        'Was habe ich bei euch bestellt?',
        'Zeigen Sie mir alle meine Bestellungen',
      ],
      [
        'cancel_order',
        order,
        'Bitte stornieren Sie HP10482240',
        'Ich will die Bestellung HP10482240 doch nicht',
      ],
      ['change_address', order, 'Schicken Sie HP10482240 bitte an eine andere Adresse'],
      ['check_inventory', { ...cup, color: 'blue' }, 'Habt ihr den Becher in Blau auf Lager?'],
      ['set_restock_alert', boot, 'Sagen Sie mir Bescheid, wenn die Wanderstiefel wieder da sind'],
      [
        'suggest_alternatives',
        { product: 'Lantern Fleece' },
        'Welche Alternativen gibt es zur Fleecejacke?',
      ],
      ['start_return', order, 'Ich möchte die Schuhe aus HP10482240 zurückschicken'],
      ['request_refund', order, 'Ich hätte gern mein Geld zurück für HP10482240'],
      ['get_payment_status', order, 'Ist HP10482240 bezahlt?'],
      [
        'retry_payment',
        order,
        'Bitte versuchen Sie die Zahlung für HP10482240 noch einmal',
        'Zahlung wiederholen HP10482240',
      ],
      ['apply_discount', order, 'Bekomme ich Rabatt auf Bestellung HP10482240?'],
      [
        'get_wallet_balance',
        nothing,
        'Wie viele Punkte habe ich?',
        'Wie viel Guthaben habe ich noch?',
      ],
      ['get_profile', nothing, 'Zeig mir mein Profil'],
      ['update_preferences', { newsletter: false }, 'Ich möchte den Newsletter abbestellen'],
      ['update_preferences', { newsletter: true }, 'Ich will den Newsletter abonnieren'],
      ['reset_password', nothing, 'Ich habe mein Passwort vergessen'],
      ['create_ticket', nothing, 'Ich möchte ein Ticket eröffnen'],
      ['ticket_status', nothing, 'Wie steht es um mein Ticket?'],
    ],
  },
  logistics: {
    en: [
      [
        'track_shipment',
        shipment,
        'where is my shipment MF204519002',
        'track MF204519002',
        'MF204519002',
      ],
      ['track_shipment', nothing, 'where is my container?', 'I want to track my shipment'],
      [
        'get_eta',
        shipment,
        'when will MF204519002 arrive?',
        'what is the ETA of shipment MF204519002',
      ],
      [
        'get_customs_status',
        shipment,
        'has MF204519002 cleared customs?',
        'customs status of MF204519002',
        'is my shipment stuck at customs? MF204519002',
      ],
      [
        'document_checklist',
        { origin: 'China', destination: 'Germany' },
        'which documents do I need to ship furniture from China to Germany?',
        'what paperwork do I need from China to Germany',
        'document checklist from China to Germany',
      ],
      ['document_checklist', nothing, 'document checklist'],
      [
        'request_quote',
        { origin: 'Hamburg', destination: 'New York' },
        'can I get a price for sending furniture from Hamburg to New York',
        'how much to ship 2 pallets of lamps from Hamburg to New York?',
        'I need a quote from Hamburg to New York',
      ],
      ['find_slots', nothing, "I'd like to book an appointment", 'which times are free'],
      ['get_wallet_balance', nothing, "what's my wallet balance"],
      ['get_profile', nothing, 'show my profile'],
      ['create_ticket', nothing, 'please open a support ticket'],
    ],
    de: [
      ['track_shipment', shipment, 'Wo ist MF204519002?'],
      ['track_shipment', nothing, 'Wo ist mein Container?'],
      ['get_eta', shipment, 'Wann kommt meine Sendung MF204519002 an?'],
      ['get_customs_status', shipment, 'Hängt MF204519002 noch beim Zoll?'],
      [
        'document_checklist',
        { origin: 'China', destination: 'Deutschland' },
        'Welche Dokumente brauche ich für Möbel von China nach Deutschland?',
      ],
      [
        'request_quote',
        { origin: 'Hamburg', destination: 'Oslo' },
        'Was kostet der Transport von Hamburg nach Oslo?',
      ],
      ['find_slots', nothing, 'Ich brauche einen Termin', 'Welche Zeiten sind am Montag frei?'],
      ['move_booking', nothing, 'Ich möchte meinen Termin verschieben'],
      ['cancel_booking', nothing, 'Termin absagen'],
    ],
  },
};

const isGiven = (step: unknown): object =>
  (step as unknown[]).find((one) => one !== null && typeof one === 'object') as object;

describe.each(['shop', 'logistics'] as const)('%s', (tenant) => {
  test.each(['en', 'de'] as const)('understands what is asked of it in %s', (language) => {
    const found = said[tenant][language].flatMap(([, , ...texts]) =>
      texts.map((text) => {
        const step = meant(tenant, language, text);
        return step === 'none'
          ? [text, 'none', {}]
          : [text, (step as string[])[1], { ...isGiven(step), date: undefined }];
      }),
    );
    const wanted = said[tenant][language].flatMap(([tool, given, ...texts]) =>
      texts.map((text) => [text, tool, { ...given, date: undefined }]),
    );
    expect(found).toEqual(wanted);
  });

  test('leaves to the articles what they answer', () => {
    const questions = read<{ text: string; slug: string | null }[]>(`${tenant}/questions.json`);
    const taken = questions.filter(({ text }) => meant(tenant, 'en', text) !== 'none');
    // "pls cancel HP10033127", "where's my container MF204518337": these name their thing.
    expect(taken.filter(({ text }) => !/\b(?:HP|MF)\d+/.test(text)).length).toBeLessThan(5);
  });
});

test('a number alone asks of it what was asked just before', () => {
  const number = 'MF204519002';
  const asked = (before: string) => meant('logistics', 'en', number, [before]);
  const called = (tool: string) => ['call', tool, shipment, false];
  expect(asked('how long until my shipment gets here')).toEqual(called('get_eta'));
  expect(asked('is it through customs yet?')).toEqual(called('get_customs_status'));
  expect(asked('can you tell me where my container is?')).toEqual(called('track_shipment'));
  expect(asked('What are your opening hours?')).toEqual(called('track_shipment'));
});
