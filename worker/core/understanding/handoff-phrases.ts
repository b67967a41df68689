// Words by which visitors ask for a person, in sixteen languages; data of handoff.ts.
// `verbs` and `people` are word beginnings ("$" ends a whole word) that must stand near each other;
// `anyone` are vague people, who count only beside `talk` verbs; `strong` phrases ask on their own;
// `blocks` turn a sentence into something else. Latin text is lower case without accents.

export type HandoffWords = {
  readonly talk: string;
  readonly verbs: string;
  readonly people: string;
  readonly anyone: string;
  readonly strong: string;
  readonly blocks: string;
};

export const spacedHandoff: readonly HandoffWords[] = [
  {
    // en
    talk: 'speak$|speaking|talk$|talking|contact$|contacting|taok$|tlak$|speek|chat$|chatting|communicat|converse|discuss$|spk$|tak$|talkk|interact',
    verbs:
      'connect$|connected|connecting|transfer$|transferred|transferring|contact$|contacting|reach$|reaching|call$|calling|get$|getting|want$|wanna|need$|give$|put$|pass$|forward|switch$|redirect|route$|prefer|bring$|request|require|escalate|help$|have$|deal$|dealing|hand$|summon|demand|hook$|like$|message$|send$|patch$|direct$',
    people:
      'human|humans|huamn|hman|person$|agent$|agents$|agnt$|agetn|representative|representatives|reps$|rep$|operator|oprator|advisor$|adviser$|associate$|personnel|attendant|supervisor|manager$',
    anyone:
      'someone|somebody|somone|someon$|sombody|somebdy|somrbody|sumone|sb$|anyone|anybody|people$|staff|employee|assistant|asistant|specialist|expert$|guy$|colleague|consultant|attendant|team$|living|live$',
    strong:
      'can someone call me|can somebody call me|could someone call me|could somebody call me|have someone call me|i want a callback|request a callback|give me a callback|need a callback|real person|real human|live agent|live person|live human|live representative|live operator|live rep|live support agent|human agent|human being|human support|human help|human assistance|human operator|human representative|actual human|actual person|human please|agent please|operator please|representative please|not a bot|not a robot|not a machine|no bot|no bots|no more bots|not talk to a bot|not talk to a robot|speak human|flesh and blood|live chat with|instead of a bot|instead of a robot|instead of bot|hate bots|hate robots|stop the bot|tired of this bot|actual agent|support agent|service agent|customer service rep|customer service representative|customer care representative|customer service agent',
    blocks:
      'insurance agent|customs agent|customs broker|near me|in my area|nearby|local agent|find an agent|find agent|find me an agent|locate|real estate|travel agent|dont want to talk|dont want to speak|do not want to speak|do not want to talk|dont need a human|dont need an agent|no need to|delivery agent|your agent said|agent said|agent told|agent was|agent promised|agent refused|agent hung|representative said|representative told|representative was|are you a human|are you human|are you a real|are you a person|user agent|cleaning agent|third person|per person|in person|missing person|other person|another person|wrong person|same person|sick person|person who|contact person|number of person|dishwasher|password manager|for a person|for one person|big person|tall person|short person|average person|find a agent|agents in|agents are|an agent in|agent in|agent close|closest|nearest|my agent|get an agent close|no human|change agent|without talking|the person i|this person|are you a bot|are you a computer|are you a live|are you really|you are a real|like a real|am i talking|do i have to talk|do i need to talk|should i talk to|famous person',
  },
  {
    // es
    talk: 'habl|conversa|charlar|chatear|comunic|platic',
    verbs:
      'quier|quisier|necesit|pasa$|pasame|paseme|pasar|conecta|transfi|transfer|contact|ponme|pongame|deriv|prefier|deseo|solicit|llam|atiend|atend|dame|deme|me gustaria|exij|escal|podri|puedo|puede|mand',
    people:
      'human|persona$|agente$|agentes$|operador|asesor|representante|ejecutiv|supervisor|encargad|gerente|teleoperador|telefonista',
    anyone: 'alguien|responsable|personal$|empleado|gente|jefe|companer|especialista',
    strong:
      'me pueden llamar|pueden llamarme|puede llamarme|que me llame alguien|llamenme|persona real|agente humano|ser humano|persona de verdad|persona humana|operador humano|asesor humano|atencion humana|no un robot|no con un robot|no con una maquina|no quiero un bot|no eres humano quiero|alguien real|persona fisica|no quiero hablar con un robot|no quiero hablar con una maquina|no quiero hablar con un bot',
    blocks:
      'por persona|para una persona|eres humano|eres una persona|eres un humano|es una persona$|agente inmobiliario|agente de viajes|en persona|otra persona|no quiero hablar con una persona|no necesito un agente|agente dijo|el agente me dijo|cada persona',
  },
  {
    // fr
    talk: 'parl|discut|echang|convers|chatter|tchatter|dialog',
    verbs:
      'veux|voudrais|souhait|besoin|passe$|passez|passer|connect|transfer|contact|joindre|mettez|mets$|prefer|demande|aimerais|donne|relie|redirig|puis$|peux|pouvez|appel|avoir$|exige|joign',
    people:
      'humain|personne$|agent$|agents$|conseiller|operateur|operatrice|representant|technicien|superviseur|responsable|telieconseiller|teleconseiller|interlocuteur',
    anyone: 'quelqu|employe|collegue|equipe$|vendeur|patron|specialiste|manager',
    strong:
      'pouvez vous mappeler|pouvez vous me rappeler|quelquun peut mappeler|quelquun peut me rappeler|rappelez moi|vraie personne|personne reelle|agent humain|etre humain|vrai conseiller|un vrai humain|conseiller humain|assistance humaine|quelqu un de reel|quelquun de reel|pas un robot|pas a un robot|pas une machine|pas parler a un robot|pas parler a une machine|pas a une machine|pas un bot|conseiller svp|conseiller sil',
    blocks:
      'par personne|pour une personne|etes vous humain|es tu humain|etes vous une personne|agent immobilier|agent de voyage|en personne|autre personne|pas besoin dun conseiller|plus personne|ne personne|agent ma dit|conseiller ma dit|personne ne|personne na|pas parler a une personne',
  },
  {
    // de
    talk: 'sprech|reden|redet|chatten|unterhalt|kommunizier|austausch|telefonier|quatsch',
    verbs:
      'will$|mochte|moechte|brauch|verbind|verbunden|weiterleit|weitergeleitet|ubergeb|kontakt|erreich|geben|gib$|hol$|wunsch|bevorzug|konnen|kann$|bekomm|durchstell|stellen|verlang|weiterverbind|hatte$|haette|her$|ruf$|bitte',
    people:
      'mensch|mitarbeit|kundenberat|berater|agent$|agenten$|sachbearbeiter|operator|servicemitarbeit|ansprechpartner|kundendienstmitarbeiter|supportmitarbeiter|vorgesetz|teamleiter|supporter$',
    anyone: 'jemand|person$|kolleg|leute|chef|wen$|fachmann|spezialist',
    strong:
      'kann mich jemand anrufen|kann mich jemand zuruckrufen|konnen sie mich anrufen|konnen sie mich zuruckrufen|bitte um ruckruf|bitte um einen ruckruf|ruckruf bitte|echten menschen|echter mensch|echte person|echten person|realen menschen|realer mensch|reale person|menschlichen|menschlicher|richtigen menschen|richtiger mensch|lebenden menschen|kein bot|keinen bot|keinem bot|nicht mit einem bot|nicht mit einem roboter|kein roboter|keinem roboter|nicht mit einer maschine|statt bot|mensch bitte|mitarbeiter bitte|keine maschine|keiner maschine',
    blocks:
      'bist du ein mensch|sind sie ein mensch|pro person|fur eine person|reiseburo|immobilien|mitarbeiter hat gesagt|mitarbeiter sagte|mitarbeiterrabatt|mitarbeiter meinte|keinen mitarbeiter|nicht mit einem menschen|nicht mit einem mitarbeiter|als mitarbeiter|menschen mit|wie viele menschen|wie viele mitarbeiter',
  },
  {
    // it
    talk: 'parl|discut|conversa|chatta|comunic|dialog',
    verbs:
      'vogli|vorrei|bisogno|passa$|passi$|passami|passatemi|collega|trasfer|contatt|mett|prefer|desider|chied|posso|puo$|chiam|dammi|mi serve|esig|richied|inoltr|fatemi|fammi',
    people:
      'uman|persona$|agente$|agenti$|operator|consulente|rappresentante|addett|supervisore|responsabile|impiegat|assistente$',
    anyone: 'qualcuno|personale$|dipendente|collaborator|tecnico|capo$|specialista|gente',
    strong:
      'potete chiamarmi|puo chiamarmi qualcuno|mi puo chiamare qualcuno|richiamatemi|persona reale|persona vera|operatore umano|agente umano|essere umano|persona in carne|vera persona|assistenza umana|non un robot|non con un robot|non un bot|non con una macchina|non voglio parlare con un robot|non voglio un bot',
    blocks:
      'per persona|per una persona|sei umano|sei una persona|agente immobiliare|agente di viaggio|di persona|altra persona|lagente ha detto|loperatore ha detto|non voglio parlare con un operatore|non ho bisogno di un operatore',
  },
  {
    // pt
    talk: 'fal|convers|bater papo|comunic|dialog',
    verbs:
      'quer|preciso|gostaria|passa$|passe$|passar|conect|transfer|transfir|contat|contact|prefir|desej|solicit|cham|posso|pode|coloca|me da$|exijo|encaminh|ligar|ligue|ligacao|quero|manda',
    people:
      'human|pessoa$|agente$|agentes$|atendente|operador|representante|consultor|supervisor|gerente|assistente$|colaborador|funcionari',
    anyone: 'alguem|gente$|responsavel|equipe$|equipa$|tecnico|especialista|vendedor',
    strong:
      'podem me ligar|alguem pode me ligar|pode me ligar|me liguem|pessoa real|pessoa de verdade|atendente humano|agente humano|ser humano|atendimento humano|assistente humano|operador humano|humano por favor|atendente por favor|nao um robo|nao com um robo|nao quero falar com robo|nao quero falar com um robo|nao quero robo|nao uma maquina|nao com uma maquina',
    blocks:
      'por pessoa|para uma pessoa|voce e humano|voce e uma pessoa|es humano|agente de viagens|agente imobiliario|em pessoa|outra pessoa|o atendente disse|o agente disse|nao quero falar com atendente|nao preciso de atendente|pessoa juridica|pessoa fisica',
  },
  {
    // nl
    talk: 'sprek|spreek|praten|praat|chatten|chat$|overleg|communicer|kletsen',
    verbs:
      'wil$|wens|nodig|verbind|verbonden|doorverbind|doorverbonden|doorschakel|doorzetten|contact|bereik|geef|graag|kan$|krijg|liever|doorsturen|verlang|haal|zou$|bel$|bellen|mag$',
    people:
      'mens$|mensen$|medewerk|persoon$|agent$|operator|vertegenwoordiger|adviseur|klantenservicemedewerker|leidinggevende|manager$|supervisor|contactpersoon|helpdeskmedewerker',
    anyone: 'iemand|collega|personeel|specialist|team$|chef|baas',
    strong:
      'kan iemand mij bellen|kan iemand me bellen|kunnen jullie mij bellen|kunnen jullie me bellen|kunt u mij bellen|echt mens|echte mens|echt persoon|echte persoon|echte medewerker|menselijke|levend persoon|levende persoon|geen bot|geen robot|niet met een bot|niet met een robot|geen machine|niet met een machine|echt iemand|mens aub|medewerker aub|mens alsjeblieft|medewerker alsjeblieft|mens van vlees',
    blocks:
      'ben je een mens|bent u een mens|ben jij een mens|per persoon|voor een persoon|reisagent|makelaar|andere persoon|medewerker zei|medewerker heeft gezegd|niet met een medewerker|geen medewerker nodig|hoeveel mensen|hoeveel medewerkers|veel mensen',
  },
  {
    // pl
    talk: 'rozmaw|porozmaw|pogad|mowic$|gadac|rozmowe|rozmowa|rozmowy|skontakt|czatowac|pomowic',
    verbs:
      'chce|chcial|chcemy|potrzebuj|polacz|przelacz|przekier|prosze|poprosze|kontakt|daj$|dajcie|moge|mozna|mozecie|wole|wolal|zadam|wezwij|przekaz|zycze|zawolaj|zadzwon',
    people:
      'czlowiek|konsultant|agent$|agenta$|agentem$|operator|pracownik|przedstawiciel|doradc|doradz|kierownik|przelozon|osoba$|osobe$|menedzer',
    anyone: 'kims|kogos|ktos|obslug|specjalist|ludzmi|ludzi$',
    strong:
      'czy ktos moze do mnie zadzwonic|prosze do mnie zadzwonic|prosze oddzwonic|prosze o oddzwonienie|zywym czlowiekiem|prawdziwym czlowiekiem|prawdziwa osoba|zywa osoba|zywy czlowiek|prawdziwy czlowiek|zywego czlowieka|prawdziwego czlowieka|nie z botem|nie z robotem|nie z maszyna|nie chce bota|nie bota|zywego konsultanta|zywy konsultant|czlowieka prosze|konsultanta prosze',
    blocks:
      'jestes czlowiekiem|na osobe|za osobe|dla jednej osoby|dla osoby|agent nieruchomosci|konsultant powiedzial|konsultantka powiedziala|pracownik powiedzial|inna osoba|inna osobe|nie chce rozmawiac z konsultantem|nie potrzebuje konsultanta|osobe prywatna|osoba prywatna|ile osob',
  },
  {
    // tr
    talk: 'konus|gorus|goruseb|sohbet|iletisim|yazis',
    verbs:
      'istiyor|isterim|baglan|baglar|bagla$|aktar|yonlendir|lazim|gerek|verir|ulas|rica|talep|mumkun|cagir|tercih|ihtiyac|var mi|lutfen|bagla|alabilir',
    people:
      'insan|temsilci|musteri temsilci|operator|yetkili|danisman|calisan$|calisaniniz|mudur|sorumlu|supervizor|gorevli|personel',
    anyone: 'biri$|biriyle|birine|birisi|kimse|uzman|ekip',
    strong:
      'gercek insan|gercek bir insan|gercek kisi|gercek bir kisi|canli destek|canli temsilci|canli biri|musteri temsilcisi|musteri temsilcisine|robot degil|bot degil|robotla degil|botla degil|makine degil|robotla konusmak istemiyorum|botla konusmak istemiyorum|insanla',
    blocks:
      'insan misin|kisi basi|emlak|seyahat acente|temsilci dedi|temsilciniz dedi|insanlar icin|temsilciyle konusmak istemiyorum|temsilci istemiyorum|yetkili servis|insan kaynaklari|bir insan icin|insan mi',
  },
  {
    // ru
    talk: 'поговор|говорить|пообщ|общат|связат|связь|переговор|побесед|разговар|соедин|переключ|перевед|свяж',
    verbs:
      'хочу|хотел|нужен|нужна|нужно|надо|могу|можно|можете|позов|позвать|даи|даите|прошу|требую|вызов|подключ|передаи|перенаправ|пожалуиста|предпоч|есть$|пригласи',
    people:
      'человек|оператор|сотрудник|консультант|менеджер|агент$|агента$|агентом$|представител|специалист|администратор|руководител|начальник|живым|живои|живого|суперваизер',
    anyone: 'кем|кому|кто нибудь|ктонибудь|людьми|людеи|поддержк',
    strong:
      'живои человек|живым человеком|живого человека|реальныи человек|реальным человеком|реального человека|настоящии человек|настоящим человеком|живои оператор|живого оператора|живым оператором|не бот|не с ботом|не с роботом|не робот|не с машинои|хватит ботов|оператора пожалуиста|оператор пожалуиста|позовите человека|позови человека|соедините с оператором',
    blocks:
      'ты человек|вы человек|вы живои|ты живои|на человека|на одного человека|оператор сказал|менеджер сказал|оператор связи|сотового оператора|мобильного оператора|сколько человек|другои человек|другого человека|не хочу говорить с оператором|не нужен оператор|агент недвижимости|для человека|человек на|оператора связи',
  },
  {
    // ar
    talk: 'اتحدث|التحدث|اتكلم|التكلم|اكلم|احكي|الحديث|احاكي|تواصل|التواصل|اتواصل|نتكلم|محادثه|مكالمه|اتحدثت|بالتحدث',
    verbs:
      'اريد|ابي$|ابغى|عايز|عاوز|بدي|احتاج|حولني|حولوني|تحويل|وصلني|وصلوني|اوصلني|ممكن|هل|اطلب|ارجو|حابب|افضل|نريد|يمكنني|اود|محتاج|عايزه|ودي',
    people: 'انسان|شخص|موظف|ممثل|وكيل|مندوب|مشرف|مسوول|مدير|بشري|بشر$|موظفه|مستشار',
    anyone: 'احد|حد$|فريق|خدمه العملاء|الدعم|مختص|واحد',
    strong:
      'شخص حقيقي|انسان حقيقي|موظف حقيقي|موظف بشري|ممثل خدمه العملاء|موظف خدمه العملاء|ليس روبوت|مو روبوت|مش روبوت|لا اريد روبوت|ما ابي روبوت|مش عايز روبوت|ليس الي|عنصر بشري|دعم بشري|بني ادم|ممثل خدمه|وكيل بشري',
    blocks:
      'هل انت انسان|انت انسان|هل انت شخص|للشخص|لكل شخص|وكيل عقارات|وكيل سفر|شخص اخر|قال الموظف|الموظف قال|لا اريد التحدث مع|انت بشر|شخص واحد',
  },
  {
    // he
    talk: 'לדבר|אדבר|לשוחח|להתכתב|לתקשר|מדבר$|שיחה|דיבור',
    verbs:
      'רוצה|צריך|צריכה|מבקש|מבקשת|תעביר|תעבירו|העבירו|להעביר|לעבור|אפשר|תחבר|תחברו|לחבר|חברו|תנו|תן$|אשמח|מעדיף|מעדיפה|דורש|דורשת|לקבל|יכול|יכולה|להתחבר|קשר|בבקשה',
    people: 'אנושי|אדם|נציג|נציגה|נציגת|נציגי|מוקדן|סוכן|מפעיל|מנהל$|מנהלת$|בנאדם|אחראי',
    anyone: 'מישהו|מישהי|עובד$|עובדת$|צוות|מומחה',
    strong:
      'בן אדם|נציג אנושי|אדם אמיתי|מענה אנושי|נציג שירות|נציגת שירות|נציג בבקשה|לא בוט|לא עם בוט|לא רובוט|לא עם רובוט|לא מכונה|מישהו אמיתי|אדם חי|גורם אנושי|נציג חי',
    blocks:
      'אתה בן אדם|האם אתה בן אדם|אתה אנושי|לאדם|סוכן נסיעות|סוכן ביטוח|סוכן נדלן|הנציג אמר|הנציגה אמרה|אדם אחר|כל אדם|לא רוצה לדבר עם נציג|לא צריך נציג|מנהל סיסמאות|מנהל משימות',
  },
  {
    // hi and romanised hi
    talk: 'बात|बातचीत|संपर्क|बोलना|बोल|चैट|baat|bat|baatcheet|sampark|call$|bolna',
    verbs:
      'चाहता|चाहती|चाहिए|करनी|करना|करवा|कराओ|कराइए|करा|जोड़|कनेक्ट|ट्रांसफर|दीजिए|दो$|सकता|सकती|सकते|मिला|कृपया|chahta|chahti|chahiye|karni|karna|karwa|karao|karaiye|kara$|karado|jodo|connect|transfer|dijiye|sakta|sakti|milao|karwao|krni|krna|karva',
    people:
      'इंसान|व्यक्ति|मानव|एजेंट|प्रतिनिधि|ऑपरेटर|आदमी|अधिकारी|मैनेजर|कर्मचारी|insaan|insan|vyakti|manav|agent|representative|operator|aadmi|adhikari|manager|karmchari|executive|human',
    anyone: 'किसी|कोई|kisi|koi$|team$|staff',
    strong:
      'असली इंसान|असली व्यक्ति|इंसान से|मानव एजेंट|लाइव एजेंट|कस्टमर केयर|रोबोट नहीं|बॉट नहीं|रोबोट से नहीं|बॉट से नहीं|असली आदमी|asli insaan|asli insan|insaan se|insan se|robot nahi|bot nahi|bot se nahi|robot se nahi|asli aadmi|live agent|कस्टमर केयर से|एजेंट से|agent se baat',
    blocks:
      'आप इंसान|तुम इंसान|क्या आप|प्रति व्यक्ति|एक व्यक्ति के लिए|aap insaan|tum insaan|per person|प्रॉपर्टी एजेंट|ट्रैवल एजेंट|एजेंट ने कहा|agent ne|दूसरे व्यक्ति|किसी को',
  },
];

/** Languages written without spaces (and Korean): both parts anywhere in a short message. */
export const unspacedHandoff: readonly {
  readonly strong: string;
  readonly talk: string;
  readonly people: string;
  readonly blocks: string;
}[] = [
  {
    // zh
    strong:
      '转人工|轉人工|人工客服|真人客服|人工服务|人工服務|找人工|要人工|接人工|真人|活人|转接人工|人工坐席|人工座席|转客服|轉客服|叫客服|找客服|叫个人|不要机器人|不想跟机器人|不要機器人|叫你们经理|找经理|叫经理|找主管|我要客服|在线客服|叫人来|叫主管|人工在吗|和人说话|跟人说话|和人聊|跟人聊|跟人工|和人工|联系人工|要投诉找',
    talk: '说话|說話|聊|谈|談|沟通|溝通|联系|聯繫|联络|对话|對話|讲话|通话|接通|转接|轉接|转给|帮我转|幫我轉|连线|请找|叫',
    people:
      '客服人员|客服人員|客服代表|工作人员|工作人員|服务人员|人工|真人|客服专员|专员|經理|经理|主管|负责人|負責人|顾问|顧問|代表',
    blocks:
      '你是真人|是真人吗|是人工吗|是真人嗎|人工智能|人工智慧|人工费|人工成本|人工合成|人工草|客服说|人工皮|人工湖|人工降|人工钻|真人秀|活人感|人工泪|客服电话是|真人发|手工',
  },
  {
    // ja
    strong:
      'オペレーター|オペレータ|担当者|人間と|人間に|人と話|人と直接|有人|生身の|本物の人|実際の人|スタッフと|スタッフに|係員|ボットじゃ|ボットではなく|ロボットではなく|ロボットじゃ|機械ではなく|人間のサポート|係の人|責任者|上司|有人対応|有人チャット|電話で話|誰かと話|サポート担当',
    talk: '話|つない|繋|お願い|代わ|替わ|対応|出して|呼ん|連絡|希望|たい|ください|下さい|出せ|できます|チャット|ですか|いますか',
    people:
      'オペレーター|オペレータ|担当者|人間|人と|有人|生身|本物の人|実際の人|スタッフ|係員|ボットじゃ|ボットではなく|ロボットではなく|ロボットじゃ|機械ではなく|係の人|責任者|上司|電話で話|誰か|サポート担当',
    blocks:
      'あなたは人間|人間ですか|担当者が言|担当者から|スタッフが言|本人|友人|個人|法人|人気|責任者の名前|オペレーターが言|知人|他人|日本人|外国人|恋人|求人|スタッフ募集|何人',
  },
  {
    // ko
    strong:
      '상담원 연결|상담사 연결|상담원연결|상담사연결|상담원 바꿔|상담사 바꿔|사람이랑|사람과 |사람하고|실제 사람|진짜 사람이랑|진짜 사람과|사람 연결|사람 바꿔|챗봇 말고|봇 말고|로봇 말고|기계 말고|담당자 연결|담당자와|담당자랑|상담원이랑|상담원과|상담원하고|상담사와|상담사랑|상담원 불러|매니저 불러|직원 연결|직원과|직원이랑|상담원 좀|상담원 부탁|상담사 부탁|사람 좀|책임자 바꿔|책임자와|상담원과 통화|실시간 상담|상담원을|상담사를|인간과|인간 상담',
    talk: '연결|통화|바꿔|얘기|이야기|대화|말하고|상담하고|불러|채팅|연락|부탁|원해|싶|주세요|있나요|가능|말씀',
    people:
      '상담원|상담사|담당자|실제 사람|진짜 사람|사람이랑|사람과|사람하고|매니저|책임자|직원|관리자|인간',
    blocks:
      '사람인가요|사람이에요|사람이세요|진짜 사람이에요|진짜 사람인가요|상담원이세요|상담원이 말|상담원이 그랬|담당자가 말|사람 사이즈|직원 할인|다른 사람|몇 사람|한 사람|상담원이 친절|직원이 불친절|상담원이 불친절|직원 채용',
  },
];
