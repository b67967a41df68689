// The script of a text: what decides the language of seven of the sixteen languages outright.
// Pure, one pass, linear; used by language.ts only.

export type ScriptCounts = {
  latin: number;
  cyrillic: number;
  arabic: number;
  hebrew: number;
  devanagari: number;
  hangul: number;
  kana: number;
  han: number;
  other: number;
  /** Letters that only neighbours use: Ukrainian, Serbian; Persian, Urdu. */
  foreignCyrillic: number;
  foreignArabic: number;
  /** Han characters in the form only Japanese, or only Chinese, writes. */
  japaneseHan: number;
  chineseHan: number;
};

const setOf = (letters: string): ReadonlySet<number> =>
  new Set(Array.from(letters, (letter) => letter.codePointAt(0)!));

const foreignCyrillic = setOf('іїєґўјљњћђџІЇЄҐЎЈЉЊЋЂЏ');
const foreignArabic = setOf('پچژگکیےٹڈڑںھۂہۆێڕڵ');
const japaneseHan = setOf(
  '気駅図広円楽薬様変続読売験経済転関発対応帰壱弐価仮倶剣圧営団囲塩処実涙巣帯弾従徳悪戦戻択拝拠挙掲揺撃摂斎暁歩歳歴殴毎沢浜渋渓満滝漢焼犠獣畑畳県砕稲穂窓竜粋粛糸絵継総緑縁縄繊聴脳臓舗芸茎荘葉蔵薫虜蛍覚覧訳証詳謡豊販賛軽辺込逓遅郷釈鉄鉱銭録鎮陥険隠雑霊頼顔顕駆騒髄髪鶏黒黙齢働匂塀峠枠栃榊畠笹辻雫凪俣払仏伝拡渉塁専約頃振貸',
);
const chineseHan = setOf(
  '们这说个时对过么为没还见现话长东车马风书电发开关问间门让请谁谢认识语读买卖钱银单订货质运费价钟样应该给红绿蓝热办动务员图场报处变边远进选连达难题页项顺须预领频额饭馆驾验骑齐龙乐习乡亲亿仅从仓优传伤伦伪众伟侧偿储儿军农冲决况冻净减几划则刚创别剧劝劳势匀华协卫压厂厅历厉叹吗呢吧咱哪啊哦哎您她它妈爸怎什你很跟吃喝帮够钥锁错键镇闭闲闻阳阴阵阶际陆陈险随隐隶雾韩們這說來會對麼為沒請謝賣錢寫讀單價嗎妳啦啥咋俩',
);

export function emptyCounts(): ScriptCounts {
  return {
    latin: 0,
    cyrillic: 0,
    arabic: 0,
    hebrew: 0,
    devanagari: 0,
    hangul: 0,
    kana: 0,
    han: 0,
    other: 0,
    foreignCyrillic: 0,
    foreignArabic: 0,
    japaneseHan: 0,
    chineseHan: 0,
  };
}

export function countScripts(text: string): ScriptCounts {
  const counts = emptyCounts();
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 0x41) continue;
    if (c < 0x250) {
      if (c < 0x5b || (c > 0x60 && c < 0x7b) || (c >= 0xc0 && c !== 0xd7 && c !== 0xf7)) {
        counts.latin++;
      }
    } else if (c < 0x400) {
      if (c >= 0x370) counts.other++;
    } else if (c < 0x530) {
      counts.cyrillic++;
      if (foreignCyrillic.has(c)) counts.foreignCyrillic++;
    } else if (c < 0x590) counts.other++;
    else if (c < 0x600) counts.hebrew++;
    else if (c < 0x780) {
      if (c >= 0x620 && (c < 0x64b || c > 0x66f)) counts.arabic++;
      if (foreignArabic.has(c)) counts.foreignArabic++;
    } else if (c >= 0x900 && c < 0x980) counts.devanagari++;
    else if (c >= 0x1e00 && c < 0x1f00) counts.latin++;
    else if (c >= 0x3040 && c < 0x3100) {
      // The middle dot and the long vowel mark are not evidence on their own.
      if (c !== 0x30fb) counts.kana++;
    } else if ((c >= 0x3400 && c < 0xa000) || (c >= 0xf900 && c < 0xfb00)) {
      counts.han++;
      if (japaneseHan.has(c)) counts.japaneseHan++;
      if (chineseHan.has(c)) counts.chineseHan++;
    } else if (
      (c >= 0xac00 && c < 0xd7b0) ||
      (c >= 0x1100 && c < 0x1200) ||
      (c >= 0x3130 && c < 0x3190)
    ) {
      counts.hangul++;
    } else if (c >= 0xff66 && c < 0xffa0) counts.kana++;
    else if (c >= 0x980 && c < 0x1e00) counts.other++;
    else if (c >= 0xfb1d && c < 0xfb50) counts.hebrew++;
    else if (c >= 0xfb50 && c < 0xff00) counts.arabic++;
  }
  return counts;
}
