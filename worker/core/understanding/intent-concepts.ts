// Words of sixteen languages that mean the same to a support desk, as extra features of the intent
// classifiers: what is learned from one merchant's or one language's sentences then holds for others.
// Written for this project. Pure. Stems match word beginnings ("$" whole words); CJK matches anywhere.
import { foldText } from '#core/understanding/features';

const table: Readonly<Record<string, string>> = {
  order:
    'order|orders|ordered|ordering|purchase|purchases|oredr|pedido|commande|bestellung|bestelling|ordine|ordini|encomenda|zamowien|siparis|заказ|طلبي|الطلب|طلبيه|הזמנה|ההזמנה|ऑर्डर|compra$|achat$|kauf$|订单|訂單|注文|주문',
  parcel:
    'parcel|package|shipment|packages|pkg|paquete|colis|paquet|paket|pakje|pakketje|pakket|pacco|pacote|paczk|przesylk|kargo|посылк|товар отправ|الطرد|الشحنه|طرد|חבילה|החבילה|पार्सल|पैकेज|container|cargo|sendung|envio$|包裹|快递|快遞|荷物|택배|소포',
  track:
    'track|tracking|locate|trace|whereabouts|eta$|rastrea|seguimiento|localizar|suivre|suivi|verfolg|sendungsnummer|volgen|tracciare|rastreio|rastrear|sledz|sledzeni|takip|отслед|трек|تتبع|מעקב|לעקוב|ट्रैक|物流|单号|單號|追跡|조회|운송장',
  status:
    'status|progress|estado|statut|stand$|stato$|durum|статус|حاله|סטטוס|स्थिति|状态|狀態|状況|상태',
  where:
    'where|wheres|donde|ou$|wo$|waar|dove$|dov$|onde$|gdzie|nerede|где|اين|وين|איפה|कहाँ|कहां|kahan|哪里|哪裡|在哪|到哪|どこ|어디',
  notArrived:
    'arrived|arrive|havent|hasnt|still|yet$|waiting|llegado|recibido|arrive$|recu$|angekommen|erhalten|aangekomen|ontvangen|arrivato|ricevuto|chegou|recebi|dotarla|dostalem|gelmedi|almadim|ulasmadi|пришл|получил|يصل|استلم|הגיע|קיבלתי|आया|मिला|aaya|mila$|没到|沒到|还没收|未到|届かな|届いて|届きません|안 왔|못 받',
  late: 'late$|delayed|delay|lost$|missing|tarda|retraso|retard|verspat|dauert|vertraagd|ritardo|atrasad|spozni|opozni|gecik|задерж|تاخر|מתעכב|איחור|देर|迟|慢|遅|늦',
  when: 'when|cuando|quand|wann|wanneer|quando|kiedy|ne zaman|zaman$|когда|متى|מתי|कब$|kab$|什么时候|几天|多久|いつ|언제',
  howLong:
    'long|soon|days|duration|takes|tarda|temps|dauert|duurt|tempo|demora|trwa|surer|срок|идет|يستغرق|مده|זמן|समय|दिन|din$|多久|几天|どのくらい|얼마나|기간',
  cancel:
    'cancel|cancell|canceling|terminate|revoke|undo|anular|cancelar|annuler|storn|annuleren|annulla|cancella|anulow|odwolac|iptal|отмен|الغاء|לבטל|ביטול|रद्द|取消|キャンセル|取り消|취소',
  change:
    'change|changing|modify|modif|edit$|editing|update|updat|amend|alter|switch|correct|cambiar|modifier|changer|andern|aenderung|wijzig|aanpass|modificare|cambiare|alterar|mudar|zmienic|zmien|degistir|измен|поменя|перенес|تغيير|تعديل|تحديث|לשנות|לעדכן|बदल|badal|修改|改$|改一|变更|変更|更新|변경|수정|바꾸',
  add: 'add$|adding|remove|removing|anadir|agregar|quitar|ajouter|retirer|hinzufug|entfern|toevoeg|aggiung|adicionar|remover|dodac|usunac|eklemek|cikarmak|добав|убрать|اضافه|حذف|להוסיף|להסיר|जोड़|加一|删|追加|削除|추가|빼',
  address:
    'address|addres|adress|direccion|adresse|anschrift|adres|indirizzo|endereco|morada|адрес|عنوان|כתובת|पता$|पते|地址|住所|주소|배송지',
  wrong:
    'wrong|incorrect|mistake|equivocad|error$|mal$|trompe|mauvais|falsch|verkeerd|sbagliat|errad|zly$|zla$|yanlis|неправильн|не тот|خاط|خطا|שגוי|לא נכון|गलत|错|錯|間違|잘못',
  return:
    'return|returns|returning|send back|exchange$|devolver|devolucion|retour|retourner|zuruck|umtausch|ruilen|terugsturen|restituire|reso$|devolucao|trocar|zwrot|zwrocic|wymien|iade|возврат|вернуть|обмен|ارجاع|استبدال|החזר|להחזיר|להחליף|वापस|वापसी|wapas|退货|退貨|换货|返品|交換|반품|교환',
  refund:
    'refund|refunds|refunded|reimburs|rebate|restitution|compensation|money back|reembolso|rembours|ruckerstatt|erstattung|terugbetal|rimborso|reembolso|estorno|zwrot pieni|para iade|iadem|возврат денег|استرداد|المسترد|החזר כספי|זיכוי|रिफंड|退款|返金|환불',
  broken:
    'broken|damaged|defective|faulty|cracked|torn|roto|rota|danad|casse|abime|kaputt|defekt|beschadig|kapot|rott$|rotto|quebrad|danificad|uszkodz|zepsut|kirik|bozuk|слома|брак|поврежд|مكسور|تالف|שבור|פגום|टूट|खराब|kharab|坏|壞|破损|壊れ|破損|파손|고장',
  ship: 'ship|ships|shipping|deliver|delivery|delivers|deliveries|envio|envian|entrega|livraison|livrez|expedi|versand|liefer|versend|verzend|bezorg|lever|spedizion|spedit|consegn|frete|entregam|dostaw|wysyl|teslimat|gonder|kargo|достав|отправ|توصيل|شحن|الشحن|משלוח|שולחים|डिलीवरी|शिपिंग|配送|送到|快递|发货|寄|発送|送料|배송|택배',
  abroad:
    'country|countries|abroad|international|overseas|extranjero|etranger|ausland|buitenland|estero|exterior|granic|yurt disi|границ|للخارج|חול$|विदेश|国外|海外|해외',
  fast: 'express|expedite|overnight|fast|urgent|urgente|eilig|spoed|ekspres|hizli|экспресс|سريع|מהיר|加急|お急ぎ|빠른',
  cost: 'cost|costs|price|prices|pricing|much$|fee$|fees|charge$|charges|rate$|rates|quote|expensive|cheap|cuesta|precio|costo|cotizacion|presupuesto|prix|coute|combien|tarif|devis|frais|kostet|preis|teuer|kosten|gebuhr|prijs|kost$|offerte|quanto$|costa$|prezzo|preventivo|preco|custa|orcamento|cotacao|taxa$|kosztuje|cena$|wycen|oplat|fiyat|ne kadar|ucret|teklif|сколько|цена|стоит|стоимость|комисси|السعر|كم$|بكم|سعر|تكلفه|رسوم|כמה|מחיר|עולה|कीमत|दाम|कितने|kitne|daam|多少钱|价格|價格|费|費|报价|いくら|値段|料金|見積|手数料|얼마|가격|견적|수수료',
  discount:
    'discount|coupon|promo|voucher|sale$|deal|deals|offer$|descuento|cupon|oferta|reduction|remise|soldes|promotion|rabatt|gutschein|aktion|korting|sconto|offerta|buono$|desconto|cupom|promocao|znizk|rabat|kupon|promocj|indirim|kampanya|скидк|акци|промокод|купон|خصم|عروض|كوبون|كود الخصم|הנחה|מבצע|קופון|छूट|ऑफर|कूपन|discount|优惠|優惠|打折|折扣|活动|割引|クーポン|セール|할인|쿠폰|행사',
  exchangeRate:
    'exchange rate|currency|currencies|conversion|cambio$|change$ taux|taux|wechselkurs|wisselkoers|tasso|cambio|kurs|doviz|курс|الصرف|שער|汇率|匯率|為替|환율|euros|dollars|yen$|pesos',
  pay: 'pay$|paid|paying|payment|payments|autopay|pago|pagar|paiement|payer|zahlen|zahlung|bezahl|betal|betaal|pagament|pagare|pagamento|platnos|zaplac|odeme|odeyebil|оплат|платеж|платёж|الدفع|دفع|سداد|תשלום|לשלם|भुगतान|पेमेंट|payment|付款|支付|付不|支払|決済|結제|결제|납부',
  card: 'card|cards|visa$|mastercard|tarjeta|carte$|karte|kaart|carta$|cartao|karta|kart$|kartim|карт|بطاق|כרטיס|कार्ड|卡$|我的卡|カード|카드',
  bill: 'bill|bills|invoice|receipt|statement|factura|facture|recibo|rechnung|factuur|rekening|fattura|bolletta|fatura|boleto|nota fiscal|faktur|rachun|счет|счёт|чек$|فاتور|חשבונית|חשבון$|बिल|इनवॉइस|发票|發票|账单|帳單|領収書|請求書|영수증|세금계산서|요금',
  charged:
    'charged|twice|debited|duplicate|overcharged|cobraron|cobrad|dos veces|debite|deux fois|abgebucht|doppelt|afgeschreven|twee keer|addebitat|due volte|duas vezes|pobrano|dwa razy|cekim|iki kez|списал|дважды|خصم المبلغ|مرتين|חויבתי|פעמיים|कट गए|kat gaye|扣款|重复扣|請求され|두 번',
  declined:
    'declined|rejected|denied|failed|rechazad|refus|abgelehnt|geweigerd|rifiutat|recusad|odrzucon|reddedil|отклон|رفض|נדחה|रिजेक्ट|被拒|失败|拒否|失敗|거절|실패',
  account:
    'account|accounts|profile|cuenta|compte|konto|account|profil|conta$|hesab|hesap|аккаунт|حساب|חשבון|החשבון|अकाउंट|खाता|账号|账户|帳戶|帳號|アカウント|계정|회원',
  password:
    'password|passcode|pin$|pwd|contrasena|mot de passe|passwort|kennwort|wachtwoord|password|senha|palavra-passe|haslo|hasla|sifre|парол|كلمه المرور|كلمه السر|סיסמה|पासवर्ड|密码|密碼|パスワード|비밀번호',
  forgot:
    'forgot|forgotten|reset|recover|remember|olvide|restablecer|oublie|reinitialiser|vergessen|zurucksetz|vergeten|herstel|dimenticat|reimposta|esqueci|redefinir|zapomnial|zresetow|unuttum|sifirla|забыл|сброс|نسيت|اعاده تعيين|שכחתי|איפוס|भूल|bhool|忘记|忘了|重置|忘れ|リセット|잊어|재설정',
  delete:
    'delete|close$|closing|remove my|deactivate|eliminar|cerrar|supprimer|fermer|loschen|schliess|verwijder|opheff|eliminare|chiudere|excluir|encerrar|usunac konto|zamknac|silmek|kapat|удалить|закрыть|حذف|اغلاق|למחוק|לסגור|डिलीट|注销|關閉|退会|삭제|탈퇴',
  create:
    'create|register|open$ account|sign up|signup|crear|creer|erstellen|aanmaken|creare|criar|cadastrar|zalozyc|olusturmak|создать|انشاء|ליצור|बनाना|注册|註冊|作成|가입',
  personal:
    'personal|name$|email|phone number|nombre|correo|nom$|courriel|name$|daten|naam|gegevens|nome$|dati|dados|nazwisk|dane$|bilgiler|имя|почту|данные|البريد|بياناتي|اسمي|מייל|פרטים|ईमेल|邮箱|个人信息|昵称|メールアドレス|個人情報|名前|이메일|개인정보|이름',
  blocked:
    'blocked|locked|frozen|suspended|hacked|bloquead|bloque$|gesperrt|geblokkeerd|bloccat|zablokow|kilitlen|заблокир|مغلق|محظور|נחסם|ब्लॉक|锁|鎖|ロックされ|잠겼|잠김',
  login:
    'login|log in|sign in|signin|logging|iniciar sesion|connexion|anmelden|einloggen|inloggen|accesso|accedere|logowan|giris|вход|войти|تسجيل الدخول|התחברות|लॉगिन|登录|登入|ログイン|로그인',
  error:
    'error|errors|bug|glitch|crash|crashes|freez|fehler|stürzt|absturz|foutmelding|crasht|errore|erro$|trava|blad|zawiesza|hata|cokuyor|ошибк|вылета|خطا|يتوقف|שגיאה|קורסת|एरर|报错|闪退|エラー|落ちる|오류|꺼져',
  notWork:
    'work|working|works|load|loading|broken|funciona|carga$|marche|fonctionne|charge pas|plante|funktioniert|ladt|laadt|werkt|funziona|carica|carrega|dziala|laduje|calismiyor|acilmiyor|работает|загружа|открыва|включа|يعمل|تفتح|עובד|נטען|נפתח|चल रही|लोड|chal|打不开|不能用|开不了|開かない|動かない|つながらな|繋がらな|안 열|안 돼요|안 켜',
  software:
    'app$|application|website|site$|page$|software|computer|laptop|server|internet|wifi|printer|screen|outlook|pagina|aplicacion|ordenador|sitio|appli|ordinateur|ecran|seite|webseite|rechner|bildschirm|website|scherm|sito|schermo|aplicativo|computador|tela$|strona|aplikacj|komputer|ekran|sayfa|uygulama|bilgisayar|sunucu|сайт|страниц|приложен|компьютер|сервер|экран|интернет|الصفحه|التطبيق|الموقع|الكمبيوتر|الخادم|الشاشه|הדף|האפליקציה|האתר|המחשב|השרת|המסך|वेबसाइट|ऐप|पेज|网页|网站|電腦|电脑|服务器|软件|屏幕|网络|サイト|アプリ|ページ|パソコン|サーバー|画面|사이트|앱이|페이지|컴퓨터|서버|화면|인터넷',
  hours:
    'hours|open$|opening|closed|sunday|holiday|horario|abierto|domingo|horaires|ouvert|dimanche|offnungszeit|geoffnet|sonntag|openingstijd|zondag|orari|aperti|domenica|aberto|abrem|godziny|otwarc|otwarci|niedziel|calisma saat|acik|график|работаете|воскресен|ساعات العمل|تعملون|שעות|פתוחים|खुलने|khulta|营业|開門|开门|几点|営業|開いて|영업|열어',
  location:
    'store|located|location|branch|office|near|nearest|tienda|ubicad|magasin|situes|boutique|standort|laden$|filiale|winkel|gevestigd|negozio|trovate|loja|ficam|sklep|znajdujecie|magaza|nerede bulun|магазин|находитесь|محل|موقعكم|فرع|חנות|נמצאים|दुकान|dukaan|实体店|店$|門市|店舗|場所|매장|위치',
  contact:
    'contact|reach|phone number|customer service|customer support|support$|hotline|contactar|telefono|atencion|contacter|joindre|service client|kontakt|erreichen|kundenservice|contact opnemen|klantenservice|contattar|servizio clienti|contato|atendimento|skontaktow|obslugi klienta|ulasabilir|musteri hizmet|связаться|поддержк|телефон|اتواصل|خدمه العملاء|ליצור קשר|יוצרים קשר|שירות הלקוחות|संपर्क|कस्टमर केयर|customer care|联系|聯繫|客服电话|問い合わせ|電話番号|고객센터|연락',
  newsletter:
    'newsletter|mailing|subscribe|subscription|unsubscribe|boletin|suscrib|abonner|desabonner|abonnieren|abbestellen|nieuwsbrief|iscriver|disiscriv|biuletyn|bulten|рассылк|подпис|النشره|ניוזלטר|תפוצה|订阅|訂閱|メルマガ|뉴스레터|구독',
  question:
    'question|questions|pregunta|duda|frage|vraag|domanda|duvida|pytanie|sorum|вопрос|سوال|שאלה|सवाल|sawal|问题|質問|질문',
  book: 'book|booking|reserve|reservation|appointment|schedule|table$|flight|room$|hotel|reservar|cita$|mesa$|agendar|rendez-vous|vol$|chambre|reserv|termin|tisch|zimmer|flug|afspraak|tafel|kamer|vlucht|prenot|appuntamento|tavolo|camera$|volo$|marcar|consulta|voo$|quarto|zarezerw|wizyt|stolik|pokoj|lot$|randevu|masa$|oda$|rezerv|ayirt|заброниров|запись|столик|номер$|билет|حجز|موعد|طاوله|غرفه|להזמין שולחן|תור$|חדר|טיסה|लग|बुक|अपॉइंटमेंट|कमरा|预约|預約|订位|订一个|机票|予約|席を|部屋|예약',
  customs:
    'customs|duty|duties|import|imports|export|tariff|clearance|incoterm|hs code|aduana|arancel|importar|douane|dedouan|zoll|einfuhr|import$|invoer|inklar|dogana|dazi|sdogan|alfandeg|aduaneir|clo$|celn|odpraw|gumruk|ithalat|таможен|таможн|пошлин|ввоз|импорт|الجمارك|جمرك|استيراد|מכס|ייבוא|कस्टम|शुल्क|आयात|custom duty|海关|海關|关税|清关|进口|報關|税関|関税|通関|輸入|세관|관세|통관|수입',
  size: 'size|sizes|dimensions|width|height|big$|fit$|fits|talla|mide$|taille|dimension|grosse|masse|maat|maten|afmeting|taglia|taglie|tamanho|dimensoes|rozmiar|wymiar|beden|olcu|размер|габарит|مقاس|الابعاد|מידה|מידות|साइज|尺码|尺寸|サイズ|寸法|사이즈|크기',
  color:
    'color|colour|black$|red$|blue$|negro|noir|schwarz|zwart|nero|preta|preto|czarn|siyah|черн|чёрн|الاسود|שחור|काले|颜色|黑色|色は|黒は|검정',
  material:
    'material|waterproof|made of|compatible|ingredients|battery|charger|impermeable|compatible|etanche|matiere|wasserdicht|passt das|ladegerat|waterdicht|oplader|impermeabile|materiale|caricatore|carregador|wodoodporn|ladowark|su gecirmez|malzeme|uyumlu|водонепрон|материал|зарядк|مقاوم|شاحن|ماده|עמיד|חומר|מטען|वाटरप्रूफ|防水|材质|充电器|参数|素材|充電器|仕様|방수|소재|충전기|호환|사양',
  stock:
    'stock|available|availability|in stock|disponible|existencia|vorratig|lager|verfugbar|voorraad|beschikbaar|disponibil|estoque|disponivel|dostepn|magazynie|stokta|mevcut|наличи|المخزون|متوفر|מלאי|स्टॉक|उपलब्ध|有货|有貨|现货|在庫|재고|재입고',
  difference:
    'difference|compare|better|features|specs|specifications|diferencia|caracteristicas|caracteristiques|unterschied|eigenschaft|verschil|specificat|differenza|caratteristiche|diferenca|roznia|specyfikac|fark|ozellik|отлича|характеристик|الفرق|مواصفات|ההבדל|מפרט|अंतर|区别|區別|違い|차이',
};

const stems = new Map<string, Set<string>>();
const whole = new Map<string, Set<string>>();
const phrases: (readonly [string, string])[] = [];
const anywhere: (readonly [string, string])[] = [];

function put(map: Map<string, Set<string>>, key: string, concept: string): void {
  map.set(key, (map.get(key) ?? new Set<string>()).add(concept));
}

for (const [concept, list] of Object.entries(table)) {
  for (const entry of list.split('|')) {
    const key = foldText(entry).trim();
    if (/[\u3040-\ud7af]/.test(key)) anywhere.push([key.replace(/\$$/, ''), concept]);
    else if (key.includes(' ')) phrases.push([` ${key.replace('$', '')}`, concept]);
    else if (key.endsWith('$')) put(whole, key.slice(0, -1), concept);
    else put(stems, key, concept);
  }
}

const mostConcepts = 6;

/** The concepts of a message and their pairs, as feature names. */
export function concepts(words: readonly string[]): string[] {
  const found = new Set<string>();
  for (const word of words) {
    for (const concept of whole.get(word) ?? []) found.add(concept);
    const longest = Math.min(word.length, 16);
    for (let end = longest; end >= 3; end--) {
      const known = stems.get(word.slice(0, end));
      if (known === undefined) continue;
      for (const concept of known) found.add(concept);
      break;
    }
  }
  const line = ` ${words.join(' ')}`;
  for (const [phrase, concept] of phrases) if (line.includes(phrase)) found.add(concept);
  if (/[\u3040-\ud7af]/.test(line)) {
    for (const [part, concept] of anywhere) if (line.includes(part)) found.add(concept);
  }
  const names = [...found].slice(0, mostConcepts).sort();
  const pairs = names.flatMap((a, i) => names.slice(i + 1).map((b) => `${a}+${b}`));
  return [...names, ...pairs];
}
