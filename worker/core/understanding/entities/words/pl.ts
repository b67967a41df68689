// Polish words for numbers, dates and times; see word-list.ts for the notation.

import type { WordList } from '#core/understanding/entities/words/word-list';

export const pl: WordList = {
  n: 'zero:0 ~jeden:1 ~jedną:1 ~jedna:1 ~jednego:1 dwa:2 dwie:2 dwóch:2 trzy:3 trzech:3 cztery:4 czterech:4 pięć:5 pięciu:5 sześć:6 sześciu:6 siedem:7 siedmiu:7 osiem:8 ośmiu:8 dziewięć:9 dziewięciu:9 dziesięć:10 dziesięciu:10 jedenaście:11 dwanaście:12 trzynaście:13 czternaście:14 piętnaście:15 szesnaście:16 siedemnaście:17 osiemnaście:18 dziewiętnaście:19 dwadzieścia:20 trzydzieści:30 czterdzieści:40 pięćdziesiąt:50 sześćdziesiąt:60 siedemdziesiąt:70 osiemdziesiąt:80 dziewięćdziesiąt:90 sto:100 dwieście:200 trzysta:300 czterysta:400 pięćset:500 tysiąc:1000 tysiące:1000 tysięcy:1000 kilka:3 kilku:3 parę:2 pół:0.5 półtora:1.5',
  o: 'pierwszy:1 pierwszego:1 pierwsza:1 pierwszej:1 drugi:2 drugiego:2 drugiej:2 trzeci:3 trzeciego:3 czwarty:4 czwartego:4 piąty:5 piątego:5 szósty:6 szóstego:6 siódmy:7 siódmego:7 ósmy:8 ósmego:8 dziewiąty:9 dziewiątego:9 dziesiąty:10 dziesiątego:10 dwudziestego:20 trzydziestego:30 piątej:5 szóstej:6 siódmej:7 ósmej:8 dziewiątej:9 dziesiątej:10 jedenastej:11 dwunastej:12 czwartej:4',
  mo: 'styczeń:1 stycznia:1 styczniu:1 sty:1 luty:2 lutego:2 lutym:2 lut:2 marzec:3 marca:3 marcu:3 kwiecień:4 kwietnia:4 kwietniu:4 kwi:4 maj:5 maja:5 maju:5 czerwiec:6 czerwca:6 czerwcu:6 cze:6 lipiec:7 lipca:7 lipcu:7 lip:7 sierpień:8 sierpnia:8 sierpniu:8 sie:8 wrzesień:9 września:9 wrześniu:9 wrz:9 październik:10 października:10 październiku:10 paź:10 listopad:11 listopada:11 listopadzie:11 lis:11 grudzień:12 grudnia:12 grudniu:12 gru:12',
  wd: 'poniedziałek:1 poniedziałku:1 poniedziałki:1 pon:1 wtorek:2 wtorku:2 wtorki:2 środa:3 środę:3 środy:3 środzie:3 czwartek:4 czwartku:4 czw:4 piątek:5 piątku:5 piątki:5 pt:5 sobota:6 sobotę:6 soboty:6 sobocie:6 niedziela:7 niedzielę:7 niedzieli:7',
  rd: 'dziś:0 dzisiaj:0 jutro:1 jutra:1 wczoraj:-1 pojutrze:2 przedwczoraj:-2 następnego_dnia:1 poprzedniego_dnia:-1 dzisiejszego:0',
  u: 'sekunda:s sekundy:s sekund:s minuta:min minuty:min minut:min minutę:min min:min godzina:h godziny:h godzin:h godzinę:h godz:h dzień:d dni:d dnia:d noc:d noce:d nocy:d tydzień:wk tygodnie:wk tygodni:wk tygodnia:wk tygodniu:wk miesiąc:mon miesiące:mon miesięcy:mon miesiąca:mon miesiącu:mon kwartał:q kwartale:q kwartału:q rok:y roku:y lata:y lat:y roki:y dekada:dec dekady:dec wiek:cen wieku:cen weekend:wkend weekendy:wkend dni_roboczych:bd dni_robocze:bd dzień_roboczy:bd półrocze:hy',
  md: 'ten:0 ta:0 to:0 tę:0 tego:0 tej:0 tym:0 te:0 bieżący:0 bieżącym:0 bieżącego:0 obecny:0 następny:1 następna:1 następne:1 następnym:1 następną:1 następnego:1 następnej:1 przyszły:1 przyszłym:1 przyszłego:1 przyszły_:1 przyszłą:1 kolejny:1 kolejne:1 nadchodzący:1 najbliższy:1 najbliższe:1 najbliższych:1 ubiegły:-1 ubiegłym:-1 ubiegłego:-1 zeszły:-1 zeszłym:-1 zeszłego:-1 zeszłą:-1 zeszłej:-1 ostatni:-1 ostatnie:-1 ostatnich:-1 ostatnim:-1 ostatnią:-1 poprzedni:-1 poprzednim:-1 poprzedniego:-1 miniony:-1',
  ago: 'temu wcześniej',
  later: 'później potem od_dziś:0 od_teraz',
  in: 'za w_ciągu przez po',
  pt: 'rano:8 ranek:8 poranek:8 przed_południem:8 południe:12 w_południe:12 popołudnie:12 popołudniu:12 po_południu:12 wieczór:16 wieczorem:16 wieczora:16 noc:20 nocą:20 w_nocy:20 północ:0 o_północy:0 dziś_wieczorem:20 nad_ranem:4',
  ap: 'rano:0 po_południu:12 wieczorem:12 w_nocy:0 am:0 pm:12',
  oc: 'godz godzina:pre godzinie:pre godziny:pre',
  now: 'teraz obecnie natychmiast w_tej_chwili',
  hol: 'boże_narodzenie:xmas bożego_narodzenia:xmas wigilia:xmaseve wigilię:xmaseve sylwester:silvester sylwestra:silvester nowy_rok:newyear nowego_roku:newyear trzech_króli:1-6 wielkanoc:easter wielkanocy:easter wielki_piątek:easter-2 poniedziałek_wielkanocny:easter+1 zielone_świątki:easter+49 boże_ciało:easter+60 wszystkich_świętych:11-1 święto_niepodległości:11-11 święto_pracy:5-1 dzień_matki:5-26 dzień_ojca:6-23 dzień_dziecka:6-1 dzień_kobiet:3-8 walentynki:2-14 mikołajki:12-6 andrzejki:11-30 czarny_piątek:blackfriday black_friday:blackfriday halloween:10-31',
  edge: 'początek:0 początku:0 połowa:1 połowie:1 środek:1 koniec:2 końcu:2 końca:2',
  sea: 'wiosna:1 wiosną:1 wiosnę:1 wiosny:1 lato:2 latem:2 lata_:2 jesień:3 jesienią:3 jesieni:3 zima:4 zimą:4 zimę:4 zimy:4',
  g: 'w we na dnia:g dniu około ok o roku:g rok:g r , dzień:g miesiąca:g godz',
  at: 'o około do po od przed godz',
  from: 'od z między pomiędzy',
  to: 'do a - – i',
  and: 'i',
  bef: 'przed do',
  aft: 'po od',
  fr: 'wpół:-0.5 pół:0.5 kwadrans:0.25',
  pa: 'po:1 za:-1 do:-1',
};
