// Spanish words for numbers, dates and times; see word-list.ts for the notation.

import type { WordList } from '#core/understanding/entities/words/word-list';

export const es: WordList = {
  n: 'cero:0 ~uno:1 ~un:1 ~una:1 dos:2 tres:3 cuatro:4 cinco:5 seis:6 siete:7 ocho:8 nueve:9 diez:10 once:11 doce:12 trece:13 catorce:14 quince:15 dieciséis:16 diecisiete:17 dieciocho:18 diecinueve:19 veinte:20 veintiuno:21 veintiún:21 veintidós:22 veintitrés:23 veinticuatro:24 veinticinco:25 veintiséis:26 veintisiete:27 veintiocho:28 veintinueve:29 treinta:30 cuarenta:40 cincuenta:50 sesenta:60 setenta:70 ochenta:80 noventa:90 cien:100 ciento:100 doscientos:200 trescientos:300 cuatrocientos:400 quinientos:500 seiscientos:600 setecientos:700 ochocientos:800 novecientos:900 mil:1000 unos_pocos:3 algunos:3 algunas:3 varios:3 varias:3 pocos:3 par_de:2 ~par:2 medio:0.5',
  o: 'primero:1 primer:1 primera:1 segundo:2 segunda:2 tercero:3 tercer:3 tercera:3 cuarto:4 cuarta:4 quinto:5 quinta:5 sexto:6 séptimo:7 octavo:8 noveno:9 décimo:10 undécimo:11 duodécimo:12 vigésimo:20 trigésimo:30',
  mo: 'enero:1 ene:1 febrero:2 feb:2 febr:2 marzo:3 ~mar:3 abril:4 abr:4 mayo:5 ~may:5 junio:6 jun:6 julio:7 jul:7 agosto:8 ~ago:8 septiembre:9 setiembre:9 sep:9 sept:9 ~set:9 octubre:10 oct:10 noviembre:11 nov:11 diciembre:12 dic:12',
  wd: 'lunes:1 lun:1 martes:2 miércoles:3 mié:3 mier:3 jueves:4 jue:4 viernes:5 vie:5 sábado:6 sab:6 sábados:6 domingo:7 dom:7 domingos:7',
  rd: 'hoy:0 mañana:1 ayer:-1 anteayer:-2 antier:-2 antes_de_ayer:-2 pasado_mañana:2 anoche:-1 día_siguiente:1 el_día_siguiente:1 próximo_día:1 día_anterior:-1 el_día_anterior:-1 del_día:0 el_día_de_hoy:0 mismo_día:0 última_noche:-1',
  u: 'segundo:s segundos:s seg:s minuto:min minutos:min min:min mins:min hora:h horas:h hr:h hrs:h hra:h hras:h ~h:h día:d días:d noche:d noches:d semana:wk semanas:wk mes:mon meses:mon trimestre:q trimestres:q año:y años:y década:dec décadas:dec siglo:cen siglos:cen quincena:fn fin_de_semana:wkend fines_de_semana:wkend finde:wkend días_hábiles:bd días_laborables:bd día_hábil:bd día_laborable:bd semestre:hy año_fiscal:y año_escolar:y año_calendario:y semana_laboral:wk',
  md: 'este:0 esta:0 estos:0 estas:0 ~actual:0 en_curso:0 ~mismo:0 ~misma:0 ~corriente:0 próximo:1 próxima:1 próximos:1 próximas:1 que_viene:1 que_vienen:1 siguiente:1 siguientes:1 entrante:1 venidero:1 posteriores:1 posterior:1 pasado:-1 pasada:-1 pasados:-1 pasadas:-1 último:-1 última:-1 últimos:-1 últimas:-1 anterior:-1 anteriores:-1 previo:-1 previa:-1 previos:-1 antepasado:-2 penúltimo:-2 subsiguiente:2',
  ago: 'atrás antes ~hace:pre',
  later: 'después más_tarde a_partir_de_hoy:0 a_partir_de_ahora desde_hoy:0 a_partir_de_mañana:1',
  in: 'en dentro_de en_menos_de en_los_próximos',
  pt: 'esta_mañana:8 anoche:20 última_noche:20 madrugada:4 de_la_mañana:8 por_la_mañana:8 la_mañana:8 a_la_mañana:8 en_la_mañana:8 mediodía:12 medio_día:12 almuerzo:11 hora_de_almuerzo:11 tarde:12 tardes:12 por_la_tarde:12 a_la_tarde:12 en_la_tarde:12 atardecer:16 tardecita:16 noche:20 noches:20 por_la_noche:20 a_la_noche:20 en_la_noche:20 esta_noche:20 medianoche:0 media_noche:0 la_cena:16 durante_el_día:8 hora_de_la_cena:16',
  ap: 'am:0 a.m:0 a.m.:0 a_m:0 pm:12 p.m:12 p.m.:12 p_m:12 de_la_mañana:0 de_la_tarde:12 de_la_noche:12 de_la_madrugada:0 del_mediodía:12',
  oc: 'en_punto horas hs hrs h',
  now: 'ahora ahora_mismo en_este_momento ya_mismo',
  hol: 'navidad:xmas nochebuena:xmaseve nochevieja:silvester fin_de_año_:silvester año_nuevo:newyear reyes:1-6 día_de_reyes:1-6 pascua:easter domingo_de_pascua:easter semana_santa:easter viernes_santo:easter-2 domingo_de_ramos:easter-7 jueves_santo:easter-3 miércoles_de_ceniza:easter-46 san_valentín:2-14 día_de_san_valentín:2-14 día_de_los_enamorados:2-14 halloween:10-31 día_de_los_muertos:11-2 todos_los_santos:11-1 día_de_todos_los_santos:11-1 día_de_acción_de_gracias:11-4th-4 acción_de_gracias:11-4th-4 viernes_negro:blackfriday black_friday:blackfriday ciber_lunes:cybermonday día_del_trabajo:5-1 día_internacional_de_los_trabajadores:5-1 día_del_trabajador:5-1 día_de_la_madre:5-2nd-7 día_del_padre:6-3rd-7 día_de_independencia:7-4 día_de_la_independencia:7-4 día_de_la_mujer:3-8 día_de_los_inocentes:12-28 día_del_niño:6-1 día_del_maestro:9-10',
  edge: 'comienzo:0 comienzos:0 inicio:0 inicios:0 principio:0 principios:0 primeros_de:0 mediado:1 mediados:1 mitad:1 medio:1 final:2 finales:2 fin:2 fines:2 últimos_de:2',
  sea: 'primavera:1 verano:2 otoño:3 invierno:4',
  g: 'de del el la los las en a al por o º ª , día:g ~fecha ~aproximadamente alrededor_de cerca_de lo ~son ~es ~y año:g mes_de durante para que_comienza do',
  at: 'a_las a_la las sobre_las cerca_de_las alrededor_de_las hasta_las desde_las ~la de_las antes_de_las después_de_las',
  from: 'desde entre ~de ~del a_partir_de a_partir_del comenzando',
  to: 'hasta a - – al ~y ~e ~hasta_el',
  and: 'y con',
  bef: 'antes_de antes_del hasta no_más_tarde_de no_más_tardar_a',
  aft: 'después_de después_del desde a_partir_de más_tarde_de luego_de tras comenzando',
  fr: 'media:0.5 cuarto:0.25 y_media:0.5 y_cuarto:0.25 treinta:0.5',
  pa: 'y:1 menos:-1',
};
