// French words for numbers, dates and times; see word-list.ts for the notation.

import type { WordList } from '#core/understanding/entities/words/word-list';

export const fr: WordList = {
  n: 'zéro:0 ~un:1 ~une:1 deux:2 trois:3 quatre:4 cinq:5 six:6 sept:7 huit:8 neuf:9 dix:10 onze:11 douze:12 treize:13 quatorze:14 quinze:15 seize:16 dix-sept:17 dix-huit:18 dix-neuf:19 vingt:20 vingts:20 trente:30 quarante:40 cinquante:50 soixante:60 septante:70 huitante:80 nonante:90 cent:100 cents:100 mille:1000 quelques:3 plusieurs:3 ~couple_de:2 demi:0.5',
  o: 'premier:1 première:1 1er:1 deuxième:2 ~second:2 seconde:2 troisième:3 quatrième:4 cinquième:5 sixième:6 septième:7 huitième:8 neuvième:9 dixième:10 onzième:11 douzième:12 quinzième:15 vingtième:20 trentième:30',
  mo: 'janvier:1 janv:1 jan:1 février:2 févr:2 fév:2 mars:3 ~mar:3 avril:4 avr:4 mai:5 juin:6 juillet:7 juil:7 jul:7 août:8 aout:8 septembre:9 sept:9 sep:9 octobre:10 oct:10 novembre:11 nov:11 décembre:12 déc:12',
  wd: 'lundi:1 lundis:1 lun:1 mardi:2 mardis:2 mercredi:3 mercredis:3 ~mer:3 jeudi:4 jeudis:4 jeu:4 vendredi:5 vendredis:5 ven:5 samedi:6 samedis:6 sam:6 dimanche:7 dimanches:7 dim:7',
  rd: "aujourd'hui:0 aujourd’hui:0 aujourdhui:0 demain:1 hier:-1 avant-hier:-2 avant_hier:-2 après-demain:2 après_demain:2 lendemain:1 le_lendemain:1 surlendemain:2 la_veille:-1 veille:-1 jour_suivant:1 jour_précédent:-1 jour_d'avant:-1 jour_d'après:1 jour_avant:-1 jour_après:1 dernier_jour:-1 prochain_jour:1 même_jour:0 la_journée:0",
  u: 'seconde:s secondes:s sec:s minute:min minutes:min min:min mins:min heure:h heures:h ~h:h hrs:h jour:d jours:d journée:d journées:d nuit:d nuits:d semaine:wk semaines:wk quinzaine:fn mois:mon trimestre:q trimestres:q semestre:hy an:y ans:y année:y années:y décennie:dec décennies:dec siècle:cen siècles:cen week-end:wkend week_end:wkend weekend:wkend week-ends:wkend fin_de_semaine:wkend jours_ouvrables:bd jours_ouvrés:bd jour_ouvrable:bd année_scolaire:y année_fiscale:y année_civile:y année_calendaire:y semaine_de_travail:wk exercice:y exercice_budgétaire:y exercice_bugétaire:y ~cy:y ~sy:y ~fy:y',
  md: 'ce:0 cet:0 cette:0 ces:0 ~actuel:0 actuelle:0 en_cours:0 ~courant:0 courante:0 même:0 prochain:1 prochaine:1 prochains:1 prochaines:1 prochaini:1 suivant:1 suivante:1 suivants:1 suivantes:1 à_venir:1 qui_vient:1 d’après:1 dernier:-1 dernière:-1 derniers:-1 dernières:-1 passé:-1 passée:-1 passés:-1 précédent:-1 précédente:-1 précédents:-1 écoulé:-1 avant-dernier:-2 avant-dernière:-2',
  ago: 'il_y_a:pre il_ya:pre y_a:pre avant auparavant plus_tôt passés',
  later:
    'plus_tard après à_partir_de_maintenant à_compter_de_demain:1 à_partir_de_demain:1 à_partir_d’aujourd’hui:0 à_compter_d’aujourd’hui:0',
  in: 'dans dans_les en d’ici sous au_bout_de pendant_les',
  pt: 'matin:8 matinée:8 matins:8 du_matin:8 tôt_le_matin:4 petit_matin:4 midi:12 après-midi:12 après_midi:12 apres-midi:12 aprem:12 soir:16 soirée:16 soirs:16 ce_soir:20 nuit:20 minuit:0 déjeuner:11 heure_du_déjeuner:11 dîner:16 petit-déjeuner:8 dans_la_journée:8 midi_pile:12',
  ap: "am:0 a.m.:0 pm:12 p.m.:12 du_matin:0 de_l'après-midi:12 de_l’après-midi:12 du_soir:12 de_l'après_midi:12 ~apres-midi:12",
  oc: 'heures heure h pile heures_pile hrs',
  now: 'maintenant tout_de_suite en_ce_moment immédiatement actuellement à_présent dès_maintenant dès_que_possible',
  hol: "noël:xmas jour_de_noël:xmas réveillon:xmaseve veille_de_noël:xmaseve réveillon_de_noël:xmaseve saint-sylvestre:silvester saint_sylvestre:silvester nouvel_an:newyear jour_de_l'an:newyear le_jour_de_l’an:newyear épiphanie:1-6 pâques:easter dimanche_de_pâques:easter lundi_de_pâques:easter+1 vendredi_saint:easter-2 dimanche_des_rameaux:easter-7 mercredi_des_cendres:easter-46 mardi_gras:easter-47 ascension:easter+39 pentecôte:easter+49 toussaint:11-1 armistice:11-11 fête_nationale:7-14 14_juillet_:7-14 saint-valentin:2-14 saint_valentin:2-14 halloween:10-31 fête_du_travail:5-1 journée_internationale_des_travailleurs:5-1 fête_des_mères:5-last-7 fête_des_pères:6-3rd-7 assomption:8-15 vendredi_noir:blackfriday black_friday:blackfriday cyber_lundi:cybermonday thanksgiving:11-4th-4 action_de_grâce:11-4th-4 jour_de_l'indépendance:7-4 fête_de_l'indépendance:7-4 poisson_d'avril:4-1 journée_de_la_femme:3-8 journée_de_la_terre:4-22 fête_des_morts:11-2",
  edge: 'début:0 tôt:0 mi:1 mi-:1 milieu:1 fin:2 tard:2 commencement:0 plus_tard_dans:2 plus_tôt_dans:0',
  sea: 'printemps:1 été:2 automne:3 hiver:4',
  g: "de du des d l le la les à au aux en dans le_jour ~date vers environ , pour an:g année:g jour:g durant courant par commençant ~est ~sont qui_commence d' l' entre_ ~et",
  at: 'à vers environ de jusqu’à avant après dès ~sur',
  from: "depuis entre de du dès à_partir_de à_partir_du à_compter_du à_compter_de d'ici",
  to: "à au jusqu'à jusqu’au jusqu'au jusqu’à jusque - – ~et ~jusqu",
  and: 'et',
  bef: "avant jusqu'au jusqu’à jusqu'à d'ici au_plus_tard",
  aft: 'après depuis dès à_partir_de à_partir_du à_compter_du',
  fr: 'demie:0.5 demi:0.5 quart:0.25 et_demie:0.5 et_quart:0.25 un_quart:0.25',
  pa: 'et:1 moins:-1 moins_le:-1',
};
