// Words of trouble that a person must see at once (law, fraud, theft), for the escalation triggers, in sixteen languages. Data only.
// A word stands for every word that begins with it, `$` ends it; a space joins words that follow one another. What is only asked about in
// general ("fraud protection", "power of attorney") is listed in `harmless` and taken out before the words are looked for.

/** Languages that put spaces between words, looked for all together: visitors mix languages. */
export const seriousWords: readonly string[] = [
  // English
  'lawsuit|lawyer|attorney|solicitor|sue you|suing|will sue|going to sue|gonna sue|legal action|legal step|legal team|legal department|legal counsel|legal proceeding|legal notice|legal matter|legal issue|legal complaint|legal claim|legal advice|legal consequence|legally responsible|take you to court|see you in court|small claims|fraud|defraud|scammer|scammed|scamming|this is a scam|is a scam|a scam company|stole my|stole our|steal my|was stolen|were stolen|been stolen|got stolen|is stolen|stolen card|stolen identity|identity theft|identity was stolen|my stolen|police report|called the police|call the police|go to the police|trading standards|consumer protection agency|ombudsman',
  // German
  'anwalt|anwältin|rechtsanwalt|rechtsanwält|klage ein|verklag|rechtliche schritte|rechtsweg|gerichtlich|strafanzeige|anzeige erstatte|polizei|ist betrug$|reiner betrug$|wegen betrug|betrugs|betrüger|betrogen|abzocke|gestohlen|geklaut|verbraucherzentrale|verbraucherschutz',
  // French
  'mon avocat|mes avocats|notre avocat|nos avocats|un avocat$|poursuites|poursuivre en justice|action en justice|en justice|tribunal|plainte à la police|porter plainte|porte plainte|fraude|arnaque|escroquerie|escroc|volé|volée|usurpation|dgccrf',
  // Spanish
  'abogad|demandar|demanda judicial|acciones legales|acción legal|denuncia|denunciar|juzgado|tribunales|fraude|estafa|estafado|me robaron|robado|robada|robaron|policía',
  // Italian
  'avvocat|azioni legali|azione legale|vie legali|querela|denuncia|denuncerò|tribunale|truffa|truffat|frode|rubato|rubata|rubati|hanno rubato|polizia|carabinieri',
  // Portuguese
  'advogad|processar vocês|vou processar|ação judicial|ações judiciais|medidas legais|justiça|procon|fraude|caí num golpe|isso é golpe|é um golpe|fui roubad|roubaram|roubado|roubada|furtado|polícia',
  // Dutch
  'advocaat|advocaten|rechtszaak|juridische stappen|rechter stappen|aangifte|aanklagen|politie|fraude|oplichting|opgelicht|oplichters|gestolen',
  // Polish
  'prawnik|prawnika|adwokat|pozew|pozwę|do sądu|kroki prawne|policj|oszustw|oszuści|oszukali|oszukan|ukradzion|skradzion|ukradli|uokik',
  // Turkish
  'avukat|dava aç|mahkeme|yasal işlem|hukuki|polis$|polise|polisi|dolandır|sahtekar|çalındı|çalınmış|tüketici hakem|savcılı',
  // Russian
  'адвокат|юрист|в суд|судебн|иск в|подам иск|полици|мошенни|обманули|украли|украден|украдена|кража|роспотребнадзор|прокуратур',
  // Arabic
  'محامي|محام|المحامي|بالمحامي|للمحامي|بمحامي|محكمة|المحكمة|القضاء|دعوى|إجراء قانوني|إجراءات قانونية|الشرطة|بالشرطة|للشرطة|احتيال|نصابين|سرقة|سرق|مسروق|سرقت',
  // Hindi
  'वकील|मुकदमा|अदालत|कोर्ट में|कानूनी|पुलिस|धोखाधड़ी|धोखा|ठगी|फ्रॉड|चोरी|उपभोक्ता फोरम',
  // Hebrew
  'עורך דין|עורכת דין|עו"ד|תביעה|אתבע|לתבוע|בית משפט|צעדים משפטיים|הליכים משפטיים|משטרה|הונאה|רמאות|רמאים|עוקץ|נגנב|גנבו|גניבה',
];

/** Languages without spaces: looked for anywhere. */
export const seriousUnspaced: readonly string[] = [
  '律师|律師|起诉|起訴|诉讼|訴訟|法院|法律行动|法律途径|法律程序|报警|報警|警察|欺诈|欺詐|诈骗|詐騙|骗子|騙子|被偷|被盗|偷了|盗刷|盜刷|消费者协会|消协|12315',
  '弁護士|訴訟|訴え|裁判|法的措置|法的手段|警察|詐欺|騙され|盗まれ|盗難|消費者センター|消費生活センター',
  '변호사|소송|고소할|고소장|고소하겠|고발|법원|법적 조치|법적조치|법적 대응|법적대응|경찰|사기당|사기 당|사기꾼|사기죄|사기입니다|사기예요|사기네|사기치|사기 치|도난|도둑|훔쳐|소비자원|소비자보호원',
];

export const harmless: readonly string[] = [
  'fraud protection|fraud prevention|fraud check|fraud department|anti fraud|power of attorney|customs attorney|attorney in fact|lost or stolen policy|if it is stolen|if it was stolen|if it gets stolen|is stolen what|gets stolen',
  'betrugsschutz|betrugsprävention|diebstahlschutz|diebstahlversicherung|falls gestohlen|wenn gestohlen',
  'protection contre la fraude|protección contra fraude|antifraude|protezione antifrode|proteção contra fraude|fraudebescherming|prueba antifraude',
  '사기 방지|詐欺防止|防诈骗|防欺诈|盗難保険|盗難補償',
];
