// Words and phrases with their valence (-4…4) for sixteen languages; data of sentiment.ts, written
// for this project. Lower case, Latin accents removed; "*" ends a stem; "_" joins a phrase.
// Words that only complain about service (waiting, delays, silence) are listed apart in `complaints`.

export type SentimentWords = {
  /** Valence → words, separated by blanks. */
  readonly valence: Readonly<Record<string, string>>;
  readonly negators: string;
  readonly boosters: string;
  readonly dampers: string;
};

const english: SentimentWords = {
  valence: {
    '3.3':
      'amazing awesome excellent fantastic outstanding superb perfect perfection brilliant magnificent incredible* phenomenal best love loved loving loves adore* thrilled ecstatic wonderful* fabulous terrific exceptional flawless spectacular delighted yay woohoo hooray bravo masterpiece stellar',
    '2.5':
      'great happy happiness happily beautiful* delightful pleased enjoy* enjoyed impressive impressed grateful thankful fun laugh* lol lmao haha hahaha rofl hilarious cute sweet charming sexy gorgeous lovely stunning win winner winning wins success* celebrat* congrat* blessed bless glad excited exciting excite* favorite favourite fave joy* hero kudos rocks rock_star genius proud pride sweetest bliss paradise hugs hug smile* smiling kiss* friendly freaking_awesome thank thanks thx thnx thankyou appreciate* recommend* highly_recommend',
    '1.7':
      'good nice nicely better well cool helpful help helped helps* kind kindly kindness like liked likes fine enjoyable pleasant pleasing satisf* comfortable comfy comfort easy easily easier fast quick quickly prompt promptly efficient reliable works_great works_well works_perfectly solid sturdy handy useful clean bright clear crisp safe smart smooth smoothly strong sharp fresh free hope hopeful hopefully interested interesting welcome wow special talented trust worth worthy support* polite courteous professional quality fair fantastically improvement improved improves improve* positive ready relief relieved respect* rich satisfied secure fixed solved resolved sleek compact lightweight durable affordable bargain value pleasure peace peaceful popular lucky luck fortunate* glorious elegant classy entertaining inspir* gift heaven* healthy honest hot generous gentle gem wise wealth warm warmth vibrant yes yummy tasty delicious sunshine relax* play party festiv* friend friends funny funnier clever creative agree agreed accurate ideal impress* intuitive keen praise prefer promis* responsive reward* sincere superior top upgrade* versatile victory vivid wisdom',
    '0.8':
      'ok okay decent alright sure please interest accept* adequate able advantage allow calm care cares certain* dear enough extra feature* gain legit new open perfectly plus portable rather_good real super surprised surprisingly true ability easygoing fairly_good haha_ha hey',
    '-0.8':
      'hard slow slowly small* lack lacks lacking lacked low old odd limited unclear unfamiliar heavy however but_then delay noisy noise loud tight loose tired tiring quiet_death wait waited waiting expensive pricey costly cheap cheaply cheesy miss missed missing questionable doubt* concern* issue issues confus* bug bugs buggy sorry trouble troubles alone serious unfortunately short stuck difficult difficulty complicated flimsy weak unable uncomfortable bother* tricky pity meh mediocre average overpriced bulky awkward warn* stop stopped stops strange weird no nope never',
    '-1.7':
      'bad badly problem* fail fails failed failing failure failures broke broken break breaks breaking error errors wrong poor poorly sad sadly sadness sadder unhappy upset upsetting annoy* annoyed angry anger mad disappoint* disappointed disappointing disappointment dislike* dislikes hate hated hates hating worse complain* complaint complaints frustrat* lost lose losing loses loser lousy mess messy messed nasty pain painful negative nervous nonsense refuse* refused refusing reject* rude sick sucks suck sucked sucky stress* stressed stupid stupidity terribl* tragic* trick tricked ugly useless unusable waste wasted wasting weakness worry* worried worst_of crash* crashed crashes damage* damaged damn dangerous dead death defect* defective deny denied despair die died dies dirty dumb dread* embarrass* evil fault faulty faults fear fears fight fool fooled forgot fraud freak* garbage greed* guilt* harass* harm* horrid hurt hurts idiot* ignor* ignored incompetent insult* jerk junk lie lied lies liar lying lame leak* leaking mistake* mislead* misleading miserable misery mourn* murder* neglect* obnoxious offend* offensive outrag* overheat* pathetic pissed poison* regret* ridiculous rip_off ripoff ruin* ruined scam* scammed scare* scared shame shameful shit shitty sabotage sloppy smell* stink* stinks steal stole stolen struggle* stuck_with suffer* terror* threat* thief trash trouble_some unacceptable unfair unhelpful unprofessional unreliable unresponsive unsatisf* useless violat* weak_er whine* wrong_ly wtf wth yuck crap crappy crying cry cried cries boring bored bore bores dull hell hopeless horr* jealous kill* killed killing lonely ugh argh suspicious lawsuit sue lawyer',
    '-2.8':
      'terrible horrible horribly awful awfully worst disgust* disgusting disgusted disgrace* atrocious abysmal appalling dreadful hateful despise* furious rage raging outrageous nightmare catastroph* disaster* disastrous fuck* fucking fucked fucker asshole bastard bitch* bullshit pathetic* worthless terrorist torture* tragedy vile abuse abused abusive agony cruel devastat* evil_er heartbreak* humiliat* inexcusable insane loathe* never_again useless_piece rape suicid* criminal',
  },
  negators:
    'not no never none nobody nothing neither nor nowhere cannot cant dont doesnt didnt isnt arent wasnt werent wont wouldnt shouldnt couldnt hasnt havent hadnt aint without hardly barely scarcely rarely seldom lack lacks lacking',
  boosters:
    'very really so extremely absolutely totally completely incredibly super too such highly truly utterly deeply especially fucking damn freaking frickin ever most hella entirely exceptionally greatly insanely quite_so seriously beyond total complete absolute major huge',
  dampers:
    'slightly somewhat kinda kind_of sort_of sorta a_bit bit little a_little almost partly less fairly pretty_much mildly occasionally marginally',
};

const others: Readonly<Record<string, SentimentWords>> = {
  es: {
    valence: {
      '3': 'excelente* increible* maravillos* perfect* fantastic* genial encanta encanto encantad* amo adoro mejor espectacular* estupend* fenomenal impresionante* magnific*',
      '1.8':
        'bien buen bueno buena buenos buenas feliz felices contento contenta alegr* gracias gusta gusto util rapido rapida amable* bonit* lind* satisfech* recomiend* recomendable agradable agradec* facil correcto comodo hermos* exito divertid* gracios* jaja* amor amig* esperanza suerte guapo guapa mola',
      '-1.8':
        'mal mala malo malos malas error problema* lento lenta tarde roto rota defectuos* triste* enfad* enoj* molest* decepcion* queja* fall* caro dañado danad* perdid* falta dificil injust* aburrid* miedo dolor odio odia peor nunca_lleg* inutil* grosero maleducad* mentira* mentiros* engan* cansad* basura preocup* retraso asco asqueros* estafador* estafa* robo robar ridicul* verguenza fatal nadie_responde inaceptable',
      '-3': 'horribl* terribl* pesim* espantos* asqueros* desastre* mierda* odio puta* puto* joder cabron* hijo_de_puta indignante* vergonzos* nefast* furios* lamentable*',
    },
    negators: 'no nunca jamas ni nada nadie ningun ninguna sin tampoco',
    boosters:
      'muy mucho mucha tan tanto demasiado super realmente totalmente absolutamente bastante completamente extremadamente que',
    dampers: 'poco algo apenas ligeramente casi',
  },
  fr: {
    valence: {
      '3': 'excellent* parfait* genial* magnifique* fantastique* formidable* merveilleu* adore* super incroyable* exceptionnel* meilleur* bravo top impeccable*',
      '1.8':
        'bien bon bonne bons bonnes content* heureu* merci aime beau belle joli* sympa* utile rapide* gentil* agreable* satisfait* satisfaisant* recommande* facile* pratique* efficace* plaisir sourire* mdr lol amour espoir chance reussi* cool qualite aimable*',
      '-1.8':
        'mal mauvais* probleme* erreur* lent* retard* casse* abime* defectueu* triste* fache* enerve* decu* deception* decevant* nul nulle nuls pire plainte* perdu* manque difficile* injuste* cher inutile* ennuyeu* peur douleur deteste* impoli* mensonge* menteu* voleur* arnaque* fatigue* marre honte inadmissible* inacceptable* ridicule* inquiet* dommage con conne cons idiot* panne incompetent*',
      '-3': 'horrible* terrible* affreu* catastroph* degueulass* degoutant* degoute* merde* putain scandaleu* honteu* lamentable* pitoyable* enfoire* connard* salope* haine furieu* desastre* cauchemar*',
    },
    negators: 'ne n pas jamais rien aucun aucune sans ni personne plus',
    boosters:
      'tres trop tellement vraiment totalement si absolument completement extremement super hyper',
    dampers: 'peu assez presque legerement un_peu',
  },
  de: {
    valence: {
      '3': 'ausgezeichnet* hervorragend* perfekt* fantastisch* grossartig* wunderbar* toll* super spitze klasse genial* exzellent* liebe liebt begeister* wundervoll* traumhaft* beste bester besten mega',
      '1.8':
        'gut gute guter gutes guten schon schone schoner schones glucklich* zufrieden* danke dank freundlich* nett* hilfreich* schnell* gern gerne mag gefallt freu* freude lustig* empfehl* empfehlenswert einfach bequem praktisch prima angenehm* sauber* zuverlassig* kompetent* hoffnung gluck lob haha* cool fair geklappt funktioniert',
      '-1.8':
        'schlecht* problem* fehler* langsam* verspat* kaputt* beschadigt* defekt* traurig* arger* sauer wutend* enttausch* schlimm* schlimmer beschwer* verloren fehlt schwierig* unfair* teuer* nutzlos* langweil* angst schmerz* hass* unfreundlich* unhoflich* luge* lugner* betrug* abzocke mude* leider schade nervt nervig* mist mies* frechheit unverschamt* inakzeptabel* lacherlich* peinlich* dumm* idiot* inkompetent* unmoglich genervt blod* stimmt_nicht geht_nicht',
      '-3': 'schrecklich* furchtbar* grauenhaft* grauenvoll* katastroph* scheisse* scheiss* ekelhaft* arschloch* arsch* widerlich* abscheulich* unterirdisch* beschissen* hasse verdammt* saftladen skandal* horror* alptraum schlechteste*',
    },
    negators: 'nicht nie niemals kein keine keinen keiner keinem nichts ohne weder',
    boosters:
      'sehr so total echt wirklich absolut vollig extrem besonders unglaublich zu richtig mega',
    dampers: 'etwas wenig bisschen kaum leicht fast ziemlich',
  },
  it: {
    valence: {
      '3': 'eccellent* perfett* fantastic* meraviglios* stupend* ottim* splendid* adoro amo grandios* incredibil* migliore migliori favolos* spettacolar* straordinari*',
      '1.8':
        'bene buon buono buona buoni buone felice felici content* grazie piace piacere bello bella belli belle bravo brava utile veloce gentil* simpatic* soddisfatt* consiglio consigliat* facile comod* efficient* gradevol* allegr* divertent* amore speranza fortuna carin* cordial* disponibile',
      '-1.8':
        'male cattiv* brutt* problema problemi errore errori lent* ritardo rott* danneggiat* difettos* trist* arrabbiat* delus* deludent* peggio reclamo pers* manca difficile ingiust* caro inutile noios* paura dolore odio odi* scortes* maleducat* bugi* truff* stanc* purtroppo peccato vergogna inaccettabil* ridicol* preoccupat* ladr* scadent* incompetent* schif* idiot* stupid*',
      '-3': 'orribil* terribil* pessim* disastr* merda* cazzo vergognos* disgust* schifos* stronz* vaffanculo bastard* furios* incubo scandalos* indecent*',
    },
    negators: 'non mai nessun nessuno nessuna niente nulla senza ne',
    boosters:
      'molto troppo tanto davvero veramente assolutamente totalmente cosi super estremamente',
    dampers: 'poco abbastanza quasi leggermente un_po',
  },
  pt: {
    valence: {
      '3': 'excelente* perfeit* maravilhos* fantastic* otim* incrivel* amo adoro adorei amei melhor espetacular* sensacional* excepcional*',
      '1.8':
        'bem bom boa bons boas feliz felizes contente* obrigad* gosto gostei bonit* lind* util rapido rapida gentil* simpatic* satisfeit* recomendo facil pratico eficiente* agradavel* alegr* divertid* amor esperanca sorte legal bacana kkk* haha* educad* show parabens',
      '-1.8':
        'mal mau ma maus ruim ruins problema* erro erros lento lenta demora* atras* quebrad* danificad* defeito* triste* chatead* irritad* decepcion* decepcao pior reclama* perdid* falta dificil injust* caro inutil* chato chata medo dor odeio odio grosseir* mal_educad* mentira* mentiros* golpe* roubo* cansad* infelizmente vergonha inaceitav* ridicul* preocupad* lixo droga palhacada descaso absurdo enganad*',
      '-3': 'horrivel* horrivei* terrivel* pessim* merda* porra caralho nojent* nojo desastr* odeio lamentav* fdp puta revoltad* revoltante vergonhos* furios*',
    },
    negators: 'nao nunca jamais nem nada ninguem nenhum nenhuma sem',
    boosters:
      'muito muita tao demais super realmente totalmente bastante completamente extremamente',
    dampers: 'pouco quase levemente meio',
  },
  nl: {
    valence: {
      '3': 'uitstekend* perfect* fantastisch* geweldig* prachtig* super top briljant* schitterend* beste heerlijk* hou_van',
      '1.8':
        'goed goede mooi mooie blij gelukkig tevreden dank* bedankt leuk* fijn* vriendelijk* behulpzaam* snel* handig* makkelijk* prettig* graag aardig* netjes prima aanrader lief grappig* haha* hoop geluk betrouwbaar*',
      '-1.8':
        'slecht* probleem problemen fout* langzaam traag* vertraagd* vertraging kapot* beschadigd* defect* verdrietig* boos teleurge* teleurstel* erger* klacht* kwijt ontbreek* moeilijk* oneerlijk* duur* nutteloos* waardeloos* saai* bang pijn haat onbeleefd* leugen* oplicht* moe helaas jammer schande* onacceptabel* belachelijk* irritant* stom* idioot* onbeschoft* schandalig* dom domme niet_normaal zat',
      '-3': 'verschrikkelijk* vreselijk* afschuwelijk* rampzalig* ramp kut* klote* walgelijk* godverdomme gvd schandalig* drama* tyfus* kanker* belabberd* hopeloos*',
    },
    negators: 'niet geen nooit niets niks niemand zonder noch',
    boosters: 'zeer heel erg echt zo absoluut totaal enorm ontzettend super te',
    dampers: 'beetje weinig nauwelijks bijna enigszins',
  },
  pl: {
    valence: {
      '3': 'doskonal* swietn* wspanial* fantastyczn* idealn* cudown* rewelacyj* super genialn* kocham uwielbiam najlepsz* znakomit* perfekcyjn*',
      '1.8':
        'dobr* dobrze fajn* szczesliw* zadowol* dziek* dziekuj* lubie mil* ladn* piekn* pomocn* szybk* uprzejm* latw* wygodn* polecam przyjemn* ciesze radosc zabawn* milosc nadziej* sprawn* profesjonaln*',
      '-1.8':
        'zle zly zla problem* blad bledy wolno opozn* zepsut* uszkodz* wadliw* smutn* wkurz* rozczarow* zawiedzi* gorsz* gorzej skarg* reklamacj* zgub* brak* trudn* niesprawiedliw* drog* bezuzyteczn* nudn* strach bol nienawi* niegrzeczn* klam* oszust* oszuk* zmeczon* niestety szkoda wstyd niedopuszczaln* smieszn* martwi* zlodziej* slab* beznadziej* zenad* idiot* glup*',
      '-3': 'okropn* straszn* fatal* tragicz* tragedia koszmar* katastrof* kurw* gown* jebac skandal* obrzydliw* najgorsz* zalosn* chuj* wscie*',
    },
    negators: 'nie nigdy nikt nic zaden zadna bez ani',
    boosters: 'bardzo tak naprawde zbyt totalnie absolutnie calkowicie strasznie niesamowicie',
    dampers: 'troche malo prawie lekko dosc',
  },
  tr: {
    valence: {
      '3': 'mukemmel* harika* muhtesem* super* fevkalade* bayildim bayiliyorum seviyorum sevdim efsane* olaganustu* en_iyi kusursuz*',
      '1.8':
        'iyi guzel* mutlu* tesekkur* memnun* begen* hizli* kibar* yardimsever* kolay* rahat* kaliteli* tavsiye sevin* basarili* saglam* nazik* hos umut sans eyvallah haha* sagol*',
      '-1.8':
        'kotu* sorun* problem* hata* yavas* gec gecik* bozuk* kirik* hasarli* uzgun* kizgin* sinir* hayal_kirikligi sikayet* kayip* eksik* zor* haksiz* pahali* ise_yaramaz gereksiz* sikici* korku* aci nefret* kaba* yalan* dolandir* yorgun* maalesef yazik* ayip* kabul_edilemez sacma* endise* hirsiz* rezil* berbat* aptal* salak* magdur* calismiyor gelmedi',
      '-3': 'berbat* korkunc* rezalet* igrenc* felaket* bok* lanet* kahretsin amk aq orospu* serefsiz* facia* nefret_ediyorum kepaze*',
    },
    negators: 'degil yok hic hicbir asla ne',
    boosters: 'cok asiri en gercekten tamamen oldukca son_derece kesinlikle fazla',
    dampers: 'biraz az neredeyse',
  },
  ru: {
    valence: {
      '3': 'отличн* прекрасн* великолепн* замечательн* потрясающ* идеальн* супер обожаю люблю лучш* восхитительн* превосходн* шикарн* волшебн* класс',
      '1.8':
        'хорош* счастлив* довол* спасибо рад рада нрав* понрав* красив* полезн* быстр* вежлив* удобн* легк* приятн* рекоменд* добр* весел* любов* надежд* удач* молодц* круто качествен* благодар* ура помог*',
      '-1.8':
        'плох* проблем* ошибк* медленн* опозда* задерж* слома* поврежд* брак бракован* грустн* зл* разочаров* хуже жалоб* потеря* трудн* сложн* несправедлив* дорог* бесполезн* скучн* страх* боль ненави* груб* хам* лож* лжет вру* обман* мошенн* устал* сожалени* жаль позор* неприемлем* смешно беспоко* вор воры украл* дурак* идиот* тупо* отвратн* достал* надоел* бесит',
      '-3': 'ужас* кошмар* отвратительн* мерзк* омерзительн* катастроф* дерьм* говн* сука бля* пизд* хуй* ненавижу худш* возмутительн* безобрази*',
    },
    negators: 'не нет ни никогда никто ничего без нельзя',
    boosters:
      'очень так слишком совсем совершенно абсолютно крайне полностью реально настолько самый',
    dampers: 'немного чуть мало почти слегка',
  },
  ar: {
    valence: {
      '3': 'ممتاز* رائع* مذهل* احب* افضل عظيم* مثالي* خرافي* روعه مبهر* بطل',
      '1.8':
        'جيد* جميل* سعيد* شكرا مشكور* حلو* مفيد* سريع* لطيف* راض* انصح سهل* مريح* ممتع* فرح* امل تمام الحمد مبروك يعطيك كويس* طيب زين*',
      '-1.8':
        'سيء* سيئ* مشكله مشاكل خطا اخطاء بطيء* تاخر* تاخير مكسور* تالف* معطل* حزين* غاضب* محبط* شكوى اسوا فقد* ناقص صعب* غالي* ظلم ممل* خوف الم كره وقح* كذب* كذاب* احتيال نصب* نصاب* تعبان* للاسف عيب غير_مقبول سخيف* قلق* حرام خايس* زفت فاشل*',
      '-3': 'فظيع* مريع* رهيب* كارث* مقرف* زباله حقير* لعنه اسوا قرف خرا كابوس حسبي_الله غاضب_جدا',
    },
    negators: 'لا ليس ليست لم لن ما غير بدون مو مش بلا ولا',
    boosters: 'جدا كثير* للغايه تماما فعلا حقا قوي مره اكثر',
    dampers: 'قليل* شوي* بعض تقريبا',
  },
  he: {
    valence: {
      '3': 'מעול* מצוי* מדהי* מושל* נהדר* אוהב* אהבתי הכי_טוב פנטסטי* נפלא* אדיר* אלופ*',
      '1.8':
        'טוב* יפה יפים שמח* תודה נחמד* מרוצ* עוזר* מהיר* אדיב* קל* נוח* ממליצ* נעים* כיף מצחיק* אהבה תקווה מזל יעיל* אחלה סבבה כל_הכבוד',
      '-1.8':
        'רע* גרוע* בעי* שגיא* איטי* איחור מאחר* שבור* פגומ* פגום תקול* עצוב* כועס* מאוכזב* אכזב* תלונ* אבד* חסר* קשה קשים יקר* משעמ* פחד כאב שונא* גס* שקר* רמא* נוכל* עייפ* לצערי חבל בושה מגוחכ* מודאג* גנב* טיפש* מעצבן* לא_עובד עצבני*',
      '-3': 'נורא* איומ* איום מזעזע* זוועה* אסון קטסטרופ* מגעיל* חרא זבל מחריד* סיוט חצוף* שערורי* מביש*',
    },
    negators: 'לא אין אף בלי מעולם אל שום',
    boosters: 'מאוד ממש כל_כך לגמרי מאד נורא_טוב פשוט ביותר',
    dampers: 'קצת מעט כמעט',
  },
  hi: {
    valence: {
      '3': 'उत्कृष्ट शानदार बेहतरीन अद्भुत ज़बरदस्त जबरदस्त लाजवाब परफेक्ट प्यार सर्वश्रेष्ठ zabardast shandar shaandaar behtareen lajawab pyaar pyar mast gazab',
      '1.8':
        'अच्छ* खुश* धन्यवाद शुक्रिया पसंद सुंदर मददगार तेज़ आसान संतुष्ट बढ़िया मज़ा उम्मीद सही accha achha acchi achhi acha achi khush* dhanyavad dhanyawad shukriya pasand sundar badhiya badiya maza mubarak sahi umeed good nice great love best happy thanks awesome',
      '-1.8':
        'बुरा बुरी बुरे खराब ख़राब समस्या परेशान* गलत धीमा देर टूट* नाराज़ नाराज गुस्स* निराश* शिकायत दुख* दुखी महंगा बेकार झूठ* धोखा* चोर* डर दर्द नफरत शर्म* थक* bura buri bure kharab problem pareshan* galat der deri toot* naraz gussa niraash shikayat dukh* dukhi mehnga bekar bekaar jhoot* jhuth* dhokha chor* dar dard nafrat sharm* ghatiya bakwas bad worst fake fraud',
      '-3': 'घटिया भयानक बकवास सबसे_खराब घृण* नरक शर्मनाक भयंकर कमीन* हराम* ghatiya bakwaas bakwas wahiyat kamin* haram* chutiya* bhenchod sharmnaak',
    },
    negators: 'नहीं नही न मत बिना ना nahi nahin nhi na mat bina not no',
    boosters: 'बहुत बेहद काफी सबसे बिल्कुल ज़्यादा इतना bahut bohot bhot bht sabse bilkul itna very so',
    dampers: 'थोड़ा कम थोड़ी thoda kam',
  },
};

/** Written without spaces: found anywhere in the text. */
export const unspacedValence: Readonly<
  Record<
    string,
    {
      readonly valence: Readonly<Record<string, string>>;
      readonly negators: string;
      readonly boosters: string;
    }
  >
> = {
  zh: {
    valence: {
      '3': '完美 太棒 非常好 太好了 最好 优秀 優秀 惊喜 超级好 极好 一流 超赞 点赞 爱死 很满意 非常满意 强烈推荐',
      '1.8':
        '喜欢 喜歡 不错 不錯 满意 滿意 开心 開心 高兴 高興 谢谢 謝謝 感谢 感謝 方便 好用 漂亮 推荐 推薦 快乐 舒服 值得 好评 好評 赞 棒 好吃 友好 热情 耐心 划算 很好 真好 哈哈 放心 及时',
      '-1.8':
        '问题 問題 错误 錯誤 太慢 坏了 壞了 损坏 生气 生氣 失望 投诉 投訴 差评 差評 难用 難用 麻烦 麻煩 太贵 太貴 没用 沒用 无聊 害怕 讨厌 討厭 骗 騙 欺负 累 可惜 糟 差劲 不满 不滿 不好 不行 难过 烦 煩 假货 假貨 丢失 丟失 不理 没人理 敷衍 态度差 坑 无语 無語 等了 拖延 质量差 不负责 欺骗',
      '-3': '垃圾 太差 最差 恶心 噁心 气死 氣死 糟糕 可恶 骗子 騙子 愤怒 憤怒 妈的 媽的 他妈 操 滚 滾 极差 坑人 无耻 無恥 差到 受不了 忍无可忍 诈骗 太过分 混蛋 再也不',
    },
    negators: '不 没 沒 别 無 无 未',
    boosters: '很 非常 太 特别 特別 超 极 極 十分 真 最 实在',
  },
  ja: {
    valence: {
      '3': '最高 素晴らし すばらし 完璧 大好き 感動 最良 大満足 神対応 とても良',
      '1.8':
        '良い 良かった いいです よかった 好き 嬉し うれし 楽し ありがとう 満足 便利 親切 丁寧 綺麗 きれい 助かり 安心 おすすめ 幸せ 面白 美味し 快適 感謝 早くて 素敵',
      '-1.8':
        '悪い 悪かった 問題 エラー 遅い 遅すぎ 遅れ 壊れ 破損 不良 悲し 怒 がっかり 残念 苦情 クレーム 不満 困って 困り 困る 高すぎ 使えな つまらな 怖 痛い 嫌い 嫌だ 失礼 嘘 騙 疲れ 届かな 届いてな 不親切 イライラ 面倒 不便 無視 対応が悪 返事がな おかしい 許せな ひどい 酷い',
      '-3': '最悪 最低 ひどすぎ 酷すぎ ふざけ 詐欺 許せない 二度と 腹が立 クソ くそ 激怒 ありえな あり得な 話にならな 不愉快 いい加減に',
    },
    negators: 'ない ません なかった',
    boosters: 'とても 非常に すごく 本当に 超 かなり 大変 全く',
  },
  ko: {
    valence: {
      '3': '최고 완벽 훌륭 대박 사랑 환상 감동 최상 너무 좋 강추',
      '1.8':
        '좋아 좋은 좋네 좋습 좋았 감사 고마 행복 기쁘 만족 편리 친절 예쁘 빠르 추천 재미 맛있 즐거 다행 안심 도움이 ㅋㅋ ㅎㅎ 멋',
      '-1.8':
        '나쁘 나빠 문제 오류 느리 느려 늦 고장 파손 불량 슬프 화가 화나 실망 불만 짜증 비싸 쓸모 지루 무서 아프 싫 무례 거짓 속았 피곤 불친절 답답 어이없 황당 아쉽 안 와 안 옴 안돼 안되 불편 별로 환불해 힘들',
      '-3': '최악 끔찍 쓰레기 사기 열받 미친 개같 시발 씨발 역겹 분노 병신 다시는 엉망 형편없',
    },
    negators: '안 않 못 없',
    boosters: '너무 정말 매우 진짜 아주 완전 굉장히 제일',
  },
};

/** What visitors say of bad service without any emotional word; English, added to the valence. */
export const complaints: readonly (readonly [string, number])[] = (
  [
    [-7, 'thanks_for_nothing|thank_you_for_nothing'],
    [
      -2.6,
      'rude|rudest|hung_up_on|never_fly|never_again|stuck_in|stuck_at|website_is_down|site_is_down|charged_me_twice|cant_get_through|no_notice|double_charged',
    ],
    [
      -1.9,
      'on_hold|hung_up|hang_up|no_response|no_reply|no_answer|no_one_answers|nobody_answers|never_again|worst_*|customer_service_is|poor_service|bad_service|terrible_service|still_waiting|been_waiting|waiting_for_*_hours|hours_late|no_help|not_helpful|not_help|no_explanation|no_apology|no_updates|no_update|no_communication|no_excuse|lost_my|lost_our|lost_bag|lost_luggage|missed_my|missed_our|wasted_my|ruined_my|stranded|cancelled_flight|flight_cancelled|cancelled_my|charged_me_twice|double_charged|charged_twice|overcharged|rip_off|ripped_off|get_it_together|get_your_act|do_better|fix_this|fix_it|your_fault|shame_on|last_time|never_fly|never_buy|never_order|never_use|not_acceptable|not_happy|not_impressed|not_cool|not_ok|not_okay|unacceptable|treated|sitting_on|stuck_in|stuck_at|stuck_on|still_no|still_not|still_have_not|still_havent|still_hasnt|yet_another|yet_again|third_time|fourth_time|second_time|for_the_third|over_an_hour|over_2_hours|two_hours|0_hours|0_hrs|0_hr|0_hour|an_hour|0_minutes|hours_and|dont_care|doesnt_care|no_way_to|cant_get|cant_even|cant_reach|wont_let|will_not_let|wont_work|doesnt_work|does_not_work|didnt_work|not_working|stopped_working|is_down|keeps_*ing|keep_getting|keeps_saying|supposed_to|so_much_for|how_is_it|why_cant|why_is|why_do|why_does|why_are|why_did|why_would|how_can_you|how_do_you_not|what_is_going|whats_going|whats_the_point|what_a_joke|joke|understaffed|no_agents|no_gate|disconnected|unanswered|ignored|run_around|runaround|voicemail|busy_signal|waste_of|zero_stars|one_star|switching_to|go_elsewhere|taking_my_business|never_received|never_arrived|never_came|didnt_arrive|nothing_happened|nobody_cares|no_one_cares|sick_of|tired_of|fed_up|had_enough|enough_is|too_long|so_long|forever|wait_time|wait_times|for_hours|for_days|for_weeks|days_ago|weeks_ago|weeks_later|days_later',
    ],
    [
      -1.2,
      'delayed|delays|delay|late|cancelled|canceled|cancel|cancellation|hours|lost|missing|refund|bags|luggage|baggage|again|still|seriously|really|overbooked|phone|hold|nothing|nobody|nowhere|why|anyone|problems|complaint|broken|compensation|stuck|rebook|rebooked|disconnecting|another|sitting|apparently|instead|wouldnt|couldnt|cant|wont|didnt|isnt|doesnt|told|hour|yesterday',
    ],
  ] as const
).flatMap(([value, list]) => list.split('|').map((phrase) => [phrase, value] as const));

export const sentimentWords: Readonly<Record<string, SentimentWords>> = { en: english, ...others };
