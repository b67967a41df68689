// English words for numbers, dates and times; see word-list.ts for the notation.

import type { WordList } from '#core/understanding/entities/words/word-list';

export const en: WordList = {
  n: 'zero:0 ~one:1 ~a:1 ~an:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 thirteen:13 fourteen:14 fifteen:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19 twenty:20 thirty:30 forty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90 hundred:100 thousand:1000 ~couple:2 ~couple_of:2 a_couple_of:2 few:3 several:3 a_few:3 half_a:0.5 half_an:0.5',
  o: 'first:1 ~second:2 third:3 fourth:4 fifth:5 sixth:6 seventh:7 eighth:8 ninth:9 tenth:10 eleventh:11 twelfth:12 thirteenth:13 fourteenth:14 fifteenth:15 sixteenth:16 seventeenth:17 eighteenth:18 nineteenth:19 twentieth:20 thirtieth:30',
  mo: 'january:1 jan:1 february:2 feb:2 febr:2 ~march:3 ~mar:3 april:4 apr:4 ~may:5 june:6 jun:6 july:7 jul:7 august:8 aug:8 september:9 sept:9 sep:9 october:10 oct:10 november:11 nov:11 december:12 dec:12',
  wd: 'monday:1 mon:1 mondays:1 tuesday:2 tue:2 tues:2 tuesdays:2 wednesday:3 wed:3 weds:3 wednesdays:3 thursday:4 thu:4 thur:4 thurs:4 thursdays:4 friday:5 fri:5 fridays:5 saturday:6 ~sat:6 saturdays:6 sunday:7 ~sun:7 sundays:7',
  rd: 'today:0 to_date:0 day_of:0 tonite:0 tomorrow:1 tmr:1 tmrw:1 tomorow:1 tommorow:1 tommorrow:1 yesterday:-1 yday:-1 day_after_tomorrow:2 the_day_after_tomorrow:2 day_before_yesterday:-2 the_day_before_yesterday:-2 the_day_after:1 the_day_before:-1 the_next_day:1 next_day:1 the_previous_day:-1 previous_day:-1 last_day:-1 overmorrow:2 same_day:0',
  u: 'second:s seconds:s sec:s secs:s minute:min minutes:min min:min mins:min hour:h hours:h hr:h hrs:h ~h:h day:d days:d night:d nights:d week:wk weeks:wk wk:wk wks:wk fortnight:fn fortnights:fn month:mon months:mon quarter:q quarters:q year:y years:y yr:y yrs:y decade:dec decades:dec century:cen centuries:cen weekend:wkend weekends:wkend weekday:bd weekdays:bd business_day:bd business_days:bd working_day:bd working_days:bd workday:bd workdays:bd workweek:wk working_week:wk work_week:wk calendar_year:y fiscal_year:y school_year:y ~cy:y ~fy:y ~sy:y',
  md: '~this:0 current:0 next:1 coming:1 upcoming:1 following:1 ~last:-1 previous:-1 ~past:-1 prior:-1 ~same:0 ~that:0 week_after_next:2 after_next:2 before_last:-2 later_this:0 earlier_this:0 ~the_rest_of_the:0 rest_of_this:0 all_of_this:0 latter:0',
  ago: 'ago back',
  later: '~later from_now hence from_today:0 from_tomorrow:1 from_yesterday:-1',
  in: '~in within ~in_the_next within_the_next after in_less_than in_about in_around ~for',
  pt: 'morning:8 mornings:8 early_morning:4 noon:12 midday:12 lunchtime:11 lunch_time:11 mealtime:12 breakfast:8 lunch:11 dinner:16 later_in_the_evening:18 afternoon:12 afternoons:12 evening:16 evenings:16 tonight:20 night:20 nights:20 midnight:0 daytime:8 dinnertime:16 dinner_time:16 business_hours:8 business_hour:8 breakfast_time:8 midmorning:10 mid_morning:10 midafternoon:14 mid_afternoon:14 mid_today:10 overnight:20',
  ap: 'am:0 a.m:0 a.m.:0 a_m:0 a_._m_.:0 a_._m:0 pm:12 p.m:12 p.m.:12 p_m:12 p_._m_.:12 p_._m:12 in_the_morning:0 in_the_afternoon:12 in_the_evening:12 at_night:12',
  oc: "o'clock oclock o’clock",
  now: 'now right_now at_the_moment at_present at_the_present_time asap as_soon_as_possible this_moment this_minute',
  hol: "christmas:xmas xmas:xmas christmas_day:xmas xmas_day:xmas christmas_eve:xmaseve new_year's_day:newyear new_years_day:newyear new_year:newyear new_year's_eve:silvester new_years_eve:silvester new_year's:newyear easter:easter easter_sunday:easter easter_monday:easter+1 good_friday:easter-2 palm_sunday:easter-7 ash_wednesday:easter-46 pentecost:easter+49 whit_monday:easter+50 ascension_day:easter+39 mardi_gras:easter-47 thanksgiving:11-4th-4 thanksgiving_day:11-4th-4 black_friday:blackfriday cyber_monday:cybermonday halloween:10-31 valentine's_day:2-14 valentines_day:2-14 valentine’s_day:2-14 independence_day:7-4 labor_day:9-1st-1 labour_day:9-1st-1 memorial_day:5-last-1 mother's_day:5-2nd-7 mothers_day:5-2nd-7 father's_day:6-3rd-7 fathers_day:6-3rd-7 martin_luther_king_day:1-3rd-1 mlk_day:1-3rd-1 veterans_day:11-11 columbus_day:10-2nd-1 st_patrick's_day:3-17 saint_patrick:3-17 saint_patrick's_day:3-17 st_patricks_day:3-17 april_fools:4-1 april_fool's_day:4-1 april_fools_day:4-1 earth_day:4-22 may_day:5-1 boxing_day:12-26 women's_day:3-8 international_workers'_day:5-1 international_workers_day:5-1 workers'_day:5-1 groundhog_day:2-2 juneteenth:6-19 all_saints_day:11-1 all_souls_day:11-2 singles_day:11-11 teacher's_day:9-10 children's_day:6-1 guy_fawkes_day:11-5 bonfire_night:11-5 inauguration_day:1-20 cinco_de_mayo:5-5 epiphany:1-6 st_george_day:4-23 loyalty_day:5-1 arbor_day:4-last-5",
  edge: 'beginning:0 start:0 early:0 mid:1 middle:1 mid-:1 end:2 late:2 eod:2 eow:2 eom:2 end_of_the_day:2',
  sea: '~spring:1 summer:2 autumn:3 ~fall:3 winter:4',
  g: "the of on in at for around about approximately by , 's day:g ~date ~sometime ~anytime ~calendar as_of of_the in_the on_the at_the ~a ~every ~each during upcoming the_day the_month_of the_year the_week_of",
  at: 'at by around about before after until till from @ to',
  from: 'from between starting beginning since ~of',
  to: 'to until till through thru - – ~ untill til',
  and: 'and & or_from',
  bef: 'before by until till no_later_than not_later_than earlier_than as_late_as prior_to',
  aft: 'after since from later_than no_earlier_than as_early_as starting following',
  fr: 'half:0.5 quarter:0.25 a_quarter:0.25',
  pa: '~past:1 ~to:-1 ~after:1 ~till:-1 ~before:-1',
  dayFirst: false,
};
