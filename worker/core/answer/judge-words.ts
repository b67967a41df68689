// Words that make a number a claim, and words that promise, in sixteen languages; read by judge-claims. Data only.
// Units stand for every word that begins with them; `$` ends one.

export const unitWords: readonly string[] = [
  'day|days|business day|working day|week|month|year|hour|hr$|hrs|minute|percent|per cent|dollar|euro|pound|cent$|cents|kg$|kilo|usd|eur$|gbp|cad$|aud$|chf|jpy|am$|pm$',
  'tag$|tage|werktag|arbeitstag|woche|monat|jahr|stunde|minute|prozent|uhr$|franken',
  'jour|semaine|mois$|an$|ans$|année|heure|pour cent',
  'día|dia$|dias|semana|mes$|meses|año|hora|minuto|por ciento|dólar|peso',
  'giorn|settiman|mese|mesi|anno$|anni$|ora$|ore$|minut|per cento',
  'mês|ano$|anos|por cento|reais|real$',
  'dag$|dagen|werkdag|weken|maand|jaar|uur|procent',
  'dni|dzień|dnia|tydzie|tygod|miesi|rok$|roku|lat$|lata|godzin|złot|pln',
  'gün|iş günü|hafta|ay$|ayda|yıl|saat|dakika|lira|tl$',
  'дн|день|недел|месяц|год|лет$|час|минут|процент|руб|доллар|евро',
  'يوم|أيام|ايام|أسبوع|أسابيع|شهر|أشهر|سنة|سنوات|ساعة|ساعات|دقيقة|بالمئة|دولار|يورو|ريال|درهم',
  'दिन|सप्ताह|हफ़्त|हफ्त|महीन|साल|वर्ष|घंट|मिनट|प्रतिशत|रुप|डॉलर|यूरो',
  'יום|ימים|ימי|שבוע|חודש|שנה|שנים|שעה|שעות|דקות|אחוז|שקל|דולר|יורו',
];
/** After a number without a space. */
export const unitUnspaced =
  '天|日|周|週|个月|個月|月|年|小时|小時|时间|時間|分钟|分鐘|分|元|美元|欧元|块|円|ドル|ユーロ|営業日|か月|ヶ月|週間|％|%|일|주|개월|달|시간|분|원|달러|유로|퍼센트|영업일';

export const monthWords =
  'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|januar|februar|märz|mai|juni|juli|okt|dez|janv|févr|mars|avr|juin|juil|août|sept|ene|abr|ago|dic|genn|magg|giug|lugl|sett|ott|fev|set|out|dez|maart|mei|stycz|luteg|marca|kwiet|maja|czerw|lipca|sierp|wrześ|paźdz|listop|grud|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık|янв|фев|март|апр|мая|июн|июл|авг|сент|окт|нояб|дек';

/** Numbers written out, so that "two years" supports "2 years". By value. */
export const numberWords: readonly (readonly [number, string])[] = [
  [
    1,
    'one|ein|eine|einem|einen|einer|un|une|uno|una|um|uma|een|jeden|jedna|bir|один|одна|одного|واحد|एक|אחד|אחת',
  ],
  [
    2,
    'two|zwei|deux|dos|due|dois|duas|twee|dwa|dwie|dwóch|iki|два|две|двух|दो|שני|שתי|شهران|يومان',
  ],
  [3, 'three|drei|trois|tres|tre|três|drie|trzy|trzech|üç|три|трёх|трех|ثلاثة|ثلاث|तीन|שלושה|שלוש'],
  [4, 'four|vier|quatre|cuatro|quattro|quatro|cztery|dört|четыре|أربعة|أربع|चार|ארבעה|ארבע'],
  [5, 'five|fünf|cinq|cinco|cinque|vijf|pięć|beş|пять|خمسة|خمس|पांच|पाँच|חמישה|חמש'],
  [6, 'six|sechs|seis|sei|zes|sześć|altı|шесть|ستة|ست|छह|שישה|שש'],
  [7, 'seven|sieben|sept|siete|sette|sete|zeven|siedem|yedi|семь|سبعة|सात|שבעה|שבע'],
  [8, 'eight|acht|huit|ocho|otto|oito|osiem|sekiz|восемь|ثمانية|आठ|שמונה'],
  [9, 'nine|neun|neuf|nueve|nove|negen|dziewięć|dokuz|девять|تسعة|नौ|תשעה'],
  [10, 'ten|zehn|dix|diez|dieci|dez|tien|dziesięć|on|десять|عشرة|दस|עשרה'],
  [12, 'twelve|zwölf|douze|doce|dodici|doze|twaalf|dwanaście|двенадцать'],
  [14, 'fourteen|vierzehn|quatorze|catorce|quattordici|veertien|czternaście|четырнадцать'],
  [24, 'twenty-four|vierundzwanzig|vingt-quatre|veinticuatro|ventiquattro'],
  [30, 'thirty|dreißig|trente|treinta|trenta|trinta|dertig|trzydzieści|тридцать'],
];

/** Deeds that only a tool could have done, and commitments that only a person can make. */
export const promises: readonly RegExp[] = [
  /\b(?:i|we)(?: have|'ve|’ve)? (?:just |already |now |also |successfully )*(?:refunded|cancell?ed|issued|processed|credited|compensated|waived|upgraded|rebooked|rescheduled|reimbursed|transferred|deleted|blocked|unlocked|approved)\b/iu,
  /\b(?:i|we)(?: have|'ve|’ve) (?:just |already |now |also |successfully )*(?:changed|updated|sent|booked|applied|added|arranged|placed|shipped|reserved|scheduled|confirmed|reset|registered|submitted)\b/iu,
  /\b(?:i|we)(?: will|'ll|’ll| am going to|'m going to| are going to) (?:personally |now |immediately )*(?:refund|cancel|issue|credit|compensate|waive|give you|replace|reimburse|send you (?:a|the|your) (?:refund|replacement|voucher|cheque|check)|process your|make sure)\b/iu,
  /\byou(?: will|'ll|’ll| are going to) (?:definitely |certainly )?(?:get|receive|be given) (?:a |the |your )?(?:full |complete |free |partial )?(?:refund|compensation|discount|voucher|credit|replacement|money back)\b/iu,
  /\byou(?: are|'re|’re) (?:entitled|eligible)\b|\byour (?:refund|compensation|claim|discount|request|return) (?:has been|have been|is|was) (?:approved|granted|processed|issued|confirmed)\b/iu,
  /\b(?:i|we) (?:hereby |fully |personally |do )?(?:guarantee|promise|assure you|commit)\b|\bguaranteed\b/iu,
  /\b(?:ich|wir) (?:habe|haben)\b.{0,80}\b(?:erstattet|storniert|veranlasst|gutgeschrieben|geändert|gesendet|verschickt|gebucht|bestätigt|genehmigt)\b|\b(?:ich|wir) (?:garantiere|garantieren|verspreche|versprechen)\b|\bsie (?:bekommen|erhalten) (?:eine |ihr |den |einen )(?:volle |vollen )?(?:erstattung|geld zurück|rabatt|gutschein|entschädigung)/iu,
  /\b(?:j'ai|j’ai|nous avons) (?:déjà |bien )?(?:remboursé|annulé|crédité|modifié|envoyé|réservé|confirmé)|\b(?:je|nous) (?:garantis|garantissons|promets|promettons|vous rembours)|\bvous (?:recevrez|aurez|allez recevoir) (?:un |une |votre )(?:remboursement|réduction|indemnisation|bon d'achat)/iu,
  /\b(?:he|hemos) (?:ya )?(?:reembolsado|cancelado|abonado|cambiado|enviado|reservado|confirmado)\b|\b(?:garantizo|garantizamos|prometo|prometemos)\b|\b(?:recibirá|recibirás|le daremos|te daremos) (?:un |una |su |tu )(?:reembolso|descuento|compensación|vale)/iu,
  /\b(?:ho|abbiamo) (?:già )?(?:rimborsato|annullato|accreditato|modificato|inviato|prenotato|confermato)\b|\b(?:garantisco|garantiamo|prometto|promettiamo)\b|\briceverà (?:un |il |uno )(?:rimborso|sconto|buono|risarcimento)/iu,
  /\b(?:reembolsei|reembolsámos|reembolsamos o seu|cancelei|cancelámos|creditei|garanto|garantimos|prometo|prometemos)\b|\b(?:receberá|vai receber) (?:um |o |uma )(?:reembolso|desconto|indemnização|indenização|vale)/iu,
  /\b(?:ik heb|we hebben|wij hebben)\b.{0,60}\b(?:terugbetaald|geannuleerd|gecrediteerd|gewijzigd|verstuurd|geboekt|bevestigd)\b|\b(?:ik garandeer|wij garanderen|we garanderen|ik beloof|wij beloven)\b|\bu (?:krijgt|ontvangt) (?:een |uw )(?:terugbetaling|korting|vergoeding|geld terug)/iu,
  /(?:zwróciłem|zwróciliśmy|anulowałem|anulowaliśmy|gwarantuję|gwarantujemy|obiecuję|obiecujemy)|otrzyma (?:(?:pan|pani|państwo) )?(?:zwrot|rabat|rekompensat)/iu,
  /(?:iade ettim|iade ettik|iptal ettim|iptal ettik|garanti ediyor|söz veriyor)/iu,
  /(?:я вернул|мы вернули|я отменил|мы отменили|я оформил|мы оформили|гарантиру(?:ю|ем)|обеща(?:ю|ем))|вы получите (?:полный )?(?:возврат|скидк|компенсац)/iu,
  /(?:لقد استرددت|لقد ألغيت|قمت بإلغاء|قمت برد|قمنا برد|قمنا بإلغاء|أضمن لك|نضمن لك|أعدك|نعدك)|ستحصل على (?:استرداد|خصم|تعويض)/u,
  /(?:मैंने|हमने) .{0,60}(?:रिफंड कर|वापस कर|रद्द कर|भेज) ?दिया|गारंटी देत|वादा करत/u,
  /(?:זיכיתי|החזרתי לך|ביטלתי|זיכינו|ביטלנו|מבטיח|מבטיחים|אני ערב)|תקבל(?:י|ו)? (?:החזר|הנחה|פיצוי|זיכוי)/u,
  /(?:返金しました|返金いたしました|キャンセルしました|キャンセルいたしました|保証いたします|保証します|お約束(?:します|いたします))/u,
  /(?:환불해 드렸|환불했|취소해 드렸|취소했|보장합니다|보장해 드|약속드립|약속합니다)/u,
  /(?:已(?:经|經)?(?:为|為|给|給|帮|幫)您(?:退款|取消|退|改|发|發|补偿|賠償)|我保证|我們保證|我们保证|我承诺|我们承诺|我們承諾)/u,
];
