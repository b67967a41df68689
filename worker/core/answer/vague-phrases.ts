/**
 * Questions that leave open what they are about, word for word, in sixteen languages: a message that is one of these and nothing more
 * cannot be answered from any article. Lines are languages: en es fr de it pt nl pl tr ru ar he hi zh ja ko. Used by vague.
 */
export type VagueTopic = 'broken' | 'price' | 'when' | 'help' | 'return';

export const vaguePhrases: Record<VagueTopic, string> = {
  broken: `it doesnt work|it does not work|it isnt working|it is not working|its not working|this doesnt work|this is not working|that doesnt work|doesnt work|does not work|not working|nothing works|its broken|it is broken|something is wrong|something went wrong|there is a problem|theres a problem|i have a problem|i have an issue|problem|a problem|error|i get an error|it failed|it fails
no funciona|esto no funciona|eso no funciona|no me funciona|no va|tengo un problema|hay un problema|problema|error|me da error|algo va mal|está roto
ça ne marche pas|ca marche pas|cela ne fonctionne pas|ça ne fonctionne pas|ne fonctionne pas|ne marche pas|jai un problème|il y a un problème|problème|erreur|cest cassé
es funktioniert nicht|das funktioniert nicht|funktioniert nicht|es geht nicht|das geht nicht|geht nicht|es klappt nicht|klappt nicht|ich habe ein problem|es gibt ein problem|problem|fehler|es ist kaputt|etwas stimmt nicht
non funziona|questo non funziona|non va|ho un problema|cè un problema|problema|errore|è rotto|qualcosa non va
não funciona|isto não funciona|isso não funciona|não está a funcionar|não está funcionando|tenho um problema|há um problema|problema|erro|dá erro|está avariado|está quebrado
het werkt niet|dit werkt niet|dat werkt niet|werkt niet|het doet het niet|ik heb een probleem|er is een probleem|probleem|fout|foutmelding|het is kapot
to nie działa|nie działa|mam problem|jest problem|problem|błąd|zepsute|coś jest nie tak
çalışmıyor|bu çalışmıyor|olmuyor|bir sorunum var|sorun var|sorun|hata|hata veriyor|bozuk
не работает|это не работает|ничего не работает|у меня проблема|есть проблема|проблема|ошибка|сломалось|что то не так
لا يعمل|هذا لا يعمل|انه لا يعمل|إنه لا يعمل|لدي مشكلة|عندي مشكلة|هناك مشكلة|مشكلة|خطأ|معطل
זה לא עובד|לא עובד|יש לי בעיה|יש בעיה|בעיה|שגיאה|תקלה|זה שבור
यह काम नहीं कर रहा है|यह काम नहीं कर रहा|काम नहीं कर रहा है|काम नहीं कर रहा|यह काम नहीं करता|मुझे समस्या है|एक समस्या है|समस्या|त्रुटि|एरर आ रहा है
不能用|用不了|不工作|不好用|没反应|无法使用|有问题|我有问题|我有个问题|出错了|出问题了|错误|坏了
動きません|動かない|動作しません|使えません|使えない|うまくいきません|うまくいかない|問題があります|問題|エラー|エラーが出ます|壊れました
작동하지 않아요|작동하지 않습니다|작동이 안 돼요|작동 안 해요|안 돼요|안돼요|안 됩니다|안됩니다|문제가 있어요|문제가 있습니다|문제|오류|오류가 나요|고장났어요`,
  price: `how much|how much is it|how much is that|how much is this|how much does it cost|how much does that cost|how much would it cost|what does it cost|what does that cost|what is the price|whats the price|the price|price|prices|pricing|cost|costs|the cost
cuánto|cuánto es|cuánto cuesta|cuánto cuesta eso|cuánto vale|qué precio tiene|el precio|precio|precios|coste|costo
combien|cest combien|combien ça coûte|combien cela coûte|combien est ce|quel est le prix|quel prix|le prix|prix|tarif|tarifs
wie viel|wieviel|wie viel kostet es|wie viel kostet das|was kostet das|was kostet es|wie teuer ist das|preis|der preis|preise|kosten
quanto|quanto costa|quanto viene|quanto è|qual è il prezzo|il prezzo|prezzo|prezzi|costo|costi
quanto|quanto é|quanto custa|quanto custa isso|quanto fica|qual é o preço|qual o preço|o preço|preço|preços|custo
hoeveel|hoeveel is het|hoeveel kost het|hoeveel kost dat|wat kost het|wat kost dat|de prijs|prijs|prijzen|kosten
ile|ile to kosztuje|ile kosztuje|jaka jest cena|jaka cena|cena|ceny|koszt|koszty
ne kadar|kaç para|fiyatı ne kadar|fiyat|fiyatı|fiyatlar|ücret|ücreti ne kadar
сколько|сколько стоит|сколько это стоит|какая цена|цена|цены|стоимость
كم|بكم|كم السعر|كم يكلف|كم التكلفة|ما السعر|السعر|سعر|الأسعار
כמה|כמה זה|כמה זה עולה|כמה עולה|כמה זה יעלה|מה המחיר|מחיר|מחירים
कितना|कितने का है|कितने का|यह कितने का है|कीमत क्या है|क्या कीमत है|कीमत|दाम|दाम क्या है
多少|多少钱|这个多少钱|怎么卖|价格|价钱|价格是多少|费用|收费
いくら|いくらですか|おいくらですか|値段|値段は|価格|価格は|料金|料金は|費用
얼마|얼마예요|얼마에요|얼마인가요|얼마입니까|가격|가격이 얼마예요|가격이 어떻게 되나요|비용|요금`,
  when: `how long|how long does it take|how long will it take|when|when will it be
cuánto tarda|cuánto tiempo|cuánto tiempo tarda|cuándo
combien de temps|ça prend combien de temps|quand
wie lange|wie lange dauert es|wie lange dauert das|wann
quanto tempo|quanto tempo ci vuole|quando
quanto tempo|quanto tempo demora|quando
hoe lang|hoe lang duurt het|hoe lang duurt dat|wanneer
jak długo|jak długo to trwa|kiedy
ne kadar sürer|ne zaman
как долго|сколько времени|сколько ждать|когда
كم من الوقت|كم يستغرق|متى
כמה זמן|כמה זמן זה לוקח|מתי
कितना समय लगेगा|कितना समय|कब
多久|要多久|需要多久|什么时候
どのくらい|どれくらい|どのくらいかかりますか|いつ|いつですか
얼마나 걸려요|얼마나 걸리나요|언제|언제요`,
  help: `help|help me|help please|i need help|i need some help|need help|can you help me|can you help|could you help me|i have a question|i have a quick question|a question|question|quick question|support|i need support|i need assistance|assistance
ayuda|necesito ayuda|ayúdame|puede ayudarme|me puede ayudar|me puedes ayudar|tengo una pregunta|tengo una duda|una pregunta|pregunta|duda
aide|aidez moi|jai besoin daide|besoin daide|pouvez vous maider|jai une question|une question|question
hilfe|ich brauche hilfe|brauche hilfe|können sie mir helfen|kannst du mir helfen|bitte helfen sie mir|ich habe eine frage|ich hätte eine frage|eine frage|frage
aiuto|ho bisogno di aiuto|mi aiuti|può aiutarmi|mi può aiutare|ho una domanda|una domanda|domanda
ajuda|preciso de ajuda|pode ajudar me|pode me ajudar|ajude me|tenho uma pergunta|tenho uma dúvida|uma pergunta|pergunta|dúvida
hulp|help|ik heb hulp nodig|kunt u mij helpen|kun je me helpen|ik heb een vraag|een vraag|vraag
pomoc|pomocy|potrzebuję pomocy|czy możesz mi pomóc|proszę o pomoc|mam pytanie|pytanie
yardım|yardım edin|yardıma ihtiyacım var|yardımcı olur musunuz|bana yardım eder misiniz|bir sorum var|soru|sorum var
помощь|помогите|помогите мне|мне нужна помощь|нужна помощь|можете помочь|у меня вопрос|у меня есть вопрос|вопрос
مساعدة|ساعدني|أحتاج مساعدة|أحتاج إلى مساعدة|هل يمكنك مساعدتي|لدي سؤال|عندي سؤال|سؤال
עזרה|אני צריך עזרה|אני צריכה עזרה|צריך עזרה|אפשר עזרה|תוכלו לעזור לי|יש לי שאלה|שאלה
मदद|मदद चाहिए|मुझे मदद चाहिए|क्या आप मदद कर सकते हैं|क्या आप मेरी मदद कर सकते हैं|मेरा एक सवाल है|एक सवाल है|सवाल
帮助|帮忙|帮帮我|我需要帮助|需要帮助|可以帮我吗|能帮我吗|我想问一下|请问一下|咨询
助けて|助けてください|ヘルプ|手伝ってください|質問があります|質問です|質問|聞きたいことがあります
도움|도와주세요|도와 주세요|도움이 필요해요|도움이 필요합니다|도와줄 수 있나요|질문이 있어요|질문 있습니다|질문|문의`,
  return: `return|returns|a return|the return
devolución|devoluciones|devolver|una devolución
retour|retours|un retour|retourner
rückgabe|retoure|retouren|rücksendung|umtausch oder rückgabe|zurückgeben
reso|resi|un reso|restituzione|restituire
devolução|devoluções|devolver|uma devolução
retour|retouren|retourneren|terugsturen
zwrot|zwroty|zwrócić
iade|iadeler|iade etmek
возврат|вернуть|возвраты
إرجاع|استرجاع|مرتجعات
החזרה|החזרות|להחזיר
वापसी|रिटर्न|लौटाना
退货|退换货|退换
返品|返品について|返却
반품|반품하기|교환 반품`,
};

/** Said before or after it, and without a meaning of its own. */
export const vagueFillers =
  'hi hello hey hallo hola bonjour salut ciao salve olá ola oi buongiorno merhaba selam привет здравствуйте مرحبا שלום नमस्ते 你好 您好 こんにちは 안녕하세요 dear please pls plz bitte por favor per favore proszę lütfen пожалуйста بليز בבקשה कृपया 请 お願いします so well ok okay and und et y e sorry'.split(
    ' ',
  );
