// Italian words for numbers, dates and times; see word-list.ts for the notation.

import type { WordList } from '#core/understanding/entities/words/word-list';

export const it: WordList = {
  n: "zero:0 ~un:1 ~uno:1 ~una:1 ~un':1 due:2 tre:3 quattro:4 cinque:5 sei:6 sette:7 otto:8 nove:9 dieci:10 undici:11 dodici:12 tredici:13 quattordici:14 quindici:15 sedici:16 diciassette:17 diciotto:18 diciannove:19 venti:20 ventuno:21 ventidue:22 ventitré:23 ventiquattro:24 venticinque:25 ventisei:26 ventisette:27 ventotto:28 ventinove:29 trenta:30 trentuno:31 trentadue:32 trentacinque:35 quaranta:40 quarantacinque:45 cinquanta:50 cinquantacinque:55 sessanta:60 settanta:70 ottanta:80 novanta:90 cento:100 duecento:200 trecento:300 quattrocento:400 cinquecento:500 seicento:600 settecento:700 ottocento:800 novecento:900 mille:1000 mila:1000 duemila:2000 alcuni:3 alcune:3 qualche:3 diversi:3 diverse:3 paio_di:2 un_paio_di:2 pochi:3 poche:3 mezzo:0.5",
  o: 'primo:1 prima:1 1°:1 secondo:2 seconda:2 terzo:3 terza:3 quarto:4 quarta:4 quinto:5 sesto:6 settimo:7 ottavo:8 nono:9 decimo:10 ultimo_:-1',
  mo: 'gennaio:1 gen:1 genn:1 febbraio:2 feb:2 febb:2 marzo:3 ~mar:3 aprile:4 apr:4 maggio:5 ~mag:5 giugno:6 giu:6 luglio:7 lug:7 agosto:8 ago:8 settembre:9 ~set:9 sett:9 ottobre:10 ott:10 novembre:11 nov:11 dicembre:12 dic:12',
  wd: 'lunedì:1 lun:1 martedì:2 mercoledì:3 mer:3 giovedì:4 gio:4 venerdì:5 ven:5 sabato:6 sab:6 domenica:7 dom:7 domeniche:7',
  rd: "oggi:0 domani:1 ieri:-1 dopodomani:2 dopo_domani:2 l'altro_ieri:-2 altro_ieri:-2 ieri_l'altro:-2 avantieri:-2 il_giorno_dopo:1 il_giorno_prima:-1 giorno_successivo:1 giorno_precedente:-1 stanotte:0 stasera:0 stamattina:0 stamani:0 stamane:0",
  u: 'secondo:s secondi:s sec:s minuto:min minuti:min min:min ora:h ore:h ~h:h giorno:d giorni:d gg:d giornata:d notte:d notti:d settimana:wk settimane:wk mese:mon mesi:mon trimestre:q trimestri:q semestre:hy anno:y anni:y decennio:dec decenni:dec secolo:cen secoli:cen fine_settimana:wkend weekend:wkend week-end:wkend giorni_lavorativi:bd giorni_feriali:bd giorno_lavorativo:bd settimana_lavorativa:wk anno_fiscale:y anno_scolastico:y anno_solare:y quindicina:fn',
  md: "questo:0 questa:0 questi:0 queste:0 quest':0 quest’:0 corrente:0 attuale:0 in_corso:0 ~stesso:0 ~stessa:0 quello:0 quel:0 prossimo:1 prossima:1 prossimi:1 prossime:1 successivo:1 successiva:1 seguente:1 seguenti:1 entrante:1 che_viene:1 futuro:1 scorso:-1 scorsa:-1 scorsi:-1 scorse:-1 passato:-1 passata:-1 passati:-1 ultimo:-1 ultima:-1 ultimi:-1 ultime:-1 precedente:-1 precedenti:-1 penultimo:-2",
  ago: 'fa prima addietro or_sono',
  later:
    'dopo più_tardi a_partire_da_oggi:0 da_oggi:0 da_ora da_adesso da_domani:1 a_partire_da_domani:1',
  in: 'tra fra entro in nei_prossimi nelle_prossime dopo',
  pt: 'mattina:8 mattino:8 mattinata:8 mattine:8 stamattina:8 mezzogiorno:12 pomeriggio:12 sera:16 serata:16 sere:16 stasera:20 notte:20 stanotte:20 mezzanotte:0 pranzo:11 ora_di_pranzo:11 ora_di_cena:16 cena:16 alba:4 colazione:8',
  ap: 'am:0 a.m.:0 pm:12 p.m.:12 del_mattino:0 di_mattina:0 della_mattina:0 del_pomeriggio:12 di_pomeriggio:12 di_sera:12 della_sera:12 di_notte:0 della_notte:0',
  oc: 'ore in_punto',
  now: 'adesso ora subito in_questo_momento al_momento proprio_ora il_prima_possibile',
  hol: "natale:xmas vigilia_di_natale:xmaseve vigilia:xmaseve capodanno:newyear san_silvestro:silvester epifania:1-6 befana:1-6 pasqua:easter pasquetta:easter+1 lunedì_dell'angelo:easter+1 venerdì_santo:easter-2 domenica_delle_palme:easter-7 mercoledì_delle_ceneri:easter-46 martedì_grasso:easter-47 ferragosto:8-15 ognissanti:11-1 tutti_i_santi:11-1 immacolata:12-8 santo_stefano:12-26 festa_della_repubblica:6-2 liberazione:4-25 festa_della_liberazione:4-25 festa_dei_lavoratori:5-1 primo_maggio_:5-1 san_valentino:2-14 halloween:10-31 festa_della_mamma:5-2nd-7 festa_del_papà:3-19 festa_della_donna:3-8 black_friday:blackfriday venerdì_nero:blackfriday giorno_del_ringraziamento:11-4th-4 ringraziamento:11-4th-4 festa_dell'indipendenza:7-4",
  edge: 'inizio:0 inizi:0 metà:1 fine:2 tardi:2 presto:0',
  sea: 'primavera:1 estate:2 autunno:3 inverno:4',
  g: "di del dello della dell dei degli delle dell' il lo la i gli le l l' in nel nella nell nell' a al alla alle ai verso circa , per da dal giorno:g ~data anno:g mese:g intorno durante",
  at: 'alle alla all verso_le verso ore dalle dopo_le prima_delle le_ore le entro_le circa_le',
  from: "dal dalla dalle da tra fra dall dall' dai a_partire_dal a_partire_da",
  to: "al alla alle all fino_al fino_a fino_alle fino_all' - – a e ed",
  and: 'e ed',
  bef: 'prima_di prima_del prima_della prima_delle entro fino_a fino_al non_più_tardi_di',
  aft: 'dopo dopo_il dopo_le dal a_partire_dal da non_prima_di',
  fr: 'mezza:0.5 mezzo:0.5 un_quarto:0.25 quarto:0.25 e_mezza:0.5 e_mezzo:0.5 e_un_quarto:0.25',
  pa: 'e:1 meno:-1',
};
