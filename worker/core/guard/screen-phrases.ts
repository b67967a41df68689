// What the guard listens for before any model is asked, in sixteen languages. Data only. `|` separates phrases; a phrase stands for every
// run of words that begins with it, `$` ends it there; `*` between words allows up to three others in between. Lower case.

type Lists = readonly string[];

/** Somebody speaks of killing or hurting themselves. */
export const selfHarm: Lists = [
  'kill myself|killing myself|end my life|ending my life|take my own life|taking my own life|want to die$|wanna die$|wish i was dead|wish i were dead|better off dead|suicidal|commit suicide|thinking of suicide|thinking about suicide|suicidal thoughts|hurt myself|harm myself|harming myself|cut myself on purpose|self harm|no reason to live|dont want to live|do not want to live|dont want to be alive|end it all$|kms$',
  'mich umbringen|bringe mich um|mich töten|das leben nehmen|suizid|selbstmord|nicht mehr leben|ich will sterben|ich möchte sterben|mich selbst verletzen|mich ritzen',
  'me suicider|me tuer|me donner la mort|suicide|suicidaire|envie de mourir|veux mourir|en finir avec la vie|me faire du mal|plus envie de vivre|mettre fin à mes jours',
  'suicidarme|matarme|quitarme la vida|quiero morir|quiero morirme|no quiero vivir|hacerme daño|acabar con mi vida|suicidio',
  'suicidarmi|uccidermi|ammazzarmi|togliermi la vita|voglio morire|non voglio più vivere|farmi del male|farla finita|suicidio',
  'me matar|me suicidar|tirar minha vida|tirar a minha vida|quero morrer|não quero mais viver|não quero viver|me machucar|acabar com a minha vida|suicídio',
  'mezelf van kant|zelfmoord|suïcide|mezelf doden|ik wil dood|wil niet meer leven|mezelf pijn|einde aan mijn leven',
  'zabić się|chcę się zabić|zabiję się|samobójstw|odebrać sobie życie|chcę umrzeć|nie chcę żyć|nie chce mi się żyć|skrzywdzić siebie',
  'intihar|kendimi öldür|canıma kıy|ölmek istiyorum|yaşamak istemiyorum|kendime zarar',
  'покончить с собой|убить себя|убью себя|самоубийств|суицид|хочу умереть|не хочу жить|не хочу больше жить|навредить себе',
  'أنتحر|انتحر|الانتحار|أقتل نفسي|اقتل نفسي|أريد أن أموت|اريد ان اموت|لا أريد أن أعيش|إيذاء نفسي|أنهي حياتي',
  'आत्महत्या|खुदकुशी|ख़ुदकुशी|मरना चाहता|मरना चाहती|जीना नहीं चाहता|जीना नहीं चाहती|अपनी जान|खुद को मार|खुद को नुकसान',
  'להתאבד|אתאבד|התאבדות|להרוג את עצמי|רוצה למות|לא רוצה לחיות|לפגוע בעצמי|לסיים את החיים',
];
export const selfHarmUnspaced: Lists = [
  '自杀|自殺|想死|不想活|活不下去|结束生命|結束生命|轻生|輕生|伤害自己|傷害自己',
  '死にたい|自殺|自死|消えてしまいたい|生きていたくない|自分を傷つけ|リストカット',
  '죽고 싶|죽고싶|자살|목숨을 끊|살기 싫|살고 싶지 않|자해',
];
/** "This app makes me want to die laughing", a film, a process. */
export const selfHarmHarmless: Lists = [
  'suicide squad|die laughing|to die for|kill the process|mourir de rire',
];

/** Insults and threats at whoever reads. */
export const abuse: Lists = [
  'fuck you|fuck off|fuck u$|go fuck yourself|fucking idiot|fucking bitch|motherfucker|you bitch|stupid bitch|you cunt|cunt$|you idiot|you moron|you retard|you are an idiot|youre an idiot|piece of shit|asshole|you suck$|shut up|screw you|go to hell|kill you$|hope you die|dickhead|wanker|whore|faggot|nigger|stupid bot$|dumb bot$',
  'fick dich|verpiss dich|arschloch|hurensohn|wichser|du idiot|halt die fresse|halts maul|halt dein maul|leck mich|missgeburt|dumme sau|schlampe|fotze',
  'va te faire|nique ta|connard|connasse|fils de pute|enculé|salope|ta gueule|ferme la$|espèce de con|sale con|pauvre con|sale pute',
  'hijo de puta|hijos de puta|vete a la mierda|vete al carajo|que te jodan|chinga tu|pendejo|gilipollas|cabrón|imbécil$|eres idiota|cállate|puta madre|maldito bot',
  'vaffanculo|stronzo|stronza|figlio di puttana|testa di cazzo|coglione|idiota$|stai zitto|puttana|pezzo di merda',
  'vai se foder|vai tomar no|filho da puta|foda se|vai à merda|cala a boca|seu idiota|sua idiota|vagabunda|arrombado|caralho',
  'rot op|val dood|klootzak|kankerlijer|hoerenzoon|kut bot|hou je bek|eikel$|trut$|sukkel$',
  'spierdalaj|jebany|kurwa|pierdol|chuj|idioto|zamknij się|skurwysyn|debilu|dziwka',
  'siktir|orospu|amına|piç$|gerizekalı|aptal bot|salak$|kapa çeneni|şerefsiz|göt$',
  'иди на хуй|иди нахуй|пошел на хуй|пошёл нахуй|пошел нахуй|сука$|блядь|ебан|мудак|идиот$|тупой бот|заткнись|урод$|пидор',
  'كس أمك|كسمك|ابن الكلب|يا كلب|يا حمار|يا غبي|اخرس|شرموط|عاهرة|تبا لك',
  'मादरचोद|बहनचोद|भोसड़ी|चूतिया|हरामी|कमीने|गांडू|madarchod|behenchod|bhenchod|chutiya|bhosdi',
  'בן זונה|זונה$|לך תזדיין|תזדיין|מניאק|שתוק|אידיוט$|מטומטם|חתיכת חרא|לך לעזאזל',
];
export const abuseUnspaced: Lists = [
  '操你|去你妈|你妈的|他妈的|傻逼|傻屄|王八蛋|混蛋|狗屎|去死|滚蛋|闭嘴|肏|幹你|白痴',
  '死ね|くたばれ|クソ野郎|くそ野郎|ばかやろう|バカ野郎|馬鹿野郎|黙れ|ふざけんな|ボケ|うざい',
  '씨발|시발|개새끼|병신|좆|꺼져|닥쳐|미친놈|미친년|지랄|존나|엿먹어',
];

/** Somebody asks for what belongs to other people. */
export const othersData: Lists = [
  'other customers * order|other customers * data|other customers * address|other customers * email|other customers * phone|other customers * information|other customers * details|other users * data|other users * conversation|other users * information|another customers * order|another customers * address|another customers * data|another customers * email|someone elses order|someone elses address|someone elses data|somebody elses order|list * all customers|list * all users|list * your customers|show * all customers|show * all orders|all customer * data|all customers data|customer database|dump * database|user database|customer list|list of customers|email addresses of * customers|emails of * customers|phone numbers of * customers|previous visitor|last visitor|other visitors|other chats|other conversations|conversations of other|another user said|last customer * ask|previous customer|other peoples orders|other peoples data|other peoples addresses|my neighbours order|my neighbors order|my ex * address|address of my ex|where * my ex * live|my wifes order|my husbands order|my girlfriends order|my boyfriends order',
  'daten * anderer kunden|daten anderer|bestellungen anderer|adresse * anderen kunden|andere kunden * bestellt|alle kunden * auflisten|kundendatenbank|kundenliste|liste * aller kunden|anderer besucher|gespräche anderer|vorherigen kunden|bestellung meines nachbarn|bestellung meiner nachbarin',
  'données * autres clients|commandes * autres clients|adresse * autre client|autres clients ont|liste * clients|base de données * clients|autres visiteurs|conversations * autres|client précédent|commande de mon voisin',
  'datos * otros clientes|pedidos * otros clientes|dirección * otro cliente|lista * clientes|base de datos * clientes|todos los clientes|otros visitantes|conversaciones * otros|cliente anterior|pedido de mi vecino',
  'dati * altri clienti|ordini * altri clienti|indirizzo * altro cliente|lista * clienti|elenco * clienti|database * clienti|altri visitatori|conversazioni * altri|cliente precedente|ordine del mio vicino',
  'dados * outros clientes|pedidos * outros clientes|endereço * outro cliente|lista * clientes|banco de dados * clientes|todos os clientes|outros visitantes|conversas * outros|cliente anterior|pedido do meu vizinho',
  'gegevens * andere klanten|bestellingen * andere klanten|adres * andere klant|klantenlijst|klantendatabase|lijst * klanten|alle klanten|andere bezoekers|gesprekken * anderen|vorige klant|bestelling van mijn buur',
  'dane innych klientów|danych innych klientów|zamówienia innych|adres innego klienta|lista * klientów|listę * klientów|bazę * klientów|wszystkich klientów|innych odwiedzających|rozmowy innych|poprzedni klient|poprzedniego klienta',
  'diğer müşterilerin|başka müşterinin|başka bir müşterinin|müşteri listesi|müşteri veritabanı|tüm müşterileri|bütün müşterileri|diğer ziyaretçi|önceki müşteri|komşumun siparişi',
  'данные других клиентов|заказы других клиентов|адрес другого клиента|данные другого клиента|список * клиентов|базу * клиентов|база данных клиентов|всех клиентов|других посетителей|переписк* других|предыдущего клиента|заказ моего соседа|заказ соседа',
  'بيانات العملاء الآخرين|طلبات العملاء الآخرين|عنوان عميل آخر|بيانات عميل آخر|قائمة العملاء|قاعدة بيانات العملاء|جميع العملاء|كل العملاء|الزوار الآخرين|العميل السابق|طلب جاري',
  'दूसरे ग्राहक|अन्य ग्राहक|दूसरे ग्राहकों|अन्य ग्राहकों|सभी ग्राहकों|ग्राहकों की सूची|ग्राहक सूची|ग्राहक डेटाबेस|पिछले ग्राहक|पड़ोसी का ऑर्डर',
  'נתונים של לקוחות אחרים|פרטים של לקוחות אחרים|הזמנות של לקוחות אחרים|כתובת של לקוח אחר|רשימת הלקוחות|רשימת לקוחות|מאגר הלקוחות|כל הלקוחות|מבקרים אחרים|הלקוח הקודם|ההזמנה של השכן',
];
export const othersDataUnspaced: Lists = [
  '其他客户的|其他客戶的|别的客户的|别人的订单|别人的地址|別人的訂單|所有客户|所有客戶|客户名单|客戶名單|客户数据库|客戶資料庫|上一个客户|其他用户的|邻居的订单',
  '他のお客様の|他の顧客の|他人の注文|他人の住所|顧客リスト|顧客一覧|顧客データベース|全顧客|すべての顧客|前の客|他のユーザーの|隣人の注文',
  '다른 고객의|다른 고객들|다른 사람의 주문|다른 사람의 주소|고객 명단|고객 목록|고객 데이터베이스|모든 고객|이전 고객|다른 사용자의|이웃의 주문',
];
/** Words that make a list of people a business question: "do all customers get a discount?". */
export const othersDataHarmless: Lists = [
  // A parcel that went astray is the visitor's own trouble.
  'got someone elses|got somebody elses|received someone elses|received somebody elses|sent me someone elses|sent me somebody elses|delivered someone elses|someone elses order in my|someone elses parcel in my|someone elses order was in|bekam die bestellung von|reçu la commande d un autre|recibí el pedido de otr|ricevuto l ordine di un altro|recebi o pedido de outr',
  'do all customers|for all customers|are all customers|can all customers|all customers get|previous customer service|für alle kunden|pour tous les clients|para todos los clientes|per tutti i clienti|para todos os clientes|voor alle klanten|dla wszystkich klientów|для всех клиентов',
];

/** Somebody talks to the machinery rather than to the assistant. */
export const injection: Lists = [
  'ignore * previous instruction|ignore * prior instruction|ignore * above instruction|ignore * earlier instruction|ignore * your instruction|ignore * all instruction|ignore * the instruction|ignore all previous|ignore everything above|ignore everything before|ignore your rules|ignore * your guidelines|ignore * previous prompt|ignore * system prompt|ignore * previous direction|ignore * the above and|disregard * instruction|disregard * previous|disregard * rules|disregard * guidelines|disregard * prompt|disregard the above|forget * your instruction|forget * previous instruction|forget * all instruction|forget everything above|forget everything you were told|forget your rules|forget all previous|override * instruction|override * rules|override your|bypass * your rules|bypass * restrictions|bypass * filter|system prompt|systemprompt|developer prompt|initial prompt|hidden prompt|original prompt|your prompt|prompt above|reveal * instruction|reveal * your rules|show * your instruction|show me your rules|print * your instruction|print * instructions above|repeat * instructions|repeat * text above|repeat * words above|repeat everything above|output * instructions above|what are your instructions|what were your instructions|your hidden instructions|your secret instructions|your initial instructions|your original instructions|your internal instructions|tell me your instructions|tell me your rules|your configuration file|developer mode|debug mode|god mode|jailbreak|jail break|dan mode|do anything now|you are now dan|you are dan|act as dan|you are now * unrestricted|you are now * ai|you are no longer|pretend you have no|pretend * no restrictions|without any restrictions|no longer bound|not bound by|unfiltered|new instructions:|your new instructions|new system|from now on you|admin override|sudo mode|maintenance mode|simulate * terminal|act as a linux|end of prompt|begin new prompt|encode * your prompt|encode * your instructions|translate * your instructions|summarize * your instructions|base64 * your',
  'ignoriere * anweisungen|ignoriere * vorherigen|ignoriere * bisherigen|ignoriere * regeln|vergiss * anweisungen|vergiss * regeln|vergiss alles|system prompt|systemprompt|deine anweisungen|deine instruktionen|ihre anweisungen ausgeben|zeig * anweisungen|gib * anweisungen aus|du bist jetzt * ohne|entwicklermodus|ab sofort bist du',
  'ignore * instructions précédentes|ignorez * instructions|ignore * consignes|oublie * instructions|oubliez * instructions|oublie tes règles|prompt système|invite système|tes instructions|vos instructions système|affiche * instructions|répète * instructions|mode développeur|tu es maintenant * sans',
  'ignora * instrucciones|olvida * instrucciones|olvida tus reglas|ignora tus reglas|prompt del sistema|instrucciones del sistema|tus instrucciones|muestra * instrucciones|repite * instrucciones|modo desarrollador|ahora eres * sin restricciones|mensaje del sistema',
  'ignora * istruzioni|dimentica * istruzioni|ignora * regole|dimentica * regole|prompt di sistema|le tue istruzioni|mostra * istruzioni|ripeti * istruzioni|modalità sviluppatore|ora sei * senza',
  'ignore * instruções|esqueça * instruções|esqueça suas regras|ignore suas regras|prompt do sistema|suas instruções|mostre * instruções|repita * instruções|modo desenvolvedor|agora você é * sem',
  'negeer * instructies|vergeet * instructies|negeer * regels|vergeet * regels|systeemprompt|systeem prompt|jouw instructies|je instructies|toon * instructies|herhaal * instructies|ontwikkelaarsmodus|je bent nu * zonder',
  'zignoruj * instrukcje|ignoruj * instrukcje|zapomnij * instrukcj|zapomnij o zasadach|prompt systemowy|promptu systemowego|twoje instrukcje|pokaż * instrukcje|powtórz * instrukcje|tryb deweloper|jesteś teraz * bez',
  'önceki talimatları|tüm talimatları|talimatlarını * göster|talimatları * yok say|talimatları * unut|talimatları görmezden|kuralları görmezden|sistem istemi|sistem prompt|sistem komut|geliştirici modu|artık * kısıtlama',
  'игнорируй * инструкции|проигнорируй * инструкции|забудь * инструкции|забудь * правила|игнорируй * правила|системный промпт|системного промпта|системную подсказку|твои инструкции|покажи * инструкции|повтори * инструкции|режим разработчика|теперь ты * без',
  'تجاهل * التعليمات|تجاهل * تعليمات|انس * التعليمات|انسَ * التعليمات|تجاهل * القواعد|موجه النظام|تعليمات النظام|تعليماتك|اعرض * تعليماتك|كرر * التعليمات|وضع المطور|أنت الآن * بدون',
  'पिछले निर्देशों|पिछले सभी निर्देश|निर्देशों को * अनदेखा|निर्देशों को * नज़रअंदाज़|निर्देश भूल|सिस्टम प्रॉम्प्ट|अपने निर्देश|अपने नियम * बताओ|डेवलपर मोड|अब तुम * बिना',
  'התעלם * מההוראות|התעלם * ההוראות|התעלמי * ההוראות|התעלמי * מההוראות|התעלם * מהוראות|תתעלם * מההוראות|שכח * ההוראות|שכח * הכללים|הנחיית המערכת|פרומפט המערכת|ההוראות שלך|הצג * ההוראות|מצב מפתח|אתה עכשיו * ללא',
];
export const injectionUnspaced: Lists = [
  '忽略之前的|忽略以上|忽略所有|忽略上面|无视之前|无视以上|忘记之前的指令|忘记你的指令|忽略你的指令|系统提示|系統提示|你的指令|你的提示词|提示词是什么|开发者模式|開發者模式|越狱|你现在是一个没有',
  '以前の指示を無視|これまでの指示|上記の指示|前の指示を|指示を無視|指示を忘れ|システムプロンプト|あなたの指示を|あなたへの指示|プロンプトを表示|プロンプトを教え|開発者モード|脱獄',
  '이전 지시|이전의 지시|위의 지시|지시를 무시|지침을 무시|지시사항을 무시|명령을 무시|시스템 프롬프트|당신의 지침|너의 지시|프롬프트를 보여|프롬프트를 알려|개발자 모드|탈옥',
];
/** Instructions of goods and services, which visitors do ask about. */
export const injectionHarmless: Lists = [
  'delivery instruction|shipping instruction|care instruction|washing instruction|wash instruction|assembly instruction|return instruction|installation instruction|packing instruction|safety instruction|payment instruction|setup instruction|user instruction|your instruction manual|instruction manual|prompt delivery|your prompt reply|your prompt response|your prompt answer|your prompt attention|your prompt service|for your prompt|ignore my|ignore the last message|ignore that',
];
