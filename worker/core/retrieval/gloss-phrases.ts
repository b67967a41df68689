// Phrases that word for word would be misread, in fourteen languages, by what they are in English. Our own words; data of gloss.ts.

export const glossPhrases: Readonly<Record<string, string>> = {
  'how long':
    'combien de temps|combien de jours|en combien|wie lange|wieviele tage|wie viele tage|cuánto tiempo|cuánto tarda|cuántos días|quanto tempo|quanti giorni|quanto ci vuole|quantos dias|quanto demora|hoe lang|hoeveel dagen|jak długo|ile dni|ile trwa|ile czeka|ne kadar sür|kaç gün|сколько идет|сколько времени|сколько дней|сколько ждать|как долго|كم يستغرق|كم من الوقت|كم يوم|כמה זמן|כמה ימים|कितना समय|कितने दिन|कितनी देर|多久|多长时间|几天|どのくらい|何日|얼마나 걸|며칠',
  'how much':
    'combien coûte|combien ça coûte|wie viel kostet|wieviel kostet|was kostet|was kosten|cuánto cuesta|cuánto vale|quanto costa|quanto viene|quanto custa|hoeveel kost|wat kost|ile kosztuje|ne kadar tutar|kaç para|ücreti ne kadar|сколько стоит|كم سعر|كم تكلفة|بكم|كم ثمن|כמה עולה|कितने का|कितने की|多少钱|いくら|얼마예요|얼마인가요',
  'how many':
    'cuántos|cuántas|combien de|wie viele|quanti|quante|quantos|quantas|hoeveel|kaç tane|сколько у меня|كم عدد|כמה|कितने|多少|いくつ|몇 개',
  'where is':
    'où en est|cadê|dove sta|a che punto|wo bleibt|wo ist|wo steckt|dónde está|dónde anda|onde está|onde anda|waar blijft|waar is|gdzie jest|nerede kaldı|где мой|где моя|وين|איפה ה|到哪|在哪|どこにあ|어디에 있|어디쯤',
  'opening hours':
    'horaires d ouverture|heures d ouverture|horario de funcionamento|horário de funcionamento|horario de apertura|horario de atención|orari di apertura|orario di apertura|godziny otwarcia|çalışma saat|kaçta açıl|часы работы|время работы|режим работы|ساعات العمل|مواعيد العمل|أوقات العمل|שעות פתיחה|שעות הפתיחה|खुलने का समय|कब खुल|营业时间|几点开门|営業時間|何時から|영업 시간|영업시간|몇 시에 열',
  password:
    'mot de passe|palabra clave|parola d ordine|كلمة المرور|كلمه المرور|كلمة السر|كلمه السر|hasło do',
  'charged twice':
    'cobraron dos veces|cobrado dos veces|débité deux fois|prélevé deux fois|doppelt abgebucht|zweimal abgebucht|addebitato due volte|cobrado duas vezes|cobraram duas vezes|twee keer afgeschreven|dubbel afgeschreven|pobrano dwa razy|iki kere çekildi|iki kez çekildi|списали дважды|списали два раза|خصم مرتين|חויבתי פעמיים|दो बार काट|扣了两次|重复扣款|二重請求|두 번 결제',
  twice:
    'dos veces|deux fois|due volte|duas vezes|twee keer|dwa razy|iki kere|iki kez|два раза|दो बार|两次|두 번',
  'gift card':
    'tarjeta regalo|tarjeta de regalo|carte cadeau|chèque cadeau|geschenkkarte|geschenkgutschein|carta regalo|buono regalo|cartão presente|vale presente|cadeaubon|cadeaukaart|karta podarunkowa|bon podarunkowy|hediye kart|подарочная карта|подарочный сертификат|بطاقة هدية|כרטיס מתנה|गिफ्ट कार्ड|礼品卡|ギフトカード|기프트카드',
  'bill of lading':
    'conocimiento de embarque|connaissement|konnossement|polizza di carico|conhecimento de embarque|cognossement|konosament|konşimento|коносамент|بوليصة الشحن|שטר מטען|提单|船荷証券|선하증권',
  'certificate of origin':
    'certificado de origen|certificat d origine|ursprungszeugnis|certificato di origine|certificado de origem|certificaat van oorsprong|świadectwo pochodzenia|menşe|сертификат происхождения|شهادة المنشأ|תעודת מקור|原产地证|原産地証明|원산지',
  demurrage:
    'surestaries|sobreestadía|demora de contenedor|liegegeld|standgeld|soste|sobrestadia|przestoj|demuraj|простой контейнера|غرامات التأخير|滞期费|滞箱费|デマレージ|체선료',
  'sign in':
    'me connecter|se connecter|iniciar sesión|mich anmelden|mich einloggen|zalogować|oturum aç|войти в|تسجيل الدخول|להתחבר|लॉगिन|登录|ログイン|로그인',
  'size chart':
    'größentabelle|guide des tailles|tabla de tallas|guía de tallas|guida alle taglie|tabela de medidas|guia de tamanhos|maattabel|tabela rozmiarów|beden tablosu|таблица размеров|جدول المقاسات|טבלת מידות|साइज़ चार्ट|尺码表|サイズ表|사이즈표',
  'which size':
    'welche größe|quelle taille|qué talla|que talla|che taglia|qual tamanho|que tamanho|welke maat|jaki rozmiar|hangi beden|kaç beden|какой размер|أي مقاس|איזה מידה|איזו מידה|कौन सा साइज़|什么尺码|哪个尺码|どのサイズ|어떤 사이즈',
  'combine codes':
    'cumuler|cumuler deux|acumular|combinar|kombinieren|zwei gutscheine|zwei codes|combinare|combineren|połączyć|birleştir|суммируются|совместить|دمج|לשלב|叠加|併用|중복 사용',
  'payment failed':
    'pago rechazado|pago fallido|paiement refusé|zahlung fehlgeschlagen|zahlung abgelehnt|pagamento rifiutato|pagamento recusado|betaling mislukt|betaling geweigerd|płatność odrzucona|ödeme başarısız|ödeme yapamıyorum|оплата не проходит|платеж не проходит|فشل الدفع|התשלום נכשל|भुगतान विफल|支付失败|付不了款|決済できない|支払いができない|결제가 안|결제 실패|결제 오류',
  'discount code':
    'código de descuento|código promocional|code promo|rabattcode|gutscheincode|codice sconto|código de desconto|cupom de desconto|kortingscode|kod rabatowy|indirim kodu|промокод|كود الخصم|קוד הנחה|कूपन कोड|优惠码|折扣码|クーポンコード|할인 코드',
  'is late':
    'te laat|zu spät|en retard|in ritardo|está atrasad|está retrasad|se retrasa|spóźnia się|opóźnion|gecikti|geç kaldı|опаздывает|задерживается|متأخر|באיחור|देर हो|लेट|迟到|晚了|遅れてい|늦어',
};
