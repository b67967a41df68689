/**
 * Goods that stand in a whole message ("12 pallets of tiles from Hamburg to Oslo"): a number, what it is packed in or weighs, and what it
 * is. Less is no answer to the question for goods, and is asked for. Pure; used by read-text.
 */
const latin =
  'pallets?|palletts?|paletten?|palettes?|pal[eé]s?|palets?|palety?|palet[oó]w|bancal[ei]|containers?|conteneurs?|contenedor(?:es)?|contentor(?:es)?|' +
  'kontener(?:y|[oó]w)?|konteyner|teu|feu|boxes|box|cartons?|kartons?|karton[oó]w|cajas?|caisses?|caixas?|casse|dozen|doosjes|colis|packages?|' +
  'parcels?|pakete?|pakketten|crates?|kisten?|drums?|pieces|units|tonnes?|tons?|tonnen|toneladas?|tonnellate|ton|kg|kilos?|kilograms?|lbs?|m3|m³|cbm';
const others =
  'палет\\p{L}*|паллет\\p{L}*|контейнер\\p{L}*|коробк\\p{L}*|тонн\\p{L}*|кг|طبلي\\p{L}*|حاوي\\p{L}*|صندوق|طن|كغ|כיסות|משטח\\p{L}*|מכול\\p{L}*|טון|ק"ג|' +
  'पैलेट|कंटेनर|टन|किलो';
const spaceless = '托盘|托盤|集装箱|貨櫃|箱|吨|公斤|パレット|コンテナ|トン|팔레트|컨테이너|박스|톤';
const number = String.raw`\d[\d.,]*\s*(?:x\s*)?(?:\d{2}\s*(?:ft|foot|['’])\s*)?`;
const packed = new RegExp(
  `(?<![\\p{L}\\d])${number}(?:(?:${latin}|${others})(?![\\p{L}\\p{M}])|(?:个|個)?(?:${spaceless}))`,
  'iu',
);
/** Where the goods end: another sentence, somebody's address, or a way. */
const end =
  /[;!?\n。！？]|\.(?=\s|$)|[,，、،](?!\s*\d)|\s[-–—]+>?\s|\S+@\S+|\s(?:from|to|into|von|aus|ab|nach|bis|depuis|vers|desde|hasta|para|até|verso|vanuit|van|naar|z|ze|do|из|с|в|во|до|de|da|du|dal|dalla|à|a|al|en|من|إلى|الى)\s+(?=\p{Lu}|\p{Script=Arabic})|(?:从|從|から|에서)/u;
const small =
  /^(?:of|with|de|des|du|di|da|d|mit|von|met|van|aus|con|com|avec|z|ze|с|из|the|and|und|et|y|e|i|en|please|bitte|each|per|net|gross)$/iu;
const measures = new RegExp(`^(?:${latin}|${others}|${spaceless}|ft|foot|x)$`, 'iu');
const charactersMax = 160;

export function goodsWithin(message: string): string | undefined {
  const text = message.slice(0, 1_000);
  const found = packed.exec(text);
  if (!found) return undefined;
  const from = text.slice(found.index, found.index + charactersMax);
  const head = found[0].length;
  const stop = from.slice(head).search(end);
  const goods = (stop === -1 ? from : from.slice(0, head + stop))
    .replace(/[\s,]+(?:please|bitte|pls|por favor|per favore|svp)?[\s,]*$/iu, '')
    .trim();
  return isNamed(goods) ? goods : undefined;
}

/** Besides numbers, packing and small words, something says what it is. */
function isNamed(goods: string): boolean {
  if (/[\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}]/u.test(goods))
    return (
      goods.replace(new RegExp(spaceless, 'gu'), '').replace(/[\d\s个個の的]/gu, '').length > 1
    );
  return (goods.match(/[\p{L}\p{M}³"]+/gu) ?? []).some(
    (word) => word.length > 2 && !small.test(word) && !measures.test(word),
  );
}
