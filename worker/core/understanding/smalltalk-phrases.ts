// Phrases that are nothing but small talk, by kind, in sixteen languages; data of smalltalk.ts.
// Written as smalltalk.ts normalises them: lower case, no punctuation, no accents on Latin letters.

export const smalltalkPhrases = {
  greeting: `hi|hii|hiya|hello|helo|hallo|hey|heya|heyy|yo|howdy|greetings|good morning|morning|good afternoon|good evening|good day|gday|sup|whats up|hi there|hello there|hey there
hola|buenas|buenos dias|buen dia|buenas tardes|buenas noches|que tal|saludos|alo
bonjour|bjr|salut|bonsoir|coucou|bonne journee a vous
guten tag|guten morgen|guten abend|moin|moin moin|servus|grussgott|gruss gott|gruezi|grues gott|mahlzeit|tach|guten morgen zusammen|tag
ciao|buongiorno|buonasera|buon pomeriggio|salve|buondi|buon giorno|buona sera
ola|oi|oie|bom dia|boa tarde|boa noite|e ai|opa|eae|alo
hoi|goedemorgen|goedemiddag|goedenavond|goedendag|goeiemorgen|goeiedag|dag|hoihoi|goede morgen|goede middag|goede avond
czesc|hej|siema|dzien dobry|dobry wieczor|witam|witaj|hejka|dobry|elo
merhaba|merhabalar|selam|selamlar|gunaydin|iyi gunler|iyi aksamlar|slm|mrb|mrhb|iyi calismalar|alo|selamun aleykum|tunaydin
привет|приветик|здравствуите|здравствуи|здрасте|добрыи день|доброе утро|добрыи вечер|доброго дня|доброго времени суток|хаи|салют|приветствую|алло
مرحبا|مرحبًا|اهلا|أهلا|اهلا وسهلا|أهلاً|السلام عليكم|سلام|سلام عليكم|صباح الخير|مساء الخير|هلا|هاي|الو|هلا والله|السلام عليكم ورحمه الله وبركاته|السلام عليكم ورحمة الله وبركاته
שלום|היי|הי|בוקר טוב|ערב טוב|צהריים טובים|אהלן|הלו|שלום לכם|שבוע טוב
नमस्ते|नमस्कार|हेलो|हैलो|हाय|सुप्रभात|शुभ संध्या|प्रणाम|राम राम|namaste|namaskar|namaskaar
你好|您好|嗨|哈喽|哈罗|早|早安|早上好|上午好|中午好|下午好|晚上好|大家好|在吗|在嗎|有人吗|有人嗎|hello|嘿|喂
こんにちは|こんにちわ|こんばんは|おはよう|おはようございます|はじめまして|やあ|もしもし|どうも|お世話になります|お世話になっております|お疲れ様です|ハロー|よろしくお願いします
안녕|안녕하세요|안녕하십니까|하이|여보세요|반갑습니다|반가워요|헬로|ㅎㅇ|좋은 아침|좋은 아침이에요|수고하십니다`,
  thanks: `thanks|thank you|thankyou|thanku|thank u|thx|thnx|thanx|tnx|ty|tysm|cheers|much appreciated|appreciate it|i appreciate it|i appreciate your help|thanks for your help|thank you for your help|thank you for helping|thanks for helping|thanks for the help|thank you for the help|thanks for the info|thank you for the information|thanks for the information|thank you for your time|thanks for your time|thank you for your assistance|thanks for the quick reply|thanks for your reply|thanks for the reply|many thanks|thanks a lot|thanks a million|thanks a bunch|thank you so much|thank you very much|that was helpful|that helped|that helps|very helpful|youre the best|you are the best|you rock|great help|that was very helpful|you have been very helpful|youve been very helpful|thats very helpful|thats helpful
gracias|muchas gracias|mil gracias|muchisimas gracias|gracias por todo|gracias por tu ayuda|gracias por su ayuda|gracias por la ayuda|te lo agradezco|se lo agradezco|muy amable|gracias por la informacion|graciass|grax|eres muy amable
merci|merci beaucoup|mille mercis|merci bien|merci a vous|merci a toi|je vous remercie|merci pour votre aide|merci pour tout|merci de votre aide|merci pour ton aide|merci infiniment|mrc|merci pour votre reponse|cest gentil|un grand merci|grand merci
danke|dankeschon|danke schon|danke dir|danke sehr|danke ihnen|vielen dank|vielen lieben dank|lieben dank|besten dank|herzlichen dank|tausend dank|danke fur die hilfe|danke fur ihre hilfe|danke fur deine hilfe|vielen dank fur ihre hilfe|vielen dank fur die hilfe|vielen dank fur die info|danke fur die info|ich danke ihnen|ich bedanke mich|dank dir|merci vielmals|danke vielmals|das hat geholfen|sehr hilfreich|danke fur die auskunft|vielen dank fur die auskunft
grazie|grazie mille|mille grazie|tante grazie|molte grazie|grazie tante|ti ringrazio|la ringrazio|vi ringrazio|grazie per laiuto|grazie dellaiuto|grazie per il tuo aiuto|grazie di tutto|grazie infinite|gentilissimo|gentilissima|molto gentile|grazie per la risposta|grazie a te|grazie a lei
obrigado|obrigada|muito obrigado|muito obrigada|brigado|brigada|obg|obgd|vlw|valeu|agradeco|agradecido|agradecida|obrigado pela ajuda|obrigada pela ajuda|muito obrigado pela ajuda|muito obrigada pela ajuda|obrigadao|grato|grata|agradeco a ajuda|obrigado pela atencao|obrigada pela atencao
dank je|dank je wel|dankjewel|dank u|dank u wel|dankuwel|bedankt|hartelijk dank|hartelijk bedankt|heel erg bedankt|erg bedankt|super bedankt|thnx|bedankt voor de hulp|bedankt voor je hulp|bedankt voor uw hulp|dankje|dankjewel voor je hulp|alvast bedankt|fijn bedankt|top bedankt|bvd|bedankt voor de info
dziekuje|dzieki|dziekuje bardzo|bardzo dziekuje|wielkie dzieki|serdecznie dziekuje|dziekuje za pomoc|dzieki za pomoc|dziekuje serdecznie|dziekujemy|dzieki wielkie|dziekuje za informacje|dz|dzk
tesekkurler|tesekkur ederim|cok tesekkurler|cok tesekkur ederim|sagol|sag ol|sagolun|sag olun|cok sagolun|cok sagol|eyvallah|tesekkur|tsk|tskler|tesekkur ederiz|yardiminiz icin tesekkurler|yardimin icin tesekkurler|yardiminiz icin tesekkur ederim|eyv|allah razi olsun|cok tesekkur ederiz
спасибо|спасибочки|большое спасибо|спасибо большое|огромное спасибо|спасибо огромное|благодарю|благодарю вас|спс|пасиб|пасибо|спасибо за помощь|спасибо вам|спасибо за ответ|спасибо за информацию|спасибо вам большое|очень благодарен|очень благодарна|мерси|сенкс|от души|выручили
شكرا|شكرًا|شكراً|شكرا جزيلا|شكراً جزيلاً|شكرا لك|شكرا لكم|شكرا كثيرا|مشكور|مشكورين|مشكوره|يعطيك العافيه|يعطيك العافية|جزاك الله خيرا|جزاك الله خير|تسلم|تسلمي|متشكر|ممنون|شكرا على المساعده|شكرا على المساعدة|شكرا لمساعدتك|الله يعطيك العافيه|الف شكر|ألف شكر
תודה|תודה רבה|תודה לך|תודה לכם|המון תודה|תודה רבה לך|תודה על העזרה|תודה רבה על העזרה|אלף תודות|תודה תודה|תודה מראש|רוב תודות|מעריך את זה
धन्यवाद|बहुत धन्यवाद|बहुत बहुत धन्यवाद|शुक्रिया|बहुत शुक्रिया|बहुत बहुत शुक्रिया|थैंक यू|थैंक्यू|थैंक्स|आभार|आपका धन्यवाद|आपका बहुत धन्यवाद|मदद के लिए धन्यवाद|आपकी मदद के लिए धन्यवाद|dhanyavaad|dhanyavad|dhanyawad|shukriya|bahut shukriya|bahut bahut shukriya|bahut dhanyavaad|bahut bahut dhanyavaad
谢谢|謝謝|谢谢你|謝謝你|谢谢您|謝謝您|多谢|多謝|感谢|感謝|非常感谢|非常感謝|十分感谢|太感谢了|谢了|谢啦|谢谢啦|谢谢了|感谢你|感谢您|感谢帮助|谢谢你的帮助|谢谢您的帮助|麻烦了|麻烦你了|辛苦了|3q|感恩|谢谢帮忙
ありがとう|ありがとうございます|ありがとうございました|どうもありがとう|どうもありがとうございます|どうもありがとうございました|有難うございます|有難う|感謝します|助かりました|助かります|サンキュー|ありがとー|あざす|誠にありがとうございます|本当にありがとうございます|恐れ入ります|お手数をおかけしました
감사합니다|감사해요|감사|고마워|고마워요|고맙습니다|정말 감사합니다|대단히 감사합니다|너무 감사합니다|땡큐|ㄱㅅ|감사드립니다|도와주셔서 감사합니다|답변 감사합니다|친절한 답변 감사합니다|수고하셨습니다|감사요`,
  goodbye: `bye|byebye|bye bye|bye for now|goodbye|good bye|see you|see ya|cya|see you later|see u|later|laters|take care|have a nice day|have a good day|have a great day|have a good one|have a nice weekend|have a nice evening|good night|goodnight|talk to you later|ttyl|farewell|thats all|that is all|thats it|that will be all|thatll be all|nothing else|im done|thats everything|have a wonderful day|you too|same to you
adios|hasta luego|hasta pronto|hasta la vista|hasta manana|chao|chau|nos vemos|que tengas un buen dia|que tenga un buen dia|que pases un buen dia|feliz dia|eso es todo|eso seria todo|nada mas|buen fin de semana|cuidate|hasta otra
au revoir|a bientot|a plus|a plus tard|a demain|bonne journee|bonne soiree|bonne nuit|bon weekend|bon week end|adieu|cest tout|ce sera tout|a la prochaine|tchao|bonne fin de journee
tschuss|tschuess|tschussi|auf wiedersehen|auf wiederhoren|auf wiederschauen|bis bald|bis dann|bis spater|bis morgen|machs gut|mach es gut|schonen tag|schonen tag noch|einen schonen tag|einen schonen tag noch|einen schonen abend|schonen abend|schonen abend noch|gute nacht|schones wochenende|das wars|das war alles|das ist alles|tschau|ade|bis zum nachsten mal|ihnen auch|dir auch|gleichfalls
arrivederci|addio|a presto|a dopo|ci vediamo|buona giornata|buona serata|buonanotte|buona notte|a domani|alla prossima|e tutto|ci sentiamo|buon weekend|buon fine settimana|altrettanto|arrivederla
tchau|tchauzinho|adeus|ate logo|ate mais|ate breve|ate amanha|ate a proxima|tenha um bom dia|um bom dia|tenha um otimo dia|bom fim de semana|e so isso|so isso|era so isso|e tudo|xau|flw|falou|bom descanso|um abraco|abraco|abracos
doei|doeg|tot ziens|tot later|tot straks|tot morgen|tot snel|fijne dag|fijne dag nog|fijne dag verder|prettige dag|prettige dag nog|fijne avond|prettige avond|fijn weekend|goedenacht|welterusten|dat was het|dat was alles|dat is alles|de groeten|groetjes|houdoe|doei doei
do widzenia|do zobaczenia|na razie|pa|pa pa|papa|zegnam|milego dnia|dobranoc|do uslyszenia|do jutra|narka|nara|trzymaj sie|to wszystko|milego wieczoru|milego weekendu|to tyle|zycze milego dnia|wzajemnie|nawzajem
hosca kal|hoscakal|hoscakalin|hosca kalin|gorusuruz|gorusmek uzere|gule gule|bay bay|iyi geceler|kendine iyi bak|kendinize iyi bakin|allaha emanet|allahaismarladik|iyi gunler dilerim|hepsi bu|bu kadar|baska bir sey yok|sonra gorusuruz|iyi haftasonlari|size de|bb
пока|пока пока|до свидания|до свиданья|до встречи|до скорого|всего доброго|всего хорошего|хорошего дня|хорошего вечера|спокоинои ночи|до завтра|прощаите|прощаи|удачи|это все|больше ничего|хороших выходных|взаимно|и вам|бываи
مع السلامه|مع السلامة|وداعا|باي|الى اللقاء|إلى اللقاء|اراك لاحقا|أراك لاحقا|في امان الله|في أمان الله|تصبح على خير|يومك سعيد|نهارك سعيد|يوم سعيد|هذا كل شيء|هذا كل شي|بس كذا|الله معك|سلامات
להתראות|ביי|ביי ביי|לילה טוב|יום טוב|יום נעים|המשך יום טוב|המשך יום נעים|שבת שלום|נתראה|שיהיה יום טוב|זה הכל|זהו|סוף שבוע נעים|כל טוב|ערב נעים
अलविदा|बाय|बाय बाय|फिर मिलेंगे|शुभ रात्रि|आपका दिन शुभ हो|शुभ दिन|बस इतना ही|कल मिलते हैं|टाटा|alvida|phir milenge|fir milenge|shubh ratri|bas itna hi
再见|再見|拜拜|拜|88|886|回见|回头见|下次见|明天见|晚安|祝你愉快|祝您愉快|祝你有美好的一天|没了|没有了|没别的了|就这样|就这些|先这样|掰掰|慢走|祝好
さようなら|さよなら|バイバイ|またね|じゃあね|では|それでは|では失礼します|失礼します|失礼いたします|それでは失礼します|また後で|また明日|おやすみ|おやすみなさい|以上です|良い一日を|よい一日を|ではまた|じゃまた|ではでは
안녕히 계세요|안녕히계세요|안녕히 가세요|잘 있어요|잘가요|잘가|바이|바이바이|또 봐요|다음에 봐요|나중에 봐요|좋은 하루 되세요|좋은하루되세요|좋은 하루 보내세요|수고하세요|수고하십시오|안녕히 주무세요|그게 다예요|이상입니다|내일 봐요|즐거운 하루 되세요|좋은 저녁 되세요`,
  'how-are-you': `how are you|how r u|how are u|hru|how are you doing|how are you today|how are you doing today|hows it going|how is it going|how do you do|how have you been|whats new|you ok|you alright|are you ok|hows your day|how is your day|how is your day going|hows your day going|how are things|hope you are well|hope youre well|i hope you are well|hope you are doing well|hope youre doing well|i hope you are doing well|nice to meet you
como estas|como esta|como esta usted|como te va|como andas|como va todo|como le va|que hay|que hay de nuevo|como va|todo bien|como va eso|como estan
comment ca va|ca va|comment allez vous|comment vas tu|vous allez bien|tu vas bien|comment tu vas|quoi de neuf|ca roule|la forme
wie gehts|wie geht es dir|wie geht es ihnen|wie gehts dir|wie gehts ihnen|wie gehts dir heute|alles klar bei dir|alles gut bei dir|was geht|na wie gehts|wie gehts so|wie lauft es|wie laufts
come stai|come sta|come va|come te la passi|tutto bene|come state|come butta|che si dice
como vai|como vai voce|tudo bem|td bem|tudo bom|como voce esta|como estas|como esta|tudo certo|tudo joia|como que voce ta|como ce ta|beleza
hoe gaat het|hoe gaat het met je|hoe gaat het met u|hoe gaat het ermee|alles goed|hoe is het|hoe ist|hoe is het met je|gaat het goed|hoe gaat t|alles goed met je
jak sie masz|co slychac|jak leci|jak sie pan ma|jak sie pani ma|co tam|jak tam|jak sie czujesz|co u ciebie|jak mija dzien|wszystko dobrze
nasilsin|nasilsiniz|naber|ne haber|n aber|nasil gidiyor|iyi misin|iyi misiniz|ne var ne yok|nbr
как дела|как ты|как вы|как поживаете|как поживаешь|как жизнь|как настроение|как у вас дела|как у тебя дела|как сам|как оно|что нового|че как
كيف حالك|كيف الحال|كيفك|شلونك|كيف حالكم|اخبارك|أخبارك|ازيك|عامل ايه|كيف الاحوال|كيف صحتك|شخبارك|كيفكم|ايش اخبارك
מה שלומך|מה נשמע|מה קורה|מה המצב|מה העניינים|איך אתה|איך הולך|מה שלומכם|מה איתך|איך את|מה אתך
आप कैसे हैं|कैसे हो|कैसे हैं|कैसे हैं आप|क्या हाल है|क्या हाल हैं|आप कैसे हो|कैसी हो|सब ठीक|तुम कैसे हो|kaise ho|kaise hain|aap kaise ho|aap kaise hain|kya haal hai|kya hal hai|kaise hain aap|sab theek
你好吗|你好嗎|您好吗|最近怎么样|最近好吗|你怎么样|近来可好|过得怎么样|今天好吗|最近如何|吃了吗|你今天怎么样|还好吗
お元気ですか|元気ですか|元気|調子はどう|調子はどうですか|最近どう|ご機嫌いかがですか|いかがお過ごしですか|元気でしたか|最近どうですか
잘 지내세요|잘 지내|잘 지냈어요|어떻게 지내세요|어떻게 지내|기분 어때요|오늘 어때요|잘 지내시나요|별일 없으시죠|요즘 어때요|잘 지내요`,
  'who-are-you': `who are you|who r u|what are you|are you a bot|are you a robot|are you human|are you a human|are you real|are you a real person|are you an ai|are you ai|are you a machine|is this a bot|is this a robot|am i talking to a bot|am i talking to a robot|am i talking to a human|am i talking to a real person|am i chatting with a bot|whats your name|what is your name|your name|what should i call you|do you have a name|is this a real person|are you a person|who am i talking to|who am i speaking to|who am i speaking with|who am i chatting with|what can you do|what do you do|what can you help with|what can you help me with|how can you help me|how can you help|what do you know|are you a chatbot|bot or human|who made you|who built you|who created you|are you chatgpt|are you a computer|is anyone there|what can i ask you|what can i ask
quien eres|quien es usted|quien sois|eres un bot|eres un robot|eres humano|eres humana|eres una persona|eres real|eres una maquina|como te llamas|cual es tu nombre|que eres|con quien hablo|estoy hablando con un robot|eres una ia|que puedes hacer|en que me puedes ayudar|es usted un robot|eres una persona real|hablo con un robot|eres un chatbot
qui es tu|qui etes vous|es tu un robot|etes vous un robot|es tu humain|etes vous humain|etes vous un humain|es tu un bot|etes vous un bot|comment tu tappelles|comment vous appelez vous|quel est ton nom|quel est votre nom|tu es un robot|tu es qui|vous etes qui|vous etes un robot|a qui je parle|que peux tu faire|que pouvez vous faire|etes vous une vraie personne|es tu une ia|tes un robot|tes qui|est ce que tu es un robot|etes vous une personne|je parle a un robot
wer bist du|wer sind sie|bist du ein bot|bist du ein roboter|bist du ein mensch|sind sie ein bot|sind sie ein roboter|sind sie ein mensch|wie heisst du|wie heissen sie|was bist du|mit wem spreche ich|mit wem rede ich|bist du echt|bist du eine ki|was kannst du|was kannst du alles|bist du eine maschine|spreche ich mit einem bot|spreche ich mit einem roboter|bist du eine echte person|wie ist dein name|wobei kannst du helfen|was konnen sie
chi sei|chi e lei|sei un bot|sei un robot|sei umano|sei umana|sei una persona|sei reale|sei una macchina|come ti chiami|qual e il tuo nome|cosa sei|con chi parlo|con chi sto parlando|sei una persona vera|sei unia|cosa sai fare|cosa puoi fare|sto parlando con un robot|sei un essere umano|lei e un robot
quem e voce|quem es tu|voce e um robo|es um robo|voce e humano|voce e humana|voce e um bot|voce e real|voce e uma pessoa|qual e o seu nome|qual o seu nome|qual e seu nome|como voce se chama|qual seu nome|com quem eu falo|com quem estou falando|voce e uma maquina|o que voce faz|o que voce pode fazer|e um robo|voce e uma pessoa real|voce e uma ia|quem es
wie ben je|wie bent u|ben je een bot|ben je een robot|bent u een robot|ben je een mens|ben jij een robot|ben jij een mens|bent u een mens|hoe heet je|hoe heet jij|hoe heet u|wat ben je|met wie spreek ik|met wie praat ik|ben je echt|wat kun je|wat kan je|ben je een echt persoon|wat is je naam|wat kun je doen|praat ik met een robot|ben jij een bot
kim jestes|jestes botem|jestes robotem|jestes czlowiekiem|czy jestes botem|czy jestes robotem|czy jestes czlowiekiem|jak sie nazywasz|jak masz na imie|z kim rozmawiam|co potrafisz|czym jestes|czy jestes prawdziwy|czy to bot|czy rozmawiam z botem|czy rozmawiam z czlowiekiem|co umiesz
sen kimsin|kimsin|siz kimsiniz|kimsiniz|robot musun|bot musun|insan misin|robot musunuz|adin ne|isminiz ne|ismin ne|adiniz ne|sen robot musun|sen bot musun|yapay zeka misin|sen nesin|gercek misin|kiminle gorusuyorum|kiminle konusuyorum|neler yapabilirsin|sen insan misin|gercek insan misin|ne yapabilirsin|adiniz nedir|adin nedir
кто ты|кто вы|ты кто|вы кто|ты бот|вы бот|ты робот|вы робот|ты человек|вы человек|как тебя зовут|как вас зовут|ты настоящии|вы живои человек|ты живои|с кем я говорю|с кем я разговариваю|что ты умеешь|что вы умеете|это бот|это робот|ты искусственныи интеллект|вы настоящии человек|что ты можешь|вы реальныи человек
من انت|من أنت|مين انت|مين معي|هل انت روبوت|هل أنت روبوت|انت روبوت|هل انت انسان|هل أنت إنسان|انت بوت|هل انت بوت|ما اسمك|شو اسمك|ايش اسمك|مع من اتكلم|مع من أتكلم|ماذا تستطيع ان تفعل|هل انت حقيقي|هل أنت شخص حقيقي|هل انت شخص حقيقي|ما هو اسمك|انت مين
מי אתה|מי את|אתה בוט|אתה רובוט|אתה אנושי|אתה בן אדם|את בוט|איך קוראים לך|מה השם שלך|עם מי אני מדבר|עם מי אני מדברת|האם אתה בוט|האם אתה רובוט|מה אתה יודע לעשות|אתה אמיתי|זה בוט|זה רובוט|מה אתה
आप कौन हैं|तुम कौन हो|आप कौन हो|क्या आप रोबोट हैं|क्या आप इंसान हैं|क्या आप बॉट हैं|आपका नाम क्या है|तुम्हारा नाम क्या है|क्या तुम रोबोट हो|क्या तुम इंसान हो|आप क्या कर सकते हैं|मैं किससे बात कर रहा हूँ|aap kaun ho|aap kaun hain|tum kaun ho|aapka naam kya hai|kya aap robot ho|kya aap bot ho|kya aap insaan ho|tum robot ho kya
你是谁|你是誰|您是谁|你是机器人吗|你是機器人嗎|你是人吗|你是真人吗|你是真人嗎|是机器人吗|是真人吗|你叫什么|你叫什么名字|你叫什麼名字|你是人工吗|你是ai吗|你是什么|你能做什么|你会什么|你可以做什么|机器人|我在跟谁说话|你是不是机器人|是人工吗|你是人还是机器人
あなたは誰ですか|あなたは誰|誰ですか|誰|ロボットですか|あなたはロボットですか|人間ですか|あなたは人間ですか|aiですか|ボットですか|名前は|お名前は|名前は何ですか|お名前は何ですか|あなたは何ですか|何ができますか|あなたの名前は何ですか|あなたの名前は|本物の人間ですか|これはボットですか|何ができるの
누구세요|누구야|누구|너는 누구야|당신은 누구세요|당신은 누구입니까|봇이에요|로봇이에요|봇인가요|로봇인가요|사람인가요|사람이에요|사람이세요|진짜 사람이에요|이름이 뭐예요|이름이 뭐야|이름이 무엇인가요|ai예요|ai인가요|챗봇인가요|넌 누구야|뭐 할 수 있어|무엇을 할 수 있나요|상담원이세요`,
  affirm: `yes|yess|yep|yeah|yea|ya|yup|yess please|yes please|sure|sure thing|of course|ok|okay|okey|okie|k|kk|alright|all right|right|correct|exactly|thats right|that is correct|that is right|thats correct|absolutely|definitely|certainly|fine|sounds good|sounds great|go ahead|please do|i agree|agreed|indeed|perfect|great|cool|awesome|good|nice|got it|i see|understood|makes sense|it is|it does|yes it is|yes it does|yes i do|yes i am|yes i did|i do|yes that is correct|please|no problem|works for me|will do|very well|wonderful|excellent|fantastic|amazing
si|sip|si por favor|claro|claro que si|por supuesto|vale|de acuerdo|perfecto|exacto|correcto|bueno|bien|muy bien|esta bien|genial|entendido|ok vale|dale|okey|asi es|eso es|efectivamente|desde luego|listo|excelente
oui|ouais|oui merci|oui svp|oui sil vous plait|bien sur|daccord|dac|dacc|exact|exactement|parfait|tres bien|cest ca|ca marche|entendu|cest bon|super|tout a fait|absolument|volontiers|ok parfait|compris|je veux bien|cest exact|nickel
ja|jap|jo|jawohl|ja bitte|ja gerne|gerne|klar|na klar|naturlich|sicher|genau|richtig|stimmt|in ordnung|einverstanden|passt|alles klar|okay|perfekt|super|gut|sehr gut|verstanden|ja genau|das stimmt|das ist richtig|ok gut|prima|toll|bitte|jep|ja klar|ja stimmt|geht klar|jau|sehr gerne|ja das stimmt
si grazie|si per favore|certo|certamente|va bene|daccordo|esatto|esattamente|giusto|perfetto|ottimo|bene|certo che si|ho capito|capito|benissimo|volentieri|ovvio|si esatto|si certo|corretto|ok va bene|sicuro
sim|sim por favor|claro que sim|com certeza|isso|isso mesmo|esta bem|ta bom|ta|certo|correto|perfeito|exato|exatamente|pode ser|otimo|entendi|beleza|blz|sim claro|ok entendi|combinado|pode|quero sim
jazeker|jawel|zeker|natuurlijk|ja graag|graag|oke|prima|goed|klopt|dat klopt|inderdaad|akkoord|is goed|precies|juist|perfect|mooi|begrepen|ja hoor|ja dat klopt|helemaal goed|top|joe|uiteraard|ja prima|oke prima
tak|no tak|tak prosze|oczywiscie|jasne|pewnie|dobrze|dobra|zgoda|zgadza sie|dokladnie|okej|swietnie|super|rozumiem|wlasnie|tak jest|no pewnie|w porzadku|tak zgadza sie|poprosze|tak poprosze|spoko|git|bardzo dobrze|zrozumialem|zrozumialam|owszem|mhm
evet|evet lutfen|tabii|tabi|tabii ki|tabi ki|olur|tamam|tamamdir|peki|elbette|dogru|aynen|kesinlikle|pekala|anladim|guzel|harika|super|evet dogru|tmm|uygun|uygundur|evt|aynen oyle
да|ага|угу|да пожалуиста|конечно|хорошо|ладно|верно|правильно|именно|согласен|согласна|ок|океи|отлично|понял|поняла|понятно|да конечно|точно|даваите|даваи|супер|прекрасно|так точно|да верно|все верно|разумеется|идет|замечательно|ясно|да даваите
نعم|اي|ايوه|أيوه|ايوا|أجل|اجل|تمام|حسنا|حسناً|طيب|اكيد|أكيد|بالتأكيد|بالطبع|صحيح|موافق|ماشي|اوكي|أوكي|نعم من فضلك|طبعا|طبعاً|زين|مضبوط|ممتاز|فهمت|نعم صحيح|اه|ايه|بلى|رائع|جيد
כן|כן בבקשה|בטח|בוודאי|ברור|כמובן|אוקיי|אוקי|בסדר|נכון|מסכים|מסכימה|סבבה|יופי|מעולה|הבנתי|טוב|מצוין|בדיוק|אשמח|כן תודה|בהחלט|אחלה|כן נכון|כן אשמח
हाँ|हां|जी|जी हाँ|जी हां|हाँ जी|हां जी|ठीक है|ठीक|बिल्कुल|ज़रूर|जरूर|सही|सही है|ओके|अच्छा|हाँ कृपया|समझ गया|समझ गई|बढ़िया|haan|haa|han|ji|ji haan|haan ji|theek hai|thik hai|tik hai|bilkul|zaroor|sahi hai|sahi|accha|acha|achha|thik|badhiya
是|是的|对|對|对的|對的|好|好的|好吧|好啊|嗯|嗯嗯|行|可以|没错|沒錯|当然|當然|没问题|沒問題|ok|好滴|好哒|好呀|明白|明白了|知道了|了解|对呀|是啊|收到|要|要的|需要|恩|确认|正确|嗯好的|太好了|很好|就是|同意|好嘞|可以的|行吧|懂了
はい|ええ|うん|そうです|そうですね|はいそうです|了解|了解です|了解しました|わかりました|分かりました|かしこまりました|承知しました|いいです|いいですよ|大丈夫です|オーケー|もちろん|その通りです|お願いします|はいお願いします|なるほど|良いです|正しいです|合っています|はい大丈夫です|わかった|いいね
네|예|넵|넹|응|그래|그래요|맞아요|맞습니다|네 맞아요|네 맞습니다|좋아요|좋습니다|알겠습니다|알겠어요|알았어요|물론이죠|물론이에요|그럼요|오케이|ㅇㅋ|ㅇㅇ|ㅇ|확인했습니다|부탁드립니다|부탁드려요|네 부탁드립니다|네 알겠습니다|네네|당연하죠|네 좋아요`,
  deny: `no|nope|nah|no thanks|no thank you|no thank u|not really|not now|not today|no not really|never mind|nevermind|nvm|no need|incorrect|wrong|thats wrong|that is wrong|thats not right|that is not correct|i dont think so|of course not|absolutely not|no way|not at all|no sorry|it isnt|it is not|it doesnt|it does not|no it isnt|no it doesnt|no i dont|no i didnt|i dont|no im good|im good|im fine|no im fine|forget it|no that is all|no thats all|no thats it|no nothing else|no thats all thanks|no thats all thank you|not yet|none|neither|nothing|no that will be all
no gracias|para nada|claro que no|nada|negativo|ahora no|todavia no|aun no|no hace falta|dejalo|olvidalo|da igual|incorrecto|no es correcto|en absoluto|de ninguna manera|no nada mas|no eso es todo|tampoco|mejor no
non|non merci|pas du tout|bien sur que non|pas maintenant|pas encore|laissez tomber|laisse tomber|cest faux|incorrect|ce nest pas ca|non cest bon|non ca ira|non cest tout|rien|rien dautre|non rien dautre|pas vraiment|jamais|surtout pas|nan|non pas du tout
nein|nee|nein danke|nicht wirklich|auf keinen fall|naturlich nicht|jetzt nicht|noch nicht|nicht notig|falsch|stimmt nicht|das stimmt nicht|das ist falsch|vergiss es|vergessen sie es|egal|nein das wars|nein das war alles|nein das ist alles|nichts|lieber nicht|keinesfalls|no|nein nichts|passt schon|nope|nein leider nicht|leider nicht
no grazie|per niente|certo che no|assolutamente no|non ora|non ancora|lascia perdere|lasci perdere|non importa|sbagliato|niente|nientaltro|no niente|no e tutto|non proprio|non e corretto|no basta cosi|basta cosi|neanche per sogno
nao|nao obrigado|nao obrigada|nao quero|de jeito nenhum|claro que nao|agora nao|ainda nao|deixa pra la|deixa|esquece|errado|incorreto|nada|mais nada|nao so isso|nao e isso|nao precisa|nem pensar|nao nao|nao e so
nee dank je|nee bedankt|nee dankjewel|nee dank u|nee dankuwel|niet echt|zeker niet|natuurlijk niet|nu niet|nog niet|niet nodig|laat maar|klopt niet|dat klopt niet|fout|niets|niks|nee dat was het|nee dat was alles|nee hoor|nee dat hoeft niet|hoeft niet|absoluut niet|helemaal niet|maakt niet uit|nee niks
nie|nie dziekuje|nie dzieki|niekoniecznie|wcale nie|oczywiscie ze nie|nie teraz|jeszcze nie|nie trzeba|niewazne|zle|nieprawda|to nieprawda|nic|nic wiecej|nie to wszystko|nie nic|skad|absolutnie nie|nie zgadza sie|bynajmniej|nigdy|raczej nie|nie nie
hayir|hayir tesekkurler|hayir tesekkur ederim|yok|yok tesekkurler|olmaz|gerek yok|simdi degil|henuz degil|bosver|bos ver|yanlis|dogru degil|degil|hic|hicbir sey|kesinlikle hayir|asla|yok sagol|hayir istemiyorum|yok sagolun|hayir yok|hyr
нет|неа|не|нет спасибо|не надо|не нужно|конечно нет|ни в коем случае|не сеичас|еще нет|неверно|неправильно|это неправильно|забудьте|забудь|неважно|ничего|нет это все|нет больше ничего|вовсе нет|никак нет|не хочу|совсем нет|нет не надо|нет не нужно|пока нет|да нет
لا|لا شكرا|لا شكراً|كلا|لأ|مو الان|ليس الان|ليس الآن|ليس بعد|لا داعي|لا اريد|لا أريد|غير صحيح|خطأ|غلط|انسى|ما ابغى|لا يهم|لا شيء|لا شي|ابدا|أبدا|بالطبع لا|لا هذا كل شيء|مش عايز|ما ابي|خلاص
לא|לא תודה|ממש לא|לא עכשיו|עדיין לא|לא צריך|עזוב|עזבי|לא נכון|טעות|זה לא נכון|שום דבר|כלום|בטח שלא|לא משנה|לא רוצה|לא זה הכל|אין צורך|לא לא|בכלל לא|ברור שלא
नहीं|नही|जी नहीं|नहीं धन्यवाद|नहीं शुक्रिया|अभी नहीं|बिल्कुल नहीं|गलत|रहने दो|रहने दीजिए|कुछ नहीं|ज़रूरत नहीं|जरूरत नहीं|नहीं चाहिए|ना|मत|छोड़ो|nahi|nahin|nhi|ji nahi|abhi nahi|bilkul nahi|nahi chahiye|rehne do|galat|kuch nahi|zarurat nahi
不|不是|不是的|不用|不用了|不用谢谢|不用了谢谢|不要|不需要|没有|沒有|不行|不可以|不对|不對|错了|算了|还没|还没有|没事|没什么|不必了|别|不要了|否|不了|不了谢谢|没事了|从不|当然不|暂时不用|不好
いいえ|いえ|いや|違います|ちがいます|いらない|いりません|結構です|大丈夫です結構です|いいえ結構です|いいえ大丈夫です|まだです|まだ|やめます|ないです|ありません|特にないです|特にありません|今はいいです|必要ありません|間違いです|ううん|そうではありません|だめ|ダメです|いえ大丈夫です|やっぱりいいです
아니요|아니오|아뇨|아니|아닙니다|아니에요|괜찮아요|괜찮습니다|아니요 괜찮습니다|아니요 괜찮아요|필요 없어요|필요없어요|없어요|없습니다|아직이요|아직 아니에요|싫어요|됐어요|됐습니다|틀렸어요|ㄴㄴ|ㄴ|안 해요|전혀요|지금은 괜찮아요`,
} as const;

/** Words that may stand beside small talk without making it a request. */
export const smalltalkFillers = `there|so|very|much|you|again|all|everyone|team|guys|folks|sir|madam|maam|mam|dear|friend|buddy|mate|bro|man|dude|anyway|well|oh|ah|wow|haha|hahaha|lol|then|now|for now|today|and|but|just|bot|really|a lot|for everything|for that|for this|from me|a|to you|with you|my friend|please|um|uh|hmm|hm|xd|pls|plz
y|pero|pues|muy|tan|amigo|amiga|senor|senora|a todos|equipo|por todo|entonces|bueno|ah|jaja|jajaja|por ahora|de momento
et|mais|alors|bien|tres|monsieur|madame|a tous|tout le monde|lequipe|pour tout|encore|donc|mdr|pour linstant|beaucoup
und|aber|dann|noch|sehr|nochmal|nochmals|zusammen|liebes team|team|erstmal|mal|also|ach|schon|hallo zusammen|fur alles|haha|leute|ihr|halt|denn|mir|bitte
e|ma|allora|molto|tanto|ancora|signore|signora|a tutti|tutti|ragazzi|di tutto|per ora|quindi|oh|davvero
mas|entao|muito|ainda|senhor|senhora|a todos|pessoal|gente|galera|por tudo|por enquanto|k|rs|rsrs|ne|moco|moca|mesmo|amigo
en|maar|dan|nog|heel|erg|allemaal|iedereen|meneer|mevrouw|voor alles|nogmaals|team|hoor|joh|weer
i|a|ale|wiec|bardzo|jeszcze|panu|pani|panie|panstwu|panstwo|wszystkim|za wszystko|raz|to|wam|ci|no
ve|ama|cok|hocam|abi|abla|kardesim|kardes|canim|arkadasim|arkadaslar|beyler|o zaman|her sey icin|simdilik|ya|bir daha|efendim|dostum|tekrar|valla|size|sana|de
и|а|но|очень|вам|тебе|всем|еще раз|друг|друзья|за все|тогда|ну|пожалуиста|хаха|вас|уж|еще|друже|коллеги|уважаемые
و|يا|لك|لكم|جدا|اخي|أخي|اختي|استاذ|كثير|كتير|الله|حبيبي|صديقي|من فضلك|لو سمحت|على كل شيء|والله|بس
לך|לכם|מאוד|חבר|חברים|אחי|שוב|על הכל|ו|אז|לכולם|בבקשה|כולם|ממש|ח|נשמה
जी|भाई|सर|मैडम|आपका|बहुत|और|तो|सबको|दोस्त|यार|कृपया|bhai|bhaiya|sir|madam|ji|dost|yaar|toh|sab|aur|bahut
啊|呀|呢|吧|哦|哈|哈哈|啦|了|亲|亲爱的|你|您|大家|的|那|客服|各位|嘛|喔|呵呵|嘻嘻|朋友|那就|先|小姐姐|老师|小助手|请|麻烦
ね|よ|な|あ|え|へえ|笑|ああ|あの|皆さん|みなさん|では|じゃあ|それじゃ|とても|本当に|さん|です|まあ|えっと|どうも|すみません|もう
요|네|아|오|와|ㅎㅎ|ㅋㅋ|ㅋ|ㅎ|정말|너무|진짜|그럼|여러분|님|선생님|저기요|저기|아하|음|일단|매우|다들|모두`;
