// German words for numbers, dates and times; see word-list.ts for the notation.

import type { WordList } from '#core/understanding/entities/words/word-list';

export const de: WordList = {
  n: 'null:0 ~ein:1 ~eine:1 ~eins:1 ~einen:1 ~einem:1 ~einer:1 zwei:2 zwo:2 drei:3 vier:4 fünf:5 fuenf:5 sechs:6 sieben:7 acht:8 neun:9 zehn:10 elf:11 zwölf:12 dreizehn:13 vierzehn:14 fünfzehn:15 sechzehn:16 siebzehn:17 achtzehn:18 neunzehn:19 zwanzig:20 dreißig:30 vierzig:40 fünfzig:50 sechzig:60 siebzig:70 achtzig:80 neunzig:90 hundert:100 einhundert:100 tausend:1000 eintausend:1000 einige:3 einigen:3 mehrere:3 mehreren:3 ein_paar:2 ~paar:2 beiden:2 anderthalb:1.5 eineinhalb:1.5 zweieinhalb:2.5 dreieinhalb:3.5 halbe:0.5 halben:0.5',
  o: 'erste:1 ersten:1 erster:1 erstes:1 zweite:2 zweiten:2 zweiter:2 dritte:3 dritten:3 dritter:3 vierte:4 vierten:4 vierter:4 fünfte:5 fünften:5 fünfter:5 sechste:6 sechsten:6 siebte:7 siebten:7 siebter:7 achte:8 achten:8 achter:8 neunte:9 neunten:9 zehnte:10 zehnten:10 elfte:11 elften:11 zwölfte:12 zwölften:12 dreizehnten:13 vierzehnten:14 fünfzehnten:15 sechzehnten:16 siebzehnten:17 achtzehnten:18 neunzehnten:19 zwanzigsten:20 dreißigsten:30 einunddreißigsten:31 letzter:-1',
  mo: 'januar:1 jänner:1 jan:1 februar:2 feber:2 feb:2 märz:3 maerz:3 mrz:3 ~mär:3 april:4 apr:4 mai:5 juni:6 jun:6 juno:6 juli:7 jul:7 august:8 aug:8 september:9 sept:9 sep:9 oktober:10 okt:10 november:11 nov:11 dezember:12 dez:12',
  wd: 'montag:1 montags:1 ~mo:1 dienstag:2 dienstags:2 ~di:2 mittwoch:3 mittwochs:3 ~mi:3 donnerstag:4 donnerstags:4 ~do:4 freitag:5 freitags:5 ~fr:5 samstag:6 samstags:6 sonnabend:6 sonnabends:6 ~sa:6 sonntag:7 sonntags:7 ~so:7',
  rd: 'unter_der_woche:0 heute:0 morgen:1 gestern:-1 vorgestern:-2 übermorgen:2 uebermorgen:2 vorvorgestern:-3 tags_darauf:1 nächster_tag:1 nächsten_tag:1 am_nächsten_tag:1 am_folgetag:1 vortag:-1 letzte_nacht:-1 selben_tag:0 überübermorgen:3',
  u: 'sekunde:s sekunden:s sek:s minute:min minuten:min min:min stunde:h stunden:h std:h ~h:h tag:d tage:d tagen:d tages:d tg:d nacht:d nächte:d nächten:d woche:wk wochen:wk monat:mon monate:mon monaten:mon monats:mon quartal:q quartale:q quartals:q halbjahr:hy jahr:y jahre:y jahren:y jahres:y jahrzehnt:dec jahrzehnte:dec jahrzehnten:dec jahrhundert:cen jahrhunderts:cen wochenende:wkend wochenenden:wkend wochenendes:wkend werktag:bd werktage:bd werktagen:bd arbeitstage:bd arbeitstagen:bd arbeitstag:bd arbeitswoche:wk geschäftsjahr:y kalenderjahr:y schuljahr:y',
  md: 'diese:0 dieser:0 diesen:0 diesem:0 dieses:0 diese_:0 laufenden:0 aktuellen:0 aktuelle:0 ~jetzigen:0 nächste:1 nächsten:1 nächster:1 nächstes:1 nächstem:1 naechste:1 naechsten:1 kommende:1 kommenden:1 kommender:1 kommendes:1 folgende:1 folgenden:1 darauffolgenden:1 übernächste:2 übernächsten:2 übernächstes:2 letzte:-1 letzten:-1 letzter:-1 letztes:-1 letztem:-1 vergangene:-1 vergangenen:-1 vergangenes:-1 vorige:-1 vorigen:-1 voriges:-1 vorherigen:-1 vorherige:-1 vorangegangenen:-1 vorletzte:-2 vorletzten:-2 vorletztes:-2 später:0 früher:0',
  ago: 'vor:pre zuvor her davor',
  later:
    'später danach nach_heute:0 ab_heute:0 von_heute:0 ab_jetzt von_jetzt_an nach_morgen:1 ab_morgen:1',
  in: 'in innerhalb innerhalb_von binnen in_den_nächsten nach in_weniger_als in_ca',
  pt: 'morgens:8 vormittag:8 vormittags:8 am_morgen:8 früh:4 frühmorgens:4 früh_morgens:4 am_frühen_morgen:4 mittag:12 mittags:12 nachmittag:12 nachmittags:12 abend:16 abends:16 heute_abend_:16 spätabends:18 nacht:20 nachts:20 mitternacht:0 mittagszeit:11 mittagessen:11 abendessen:16 tagsüber:8 mittagspause:11 geschäftszeiten:8 frühstück:8',
  ap: 'am:0 a.m.:0 pm:12 p.m.:12 uhr_morgens:0 uhr_nachmittags:12 uhr_abends:12 uhr_früh:0 uhr_vormittags:0 uhr_nachts:0 morgens:0 vormittags:0 nachmittags:12 abends:12 nachts:0 mittags:12 früh:0 frühmorgens:0',
  oc: 'uhr h',
  now: 'jetzt sofort derzeit im_moment momentan gerade_eben',
  hol: 'weihnachten:xmas weihnachtstag:xmas erster_weihnachtstag:xmas zweiter_weihnachtstag:12-26 heiligabend:xmaseve heilig_abend:xmaseve silvester:silvester neujahr:newyear neujahrstag:newyear heilige_drei_könige:1-6 dreikönigstag:1-6 ostern:easter ostersonntag:easter ostermontag:easter+1 karfreitag:easter-2 palmsonntag:easter-7 gründonnerstag:easter-3 aschermittwoch:easter-46 rosenmontag:easter-48 faschingsdienstag:easter-47 christi_himmelfahrt:easter+39 himmelfahrt:easter+39 pfingsten:easter+49 pfingstsonntag:easter+49 pfingstmontag:easter+50 fronleichnam:easter+60 allerheiligen:11-1 allerseelen:11-2 nikolaus:12-6 nikolaustag:12-6 martinstag:11-11 reformationstag:10-31 mariä_himmelfahrt:8-15 tag_der_deutschen_einheit:10-3 tag_der_arbeit:5-1 maifeiertag:5-1 valentinstag:2-14 halloween:10-31 muttertag:5-2nd-7 vatertag:easter+39 weltkindertag:6-1 kindertag:6-1 frauentag:3-8 weltfrauentag:3-8 johannistag:6-24 johannisnacht:6-24 augsburger_friedensfest:8-8 bundesfeier:8-1 schweizer_bundesfeiertag:8-1 erntedankfest:10-1st-7 totensonntag:advent-7 erster_advent:advent volkstrauertag:advent-14 buß-_und_bettag:advent-11 herbstanfang:9-22 herbstbeginn:9-22 frühlingsanfang:3-20 sommeranfang:6-21 winteranfang:12-21 sommersonnenwende:6-21 wintersonnenwende:12-21 walpurgisnacht:4-30 black_friday:blackfriday cyber_monday:cybermonday schwarzer_freitag:blackfriday thanksgiving:11-4th-4 unabhängigkeitstag:7-4 erster_april:4-1 tag_der_erde:4-22 mariä_empfängnis:12-8 josefstag:3-19 stephanstag:12-26 stefanitag:12-26',
  edge: 'anfang:0 anfangs:0 beginn:0 mitte:1 ende:2 spät:2 früh:0',
  sea: 'frühling:1 frühjahr:1 sommer:2 herbst:3 winter:4',
  g: 'am im um der den dem des die das von vom zum zur gegen ca etwa ungefähr , . ~datum jahr:g jahre:g monat:g in an kw:g ~ist unter_der über zu auf der_',
  at: 'um gegen ab bis vor nach ca von zwischen und auf',
  from: 'von vom ab seit zwischen zwischen_dem beginnend',
  to: 'bis bis_zum bis_zu und - – zum bis_einschließlich',
  and: 'und',
  bef: 'vor bis bis_zum spätestens nicht_später_als',
  aft: 'nach ab seit nicht_früher_als frühestens',
  fr: 'halb:-0.5 viertel:0.25 dreiviertel:-0.25 halbe:0.5',
  pa: 'nach:1 vor:-1',
  compounds: true,
};
