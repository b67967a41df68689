// Currency signs, codes and words of sixteen languages, and words for large numbers. Data for find-money.ts.

/** Signs, longest first where one begins another. `?` marks a sign that several currencies share. */
export const signs: readonly (readonly [sign: string, code: string])[] = [
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['₹', 'INR'],
  ['₽', 'RUB'],
  ['₩', 'KRW'],
  ['₪', 'ILS'],
  ['₺', 'TRY'],
  ['₫', 'VND'],
  ['₴', 'UAH'],
  ['฿', 'THB'],
  ['₱', 'PHP'],
  ['₦', 'NGN'],
  ['₲', 'PYG'],
  ['₵', 'GHS'],
  ['₡', 'CRC'],
  ['₸', 'KZT'],
  ['₾', 'GEL'],
  ['₼', 'AZN'],
  ['₭', 'LAK'],
  ['₮', 'MNT'],
  ['₿', 'BTC'],
  ['﷼', 'SAR'],
  ['₨', 'PKR'],
  ['૱', 'INR'],
  ['௹', 'LKR'],
  ['៛', 'KHR'],
  ['֏', 'AMD'],
  ['₠', 'EUR'],
  ['¢', 'USD/100'],
  ['₤', 'GBP'],
];

/** Letters around a dollar sign. */
export const dollarPrefixes: Readonly<Record<string, string>> = {
  us: 'USD',
  u: 'USD',
  usd: 'USD',
  c: 'CAD',
  ca: 'CAD',
  can: 'CAD',
  cad: 'CAD',
  cdn: 'CAD',
  a: 'AUD',
  au: 'AUD',
  aud: 'AUD',
  hk: 'HKD',
  hkd: 'HKD',
  nz: 'NZD',
  nzd: 'NZD',
  s: 'SGD',
  sg: 'SGD',
  sgd: 'SGD',
  nt: 'TWD',
  tw: 'TWD',
  mx: 'MXN',
  mex: 'MXN',
  r: 'BRL',
  ar: 'ARS',
  cl: 'CLP',
  col: 'COP',
  cop: 'COP',
  mop: 'MOP',
  n: 'NAD',
  bz: 'BZD',
  j: 'JMD',
  tt: 'TTD',
  bds: 'BBD',
  rd: 'DOP',
  ec: 'XCD',
  fj: 'FJD',
  d: 'USD',
};

export const codes = new Set(
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SOS SRD SSP SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW BTC ETH USDT XBT CNH'.split(
    ' ',
  ),
);
/** Codes that are everyday words when not in capitals. */
export const wordyCodes = new Set(
  'all top try mad pen sos bam cup gel lak mop mop ron sit zar lei dop bob ern gip hrk'.split(' '),
);

/** Word lists: folded forms, `_` for a space. A code with /100 counts hundredths; a leading ~ needs a number in digits or before it. */
export const currencyWords =
  'dollar:USD dollars:USD dolar:USD dolares:USD dollaro:USD dollari:USD dolari:USD dolares:USD dolares:USD dolar:USD dolarow:USD dolary:USD dolara:USD buck:USD bucks:USD доллар:USD доллара:USD долларов:USD долл:USD доллары:USD डॉलर:USD डालर:USD دولار:USD دولارا:USD دولارات:USD דולר:USD דולרים:USD ' +
  'euro:EUR euros:EUR eur:EUR eurot:EUR евро:EUR यूरो:EUR يورو:EUR אירו:EUR יורו:EUR ' +
  'pound:GBP pounds:GBP quid:GBP sterling:GBP pfund:GBP libra:GBP libras:GBP livre:GBP livres:GBP sterlina:GBP sterline:GBP lira_sterlina:GBP pond:GBP sterlin:GBP funt:GBP funtow:GBP funty:GBP фунт:GBP фунта:GBP фунтов:GBP पाउंड:GBP पौंड:GBP ליש_ט:GBP ' +
  'yen:JPY yens:JPY yenes:JPY iene:JPY ienes:JPY иена:JPY иен:JPY йен:JPY येन:JPY ين:JPY ין:JPY ' +
  'yuan:CNY yuans:CNY yuanes:CNY renminbi:CNY rmb:CNY kuai:CNY юань:CNY юаней:CNY युआन:CNY يوان:CNY ' +
  'mao:CNY/10 jiao:CNY/10 fen:CNY/100 ' +
  'franc:CHF francs:CHF franco:CHF francos:CHF franken:CHF franchi:CHF frank:CHF franki:CHF frankow:CHF фран:CHF франк:CHF франков:CHF फ्रैंक:CHF फ्रैंक:CHF ' +
  'rupee:INR rupees:INR rupia:INR rupias:INR roupie:INR roupies:INR rupie:INR rupien:INR rupi:INR rs:INR rupisi:INR रुपये:INR रुपए:INR रुपया:INR रूपये:INR रु:INR रुपयों:INR روبية:INR ரூ:INR рупия:INR рупий:INR ' +
  'ruble:RUB rubles:RUB rouble:RUB roubles:RUB rublo:RUB rublos:RUB rubli:RUB rubel:RUB roebel:RUB рубль:RUB рубля:RUB рублей:RUB руб:RUB р:RUB ' +
  'won:KRW wons:KRW 원:KRW вон:KRW lira:TRY lirasi:TRY liras:TRY tl:TRY lire:TRY liraya:TRY лир:TRY ' +
  'peso:MXN pesos:MXN песо:MXN peseta:ESP pesetas:ESP pesete:ESP real:BRL reais:BRL reales:BRL ' +
  'mark:DEM marks:DEM marka:DEM marki:DEM markka:FIM markkaa:FIM marco:DEM marcos:DEM marchi:DEM markkas:FIM ' +
  'krone:NOK kroner:NOK kronen:NOK krona:SEK kronor:SEK kr:SEK koruna:CZK korun:CZK koruny:CZK coronas:SEK couronne:SEK couronnes:SEK corone:SEK kron:SEK korona:SEK koron:SEK крон:SEK ' +
  'zloty:PLN zlotych:PLN zlote:PLN zl:PLN злотых:PLN forint:HUF forints:HUF florin:NLG florins:NLG florines:NLG florijn:NLG fiorini:NLG gulden:NLG guldens:NLG guldeni:NLG guilder:NLG guilders:NLG ' +
  'dirham:AED dirhams:AED dirhem:AED درهم:AED دراهم:AED riyal:SAR riyals:SAR rial:IRR rials:IRR ريال:SAR ريالات:SAR dinar:KWD dinars:KWD دينار:KWD دنانير:KWD جنيه:EGP shekel:ILS shekels:ILS sheqel:ILS nis:ILS שקל:ILS שקלים:ILS ש_ח:ILS שח:ILS ليرة:TRY ' +
  'rand:ZAR rands:ZAR baht:THB ringgit:MYR rupiah:IDR dong:VND hryvnia:UAH hryvnias:UAH гривен:UAH гривна:UAH грн:UAH tenge:KZT тенге:KZT lari:GEL leu:RON lei:RON leva:BGN lev:BGN colon:CRC colones:CRC balboa:PAB balboas:PAB bolivar:VES bolivares:VES quetzal:GTQ quetzales:GTQ sol:PEN soles:PEN taka:BDT naira:NGN cedi:GHS cedis:GHS shilling:KES shillings:KES birr:ETB kip:LAK kyat:MMK manat:AZN drachma:GRD drachmas:GRD escudo:PTE escudos:PTE austral:ARA schilling:ATS ' +
  'bitcoin:BTC bitcoins:BTC satoshi:BTC/100000000 satoshis:BTC/100000000 ethereum:ETH ether:ETH ' +
  'cent:USD/100 cents:USD/100 centavo:USD/100 centavos:USD/100 centime:EUR/100 centimes:EUR/100 centimo:EUR/100 centimos:EUR/100 centesimo:EUR/100 centesimi:EUR/100 centimes:EUR/100 cts:EUR/100 penny:GBP/100 pence:GBP/100 pennies:GBP/100 penni:FIM/100 penique:GBP/100 peniques:GBP/100 pfennig:DEM/100 rappen:CHF/100 sent:USD/100 senti:USD/100 kurus:TRY/100 копеек:RUB/100 копейки:RUB/100 коп:RUB/100 цент:USD/100 центов:USD/100 सेंट:USD/100 पैसे:INR/100 पेनी:GBP/100 पेंस:GBP/100 सेन:JPY/100 ore:SEK/100 grosz:PLN/100 groszy:PLN/100 grosze:PLN/100 قرش:EGP/100 هللة:SAR/100 فلس:AED/100 סנט:USD/100 אגורות:ILS/100 centen:EUR/100 stuiver:EUR/20 dubbeltje:EUR/10 kwartje:EUR/4 dubbeltjes:EUR/10 stuivers:EUR/20 tientje:EUR*10 dime:USD/10 nickel:USD/20 paise:INR/100 paisa:INR/100 kopeck:RUB/100 kopecks:RUB/100 kopeken:RUB/100';

/** Words without spaces around them, longest first when read. */
export const easternWords =
  '美元:USD 美金:USD 美刀:USD 加元:CAD 加拿大元:CAD 澳元:AUD 澳大利亚元:AUD 港元:HKD 港币:HKD 港幣:HKD 新台币:TWD 新臺幣:TWD 台币:TWD 新加坡元:SGD 欧元:EUR 歐元:EUR 英镑:GBP 英鎊:GBP 日元:JPY 日圆:JPY 日圓:JPY 日币:JPY 韩元:KRW 韓元:KRW 人民币:CNY 人民幣:CNY 卢布:RUB 盧布:RUB 瑞士法郎:CHF 法郎:CHF 卢比:INR 泰铢:THB 比索:MXN 里拉:TRY 林吉特:MYR 越南盾:VND 比特币:BTC 元人民币:CNY 元人民幣:CNY 块钱:CNY 塊錢:CNY 块:CNY 塊:CNY 元钱:CNY 元:CNY 圆:CNY 角:CNY/10 毛钱:CNY/10 毛:CNY/10 分钱:CNY/100 美分:USD/100 便士:GBP/100 ' +
  'ドル:USD 米ドル:USD アメリカドル:USD カナダドル:CAD カナダ・ドル:CAD オーストラリアドル:AUD 豪ドル:AUD 香港ドル:HKD 台湾ドル:TWD ニュー台湾ドル:TWD 新台湾ドル:TWD シンガポールドル:SGD ニュージーランドドル:NZD ユーロ:EUR ポンド:GBP 英ポンド:GBP 円:JPY 圓:JPY 億円:JPY 人民元:CNY ウォン:KRW フラン:CHF スイスフラン:CHF スイス・フラン:CHF ルピー:INR ルーブル:RUB ペソ:MXN バーツ:THB リラ:TRY セント:USD/100 ペンス:GBP/100 ペニー:GBP/100 銭:JPY/100 マルク:DEM ギルダー:NLG パナマ・バルボア:PAB バルボア:PAB ビットコイン:BTC レアル:BRL クローネ:NOK クローナ:SEK ' +
  '달러:USD 미국달러:USD 미국_달러:USD 미_달러:USD 캐나다_달러:CAD 캐나다달러:CAD 호주_달러:AUD 호주달러:AUD 홍콩_달러:HKD 홍콩달러:HKD 대만_달러:TWD 대만달러:TWD 싱가포르_달러:SGD 뉴질랜드_달러:NZD 유로:EUR 파운드:GBP 엔:JPY 엔화:JPY 위안:CNY 위안화:CNY 중국_위안:CNY 원:KRW 프랑:CHF 스위스_프랑:CHF 스위스프랑:CHF 루피:INR 루블:RUB 페소:MXN 바트:THB 리라:TRY 센트:USD/100 펜스:GBP/100 페니:GBP/100 마르크:DEM 핀란드_마르카:FIM 마르카:FIM 길더:NLG 네덜란드_길더:NLG 콜론:CRC 비트코인:BTC 마오:CNY/10 회:CNY 콰이:CNY 페세타:ESP 크로네:NOK 크로나:SEK';

/** What stands beside a currency word and says whose it is: stems of folded words, with the code for dollar-like and other units. */
export const nationalities: readonly (readonly [stem: string, dollar: string, other: string])[] = [
  ['us', 'USD', 'USD'],
  ['u s', 'USD', 'USD'],
  ['american', 'USD', 'USD'],
  ['amerikan', 'USD', 'USD'],
  ['amerikaan', 'USD', 'USD'],
  ['estado', 'USD', 'USD'],
  ['etats', 'USD', 'USD'],
  ['statunit', 'USD', 'USD'],
  ['abd', 'USD', 'USD'],
  ['america', 'USD', 'USD'],
  ['अमेरिकी', 'USD', 'USD'],
  ['अमरीकी', 'USD', 'USD'],
  ['америка', 'USD', 'USD'],
  ['امريكي', 'USD', 'USD'],
  ['united states', 'USD', 'USD'],
  ['canad', 'CAD', 'CAD'],
  ['kanad', 'CAD', 'CAD'],
  ['कनाडा', 'CAD', 'CAD'],
  ['كندي', 'CAD', 'CAD'],
  ['канад', 'CAD', 'CAD'],
  ['austral', 'AUD', 'AUD'],
  ['avustralya', 'AUD', 'AUD'],
  ['ऑस्ट्रेलिया', 'AUD', 'AUD'],
  ['hong', 'HKD', 'HKD'],
  ['hongkong', 'HKD', 'HKD'],
  ['taiwan', 'TWD', 'TWD'],
  ['new taiwan', 'TWD', 'TWD'],
  ['singap', 'SGD', 'SGD'],
  ['new zealand', 'NZD', 'NZD'],
  ['neozeland', 'NZD', 'NZD'],
  ['neuseeland', 'NZD', 'NZD'],
  ['swiss', '', 'CHF'],
  ['suiz', '', 'CHF'],
  ['suiss', '', 'CHF'],
  ['svizzer', '', 'CHF'],
  ['suic', '', 'CHF'],
  ['schweiz', '', 'CHF'],
  ['zwitser', '', 'CHF'],
  ['isvicre', '', 'CHF'],
  ['szwajcar', '', 'CHF'],
  ['швейцар', '', 'CHF'],
  ['स्विस', '', 'CHF'],
  ['finn', '', 'FIM'],
  ['finland', '', 'FIM'],
  ['finlan', '', 'FIM'],
  ['fins', '', 'FIM'],
  ['fin', '', 'FIM'],
  ['फिनिश', '', 'FIM'],
  ['dutch', '', 'NLG'],
  ['holand', '', 'NLG'],
  ['holland', '', 'NLG'],
  ['olandes', '', 'NLG'],
  ['neerland', '', 'NLG'],
  ['niederland', '', 'NLG'],
  ['nederland', '', 'NLG'],
  ['डच', '', 'NLG'],
  ['chin', '', 'CNY'],
  ['cin', '', 'CNY'],
  ['kines', '', 'CNY'],
  ['चीनी', '', 'CNY'],
  ['japan', '', 'JPY'],
  ['japon', '', 'JPY'],
  ['giappones', '', 'JPY'],
  ['जापानी', '', 'JPY'],
  ['brit', '', 'GBP'],
  ['ingles', '', 'GBP'],
  ['ingiliz', '', 'GBP'],
  ['sterling', '', 'GBP'],
  ['esterlin', '', 'GBP'],
  ['sterlin', '', 'GBP'],
  ['turk', '', 'TRY'],
  ['tirk', '', 'TRY'],
  ['indian', '', 'INR'],
  ['indi', '', 'INR'],
  ['hint', '', 'INR'],
  ['pakistan', '', 'PKR'],
  ['sri lanka', '', 'LKR'],
  ['indones', '', 'IDR'],
  ['mexic', '', 'MXN'],
  ['mejic', '', 'MXN'],
  ['meksika', '', 'MXN'],
  ['messican', '', 'MXN'],
  ['argentin', '', 'ARS'],
  ['chilen', '', 'CLP'],
  ['colombian', '', 'COP'],
  ['philippin', '', 'PHP'],
  ['filipin', '', 'PHP'],
  ['russ', '', 'RUB'],
  ['rus', '', 'RUB'],
  ['रूसी', '', 'RUB'],
  ['korea', '', 'KRW'],
  ['korean', '', 'KRW'],
  ['kore', '', 'KRW'],
  ['corean', '', 'KRW'],
  ['सूदी', '', 'SAR'],
  ['saudi', '', 'SAR'],
  ['سعودي', '', 'SAR'],
  ['مصري', '', 'EGP'],
  ['egypt', '', 'EGP'],
  ['kuwait', '', 'KWD'],
  ['كويتي', '', 'KWD'],
  ['jordan', '', 'JOD'],
  ['emirat', '', 'AED'],
  ['اماراتي', '', 'AED'],
  ['israel', '', 'ILS'],
  ['dansk', '', 'DKK'],
  ['danish', '', 'DKK'],
  ['danes', '', 'DKK'],
  ['swed', '', 'SEK'],
  ['suec', '', 'SEK'],
  ['schwed', '', 'SEK'],
  ['zweed', '', 'SEK'],
  ['norw', '', 'NOK'],
  ['norueg', '', 'NOK'],
  ['noors', '', 'NOK'],
  ['tschech', '', 'CZK'],
  ['czech', '', 'CZK'],
  ['czesk', '', 'CZK'],
  ['polish', '', 'PLN'],
  ['poln', '', 'PLN'],
  ['costarric', '', 'CRC'],
  ['costa rica', '', 'CRC'],
  ['panam', '', 'PAB'],
  ['brasil', '', 'BRL'],
  ['brazil', '', 'BRL'],
  ['thai', '', 'THB'],
  ['hungar', '', 'HUF'],
  ['ungar', '', 'HUF'],
  ['french', '', 'FRF'],
  ['frances', '', 'FRF'],
  ['franzos', '', 'FRF'],
  ['belg', '', 'BEF'],
  ['german', '', 'DEM'],
  ['deutsch', '', 'DEM'],
  ['aleman', '', 'DEM'],
  ['tedesc', '', 'DEM'],
  ['spanish', '', 'ESP'],
  ['espan', '', 'ESP'],
  ['italian', '', 'ITL'],
  ['georgi', '', 'GEL'],
  ['lao', '', 'LAK'],
  ['नेपाली', '', 'NPR'],
  ['श्रीलंकाई', '', 'LKR'],
];

/** Words that multiply the number before them. Spanish "mil millones" and Italian "mila" come out right by multiplying twice. */
export const magnitudes =
  'k:1e3 thousand:1e3 mil:1e3 mille:1e3 mila:1e3 tausend:1e3 duizend:1e3 bin:1e3 tysiac:1e3 tysiace:1e3 tysiecy:1e3 tys:1e3 тыс:1e3 тысяч:1e3 тысячи:1e3 тысяча:1e3 हजार:1e3 हज़ार:1e3 الف:1e3 الاف:1e3 אלף:1e3 grand:1e3 ' +
  'hundred:1e2 cien:1e2 hundert:1e2 honderd:1e2 yuz:1e2 सौ:1e2 lakh:1e5 lakhs:1e5 lac:1e5 लाख:1e5 crore:1e7 crores:1e7 करोड़:1e7 करोड:1e7 ' +
  'million:1e6 millions:1e6 mn:1e6 mln:1e6 mio:1e6 m:1e6 mm:1e6 mil_:1e3 millon:1e6 millones:1e6 milhao:1e6 milhoes:1e6 milione:1e6 milioni:1e6 millionen:1e6 miljoen:1e6 milyon:1e6 milion:1e6 miliony:1e6 milionow:1e6 миллион:1e6 миллиона:1e6 миллионов:1e6 млн:1e6 मिलियन:1e6 दस_लाख:1e6 مليون:1e6 ملايين:1e6 מיליון:1e6 ' +
  'billion:1e9 billions:1e9 bn:1e9 b:1e9 bln:1e9 milliard:1e9 milliards:1e9 milliarde:1e9 milliarden:1e9 mrd:1e9 mia:1e9 miliardo:1e9 miliardi:1e9 miljard:1e9 milyar:1e9 miliard:1e9 miliardy:1e9 miliardow:1e9 bilhao:1e9 bilhoes:1e9 миллиард:1e9 миллиарда:1e9 миллиардов:1e9 млрд:1e9 बिलियन:1e9 अरब:1e9 مليار:1e9 ملیار:1e9 מיליארד:1e9 ' +
  'trillion:1e12 trillions:1e12 tn:1e12 trilhao:1e12 trilhoes:1e12 billon:1e12 billones:1e12 billionen:1e12 biljoen:1e12 trilyon:1e12 триллион:1e12 ट्रिलियन:1e12';
