// Portuguese words for numbers, dates and times; see word-list.ts for the notation.

import type { WordList } from '#core/understanding/entities/words/word-list';

export const pt: WordList = {
  n: 'zero:0 ~um:1 ~uma:1 dois:2 duas:2 três:3 quatro:4 cinco:5 seis:6 sete:7 oito:8 nove:9 dez:10 onze:11 doze:12 treze:13 catorze:14 quatorze:14 quinze:15 dezesseis:16 dezasseis:16 dezessete:17 dezassete:17 dezoito:18 dezenove:19 dezanove:19 vinte:20 trinta:30 quarenta:40 cinquenta:50 sessenta:60 setenta:70 oitenta:80 noventa:90 cem:100 cento:100 duzentos:200 trezentos:300 quatrocentos:400 quinhentos:500 seiscentos:600 setecentos:700 oitocentos:800 novecentos:900 mil:1000 alguns:3 algumas:3 vários:3 várias:3 poucos:3 par_de:2 ~par:2',
  o: 'primeiro:1 primeira:1 ~segundo:2 terceiro:3 terceira:3 quarto:4 quinto:5 sexto:6 sétimo:7 oitavo:8 nono:9 décimo:10',
  mo: 'janeiro:1 jan:1 fevereiro:2 fev:2 março:3 ~mar:3 abril:4 abr:4 maio:5 ~mai:5 junho:6 jun:6 julho:7 jul:7 agosto:8 ago:8 setembro:9 ~set:9 outubro:10 out:10 novembro:11 nov:11 dezembro:12 dez_:12',
  wd: 'segunda-feira:1 segunda_feira:1 ~segunda:1 seg:1 segundas:1 terça-feira:2 terça_feira:2 terça:2 ter_:2 quarta-feira:3 quarta_feira:3 quarta:3 qua:3 quinta-feira:4 quinta_feira:4 quinta:4 qui:4 sexta-feira:5 sexta_feira:5 sexta:5 ~sex:5 sábado:6 sab:6 sábados:6 domingo:7 dom:7 domingos:7',
  rd: 'hoje:0 amanhã:1 ontem:-1 anteontem:-2 antes_de_ontem:-2 depois_de_amanhã:2 dia_seguinte:1 próximo_dia:1 dia_anterior:-1 o_dia_seguinte:1 última_noite:-1 mesmo_dia:0',
  u: 'segundo:s segundos:s seg:s minuto:min minutos:min min:min hora:h horas:h hs:h ~h:h dia:d dias:d noite:d noites:d semana:wk semanas:wk mês:mon meses:mon trimestre:q trimestres:q semestre:hy ano:y anos:y década:dec décadas:dec século:cen séculos:cen quinzena:fn fim_de_semana:wkend fins_de_semana:wkend final_de_semana:wkend fds:wkend dias_úteis:bd dia_útil:bd ano_fiscal:y ano_letivo:y letivo_ano:y ano_civil:y ano_calendário:y',
  md: 'este:0 esta:0 estes:0 estas:0 neste:0 nesta:0 deste:0 desta:0 esse:0 essa:0 nesse:0 nessa:0 atual:0 corrente:0 ~mesmo:0 ~mesma:0 próximo:1 próxima:1 próximos:1 próximas:1 seguinte:1 seguintes:1 que_vem:1 que_vêm:1 vindouro:1 passado:-1 passada:-1 passados:-1 passadas:-1 último:-1 última:-1 últimos:-1 últimas:-1 anterior:-1 anteriores:-1 retrasado:-2 retrasada:-2 penúltimo:-2',
  ago: 'atrás há:pre faz:pre antes',
  later: 'depois mais_tarde a_partir_de_hoje:0 a_partir_de_agora a_partir_de_amanhã:1 desde_hoje:0',
  in: 'em dentro_de daqui_a nos_próximos nas_próximas após',
  pt: 'última_noche:20 madrugada:4 manhã:8 manhãs:8 de_manhã:8 pela_manhã:8 da_manhã:8 meio-dia:12 meio_dia:12 tarde:12 tardes:12 à_tarde:12 da_tarde:12 noite:20 noites:20 à_noite:20 da_noite:20 esta_noite:20 hoje_à_noite_:20 meia-noite:0 meia_noite:0 almoço:11 hora_do_almoço:11 jantar:16 anoitecer:16 durante_o_dia:8',
  ap: 'am:0 a.m.:0 pm:12 p.m.:12 da_manhã:0 da_tarde:12 da_noite:12 da_madrugada:0 do_meio_dia:12',
  oc: 'horas hora h hs em_ponto hrs',
  now: 'agora agora_mesmo já neste_momento imediatamente',
  hol: 'natal:xmas dia_de_natal:xmas véspera_de_natal:xmaseve ano_novo:newyear réveillon:silvester véspera_de_ano_novo:silvester páscoa:easter domingo_de_páscoa:easter sexta-feira_santa:easter-2 sexta_feira_santa:easter-2 domingo_de_ramos:easter-7 quarta-feira_de_cinzas:easter-46 carnaval:easter-47 corpus_christi:easter+60 tiradentes:4-21 dia_dos_namorados:6-12 são_valentim:2-14 dia_das_mães:5-2nd-7 dia_dos_pais:8-2nd-7 dia_do_trabalho:5-1 dia_do_trabalhador:5-1 dia_internacional_dos_trabalhadores:5-1 finados:11-2 todos_os_santos:11-1 independência:9-7 dia_da_independência:9-7 proclamação_da_república:11-15 dia_das_crianças:10-12 halloween:10-31 dia_das_bruxas:10-31 black_friday:blackfriday sexta-feira_negra:blackfriday ação_de_graças:11-4th-4 dia_de_ação_de_graças:11-4th-4 dia_da_mulher:3-8 dia_de_reis:1-6',
  edge: 'começo:0 início:0 inícios:0 princípio:0 princípios:0 meados:1 meio:1 fim:2 final:2 fins:2 finais:2',
  sea: 'primavera:1 verão:2 outono:3 inverno:4',
  g: 'de do da dos das o a os as no na nos nas em ao à pelo pela por , º ª dia:g ~data ano:g mês:g cerca_de aproximadamente lá_pelas durante para que_começa el la las los en del ~e',
  at: 'às as à ao até_as até_às das lá_pelas por_volta_das a_partir_das depois_das antes_das a_las a_la pelas',
  from: 'desde entre de do da das a_partir_de a_partir_do dos',
  to: 'até até_o até_a a ao às - – e à',
  and: 'e y',
  bef: 'antes_de antes_do antes_da até até_o no_máximo',
  aft: 'depois_de depois_do depois_da após desde a_partir_de a_partir_do',
  fr: 'meia:0.5 quarto:0.25 um_quarto:0.25 e_meia:0.5',
  pa: 'e:1 menos:-1',
};
