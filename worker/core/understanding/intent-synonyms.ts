// Everyday English words by meaning, so that a tenant's ten examples also cover what they did not
// say: "invoice" where the examples say "bill". Written for this project; used by tenant-features.ts.
// Pure. A word belongs to one or two groups; plurals and endings are tried without their suffix.

const groups = `cancel terminate stop end quit discontinue abort revoke halt
delete remove erase clear discard drop wipe rid eliminate
change modify edit alter adjust update amend switch replace convert
create make add set setup generate build new start begin open initiate compose
close shut finish complete
find search look locate seek discover
show display list view see give tell read present
know understand learn information info details explain describe meaning define definition
help assist assistance support aid
buy purchase get order acquire shop shopping
sell selling resale
send transmit forward mail deliver dispatch
receive get obtain collect accept
arrive arrival come here reach land landing
leave depart departure go exit
want need like wish desire would require
like love enjoy favorite favourite prefer fond
dislike hate bad terrible awful worst horrible
good great nice best awesome excellent amazing wonderful fantastic
thanks thank appreciate grateful cheers
hello hi hey greetings morning
bye goodbye farewell later
yes yeah yep correct right affirmative sure true agree okay ok absolutely definitely
no nope not wrong false negative incorrect never
maybe perhaps possibly unsure might
repeat again once more say
money cash funds dollars bucks currency euros pounds
cost price expensive cheap fee charge rate amount pricing fees charges
pay payment paid paying settle
bill invoice statement receipt bills
balance remaining left available account
account bank checking savings
card visa mastercard amex credit debit plastic
transfer move wire send transaction transfers
withdraw withdrawal atm cash cashpoint
deposit paycheck salary wage payday income earnings
exchange convert conversion currency foreign
refund reimburse reimbursement return money
fraud scam fraudulent suspicious unauthorized stolen
steal stolen theft thief robbed mugged
lost lose missing misplaced gone disappear disappeared
broken damaged damage cracked broke defective faulty
fail failed failing decline declined reject rejected deny denied refused
pending waiting processing delay delayed wait stuck slow
fast quick quickly speed hurry soon expedite rush urgent
identity id verify verification identification prove proof confirm
password passcode pin code key login
limit maximum max cap most restriction
minimum least lowest smallest
top topup reload recharge load
loan mortgage borrow lend financing debt
interest apr percentage percent
tax taxes irs w2 taxation
insurance coverage policy insured premium benefits
score rating rate grade stars review
reward points rewards cashback bonus loyalty
travel trip journey vacation holiday tour visit traveling
flight fly plane airline airplane airport flights
hotel room motel accommodation lodging stay inn suite
car vehicle auto automobile truck
taxi cab uber lyft ride
train rail railway subway metro
bus coach shuttle
traffic road congestion route
direction directions navigate map way address route gps
distance far long miles kilometers close away
near nearby closest around local nearest vicinity
place location spot area city town country where
restaurant eat dinner lunch breakfast meal dine dining food eatery
cook recipe prepare bake ingredient ingredients cooking
drink coffee tea beverage beer wine water
healthy nutrition calories calorie nutritional diet fat sugar
takeaway takeout delivery pizza chinese
reserve reservation book booking table
weather forecast temperature rain snow sunny cold hot warm umbrella wind storm humidity
time clock hour minute oclock
date day today calendar tomorrow
when date time schedule
alarm wake alarms
timer countdown stopwatch
remind reminder remember forget notify alert
calendar event appointment meeting schedule agenda plan
todo task list chores tasks
music song play track album tune artist band playlist tracks songs singer
radio station fm channel
podcast episode audiobook audio listen hear book
movie film cinema theater show movies
game play games gaming
news headlines latest happening current
joke funny laugh humor amuse
volume loud louder quiet quieter sound mute silence
light lights lamp bulb lighting brightness bright dim
turn switch toggle activate enable deactivate disable
clean vacuum cleaner hoover sweep dust
coffee espresso brew cappuccino
phone call dial ring mobile cell
text message sms messages
email mail inbox emails correspondence
contact contacts number reach address
friend family mother mom dad wife husband brother sister
social twitter facebook tweet post instagram
internet wifi network online connection web
computer laptop device machine pc
app application software program
language translate translation spanish french german speak
spell spelling letters
word synonym meaning definition thesaurus
calculate math multiply plus divide sum add minus equation square
measure convert unit inches feet cups liters kilometers pounds
name called call nickname
age old birthday born
live from home origin hometown
work job employer boss career office employee
human robot bot ai machine person computer real
hobby hobbies fun pastime
doctor health medical medicine vaccine hospital shot
oil gas fuel tank gasoline petrol
tire tires flat tyre pressure wheel
battery jump charge power engine
maintenance repair fix service mechanic
stock stocks share market shares trading
company corporation business firm
school student college class
question ask query inquire questions
problem issue trouble error wrong
why reason explain how come cause
permit allow allowed permission able possible can
country countries europe abroad international overseas
physical virtual disposable digital
child kid children kids teenager daughter son
color colour colors shade
random coin flip dice roll heads tails
sync pair connect link
share location gps whereabouts
carry luggage baggage bag suitcase carryon
visa passport embassy
plug adapter socket converter outlet
dollar dollars usd yen peso rate
spend spending spent expenses transactions purchases history
report inform notify tell flag
freeze block hold lock suspend
improve increase raise better higher boost
reduce decrease lower less down
next following upcoming
previous last past recent earlier
whisper speed slower faster accent voice
user username profile settings
substitute swap instead replacement alternative
expire expiration expired valid expiry
activate activation start enable
duplicate twice double two
source origin funds
extra additional more another second spare
explain detail about`
  .split('\n')
  .map((line) => line.split(' '));

const meanings = new Map<string, string[]>();
for (const [i, group] of groups.entries()) {
  for (const word of group) meanings.set(word, [...(meanings.get(word) ?? []), `meaning${i}`]);
}

const endings = ['s', 'es', 'd', 'ed', 'ing', 'ly', 'er'] as const;

function lookUp(word: string): readonly string[] {
  const exact = meanings.get(word);
  if (exact !== undefined) return exact;
  for (const ending of endings) {
    if (!word.endsWith(ending) || word.length < ending.length + 3) continue;
    const stem = word.slice(0, -ending.length);
    const found = meanings.get(stem) ?? meanings.get(`${stem}e`);
    if (found !== undefined) return found;
  }
  return [];
}

/** Names of the meanings in a message. */
export function synonyms(words: readonly string[]): string[] {
  return [...new Set(words.flatMap(lookUp))];
}
