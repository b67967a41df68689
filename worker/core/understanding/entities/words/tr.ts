// Turkish words for numbers, dates and times; see word-list.ts for the notation.

import type { WordList } from '#core/understanding/entities/words/word-list';

export const tr: WordList = {
  n: 'sıfır:0 ~bir:1 iki:2 üç:3 dört:4 beş:5 altı:6 yedi:7 sekiz:8 dokuz:9 on:10 yirmi:20 otuz:30 kırk:40 elli:50 altmış:60 yetmiş:70 seksen:80 doksan:90 yüz:100 bin:1000 birkaç:3 birkac:3 bir_kaç:3 yarım:0.5 onbir:11 oniki:12 yirmibir:21 yirmibeş:25 yirmidört:24',
  o: 'birinci:1 ilk:1 ikinci:2 üçüncü:3 dördüncü:4 beşinci:5 altıncı:6 yedinci:7 sekizinci:8 dokuzuncu:9 onuncu:10 yirminci:20 otuzuncu:30',
  mo: 'ocak:1 oca:1 şubat:2 şub:2 mart:3 ~mar:3 nisan:4 nis:4 mayıs:5 may:5 haziran:6 haz:6 temmuz:7 tem:7 ağustos:8 ağu:8 eylül:9 eyl:9 ekim:10 eki:10 kasım:11 kas:11 aralık:12 ara:12',
  wd: 'pazartesi:1 pzt:1 salı:2 sal:2 çarşamba:3 çar:3 perşembe:4 per:4 cuma:5 cum:5 cumartesi:6 cmt:6 pazar:7 paz:7',
  rd: 'bugün:0 yarın:1 dün:-1 evvelsi_gün:-2 önceki_gün:-2 evvelki_gün:-2 öbür_gün:2 ertesi_gün:1 yarından_sonra:2 dünden_önceki_gün:-2 bu_gün:0 dünkü:-1 sonraki_gün:1 yarından_sonraki_gün:2 geçen_gün:-1 gelecek_gün:1',
  u: 'saniye:s sn:s dakika:min dk:min saat:h sa:h gün:d günü:g gece:d hafta:wk ay:mon çeyrek:q yıl:y sene:y on_yıl:dec yüzyıl:cen hafta_sonu:wkend haftasonu:wkend iş_günü:bd iş_gün:bd çalışma_haftası:wk mali_yıl:y takvim_yılı:y okul_yılı:y haftaiçi:bd hafta_içi:bd',
  md: 'bu:0 ~o:0 ~aynı:0 ~şu:0 gelecek:1 önümüzdeki:1 sonraki:1 ertesi:1 takip_eden:1 izleyen:1 haftaya:1 geçen:-1 geçtiğimiz:-1 son:-1 önceki:-1 geçmiş:-1 evvelki:-1 içinde_bulunduğumuz:0',
  ago: 'önce evvel öncesi öncesinde önceden',
  later:
    'sonra sonrası sonrasında içinde içerisinde bugünden:0 şu_andan_itibaren bugünden_sonra:0 bugünden_itibaren:0 yarından_itibaren:1 sonrasına',
  in: '~önümüzdeki_',
  pt: 'sabah:8 sabahleyin:8 sabahı:8 sabahın_erken:4 öğle:12 öğlen:12 öğlenleyin:12 öğleyin:12 öğleden_sonra:12 öğleden_önce:8 ikindi:12 akşam:16 akşamı:16 akşamüstü:16 akşamleyin:16 bu_gece:20 gece:20 gecesi:20 geceleyin:20 gece_yarısı:0 geceyarısı:0 öğle_yemeği:11 akşam_yemeği:16 gündüz:8 mesai:8',
  ap: 'am:0 pm:12 ös:12 öö:0',
  oc: 'saat:pre sularında civarında suları',
  now: 'şimdi şu_an şu_anda hemen şimdiki',
  hol: 'noel:xmas noel_arifesi:xmaseve yılbaşı:newyear yeni_yıl:newyear yılbaşı_gecesi:silvester yeni_yıl_arifesi:silvester paskalya:easter kutsal_cuma:easter-2 sevgililer_günü:2-14 anneler_günü:5-2nd-7 babalar_günü:6-3rd-7 cumhuriyet_bayramı:10-29 zafer_bayramı:8-30 işçi_bayramı:5-1 işçi_günü:5-1 uluslararası_işçi_günü:5-1 emek_günü:5-1 gençlik_bayramı:5-19 çocuk_bayramı:4-23 şükran_günü:11-4th-4 kara_cuma:blackfriday cadılar_bayramı:10-31 bağımsızlık_günü:7-4 kadınlar_günü:3-8 öğretmenler_günü:11-24 black_friday:blackfriday demokrasi_günü:7-15',
  edge: 'başı:0 başında:0 başlangıcı:0 başlangıç:0 başlarında:0 başları:0 erken:0 ortası:1 ortasında:1 ortalarında:1 ortaları:1 orta:1 sonu:2 sonunda:2 sonlarında:2 sonları:2 geç:2',
  sea: 'ilkbahar:1 bahar:1 yaz:2 sonbahar:3 güz:3 kış:4',
  g: "günü ayı ayın ayının yılı yılında yılının tarihi tarihinde , 'de 'da 'te 'ta de da te ta nin nın nun in saat gün:g yılın haftanın ayının civarı yaklaşık tarih ila:to",
  at: 'saat',
  from: '~dan ~den ~tan ~ten itibaren beri arasında ile',
  to: 'kadar ila ile - – ve dek',
  and: 've',
  bef: 'önce kadar',
  aft: 'sonra itibaren beri',
  fr: 'buçuk:0.5 buçukta:0.5 çeyrek:0.25 yarım:0.5',
  pa: 'geçe:1 kala:-1 geçiyor:1 var:-1',
  suffixes:
    'den dan ten tan nden ndan inden ından unden undan ünden de da te ta nde nda inde ında unda ünde ye ya e a ne na ine ına una üne i ı u ü si sı su sü yi yı in ın un ün nin nın nun nün imiz ımız ler lar leri ları lerde larda lik lık luk ki daki deki taki teki ki sinde sında ındaki indeki lerinde larında leyin e_kadar lı',
};
