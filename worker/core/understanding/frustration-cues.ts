// Phrases that show a conversation going badly or well, in sixteen languages; data of
// frustration.ts. Lower case as foldText makes it; matched at word beginnings, or anywhere in
// languages without spaces.

/** The visitor corrects, repeats or gives up. */
export const strongCues: readonly string[] =
  `i already|already told|already said|i told you|i just told|as i said|like i said|i said|i asked|not what i|thats not what|did not ask|didnt ask|didnt say|you are not listening|youre not listening|not listening|not helpful|unhelpful|no help|not helping|doesnt help|did not help|didnt help|useless|ridiculous|waste of time|wasting my time|are you serious|you dont understand|dont you understand|not understanding|misunderst|makes no sense|makes no difference|how many times|for the last time|third time|second time|again and again|keep asking|keep saying|keep telling|stop asking|same answer|same question|same thing|still not|still doesn|still havent|still have not|still no|still waiting|nobody|no one answers|hello anyone|are you there|is anyone|forget it|never mind|nevermind|give up|fed up|sick of|tired of|frustrat|annoy|unacceptable|terrible|horrible|worst|awful|disappoint|angry|ridiculous|stupid|dumb bot|bad bot|what the|wtf|come on|not true|thats wrong|that is wrong|you are wrong|youre wrong|incorrect|are you kidding|not good enough|not working|doesnt work|does not work|speak to a manager|complain
|ya te dije|ya lo dije|ya dije|no me entiendes|no entiendes|no me ayuda|no sirve|otra vez lo mismo|sigue sin|todavia no|cuantas veces|es inutil|no es lo que|olvidalo|estoy harto|estoy harta|de nuevo lo mismo|nadie responde|no era eso|te repito|le repito
|je vous ai deja|je t ai deja|deja dit|vous ne comprenez|tu ne comprends|ca ne marche|ca ne sert|inutile|toujours pas|combien de fois|ce nest pas ce que|laissez tomber|j en ai marre|jen ai marre|personne ne repond|je repete|encore une fois
|habe ich schon|hab ich doch schon|bereits gesagt|schon gesagt|schon geschrieben|verstehst du nicht|verstehen sie nicht|hilft mir nicht|hilft nicht|nutzlos|immer noch nicht|immer noch kein|wie oft|das meinte ich nicht|nicht was ich|nicht gefragt|vergiss es|vergessen sie|ich habe es satt|schon wieder|niemand antwortet|noch einmal|zum dritten mal|zum zweiten mal|funktioniert nicht|unmoglich
|te lho gia|lho gia detto|gia detto|non capisci|non capisce|non mi aiuta|non serve|ancora non|quante volte|non e quello che|lascia perdere|sono stufo|sono stufa|di nuovo|nessuno risponde|ripeto
|ja disse|ja falei|ja te disse|nao entende|nao ajuda|nao adianta|ainda nao|quantas vezes|nao foi isso|nao e isso|esquece|estou cansad|de novo|ninguem responde|repito|nao resolve
|heb ik al|al gezegd|al verteld|begrijp je niet|begrijpt u niet|helpt niet|nutteloos|nog steeds niet|nog steeds geen|hoe vaak|dat bedoel ik niet|niet wat ik|laat maar|ben het zat|alweer|niemand antwoordt
|juz mowil|juz pisal|nie rozumiesz|nie rozumie|nie pomaga|bezuzyteczn|nadal nie|wciaz nie|ile razy|nie o to|niewazne|mam dosc|znowu|nikt nie odpowiada|powtarzam
|soyledim ya|zaten soyledim|dedim ya|anlamiyorsun|anlamiyorsunuz|yardimci olmuyor|ise yaramiyor|hala gelmedi|hala yok|kac kere|kac kez|bunu sormadim|bos ver|bosver|biktim|yine ayni|kimse cevap|tekrar ediyorum
|я уже|уже говорил|уже писал|уже сказал|не понимаете|не понимаешь|не помогает|бесполезн|до сих пор|все еще не|сколько раз|не то что|не об этом|забудьте|надоело|достало|опять|снова то же|никто не отвечает|повторяю
|قلت لك|سبق وقلت|لا تفهم|لم تفهم|لا يفيد|بلا فائده|ما زال|مازال|حتى الان لم|كم مره|ليس هذا|انسى|مللت|مره اخرى|لا احد يرد|اكرر
|כבר אמרתי|כבר כתבתי|אתה לא מבין|לא מבינים|לא עוזר|חסר תועלת|עדיין לא|כמה פעמים|לא זה מה|עזוב|נמאס לי|שוב אותו|אף אחד לא עונה|אני חוזר
|पहले ही|बता चुका|बता चुकी|समझ नहीं रहे|कोई मदद नहीं|बेकार|अभी तक नहीं|कितनी बार|यह नहीं पूछा|छोड़ो|तंग आ|फिर से वही|कोई जवाब नहीं|pehle hi|bata chuka|samajh nahi rahe|abhi tak nahi|kitni baar|tang aa|koi jawab nahi|phir se wahi`
    .split(/[|\n]+/)
    .filter(Boolean);

/** Weaker: a refusal, another try, an alternative. */
export const weakCues: readonly string[] =
  `no |nope|not really|again|still|wrong|instead|another|something else|anything else|other option|different|try again|once more|cant you|could you check again|are you sure|why|but |what about|i dont want|not that|not interested|too expensive|dont like|do not like|i need|hmm|unfortunately|check again|look again|no thats|no i|actually
|pero|otra vez|de nuevo|otro|diferente|por que|mais |encore|autre|pourquoi|aber|nochmal|wieder|anders|warum|ma |ancora|altro|perche|mas |outro|por que|maar|opnieuw|waarom|ale |jeszcze raz|inny|dlaczego|ama |baska|tekrar|neden|но |еще раз|другой|почему|لكن|مره|لماذا|אבל|שוב|אחר|למה|लेकिन|फिर|दूसरा|क्यों`
    .split(/[|\n]+/)
    .filter(Boolean);

export const contentCues: readonly string[] =
  `thank|thanks|great|perfect|awesome|excellent|wonderful|amazing|sounds good|sounds great|that works|works for me|good|nice|yes|yeah|sure|okay|ok |correct|thats right|that is right|lovely|fine|love|cool|please book|appreciate|bye|goodbye|have a
|gracias|perfecto|genial|si |vale|merci|parfait|super|oui|daccord|danke|perfekt|ja |toll|prima|alles klar|grazie|perfetto|va bene|obrigad|perfeito|otimo|sim |bedankt|dank|graag|dziek|swietnie|super|tak |tesekkur|harika|tamam|evet|спасибо|отлично|да |хорошо|شكرا|ممتاز|نعم|תודה|מעולה|כן |धन्यवाद|शुक्रिया|ठीक|हाँ|shukriya|theek`
    .split(/[|\n]+/)
    .filter(Boolean);

/** What an assistant says when it failed the visitor. */
export const failureCues: readonly string[] =
  `sorry|apolog|unfortunately|unable|could not|couldnt|cannot|cant |can not|not able|not available|unavailable|no results|not find|didnt find|did not find|no match|dont have|do not have|failed|an error|went wrong|not possible|not sure|dont understand|do not understand|didnt understand|did not understand|rephrase|no other|there are no|there is no|was not successful|try again|isnt available|not listed|dont know|fully booked|no rooms|no tables|sold out
|lo siento|desole|tut mir leid|leider|entschuldig|mi dispiace|purtroppo|desculp|sinto muito|infelizmente|sorry|helaas|przykro|niestety|uzgunum|maalesef|извин|сожален|к сожалению|عذر|اسف|للاسف|מצטער|לצערי|सॉरी|क्षमा|माफ`
    .split(/[|\n]+/)
    .filter(Boolean);

/** Anywhere in the text: Chinese, Japanese, Korean. */
export const unspacedCues = {
  strong:
    '说过了|說過了|已经说|已經說|说了多少|说了几遍|听不懂|聽不懂|看不懂人话|没用|沒用|没帮助|还是不行|還是不行|还没有|还是没|不是这个意思|不是我要的|答非所问|答非所問|算了|受够|受夠|又来|又來|没人回|沒人回|敷衍|重复|怎么还|怎麼還|到底|もう言った|さっき言|何度も|何回も|わかってない|分かってない|役に立た|まだ届|まだ来|まだです|違います|そうじゃな|そうではなく|もういい|いい加減|また同じ|返事がない|意味がない|話が通じ|이미 말|아까 말|몇 번을|몇번|이해를 못|못 알아|도움이 안|소용없|아직도|그게 아니|그거 말고|됐어|됐고|지긋지긋|또 같은|답이 없|답변이 없',
  weak: '不是|不对|不對|再|别的|別的|其他|为什么|為什麼|但是|不要|换|換|いや|でも|他の|別の|なぜ|どうして|もう一度|아니|다른|왜|다시|하지만|근데',
  content:
    '谢谢|謝謝|好的|太好了|可以|不错|不錯|行|没问题|沒問題|ありがとう|はい|わかりました|了解|いいですね|助かり|お願いします|감사|고마|네|좋아|좋습|알겠',
  failure:
    '抱歉|对不起|對不起|无法|無法|没有找到|沒有找到|不好意思|不清楚|申し訳|すみません|できません|見つかりません|わかりません|죄송|없습니다|불가능|못 찾|모르겠',
};
