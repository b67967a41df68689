// Words of fourteen languages that mean what the English word before the colon means (a word of meaning-words.ts).
// Written for this project, folded as features.ts folds a message, without a last Arabic ة; read by meanings.ts: beginnings of words, and parts of a line where no spaces stand. Data only.

export const foreignMeaningWords = `
order: pedido encargo commande bestellung bestell ordine encomenda bestelling zamowien siparis заказ طلب הזמנה ऑर्डर आर्डर 订单 訂單 下单 注文 주문 commandes siparisim
buy: comprar compra acheter achat kaufen gekauft comprare acquist comprei kopen gekocht kupi satin купить купил شراء اشتر לקנות קנית खरीद 购买 買 购 購入 買い 구매 구입
item: producto articulo produit article artikel produkt prodotto articolo produto artigo urun товар منتج מוצר उत्पाद सामान 商品 产品 製品 상품 제품
cart: carrito cesta panier warenkorb carrello carrinho winkelwagen koszyk sepet корзин سله עגלה कार्ट 购物车 カート 장바구니
gift: regalo cadeau geschenk dono presente prent hediye подар هدي מתנה उपहार तोहफ 礼物 礼品 ギフト プレゼント 선물
ship: envio envia enviar livr expedi versand versend verschick liefer spedi consegn entrega verzend bezorg lever wysyl dostaw kargo gonder teslimat достав отправ شحن توصيل ارسال משלוח לשלוח डिलीवरी भेज 配送 发货 寄 运送 發貨 配達 発送 送 배송 배달 보내 livraison livraisons
parcel: paquete colis paquet paket sendung pacco pacote pakket pakje paczk przesyl kargo koli посылк طرد חבילה पार्सल पैकेज 包裹 快递 荷物 小包 소포 택배
courier: mensajero repartidor transporteur livreur kurier bote corriere transportador koerier kurye курьер مندوب שליח कूरियर 快递员 宅配 택배기사
track: rastre seguimiento suivi suivre verfolg sendungsverfolgung tracci rastrei volg sledz takip отслед تتبع מעקב לעקוב ट्रैक 追踪 查询 跟踪 追跡 추적 조회
arrive: llega llego arriv ankomm angekommen kommt arriva chegar chegou aankom aangekomen dotar przysz geldi ulas приход пришл прибы وصل يصل הגיע להגיע पहुंच पहुँच आया 到达 到了 到货 届 着 도착
late: tarde retras retard verspat spat ritardo tardi atras vertraag pozn opozn gec gecik опозд задерж متاخر تاخر איחור מאוחר देर 迟 晚到 延误 遅 늦 지연
lost: perdi perdu verlor verloren perso perdut extravi kwijt zgubi kayb kayip потеря ضاع فقد אבד खो गुम 丢 遗失 失 なくし 紛失 잃 분실
fast: rapid urgente expres rapide vite schnell eilig veloce rapido snel spoed szybk pilne hizli acele быстр срочн سريع عاجل מהר דחוף जल्दी तेज 快 急 加急 速 早 빨리 급
customs: aduana arancel douane zoll dogana dazi alfandega gumruk clo celn тамож جمارك מכס सीमा 海关 关税 清关 関税 通関 관세 통관
return: devol retour rend zuruck ruckgabe rucksend reso restitu restituire devolver terug retourn zwrot odesl iade возврат вернуть ارجاع اعاد החזר להחזיר वापस लौटा 退货 退貨 退回 返品 返却 반품 반환 renvoy renvoi devolucion devoluciones zuruckschick odeslac
refund: reembols rembours erstatt ruckerstatt rimbors reembolso terugbetal zwrot iade возврат استرداد استرجاع החזר रिफंड 退款 返金 払い戻 환불
exchange: cambi intercamb echang umtausch tausch scambi sostitu troca ruil omruil wymian wymien degis обмен استبدال تبديل החלפה להחליף बदल 换货 更换 交換 교환
broken: roto rota danad defect casse abim endommag kaputt defekt beschadig rotto danneg guast quebrad estragad danific kapot stuk zepsut uszkodz bozuk kirik hasar сломан поврежд брак مكسور تالف معطل שבור פגום टूट खराब 坏 破损 损坏 壊 破損 고장 파손
wrong: equivocad incorrect mauvais errone falsch sbagliat errad verkeerd fout zly bled yanlis неправильн неверн خطا خاطئ שגוי נכון गलत 错 不对 間違 誤 잘못 틀린
guarantee: garant gewahr garanzia garantia garantie gwaranc garanti гаранти ضمان אחריות वारंटी गारंटी 保修 保证 保証 보증
cancel: annul storn abbrech absag cancell elimin anul odwol iptal отмен الغاء الغ בטל לבטל ביטול रद्द कैंसल 取消 취소 キャンセル
stop: detener deten arret stopp aufhor beend ferma smett parar zatrzym durdur останов прекрат توقف اوقف עצור להפסיק रोक बंद 停止 停 止め 中止 중지 멈
snooze: pospon aplaz report repouss schlummer verschieb posticip rimand adiar sluimer uitstel drzemk odloz ertele отлож تاجيل غفو נודניק דחה स्नूज़ टाल 稍后 贪睡 推迟 スヌーズ 延期 미루 연기
remove: quit elimin borr supprim retir enlev effac losch entfern rimuov togli cancell remov apag verwijder wis usun sil kaldir удал убрать убери حذف ازل امسح מחק הסר למחוק हटा मिटा 删除 移除 去掉 削除 消 삭제 제거 지워 silmek silme silin
close: cerr ferm clotur schliess kundig chiud fech sluit afsluit opzeg zamkn kapat закрыть закрои اغلاق اغلق סגור לסגור बंद 关闭 关掉 注销 閉 解約 닫 해지
change: cambi modific chang modifi ander wechsel verschieb umstell cambia modifica mud alter trocar wijzig verander aanpas zmien zmian degistir измени поменя غير تغيير تعديل שנה לשנות שינוי बदल 更改 修改 改 変更 変え 변경 바꾸 수정
update: actualiz aktualis aggiorn atualiz bijwerk guncelle обнов تحديث עדכן עדכון अपडेट 更新 업데이트 アップデート
make: crea haz hacer cree creer faire erstell mach anleg fare faz criar maak aanmaken utworz stworz zrob olustur yap создаи сделаи создать انشاء اصنع צור ליצור बना 创建 新建 做 作成 作っ 만들 생성
add: anad agreg ajout hinzufug fug aggiung inserisc adicion acrescent toevoeg voeg dodaj dodac ekle добав اضف اضاف הוסף להוסיף जोड़ डाल शामिल 添加 加入 加到 增加 追加 加え 추가 넣
set: pon poner ajust establec program configur regl mets mettre regle stell setz einstell imposta metti punta defin configura coloc zet stel instel ustaw nastaw ayarla kur установи поставь постав назнач اضبط ضبط תגדיר קבע לכוון כוון सेट लगा 设置 设定 设 定 設定 セット 설정 맞춰
new: nuev nouveau nouvelle neu nuov novo nova nieuw nowy nowa nowe yeni нов جديد חדש नया नई 新 新しい 새로운 새
another: otr autre ander anderes altro altra outro inny baska اخر אחר दूसरा 另一个 別 다른
find: busc encontr cherch trouv such cerc trov procur ach zoek vind znajd szuk bul ara наиди наити поищи ابحث جد البحث חפש מצא למצוא ढूंढ खोज 找 搜索 搜 查找 探 検索 見つけ 찾 검색
show: muestra mostrar ensen montr affich zeig anzeig mostra visualizz vedere mostre exib toon pokaz wyswietl goster показ покаж اظهر اعرض ارني הצג הראה תראה दिखा बता 显示 看看 给我看 見せ 表示 보여 표시
tell: dime decir dis dire sag sagen dimm dica diga vertel zeg powiedz soyle скажи расскажи اخبر قل תגיד बताओ बताइए 告诉 教え 알려 말해 cuentame raconte erzahl racconta conta opowiedz anlat
check: comprob verific revis verifi pruf uberpruf controll verifica conferir controleer nakijken sprawdz kontrol provjer провер تحقق تاكد בדוק לבדוק जांच 检查 查看 查 確認 チェック 확인
info: inform renseign auskunft informaz informac informatie bilgi информац معلومات מידע जानकारी 信息 资讯 情報 정보
explain: explic expliqu erklar spieg wyjasn acikla объясн اشرح הסבר समझा 解释 说明 説明 설명
difference: diferenc differ unterschied differenz verschil roznic fark разниц отлич فرق הבדל अंतर फर्क 区别 差别 違い 차이
policy: politic politique richtlinie politica beleid polityk politika политик سياس מדיניות नीति 政策 ポリシー 정책 규정
help: ayud aide aidez hilf helf aiut ajud hulp pomoc pomoz yardim помощ помоги مساعد עזרה לעזור मदद सहायता 帮助 帮 帮忙 助け 手伝 도움 도와
problem: probleme schwierig storung problema klopot sorun проблем مشكل בעיה समस्या 问题 故障 問題 문제
recommend: recomend conseill recommand empfehl empfiehl consigl raccomand aanbevel aanrad poleca oner посовет рекоменд انصح اقترح המלץ सुझा 推荐 建议 おすすめ 推薦 추천
complaint: queja reclam plainte beschwerde reclamo reclamacao klacht skarg sikayet жалоб شكوى תלונה शिकायत 投诉 抱怨 苦情 クレーム 불만 항의 beschwer reclamar lamentarmi klagen
agent: agente conseiller mitarbeiter berater operator operatore consulent atendente medewerker konsultant temsilci оператор сотрудник موظف एजेंट 客服 人工 担当者 オペレーター 상담원
friend: amig ami freund amico vriend przyjaci arkadas друг друз صديق חבר दोस्त 朋友 友達 友人 친구
mother: madre mama mere maman mutter mae moeder matk anne мам мать امي ام אמא माँ 妈妈 母 엄마 어머니
wife: espos mari femme ehefrau ehemann frau mann moglie marito vrouw zona maz karim koca жен муж زوج אישה בעל पत्नी पति 妻子 丈夫 老婆 老公 妻 夫 아내 남편
child: nin hijo hija enfant fils fille kind sohn tochter bambin figlio figlia crianca filho zoon dochter dzieck syn cork cocuk ogl kiz ребен дети сын доч طفل ابن ילד בן בת बच्च बेटा 孩子 儿子 女儿 子供 息子 娘 아이 아들 딸
name: nombre nom nome naam imie nazwisk isim ad имя фамил اسم שם नाम 名字 姓名 名前 이름
cash: efectivo dinero argent especes geld bargeld soldi contanti dinheiro pieniadz gotowk para nakit деньг наличн نقود مال כסף מזומן पैसा पैसे नकद 钱 现金 現金 お金 돈 현금
price: preci cuesta cuanto prix coute combien preis kostet kosten wieviel prezzo costo costa quanto preco custa prijs kost hoeveel cena koszt ile fiyat kac цен стоит стоим скольк سعر ثمن بكم كم מחיר עולה כמה कीमत दाम कितने 价格 多少钱 价 值段 価格 いくら 가격 얼마
fee: comision cargo cobr frais tarif gebuhr berechnet commission tassa addebit taxa tarifa vergoeding oplat prowizj ucret masraf комисс плата списа رسوم عمول עמלה חיוב शुल्क 费用 手续费 收费 手数料 料金 수수료 요금
discount: descuento cupon remise reduction rabatt gutschein sconto buono desconto cupom korting rabat znizk indirim kupon скидк купон промокод خصم كوبون הנחה קופון छूट कूपन 折扣 优惠 优惠券 割引 クーポン 할인 쿠폰
free: gratis gratuit kostenlos umsonst gratuito bezplat darmow bedava ucretsiz бесплатн مجان חינם मुफ्त 免费 無料 무료
currency: moneda divisa devise wahrung valuta moeda walut doviz валют عمل מטבע मुद्रा 货币 汇率 通貨 為替 통화 환율
pay: pag paiement payer paye zahl bezahl zahlung paga pagamento betal betaling plac platno zaplac ode оплат плат платеж دفع לשלם תשלום भुगतान 支付 付款 付 支払 決済 결제 지불
bill: factura recibo facture recu rechnung quittung fattura ricevuta bolletta fatura factuur rekening bon faktur rachun fis счет чек квитанц فاتور ايصال חשבונית קבלה बिल रसीद चालान 发票 账单 收据 請求書 領収書 청구서 영수증
balance: saldo solde kontostand bakiye баланс остаток رصيد יתרה शेष बैलेंस 余额 残高 잔액
transfer: vire virement uberweis bonific przelew havale перевод перевести تحويل העברה להעביר ट्रांसफर 转账 汇款 振込 送金 이체 송금
declined: rechaz refus abgelehnt rifiut recus geweiger odrzuc reddedil отклон отказ مرفوض رفض נדחה अस्वीकार 拒绝 被拒 拒否 거절
card: tarjeta carte karte scheda carta cartao kaart kart карт بطاق כרטיס कार्ड 卡 カード 카드
account: cuenta compte konto conta hesap аккаунт учетн حساب חשבון खाता अकाउंट 账户 帐户 账号 アカウント 口座 계정 계좌 hesab
password: contrasena passe passwort kennwort senha wachtwoord hasl sifre parola парол كلم סיסמה पासवर्ड 密码 パスワード 비밀번호
login: iniciar connexion connecter anmeld einlogg acced accesso entrar inlog zalog giris воити вход логин تسجيل دخول להתחבר כניסה लॉगिन 登录 登入 ログイン 로그인
forgot: olvid oubli vergess dimentic esquec vergeten zapomn unut забыл نسيت שכחתי भूल 忘记 忘れ 잊 잊어 잊었
email: correo courriel mail posta email eposta почт بريد אימייל מייל ईमेल 邮箱 邮件 メール 이메일
subscription: suscrip abonn abo abbonam assinatura abonnement subskryp abonelik подписк اشتراك מנוי सदस्यता 订阅 会员 購読 会員 구독 회원
app: aplicacion application anwendung applicazione aplicativo aplikac uygulama приложен تطبيق אפליקציה ऐप 应用 软件 アプリ 앱
site: sitio web webseite seite sito strona siteniz саит страниц موقع אתר वेबसाइट 网站 网页 サイト 사이트
computer: ordenador computadora ordinateur rechner laptop computador komputer bilgisayar компьютер ноутбук كمبيوتر حاسوب מחשב कंप्यूटर 电脑 パソコン 컴퓨터
phone: telefono movil telephone telefon handy anruf cellulare chiam telefone celular ligar telefoon bellen zadzwon telefonu телефон звон позвон هاتف اتصل טלפון להתקשר फोन कॉल 电话 手机 電話 전화
work: funcion march fonctionn funktionier geht funzion werk dziala calis работает عمل يعمل עובד काम 工作 能用 動 働 작동
crash: bloque plant absturz sturzt hangt blocc vastloop zawiesz cok dond зависа вылета تعطل נתקע קורס क्रैश 崩溃 死机 卡住 フリーズ 멈춤
install: instal installier installa instalar installeren zainstal yukle kur установ تثبيت להתקין इंस्टॉल 安装 下载 インストール 설치 다운로드
travel: viaj voyag reis viagg viag podroz seyahat gezi путешеств поезд سفر رحل טיול נסיעה यात्रा सफर 旅行 旅游 出差 旅 여행
flight: vuelo vol flug volo voo vlucht lot ucak ucus реис самолет полет طيران طائر טיסה उड़ान फ्लाइट 航班 飞机 机票 フライト 飛行機 항공 비행기
hotel: hotel albergo unterkunft pension отел гостиниц فندق מלון होटल 酒店 旅馆 宾馆 ホテル 宿 호텔
book: reserv buch reservier prenot riserva marca boek reserveer rezerw zarezerw rezerve rezervasyon ayirt брон забронир заказать احجز حجز להזמין בווק बुक आरक्षण 预订 预定 订 予約 예약
ticket: billete boleto entrada billet fahrkarte biglietto bilhete ingresso kaartje bilet билет تذكر כרטיס टिकट 票 门票 チケット 切符 표 티켓
train: tren zug bahn treno trem trein pociag поезд قطار רכבת ट्रेन 火车 列车 電車 列車 기차
taxi: такси تاكسي מונית टैक्सी 出租车 打车 タクシー 택시
country: pais pays land paese kraj ulke стран بلد دول מדינה ארץ देश 国家 国 나라 국가
abroad: extranjer etranger ausland estero exterior buitenland zagranic yurtdisi границ خارج חול विदेश 国外 海外 해외
where: donde ou wo dove onde waar gdzie nerede где куда اين وين איפה היכן कहाँ कहां 哪里 在哪 哪儿 どこ 어디 cade
address: direcci adresse indirizz enderec adres adresi адрес عنوان כתובת पता 地址 住所 주소
city: ciudad ville stadt citta cidade stad miast sehir город مدين עיר शहर 城市 市 街 도시
near: cerca proche pres nahe vicin perto dichtbij buurt blisk pobliz yakin близк рядом قريب قرب קרוב ליד पास नज़दीक 附近 近 周边 近く 근처 가까
store: tienda magasin boutique geschaft laden negozio loja winkel sklep magaza dukkan магазин متجر محل חנות दुकान 商店 店 門市 店舗 매장 가게
home: casa maison zuhause haus thuis huis dom ev дом بيت منزل בית घर 家 自宅 家庭 집
traffic: trafico trafic circulation verkehr stau traffico transito verkeer file korek ruch trafik пробк движен זחם פקק यातायात ट्रैफिक 交通 堵车 路况 渋滞 道路 교통
time: hora heure uhr uhrzeit ora ore horas tijd uur godzin saat час время ساع وقت שעה זמן समय बजे 时间 点 几点 小时 時間 時 시간 시
minute: minut minuto minuut dakika минут دقيق דקות מינוט मिनट 分钟 分 분
day: dia tag giorno dag dzien dni gun день дня днеи يوم ايام יום दिन 天 日 일
today: hoy aujourd heute oggi hoje vandaag dzis dzisiaj bugun сегодня اليوم היום आज 今天 今日 오늘
tomorrow: manana demain morgen domani amanha jutro yarin завтра غدا بكر מחר कल 明天 明日 내일
yesterday: ayer hier gestern ieri ontem gisteren wczoraj dun вчера امس אתמול 昨天 昨日 어제
week: semana semaine woche settimana weekend tydzien tygodn hafta недел выходн اسبوع שבוע सप्ताह हफ्ते 周 星期 礼拜 周末 週 주말 주
month: mes mois monat mese maand miesiac ay месяц شهر חודש महीना 月 개월
monday: lunes martes miercoles jueves viernes sabado domingo lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag freitag samstag sonntag lunedi martedi mercoledi giovedi venerdi sabato domenica segunda terca quarta quinta sexta maandag dinsdag woensdag donderdag vrijdag zaterdag zondag poniedzial wtorek srod czwart piat sobot niedziel pazartesi sali carsamba persembe cuma cumartesi pazar понедельник вторник сред четверг пятниц суббот воскресень الاثنين الثلاثاء الاربعاء الخميس الجمع السبت الاحد सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार 星期一 周一 周二 周三 周四 周五 周六 周日 月曜 火曜 水曜 木曜 金曜 土曜 日曜 월요일 화요일 수요일 목요일 금요일 토요일 일요일
morning: manana tarde noche matin apresmidi soir nuit morgens vormittag nachmittag abend nacht mattina pomeriggio sera notte manha noite ochtend middag avond rano popoludn wieczor sabah ogle aksam gece утр вечер ноч днем صباح مساء ليل ظهر בוקר ערב לילה צהריים सुबह शाम रात दोपहर 早上 上午 下午 晚上 中午 今晚 朝 午前 午後 夜 夕方 아침 저녁 밤 오전 오후
now: ahora maintenant jetzt sofort adesso ora agora nu teraz simdi сеичас الان עכשיו अभी 现在 今 立刻 今すぐ 지금
when: cuando quand wann quando wanneer kiedy zaman когда متى מתי कब 什么时候 何时 いつ 언제
next: proxim siguiente prochain suivant nachst prossim volgend nastepn sonraki gelecek следующ القادم التالي הבא अगला अगले 下一 下个 下周 次 来 다음
previous: anterior ultimo precedent dernier letzt vorig ultim scors passad vorige laatst poprzedn ostatn onceki gecen прошл последн السابق الماضي האחרון הקודם पिछल 上一 上次 最近 前 先 지난 이전
wait: esper attend wart aspett aguard wacht czek bekle жду ждать انتظر מחכה לחכות इंतज़ार 等 待 기다
reminder: recordator recuerd recorda rappel erinner promemoria ricord lembrete lembr herinner przypomn hatirlat напомин напомн تذكير ذكرني תזכורת להזכיר תזכיר रिमाइंडर याद 提醒 リマインダー リマインド 思い出 알림 리마인더
alarm: alarma despertador reveil alarme wecker weck sveglia allarme wekker budzik будильник разбуди منب المنب שעון מעורר אלארם अलार्म 闹钟 闹铃 叫醒 アラーム 目覚まし 알람
timer: temporizador minuteur kurzzeitwecker countdown cronometro taymer zamanlayici таимер مؤقت טיימר टाइमर 计时 倒计时 タイマー 타이머
calendar: calendario agenda calendrier kalender kalendarz takvim календар تقويم יומן לוח कैलेंडर 日历 日程 カレンダー 캘린더 일정
event: evento cita reunion rendezvous evenement termin treffen besprechung appuntamento riunione compromisso reuniao afspraak vergadering spotkan wydarzen toplanti randevu etkinlik встреч собран мероприят موعد اجتماع حدث פגישה אירוע मीटिंग बैठक 会议 活动 约会 会議 予定 ミーティング 회의 약속
list: lista liste lijst список قائم רשימה सूची 列表 清单 リスト 목록
birthday: cumpleanos anniversaire geburtstag compleanno aniversario verjaardag urodzin dogum рожден ميلاد יוםהולדת जन्मदिन 生日 誕生日 생일
weather: tiempo clima pronostico meteo temps wetter vorhersage tempo previsioni previsao weer weersverwacht pogod prognoz hava погод прогноз طقس الجو מזג תחזית मौसम 天气 预报 気象 天気 予報 날씨 예보
temperature: temperatura grados temperatur degres grad gradi graden stopni sicaklik derece температур градус حرار درج טמפרטורה מעלות तापमान डिग्री 温度 度 气温 気温 온도 기온
hot: calor caliente frio chaud froid heiss kalt warm caldo freddo quente heet koud ciepl zimn gorac sicak soguk жарк холод тепл حار بارد חם קר गर्म ठंड गर्मी 热 冷 暖 暑 寒 더운 추운 덥 춥
rain: lluv llov paraguas pluie pleuv parapluie regen regn schirm pioggia piov ombrello chuv chov guardachuva paraplu deszcz pada parasol yagmur semsiye дожд зонт مطر ممطر تمطر مظل גשם מטריה बारिश वर्षा छाता 雨 下雨 伞 傘 비
snow: nieve nev neige schnee schnei neve nevic sneeuw snieg kar снег ثلج תשלג שלג बर्फ 雪 눈
sun: sol soleado soleil sonne sonnig sole sereno ensolarad zon zonnig slonc slonecz gunes солн شمس مشمس שמש धूप सूरज 晴 太阳 太陽 맑
wind: viento tormenta vent orage tempete sturm gewitter vento temporale tempest storm wiatr burz ruzgar firtina ветер гроз шторм رياح عاصف רוח סערה हवा तूफान 风 暴 台风 風 嵐 台風 바람 폭풍
food: comida manger nourriture essen speise cibo mangiare eten jedzen yemek еда есть طعام اكل אוכל खाना भोजन 吃 食物 菜 食 料理 음식 먹
dinner: almuerzo desayuno diner dejeuner petitdejeuner abendessen mittagessen fruhstuck pranzo colazione jantar almoco avondeten lunch ontbijt kolacj obiad sniadan aksam ogle kahvalti ужин обед завтрак عشاء غداء فطور ארוחת डिनर रात्रिभोज लंच नाश्ता 晚餐 午餐 早餐 晚饭 夕食 昼食 朝食 ランチ ディナー 저녁식사 점심 아침식사
restaurant: ristorante restaurante restoran restauracj lokanta gaststatte ресторан кафе مطعم מסעדה रेस्टोरेंट रेस्तरां भोजनालय 餐厅 餐馆 饭店 饭馆 レストラン 飲食店 食堂 식당 레스토랑
table: mesa tisch tavolo stolik tafel masa столик стол طاول שולחן टेबल मेज 桌 位子 テーブル 席 테이블 자리
person: personas gens personnes leute personen persone pessoas mensen osob osoby kisi kisilik человек людеи اشخاص شخص אנשים סועדים लोग लोगों व्यक्ति 人 人数 名様 명
recipe: receta recette rezept ricetta receita recept przepis рецепт وصف מתכון रेसिपी विधि 食谱 做法 レシピ 요리법
coffee: cafe kaffee caffe koffie kawa kahve кофе قهو קפה कॉफी 咖啡 コーヒー 커피
music: musica musique musik muziek muzyk muzik музык موسيقى מוזיקה संगीत म्यूज़िक 音乐 音楽 음악
song: cancion canciones chanson titre morceau lied lieder titel stuck canzone canzoni brano musica cancao faixa liedje nummer piosenk utwor sarki parca песн трек композиц اغني اغاني שיר गाना गाने गीत 歌 曲 歌曲 曲を 노래 곡
album: album альбом البوم אלבום एल्बम 专辑 アルバム 앨범
artist: artista cantante artiste chanteur kunstler sanger cantant zanger artyst wokalist sanatci sarkici исполнител певец артист فنان مغني אמן זמר कलाकार गायक 歌手 艺术家 艺人 アーティスト 가수 아티스트
play: reproduc toca pon escuchar joue jouer ecouter spiel abspiel hor suona riproduci metti ascolt toque tocar reproduz ouvir speel afspelen luister zagraj odtworz pusc graj cal oynat dinle включи сыграи проигр играи слуша شغل تشغيل اسمع נגן השמע תנגן नग चलाओ बजा सुना चला 播放 放 听 再生 流し 聞き 聴 재생 틀어 들려
playlist: lista wiedergabeliste afspeellijst playlista calma плеилист قائمهالتشغيل פלייליסט प्लेलिस्ट 播放列表 歌单 プレイリスト 재생목록 플레이리스트
radio: радио راديو רדיו रेडियो 电台 广播 ラジオ 라디오
novel: libro livre roman buch bucher romanzo livro boek ksiazk powiesc kitap книг роман كتاب رواي ספר किताब पुस्तक उपन्यास 书 小说 本 小説 책 소설
movie: pelicula film films filme spielfilm pellicola kino sinema фильм кино فيلم سينما סרט קולנוע फिल्म मूवी सिनेमा 电影 影片 映画 영화
cinema: cine cinema kino bioscoop sinema кинотеатр سينما קולנוע सिनेमाघर थिएटर 电影院 影院 映画館 劇場 영화관 극장
screening: proyecc sesion cartelera seance projection horaires vorfuhr spielplan lauft laufen spielzeit proiezion spettacol orari sessao sessoes exibic horarios voorstelling vertoning draait seans repertuar gosterim сеанс показыва عرض عروض הקרנה הקרנות शो शोटाइम 放映 上映 场次 時刻 上映時間 상영
show: espectaculo serie emission fernsehsendung programma programa serial dizi сериал передач шоу مسلسل برنامج סדרה תוכנית शो धारावाहिक 节目 电视剧 剧 番組 ドラマ 프로그램 드라마
game: juego jeu spiel gioco videogioco jogo spel gra gry oyun игр لعب משחק खेल गेम 游戏 ゲーム 게임
news: noticias nouvelles actualites nachrichten notizie nieuws wiadomosci haber новост اخبار חדשות समाचार खबर 新闻 消息 ニュース 뉴스
rating: califica puntua puntuacion estrella valora note noter evalue etoile bewert stern sterne voto stella stelle punteggio avalie classific estrela nota beoordeel waardeer ster sterren punten ocen gwiazd yildiz degerlendir oy оцен звезд балл قيم تقييم نجم نجوم דרג דירוג כוכב ציון रेट रेटिंग सितारे अंक स्टार 评分 打分 评价 评级 星 評価 평가 평점 별 점
volume: volumen lautstarke laut leise glosn ses громк صوت ווליום आवाज़ 音量 声音 볼륨
light: luz luces lumiere lampe licht luce luci lampad lampada lamp swiatl isik lamba свет ламп ضوء نور אור बत्ती लाइट 灯 電気 ライト 불 조명
off: apag eteins eteindre ausschalt spegn deslig wylacz kapat sondur выключ اطفئ כבה बंद 关 关掉 消し 끄 꺼
turn: enciend prend allum einschalt schalt accend wlacz ac включ שלתי شغل הדלק चालू 打开 开 つけ 켜
car: coche carro auto voiture wagen macchina samochod araba машин авто سيار רכב מכונית कार गाड़ी 车 汽车 車 차 자동차
doctor: medico medecin arzt dottore dokter lekarz doktor врач طبيب רופא डॉक्टर 医生 医院 医者 病院 의사 병원
hello: hola bonjour salut hallo guten ciao salve ola oi hoi czesc dzien merhaba selam привет здравствуи مرحبا اهلا שלום हैलो नमस्ते 你好 您好 こんにちは 안녕
thanks: gracias merci danke grazie obrigad bedankt dank dziek dziekuj tesekkur спасибо благодар شكرا תודה धन्यवाद शुक्रिया 谢谢 感谢 ありがとう 감사 고마
please: favor plait bitte favore alsjeblieft alstublieft prosze lutfen пожалуист فضلك בבקשה कृपया 请 ください お願い 제발 주세요 svp stp porfa
language: idioma langue sprache lingua taal jezyk dil язык لغه שפה भाषा 语言 言語 언어
translate: traduc tradui ubersetz traduz tradurre vertaal tlumacz cevir перевед перевод ترجم תרגם अनुवाद 翻译 翻訳 번역
question: pregunta frage domanda pergunta vraag pytan soru вопрос سؤال שאלה सवाल प्रश्न 疑问 质問 質問 질문
number: numero nummer numer numara номер رقم מספר नंबर संख्या 号码 号 番号 번호
many: cuant viele quant сколько कितन 多少 几 いくつ 몇
all: todos todas tous toutes alles tutti tutte tutto wszystk tum hepsi butun все всех كل جميع כל सभी सब 所有 全部 すべて 全て 모든 전체
long: largo longtemps dauert lange lung quantotempo duur lang jakdlugo trwa sure долго срок طويل مده ארוך कबतक 多久 どのくらい 얼마나
open: abr ouvert ouvr offn geoffnet apert apri abert abrir otwart otworz acik ac открыт открои مفتوح افتح פתוח खुला खोल 营业 打开 開 열 खुल acil offen
size: talla tamano taille grosse taglia misura tamanho maat rozmiar beden boyut размер مقاس حجم מידה גודל साइज़ आकार 尺码 尺寸 大小 サイズ 사이즈 크기
colour: color couleur farbe colore cor kleur kolor renk цвет لون צבע रंग 颜色 色 색
available: disponible verfugbar disponibil disponiv beschikbaar dostepn mevcut наличи متوفر متاح זמין במלאי उपलब्ध 有货 库存 在庫 재고
insurance: seguro assurance versicherung assicuraz verzeker ubezpiecz sigorta страхов تامين ביטוח बीमा 保险 保険 보험
tax: impuesto impot taxe steuer tassa imposto belasting podatek vergi налог ضريب מס कर 税 税金 세금
contract: contrato contrat vertrag contratto umow sozlesme договор عقد חוזה अनुबंध 合同 契約 계약
document: documento dokument belge документ مستند وثيق מסמך दस्तावेज़ 文件 资料 書類 서류
battery: bateria batterie akku batteria batterij baterii pil batarya батаре аккумулятор بطاري סוללה बैटरी 电池 バッテリー 電池 배터리
clean: limpi nettoy reinig sauber pul pulizia limp schoonma czysc temizle чист убор نظف تنظيف נקה सफाई 打扫 清洁 掃除 청소
job: trabajo emploi travail stelle lavoro emprego baan werk prac работ وظيف עבודה नौकरी 职位 招聘 求人 仕事 채용 직업
school: escuela ecole schule scuola escola szkol okul школ مدرس ביתספר स्कूल 学校 학교
like: gusta aime mag gefallt piace gosto leuk lubie sev нравит يعجبني אוהב पसंद 喜欢 好き 좋아
want: quiero quisiera veux voudrais mochte voglio vorrei quero gostaria wil graag chce chcial istiyor хочу хотел اريد ارغب רוצה चाहता चाहती चाहिए 想 要 欲し たい 원해 싶
need: necesit besoin brauche bisogno preciso nodig potrzebuj lazim ihtiyac нужн надо احتاج צריך ज़रूरत 需要 必要 필요
invoice: factura facture rechnung fattura fatura factuur faktur инвоис فاتور חשבונית इनवॉइस 发票 請求書 인보이스 세금계산서 송장 faturam
repair: repar reparier riparaz riparar conserto consert reparatie naprawa napraw tamir onarim ремонт починить اصلاح تصليح תיקון לתקן मरम्मत 维修 修理 수리
wash: lavar lavado laver lavage waschen wasche lavaggio lavagem wassen prac pranie yikama yikan стирать стирк غسل غسيل כביסה לכבס धोना धोने धुलाई 洗 清洗 洗濯 洗う 세탁 빨래
points: puntos punkte punti pontos punten punkty punktow puan баллы баллов бонус نقاط נקודות प्वाइंट अंक 积分 ポイント 포인트 적립금
quote: cotiz presupuesto devis angebot kostenvoranschlag preventivo orcamento cotacao offerte wycen teklif котировк расчет تسعير הצעת हवाला कोटेशन 报价 見積 견적 смет
container: contenedor conteneur contenitore conteiner kontener konteyner контеинер حاوي מכולה कंटेनर 集装箱 コンテナ 컨테이너
cargo: carga cargaison fracht merce mercadoria vracht ladunek yuk груз بضاع حمول מטען माल 货物 货 貨物 화물
shipment: embarque envoi sendung spedizione zending wysylk gonderi отправк отправлен شحن משלוח शिपमेंट 货运 出荷 선적
weight: peso poids gewicht waga agirlik вес وزن משקל वजन 重量 体重 무게 중량
newsletter: boletin nieuwsbrief biuletyn bulten рассылк نشر ניוזלטר न्यूज़लेटर 通讯 メルマガ 뉴스레터
hours: horario horaires offnungszeiten orari openingstijden godziny saatleri مواعيد 营业时间 营业 営業時間 영업시간 영업
hiring: contratan vacante empleo recrut carriere karriere stellenangebot lavora vaga vacature rekrut kariera kariyer вакан карьер توظيف משרות भर्ती 招聘 採用 채용 empleados trabajar stellen lavorare werken
student: estudiante etudiant studente estudante ogrenci студент طالب סטודנט छात्र 学生 学生割引 학생 studenti estudantes studenci 学割 学生証
shoes: zapat botas chaussure bottes schuh stiefel scarpe stivali sapato schoen laarzen but buty buciki ayakkabi bot обув ботин حذاء احذي נעליים जूते 鞋 靴 신발 부츠
jacket: chaqueta abrigo veste manteau jacke mantel giacca jaqueta casaco jas kurtk ceket mont куртк معطف جاكيت מעיל זקט जैकेट 夹克 外套 ジャケット 재킷
shirt: camisa camiseta chemise hemd pullover maglia trui koszul sweter gomlek kazak рубаш футболк свитер قميص חולצה कमीज़ 衬衫 毛衣 シャツ セーター 셔츠
wool: lana laine wolle weln yun шерст صوف צמר ऊन 羊毛 ウール 울
leather: cuero cuir leder pelle couro leer skor deri кож جلد עור चमड़ा 皮革 革 가죽
waterproof: impermeab wasserdicht impermeabile impermeavel waterdicht wodoodporn gecirmez непромокаем जलरोधक 防水 방수
vegan: vegano vegan vegetal веган نباتي טבעוני शाकाहारी 纯素 ヴィーガン 비건
code: codigo codes gutscheincode codice kod код كود רמז קוד कोड 代码 优惠码 コード 코드
instalments: cuotas plazos mensualit ratenzahlung raten rate parcelado parcelas termijnen raty taksit рассрочк تقسيط תשלומים किस्त 分期 分割払い 할부
charged: cobrado cobraron debite preleve abgebucht belastet addebitato afgeschreven obciazon tahsil списали списан חויב חייבו 扣款 请求 請求された 청구
twice: doble double doppelt zweimal doppio duplicado dubbel podwojn дважды двоин مرتين פעמיים 两次 重复 二重 두번 이중
missing: falta faltan manque manquant fehlt mancante manca faltando ontbreekt brak brakuje eksik отсутств ناقص חסר गायब 缺少 少了 足りない 入っていない 빠졌 누락
delivered: entregado livre zugestellt consegnato entregue bezorgd doreczon teslim доставлен נמסר डिलीवर 已送达 签收 配達済 배송완료
hacked: hacke pirate gehackt hackerato hackeada zhakow hacklen взлом مخترق נפרץ हैक 被盗 乗っ取 해킹
locked: bloqueada verrouille gesperrt bloccato geblokkeerd zablokow kilitlen заблокир محظور مقفل נעול חסום लॉक 锁定 冻结 ロック 잠겼
privacy: privacidad confidentialite datenschutz riservatezza privacidade prywatn gizlilik конфиденц персональн خصوصي פרטיות गोपनीयता 隐私 个人信息 個人情報 개인정보
dangerous: peligros dangereu gefahrgut gefahrlich pericolos perigos gevaarlijk niebezpieczn tehlikeli опасн خطر خطير מסוכנ खतरनाक 危险品 危险 危険物 위험물
medicine: medicin medicament medikament arzneimittel farmaci remedio geneesmiddel leki lekarstw ilac лекарств دواء ادوي תרופ दवा 药品 药 薬 의약품
alcohol: alcool alkohol alkol алкогол كحول אלכוהול शराब 酒 アルコール 주류 vino vin wein vinho wijn wino sarap вино نبيذ יין वाइन 葡萄酒 红酒 ワイン 와인 birra bier biere cerveza cerveja piwo bira пиво
warehouse: almacen entrepot lager lagerhaus magazzino armazem magazijn magazyn depo склад مستودع מחסן गोदाम 仓库 倉庫 창고
certificate: certific certificat bescheinigung zertifikat certificato certificado certificaat swiadectw certyfikat sertifika сертификат شهاد תעודה प्रमाणपत्र 证书 原产地证 証明書 증명서
duty: droits zollgebuhr zollabgaben dazio invoerrechten cla пошлин מכס 关税 関税 관세
import: importa importer einfuhr importazione importacao invoer ithalat импорт استيراد יבוא आयात 进口 輸入 수입
export: exporta exporter ausfuhr esportazione exportacao uitvoer eksport ihracat экспорт تصدير יצוא निर्यात 出口 輸出 수출
pickup: recogid recoger enlevement retrait abholung abholen ritiro retirada coleta ophalen afhalen odbior odebrac самовывоз забор استلام איסוף 取件 上门取件 自提 集荷 受け取り 픽업 수거
sea: maritimo maritime seefracht mare zeevracht morsk deniz морск بحري ימי समुद्र 海运 海 船 해상
air: aereo aerien luftfracht luchtvracht lotnicz hava авиа جوي אווירי हवाई 空运 航空 항공
store: succursale filiale filiais oddzial sube филиал فرع סניף शाखा 门店 実店舗 지점
human: humano mensch mens czlowiek insan بشري بشر אנושי इंसान 真人 人間 사람
unsubscribe: desabonn desinscri abbestellen abmelden disiscriv uitschrijven wypis abonelikten отписат अनसब्सक्राइब 退订 配信停止 수신거부
size: talla pointure grosse taglia tamanho maat rozmiar beden numara размер مقاس מידה साइज 尺码 サイズ 사이즈
where: kahan kaha kidhar
when: kab
cash: paisa paise
price: kitna kitne
return: wapas wapis lautana
order: 
want: chahiye chahta
change: badalna badlo
arrive: aaya ayega pahuncha
broken: toota tuta kharab
wrap: envolver envuelv emball empaquet verpack einpack incart confezion embrulh embalag inpak ingepakt verpak zapakow pakowan paketle ambalaj упаков تغليف لغلف עטיפה לארוז לעטוף रैप पैकिंग लपेट 包装 包起来 ラッピング 포장
clearance: verzollung dedouan despacho sdoganamento desembaraco inklaring odpraw gumrukleme растамож تخليص שחרור निकासी 报关 通関手続 통관절차
locker: packstation paczkomat consigne taquilla kluis почтомат 快递柜 宅配ボックス 택배함
save: sparen ahorr economis risparm poupar oszczed
fail: falla echoue fehlgeschlagen schlagt fallisce falha mislukt udalo basarisiz olmuyor فشل נכשל विफल 失败 失敗 실패
heavy: pesado lourd schwer pesante zwaar ciezk agir тяжел ثقيل כבד भारी 重い 무거
`;
