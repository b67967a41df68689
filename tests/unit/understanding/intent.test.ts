// Floors of the built-in and tenant intent classifiers on own sentences; see tests/evals for corpora.
import { describe, expect, test } from 'vitest';
import { classifyIntent } from '#core/understanding/intent';
import { classify } from '#core/understanding/tenant-intents';
import { trainTenantIntents } from '#core/understanding/tenant-training';

describe('built-in intents', () => {
  test('names what visitors of shops, banks and carriers want', () => {
    const said: [string, string][] = [
      ['where is my order 12345?', 'ORDER_TRACKING'],
      ['please cancel the order I placed this morning', 'ORDER_MODIFICATION'],
      ['is this jacket waterproof?', 'PRODUCT_INQUIRY'],
      ['do you have a student discount', 'PRICING'],
      ['I want my money back for the broken lamp', 'RETURNS_REFUNDS'],
      ['how long does shipping to Canada take', 'SHIPPING'],
      ['my card was declined at checkout', 'PAYMENT'],
      ['I forgot my password', 'ACCOUNT'],
      ['the app keeps crashing', 'TECHNICAL_SUPPORT'],
      ['what are your opening hours', 'GENERAL_INQUIRY'],
      ['I would like to book a table for two', 'BOOKING'],
      ['my container is stuck in customs', 'CUSTOMS'],
      ['let me talk to a real person', 'HUMAN_REQUEST'],
      ['hello!', 'GREETING'],
      ['thanks a lot', 'THANKS'],
      ['bye bye', 'GOODBYE'],
      ['¿cuánto tarda el envío a Chile?', 'SHIPPING'],
      ['Ich habe mein Passwort vergessen', 'ACCOUNT'],
      ['返金してください', 'RETURNS_REFUNDS'],
      ['我要取消订单', 'ORDER_MODIFICATION'],
      ['Где мой заказ?', 'ORDER_TRACKING'],
      ['mon colis est bloqué à la douane', 'CUSTOMS'],
    ];
    expect(said.map(([text]) => [text, classifyIntent(text).label])).toEqual(said);
  });

  test('is less sure about what no desk is asked', () => {
    const mean = (texts: string[]): number =>
      texts.reduce((sum, text) => sum + classifyIntent(text).confidence, 0) / texts.length;
    const known = mean(['where is my parcel', 'I want a refund', 'reset my password']);
    const unknown = mean([
      'tell me a joke about whales',
      'who won the world cup',
      'sing me a song',
    ]);
    expect({ known: known > 0.8, unknown: unknown < 0.6 }).toEqual({ known: true, unknown: true });
  });

  test('text without letters has no intent', () => {
    expect(classifyIntent('…')).toEqual({ label: 'GENERAL_INQUIRY', confidence: 0 });
  });
});

describe('tenant intents', () => {
  const examples = [
    [
      'water_plants',
      'how often do I water the fern|my plant is dry|watering schedule for cacti|when should I water',
    ],
    [
      'repot',
      'the pot is too small|how do I repot my ficus|which pot size do I need|roots grow out of the pot',
    ],
    [
      'pests',
      'there are bugs on the leaves|how do I get rid of aphids|white flies everywhere|spider mites on my palm',
    ],
  ].flatMap(([label, texts]) => texts!.split('|').map((text) => ({ label: label!, text })));

  test('learn from a few examples and survive storage', () => {
    const model = JSON.parse(JSON.stringify(trainTenantIntents(examples)));
    const texts = [
      'how much water does a fern need',
      'is this pot big enough',
      'tiny bugs on my roses',
    ];
    expect(texts.map((text) => classify(model, text)?.label)).toEqual([
      'water_plants',
      'repot',
      'pests',
    ]);
  });

  test('confidence falls for what is none of them', () => {
    const model = trainTenantIntents(examples);
    const inside = classify(model, 'get rid of bugs on the leaves')!.confidence;
    const outside = classify(model, 'quarterly revenue of the company')!.confidence;
    expect(inside - outside).toBeGreaterThan(0.2);
  });

  const service = [
    [
      'loyalty_points',
      'how many points do I have|redeem my bonus points|what do the rewards give me',
    ],
    [
      'opening_hours',
      'when do you open on saturday|are you open today|what time does the shop close',
    ],
    [
      'gift_wrapping',
      'can you wrap it as a present|is it possible to add a gift card to the parcel',
    ],
    ['cancel_booking', 'please cancel my reservation|I want to cancel the table I booked'],
    ['forgot_password', 'I forgot my password|reset the password of my account|I cannot log in'],
    ['broken_item', 'the item arrived broken|my order came damaged|the product is defective'],
  ].flatMap(([label, texts]) => texts!.split('|').map((text) => ({ label: label!, text })));

  test.each([
    ['Ich habe mein Passwort vergessen', 'forgot_password'],
    ['olvidé la contraseña de mi cuenta', 'forgot_password'],
    ['забыл пароль', 'forgot_password'],
    ['我忘记密码了', 'forgot_password'],
    ['نسيت كلمة المرور', 'forgot_password'],
    ['annuler ma réservation', 'cancel_booking'],
    ['rezervasyonumu iptal etmek istiyorum', 'cancel_booking'],
    ['予約をキャンセルしたい', 'cancel_booking'],
    ['il prodotto è arrivato rotto', 'broken_item'],
    ['produkt przyszedł uszkodzony', 'broken_item'],
    ['상품이 파손됐어요', 'broken_item'],
    ['o produto veio danificado', 'broken_item'],
    ['kan het als cadeau worden ingepakt', 'gift_wrapping'],
    ['אפשר לארוז כמתנה', 'gift_wrapping'],
    ['क्या आप शनिवार को खुले हैं', 'opening_hours'],
  ])('English examples serve every language: %s', (text, label) => {
    expect(classify(trainTenantIntents(service), text)?.label).toBe(label);
  });

  test('the name of an intent is one more example', () => {
    const model = trainTenantIntents([
      { label: 'warranty_claim', text: 'mine stopped after a year, am I covered' },
      { label: 'bulk_discount', text: 'we would take two hundred of them' },
    ]);
    expect(classify(model, 'I have a claim under the warranty')?.label).toBe('warranty_claim');
    expect(classify(model, 'is there a discount in bulk')?.label).toBe('bulk_discount');
  });

  test('no examples, no answer', () => {
    expect(classify(trainTenantIntents([]), 'anything')).toBeNull();
  });

  test('150 intents of ten examples train in under two seconds', () => {
    const name = (n: number): string =>
      Array.from(String(n), (digit) => 'bcdfghklmn'[Number(digit)]! + 'aeiou'[n % 5]!).join('');
    const many = Array.from({ length: 1500 }, (_, i) => ({
      label: `intent${i % 150}`,
      text: `the subject ${name(i % 150)} wants ${name(1000 + i)} and ${name((i * 7) % 977)} please`,
    }));
    const started = performance.now();
    const model = trainTenantIntents(many);
    expect(performance.now() - started).toBeLessThan(4000);
    expect(classify(model, `what does subject ${name(42)} need`)?.label).toBe('intent42');
  });
});
