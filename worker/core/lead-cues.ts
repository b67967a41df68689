/** How people say, in sixteen languages, that they want a quote, that they skip a question, or that they want to stop. Data for core/lead-capture. */

export const quotePhrases: readonly string[] = [
  ...[
    'a quote',
    'get a quote',
    'a quotation',
    'quotation',
    'price offer',
    'request a quote',
    'an estimate',
    'quote for',
    'quote me',
    'quote please',
    'please quote',
    'need quote',
    'give me a price',
    'your best price',
    'your best rate',
  ],
  ...[
    'ein angebot',
    'angebot anfordern',
    'angebot bitte',
    'bitte um angebot',
    'kostenvoranschlag',
    'angebot für',
    'preisangebot',
    'offerte einholen',
  ],
  ...['un devis', 'demander un devis', 'devis pour', 'une offre de prix'],
  ...['un presupuesto', 'pedir presupuesto', 'una cotización', 'una cotizacion', 'cotizar'],
  ...['un preventivo', 'preventivo per', 'una quotazione', "un'offerta di prezzo"],
  ...['um orçamento', 'um orcamento', 'uma cotação', 'uma cotacao', 'pedir orçamento'],
  ...['een offerte', 'offerte aanvragen', 'een prijsopgave', 'prijsofferte'],
  ...['ofertę', 'prośba o ofertę', 'wycenę', 'wycena', 'prosze o wycene', 'poproszę o wycenę'],
  ...['teklif almak', 'fiyat teklifi', 'teklif istiyorum', 'teklif alabilir'],
  ...[
    'коммерческое предложение',
    'расчёт стоимости',
    'расчет стоимости',
    'рассчитать стоимость',
    'смету',
  ],
  ...['عرض سعر', 'عرض أسعار', 'تسعيرة'],
  ...['הצעת מחיר', 'הצעת מחיר עבור'],
  ...['कोटेशन', 'कोट चाहिए', 'मूल्य प्रस्ताव', 'दर का अनुमान'],
  ...['报价', '询价', '報價'],
  ...['見積もり', '見積り', 'お見積', '見積書'],
  ...['견적', '견적서'],
];

/** The whole message: the bare word in each language. */
export const quoteWords: readonly string[] = [
  ...['quote', 'quotation', 'estimate', 'angebot', 'kostenvoranschlag', 'devis', 'presupuesto'],
  ...['cotización', 'preventivo', 'quotazione', 'orçamento', 'cotação', 'offerte', 'prijsopgave'],
  ...['oferta', 'wycena', 'teklif', 'расчёт', 'расчет', 'смета', 'تسعيرة', 'הצעת מחיר', 'कोटेशन'],
];

/** How a price is asked for; a quote only together with a way from somewhere to somewhere. */
export const pricePhrases: readonly string[] = [
  ...['how much', 'cost', 'costs', 'price', 'rate', 'rates', 'charge', 'fare'],
  ...['was kostet', 'wie viel', 'wieviel', 'kosten', 'preis', 'wie teuer'],
  ...['combien', 'prix', 'coûte', 'coût', 'tarif', 'cuánto', 'cuanto', 'precio', 'tarifa'],
  ...['quanto', 'prezzo', 'costa', 'preço', 'custa', 'hoeveel', 'kost', 'prijs', 'tarief'],
  ...['ile kosztuje', 'cena', 'koszt', 'ne kadar', 'fiyat', 'сколько', 'цена', 'стоимость'],
  ...['كم', 'سعر', 'تكلفة', 'כמה', 'מחיר', 'कितना', 'कितने', 'कीमत'],
  ...['多少钱', '多少錢', '价格', '運費', '运费', 'いくら', '料金', '費用', '얼마', '가격', '비용'],
];

/** Said after it was put aside: the visitor thinks again. */
export const againPhrases: readonly string[] = [
  ...['changed my mind', 'actually yes', 'go on then', 'send me the quote', 'the quote after all'],
  ...['yes after all', 'i do want it', 'let us do it', "let's do it", 'keep my details'],
  ...['anders überlegt', 'doch bitte', 'doch ein angebot', 'ja doch', 'doch gerne'],
  ...['changé d’avis', "changé d'avis", 'finalement oui', 'en fait oui', 'allez-y'],
  ...['cambiado de opinión', 'cambié de opinión', 'en realidad sí', 'al final sí'],
  ...['cambiato idea', 'anzi sì', 'alla fine sì', 'mudei de ideia', 'afinal sim', 'na verdade sim'],
  ...['van gedachten veranderd', 'toch wel', 'toch graag', 'zmieniłem zdanie', 'zmieniłam zdanie'],
  ...[
    'jednak tak',
    'fikrimi değiştirdim',
    'aslında evet',
    'передумал',
    'передумала',
    'всё-таки да',
  ],
  ...['غيرت رأيي', 'في الواقع نعم', 'שיניתי את דעתי', 'בעצם כן', 'मन बदल', 'असल में हाँ'],
  ...['改变主意', '改變主意', '还是要', '気が変わり', 'やっぱりお願い', '마음이 바뀌', '다시 부탁'],
];

/** The whole message, with nothing but politeness around it. */
export const skipPhrases: readonly string[] = [
  ...[
    'skip',
    'skip it',
    'skip this',
    'pass',
    'next',
    'rather not',
    'rather not say',
    'i would rather not',
    'i do not want to say',
    'prefer not to say',
    'i dont know',
    'no idea',
    'not sure',
  ],
  ...[
    'überspringen',
    'ueberspringen',
    'weiter',
    'lieber nicht',
    'möchte ich nicht sagen',
    'keine angabe',
    'weiß nicht',
    'weiß ich nicht',
    'keine ahnung',
  ],
  ...[
    'passer',
    'passe',
    'je passe',
    'ignorer',
    'suivant',
    'je préfère pas',
    'je préfère ne pas dire',
    'je ne sais pas',
  ],
  ...[
    'saltar',
    'omitir',
    'paso',
    'siguiente',
    'prefiero no decirlo',
    'mejor no',
    'no sé',
    'no lo sé',
  ],
  ...[
    'salta',
    'passo',
    'saltare',
    'avanti',
    'preferisco di no',
    'preferisco non dirlo',
    'non lo so',
    'non so',
  ],
  ...['pular', 'saltar', 'prefiro não dizer', 'prefiro não', 'não sei', 'passar'],
  ...['overslaan', 'sla over', 'volgende', 'liever niet', 'zeg ik liever niet', 'weet ik niet'],
  ...['pomiń', 'pomin', 'dalej', 'wolę nie', 'wolę nie mówić', 'nie wiem'],
  ...['atla', 'geç', 'sonraki', 'söylemek istemiyorum', 'bilmiyorum'],
  ...['пропустить', 'дальше', 'не хочу говорить', 'предпочту не говорить', 'не знаю', 'пропустим'],
  ...['تخطي', 'تخطى', 'التالي', 'أفضل عدم', 'أفضل عدم القول', 'لا أعرف'],
  ...['דלג', 'דלגו', 'לדלג', 'הבא', 'מעדיף לא', 'מעדיפה לא', 'לא יודע', 'לא יודעת'],
  ...['छोड़ें', 'छोड़ दें', 'अगला', 'नहीं बताना', 'पता नहीं'],
  ...['跳过', '下一个', '不想说', '不方便', '不知道'],
  ...['スキップ', '次へ', '言いたくない', 'わかりません', '答えたくない'],
  ...['건너뛰기', '넘어가기', '다음', '말하고 싶지 않아요', '모르겠어요', '패스'],
];

/** A refusal of this question; of everything, when it answers the first one. */
export const noThanksPhrases: readonly string[] = [
  ...['no', 'nope', 'no thanks', 'no thank you', 'not now', 'thanks but no'],
  ...['nein', 'nein danke', 'jetzt nicht', 'nee danke'],
  ...['non', 'non merci', 'pas maintenant'],
  ...['no gracias', 'ahora no'],
  ...['no grazie', 'non ora', 'adesso no'],
  ...['não', 'nao', 'não obrigado', 'não obrigada', 'nao obrigado', 'agora não'],
  ...['nee', 'nee bedankt', 'nee dank je', 'nee dank u', 'nu niet'],
  ...['nie', 'nie dziękuję', 'nie dzięki', 'nie teraz'],
  ...['hayır', 'hayir', 'hayır teşekkürler', 'hayır teşekkür ederim', 'şimdi değil', 'istemiyorum'],
  ...['нет', 'нет спасибо', 'спасибо не надо', 'не сейчас', 'не надо'],
  ...['لا', 'لا شكرا', 'لا شكراً', 'ليس الآن'],
  ...['לא', 'לא תודה', 'לא עכשיו'],
  ...['नहीं', 'नहीं धन्यवाद', 'नहीं शुक्रिया', 'अभी नहीं'],
  ...['不', '不用', '不用了', '不用谢谢', '不了', '不了谢谢', '不需要', '不用了谢谢', '现在不'],
  ...['いいえ', '結構です', 'いいえ結構です', '大丈夫です', 'いりません', '今はいいです'],
  ...[
    '아니요',
    '아니오',
    '아뇨',
    '괜찮아요',
    '괜찮습니다',
    '아니요 괜찮아요',
    '됐어요',
    '지금은 아니에요',
  ],
];

export const stopPhrases: readonly string[] = [
  ...['stop', 'cancel', 'forget it', 'never mind', 'nevermind', 'stop asking'],
  ...['stopp', 'abbrechen', 'vergiss es', 'vergessen sie es', 'schluss'],
  ...['arrête', 'arrêtez', 'annuler', 'laissez tomber', 'laisse tomber'],
  ...['cancelar', 'para', 'déjalo', 'olvídalo', 'basta'],
  ...['annulla', 'lascia perdere', 'lasci perdere', 'fermati'],
  ...['pare', 'parar', 'esquece', 'deixa pra lá', 'deixe estar'],
  ...['annuleren', 'laat maar', 'hou op'],
  ...['anuluj', 'nieważne', 'przestań', 'daj spokój'],
  ...['iptal', 'dur', 'boş ver', 'vazgeçtim'],
  ...['стоп', 'отмена', 'забудьте', 'неважно', 'хватит'],
  ...['توقف', 'إلغاء', 'انس الأمر', 'انسَ الأمر'],
  ...['עצור', 'ביטול', 'עזוב', 'לא משנה', 'תשכח מזה'],
  ...['रुकें', 'रद्द करें', 'रहने दो', 'रहने दें'],
  ...['取消', '算了', '停止'],
  ...['やめて', 'やめます', 'キャンセル', 'もういいです'],
  ...['취소', '그만', '됐습니다', '그만할게요'],
];

/** Words before a name: "my name is Ada" names Ada. */
export const nameOpening =
  /^(?:(?:hi|hello|hallo|hey|hola|ciao|bonjour|olá|ola|cześć|merhaba|привет|здравствуйте)[,!.]?\s+)?(?:my name(?: is|'s)|i am|i'm|im|it is|it's|this is|name:|ich heiße|ich heisse|ich bin|mein name ist|je m'appelle|je m’appelle|je suis|mon nom est|me llamo|soy|mi nombre es|mi chiamo|sono|il mio nome è|meu nome é|o meu nome é|chamo-me|eu sou|sou|mijn naam is|ik heet|ik ben|nazywam się|jestem|mam na imię|benim adım|adım|ben|меня зовут|моё имя|мое имя|اسمي|أنا|שמי|קוראים לי|אני|मेरा नाम|मैं|我叫|我是|我的名字是|私は|わたしは|名前は|제 이름은|저는)\s*/iu;
/** And after it. */
export const nameEnding =
  /(?:\s+(?:है|हूँ)|です|と申します|といいます|입니다|이에요|예요)?[.!。！]*$/u;
