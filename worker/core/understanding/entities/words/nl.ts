// Dutch words for numbers, dates and times; see word-list.ts for the notation.

import type { WordList } from '#core/understanding/entities/words/word-list';

export const nl: WordList = {
  n: 'nul:0 ~een:1 ~één:1 twee:2 drie:3 vier:4 vijf:5 zes:6 zeven:7 acht:8 negen:9 tien:10 elf:11 twaalf:12 dertien:13 veertien:14 vijftien:15 zestien:16 zeventien:17 achttien:18 negentien:19 twintig:20 dertig:30 veertig:40 vijftig:50 zestig:60 zeventig:70 tachtig:80 negentig:90 honderd:100 duizend:1000 enkele:3 enige:3 een_paar:2 ~paar:2 meerdere:3 verschillende:3 anderhalf:1.5 anderhalve:1.5 half:0.5 halve:0.5',
  o: 'eerste:1 tweede:2 derde:3 vierde:4 vijfde:5 zesde:6 zevende:7 achtste:8 negende:9 tiende:10 elfde:11 twaalfde:12 dertiende:13 veertiende:14 vijftiende:15 zestiende:16 zeventiende:17 achttiende:18 negentiende:19 twintigste:20 eenentwintigste:21 tweeëntwintigste:22 drieëntwintigste:23 dertigste:30 eenendertigste:31',
  mo: 'januari:1 jan:1 februari:2 feb:2 febr:2 maart:3 mrt:3 april:4 apr:4 mei:5 juni:6 jun:6 juli:7 jul:7 augustus:8 aug:8 september:9 sept:9 sep:9 oktober:10 okt:10 november:11 nov:11 december:12 dec:12',
  wd: 'maandag:1 maandags:1 ~ma:1 dinsdag:2 ~di:2 dinsdags:2 woensdag:3 ~wo:3 woensdags:3 donderdag:4 ~do:4 donderdags:4 vrijdag:5 ~vr:5 vrijdags:5 zaterdag:6 ~za:6 zaterdags:6 zondag:7 ~zo:7 zondags:7 maandagen:1 zondagen:7',
  rd: 'vandaag:0 morgen:1 gisteren:-1 eergisteren:-2 overmorgen:2 de_dag_erna:1 dag_erna:1 de_dag_ervoor:-1 volgende_dag:1 de_volgende_dag:1 vorige_dag:-1 daags_erna:1 vannacht:0 vanavond:0 vanmorgen:0 vanochtend:0 vanmiddag:0 gisteravond:-1 gisternacht:-1 gistermiddag:-1 gisterochtend:-1 gistermorgen:-1 dezelfde_dag:0 de_dag_na_morgen:2 de_dag_voor_gisteren:-2 afgelopen_dag:-1',
  u: 'seconde:s seconden:s sec:s minuut:min minuten:min min:min uur:h uren:h ~u:h dag:d dagen:d nacht:d nachten:d week:wk weken:wk maand:mon maanden:mon kwartaal:q kwartalen:q semester:hy jaar:y jaren:y decennium:dec decennia:dec eeuw:cen eeuwen:cen weekend:wkend weekends:wkend weekeinde:wkend werkdag:bd werkdagen:bd werkweek:wk kalenderjaar:y boekjaar:y schooljaar:y fiscaal_jaar:y belastingjaar:y',
  md: 'deze:0 dit:0 ~die:0 ~dat:0 huidige:0 huidig:0 lopende:0 dezelfde:0 ~zelfde:0 hetzelfde:0 komende:1 komend:1 volgende:1 volgend:1 aankomende:1 aanstaande:1 eerstvolgende:1 vorige:-1 vorig:-1 afgelopen:-1 laatste:-1 laatst:-1 verleden:-1 voorgaande:-1 voorbije:-1 voorafgaande:-1 eerdere:-1 voorlaatste:-2 later:0 eerder:0',
  ago: 'geleden eerder terug ervoor',
  later:
    'later erna hierna vanaf_nu vanaf_vandaag:0 na_vandaag:0 vanaf_morgen:1 na_morgen:1 na_nu van_nu_af_aan',
  in: 'over binnen in_de_komende binnen_de_volgende in',
  pt: "ochtend:8 ochtends:8 's_ochtends:8 voormiddag:8 's_morgens:8 ochtenden:8 vroege_ochtend:4 vanochtend:8 vanmorgen:8 middag:12 middags:12 namiddag:12 's_middags:12 vanmiddag:12 avond:16 avonds:16 's_avonds:16 vanavond:16 gisteravond:16 nacht:20 nachts:20 's_nachts:20 vannacht:20 middernacht:0 lunchtijd:11 lunch:11 etenstijd:16 avondeten:16 overdag:8 ontbijt:8 kantooruren:8 dageraad:4 noen:12 twaalf_uur_'s_middags:12",
  ap: "am:0 a.m.:0 vm:0 pm:12 p.m.:12 nm:12 's_ochtends:0 's_morgens:0 's_middags:12 's_avonds:12 's_nachts:0 ‘s_ochtends:0 ‘s_avonds:12 ’s_avonds:12 ’s_ochtends:0 ’s_middags:12 ‘s_middags:12 ‘s_morgens:0 ’s_morgens:0 in_de_ochtend:0 in_de_middag:12 in_de_avond:12 uur_'s_ochtends:0 uur_'s_middags:12 uur_'s_avonds:12 uur_'s_morgens:0 ochtends:0 middags:12 avonds:12",
  oc: 'uur u uurtje',
  now: 'nu op_dit_moment momenteel meteen onmiddellijk zo_snel_mogelijk zsm',
  hol: 'kerstmis:xmas kerst:xmas eerste_kerstdag:xmas kerstdag:xmas tweede_kerstdag:12-26 kerstavond:xmaseve oudejaarsavond:silvester oudejaarsdag:silvester oud_en_nieuw:silvester nieuwjaar:newyear nieuwjaarsdag:newyear driekoningen:1-6 pasen:easter paaszondag:easter eerste_paasdag:easter tweede_paasdag:easter+1 paasmaandag:easter+1 goede_vrijdag:easter-2 palmzondag:easter-7 aswoensdag:easter-46 carnaval:easter-49 hemelvaart:easter+39 hemelvaartsdag:easter+39 pinksteren:easter+49 eerste_pinksterdag:easter+49 tweede_pinksterdag:easter+50 pinkstermaandag:easter+50 koningsdag:4-27 koninginnedag:4-30 bevrijdingsdag:5-5 dodenherdenking:5-4 sinterklaas:12-5 sint-maarten:11-11 allerheiligen:11-1 allerzielen:11-2 valentijnsdag:2-14 halloween:10-31 moederdag:5-2nd-7 vaderdag:6-3rd-7 dag_van_de_arbeid:5-1 internationale_dag_van_de_arbeid:5-1 vrouwendag:3-8 black_friday:blackfriday zwarte_vrijdag:blackfriday cyber_monday:cybermonday thanksgiving:11-4th-4 onafhankelijkheidsdag:7-4 dag_van_de_aarde:4-22 kinderdag:6-1',
  edge: 'begin:0 start:0 aanvang:0 midden:1 half:1 medio:1 eind:2 einde:2 laat:2 vroeg:0',
  sea: 'lente:1 voorjaar:1 zomer:2 herfst:3 najaar:3 winter:4',
  g: "de het op in om van der den 't aan rond omstreeks ongeveer circa tegen , voor te dag:g ~datum jaar:g maand:g week_van gedurende tijdens ~is",
  at: 'om rond omstreeks tegen tot voor na vanaf van tussen en',
  from: 'van vanaf sinds tussen beginnend startend',
  to: 'tot tot_en_met t/m tot_aan en - – naar tot_de',
  and: 'en',
  bef: 'voor tot uiterlijk niet_later_dan vóór',
  aft: 'na vanaf sinds niet_eerder_dan',
  fr: 'half:-0.5 kwart:0.25 kwartier:0.25 halve:0.5',
  pa: 'over:1 voor:-1 na:1',
  compounds: true,
};
