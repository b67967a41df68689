// Order and product ids: a number after the shop's word for an order, a self-naming id ("ORD-1234", "PROD-123456", "#1042"), or a
// bare mixed code. A bare code could also be a parcel's or a voucher's: it is reported as ambiguous.

import { before } from '#core/understanding/entities/characters';
import type { Entity } from '#core/understanding/entities/entity';

const orderWord =
  '(?:orders?|ordered|purchase|purchases|bestellung|bestellnummer|bestellnr|auftrag|auftragsnummer|pedido|orden|compra|commande|achat|ordine|ordini|acquisto|encomenda|bestelling|bestelnummer|sipari[sş](?:im|imi|in)?|заказ[аеу]?|заказом|zam[oó]wieni[ea]|订单|訂單|単号|单号|注文|주문|ऑर्डर|आर्डर|طلب|طلبي|طلبية|הזמנה|ההזמנה)';
const marker =
  '(?:number|numbers|no|nr|num|id|ref|reference|code|nummer|n[uú]mero|num[eé]ro|numero|numara(?:s[ıi])?|номер|numer|号|號|番号|번호|नंबर|رقم|מספר|with|is|are|was|con|mit|avec|de|n)';
const afterOrder = new RegExp(
  `(?<![\\p{L}\\p{N}])${orderWord}((?:[ \\t:.,#№º°=-]{0,3}${marker}(?![\\p{L}])){0,3})[ \\t:.,#№º°="'(-]{0,4}([a-z0-9][a-z0-9-]{2,29})(?![\\p{L}\\p{N}])`,
  'gu',
);
const afterCjkOrder =
  /(?:订单|訂單|单号|単号|注文|주문|ऑर्डर|طلب|הזמנה)(?:[\s:：#是は은는가]|番号|番號|编号|編號|号码|號碼|号|번호|नंबर|संख्या|رقم|מספר){0,4}([A-Za-z0-9][A-Za-z0-9-]{3,29})/gu;
const selfNaming =
  /(?<![\p{L}\p{N}_-])(?:order|ord|po|so|ret|rma|inv|wc)[-_#]?\d{4,15}(?![\p{L}\p{N}]|-\d)/gu;
const hash = /(?<![\p{L}\p{N}&/])[#№]\s?([a-z]{0,4}-?\d{3,15})(?![\p{L}\p{N}])/gu;
const marketplace = /(?<!\d)\d{3}-\d{7}-\d{7}(?!\d)/g;
const bareCode =
  /(?<![\p{L}\p{N}_@.#/-])(?=[A-Z]{0,14}\d)(?=\d{0,14}[A-Z])[A-Z0-9]{8,15}(?![\p{L}\p{N}_@-]|\.\p{L})/gu;
const productId =
  /(?<![\p{L}\p{N}_-])(?:prod|sku|item|art|model)[-_ #:]{1,2}(?=[a-z-]{0,12}\d)[a-z0-9][a-z0-9-]{2,24}(?![\p{L}\p{N}])/gu;
const productWord =
  /(?<![\p{L}])(?:product|item|article|artikel|art[ií]culo|producto|produit|article|prodotto|articolo|produto|artigo|[uü]r[uü]n|товар|артикул|商品|产品|製品|상품|sku)(?:[ \t:#.-]{0,3}(?:number|no|nr|id|code|nummer|n[uú]mero|kodu|номер|编号|番号|번호|is)){0,2}[ \t:#.-]{1,3}((?=[a-z-]{0,12}\d)[a-z0-9][a-z0-9-]{3,24})(?![\p{L}\p{N}])/gu;

/**
 * What must stand in the text for an expression above to fit. These cost microseconds; compiling one of those above, with
 * letters of all scripts in either case, costs up to a millisecond of an isolate's first message.
 */
const signs = {
  afterOrder:
    /order|purchase|bestell|auftrag|pedido|orden|compra|commande|achat|ordin|acquist|encomenda|sipari|заказ|zam[oó]wien|订单|訂單|単号|单号|注文|주문|ऑर्डर|आर्डर|طلب|הזמנה/i,
  beforeNumber: /[#: ][A-Z]{0,4}\d{5}/i,
  selfNaming: /(?:order|ord|po|so|ret|rma|inv|wc)[-_#]?\d{4}/i,
  hash: /[#№]/,
  productId: /(?:PROD|SKU|ITEM|ART|MODEL)[-_ #:]/i,
  productWord:
    /product|item|article|artikel|art[ií]culo|produit|prodotto|articolo|produto|artigo|[uü]r[uü]n|товар|артикул|商品|产品|製品|상품|sku/i,
  bareCode: /(?=[A-Z]{0,14}\d)(?=\d{0,14}[A-Z])[A-Z0-9]{8}/,
} as const;
const none: readonly RegExpExecArray[] = [];
const all = (text: string, sign: RegExp, expression: RegExp): Iterable<RegExpExecArray> =>
  sign.test(text) ? text.matchAll(expression) : none;

const trackWord =
  /track|parcel|package|shipment|ups|fedex|usps|dhl|sendung|seguimiento|suivi|takip|трек|追踪/;
const invoiceWord = /invoice|bill|rechnung|factura|facture|fattura|fatura|ticket|case|счет|发票/;

/** Two spellings one slip apart: a letter changed, left out, added, or two swapped. */
function oneSlip(word: string, model: string): boolean {
  const difference = word.length - model.length;
  if (Math.abs(difference) > 1) return false;
  let i = 0;
  while (i < word.length && i < model.length && word[i] === model[i]) i++;
  const rest = word.slice(i);
  const other = model.slice(i);
  if (difference === 1) return rest.slice(1) === other;
  if (difference === -1) return rest === other.slice(1);
  return (
    rest.slice(1) === other.slice(1) ||
    (rest.slice(2) === other.slice(2) && rest[0] === other[1] && rest[1] === other[0])
  );
}
const slipModels = ['order', 'orders', 'purchase', 'pedido', 'commande', 'bestellung', 'ordine'];
/** Real words one slip away from a model. */
const notSlips = new Set(
  'older border oder ordeal ordre odder olde purchased pedidos commands commander ordina'.split(
    ' ',
  ),
);
const beforeNumber =
  /(?<![\p{L}])(\p{L}{4,16})(?: (?:number|no|nr|id|#))?[ #:]{1,3}([a-z]{0,4}\d{5,20})(?![\p{L}\p{N}])/gu;

/** `text` must be ASCII-normalised. */
export function findOrderIds(text: string, language?: string): Entity[] {
  const found: Entity[] = [];
  if (!/\d{3}/.test(text)) return found;
  const take = (
    type: 'ORDER_ID' | 'PRODUCT_ID',
    start: number,
    raw: string,
    more?: Partial<Entity>,
  ): void => {
    const value = raw.replace(/-+$/, '');
    found.push({ type, start, end: start + value.length, value: value.toUpperCase(), ...more });
  };
  const lower = text.replaceAll('İ', 'i').toLowerCase();
  for (const match of all(lower, signs.afterOrder, afterOrder)) {
    const value = match[2]!;
    const digits = value.replace(/\D/g, '').length;
    const marked = /\S/.test(match[1]!);
    if (digits < 3 || (!marked && value.length < 5 && !/[#№]/.test(match[0]))) continue;
    if (/^(?:19|20)\d{2}-?\d{2}-?\d{2}$|^\d+(?:st|nd|rd|th|x|pcs|kg|am|pm|h)$/i.test(value))
      continue;
    if (match[0].slice(-value.length) !== value) continue;
    take('ORDER_ID', match.index + match[0].length - value.length, value);
  }
  for (const match of text.matchAll(afterCjkOrder)) {
    if (match[1]!.replace(/\D/g, '').length >= 4) {
      take('ORDER_ID', match.index + match[0].length - match[1]!.length, match[1]!);
    }
  }
  for (const match of all(lower, signs.beforeNumber, beforeNumber)) {
    const word = match[1]!.toLowerCase();
    const slip =
      /.(?:order|purchase)$/.test(word) && !/(?:border|disorder|recorder)$/.test(word)
        ? true
        : slipModels.some((model) => oneSlip(word, model)) &&
          (!notSlips.has(word) || (word === 'oder' && language === 'en'));
    if (slip) take('ORDER_ID', match.index + match[0].length - match[2]!.length, match[2]!);
  }
  for (const match of all(lower, signs.selfNaming, selfNaming))
    take('ORDER_ID', match.index, match[0]);
  for (const match of text.matchAll(marketplace)) take('ORDER_ID', match.index, match[0]);
  for (const match of all(lower, signs.hash, hash)) {
    const lead = before(text, match.index, 24);
    if (invoiceWord.test(lead)) continue;
    take('ORDER_ID', match.index + match[0].length - match[1]!.length, match[1]!);
  }
  for (const match of all(lower, signs.productId, productId)) {
    const lead =
      match[0].includes('-') && /^[a-z]+-/i.test(match[0])
        ? 0
        : match[0].search(/(?<=[_ #:]+)[A-Z0-9]/i);
    take('PRODUCT_ID', match.index + lead, match[0].slice(lead));
  }
  for (const match of all(lower, signs.productWord, productWord)) {
    take('PRODUCT_ID', match.index + match[0].length - match[1]!.length, match[1]!);
  }
  for (const match of all(text, signs.bareCode, bareCode)) {
    if (trackWord.test(before(text, match.index))) continue;
    take('ORDER_ID', match.index, match[0], {
      ambiguous: true,
      alternatives: [
        { type: 'ORDER_ID', value: match[0] },
        { type: 'TRACKING_NUMBER', value: match[0] },
      ],
    });
  }
  return found;
}
