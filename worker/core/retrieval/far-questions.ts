// Questions that next to no support centre answers: general knowledge, errands, and wishes to a company that are none of its
// business. Used by calibration as what a tenant's articles must not be mistaken for an answer to. Our own words. Data only.

/** English; calibration of other languages does without. */
export const farQuestions: readonly string[] = `
how far away is the moon
what is the tallest building in the world
who painted the girl with the pearl earring
when did the roman empire fall
what language do they speak in brazil
how many bones does a human body have
who invented the telephone
what is the boiling point of alcohol
why is the sky blue
what does the word serendipity mean
how do volcanoes form
who is the prime minister of japan
what year did the titanic sink
name three rivers in africa
what is the difference between a crocodile and an alligator
how fast can a cheetah run
explain the theory of relativity in simple words
what is machine learning
how does a nuclear reactor work
define inflation
what is seventeen percent of 340
solve x squared minus nine equals zero
convert 70 fahrenheit to celsius
how many ounces are in a pound
integrate sine of x
is it going to snow this weekend
what is the temperature outside right now
do i need an umbrella today
what time is it in sydney
when is the next full moon
set an alarm for half past six
remind me to call my mother tonight
turn off the lights in the bedroom
play some jazz
add eggs and butter to my shopping list
what is on my calendar for thursday
how do i cook risotto
give me a recipe for lentil soup
how long should i boil an egg
can i freeze cooked rice
what wine goes with salmon
how many grams of protein are in chicken breast
what can i use instead of baking powder
where can i get good sushi around here
book me a table for four at an italian restaurant
find me a hotel near the airport
how do i get to the central station by bus
is the museum open on mondays
what should i see in rome in two days
do i need a visa for thailand as a german citizen
how much does a train ticket to vienna cost
which airline has the most leg room
how do i change a flat tyre on my bike
my car makes a strange noise when braking
how often should i change the engine oil
what does the yellow light on my dashboard mean
how do i unclog a kitchen sink
how do i paint a wooden fence
my washing machine does not drain any more
which drill do i need for concrete walls
how do i get rid of ants in the garden
when should i plant tulip bulbs
how much water does an orchid need
my dog keeps scratching his ear
how old do parrots get
is chocolate bad for dogs
what breed of cat is good with children
i have a sore throat and a fever
how much sleep does an adult need
what helps against a headache
can i take aspirin while breastfeeding
how many steps should i walk in a day
what are good exercises for the lower back
how do i quit smoking
is coffee bad for the heart
what is a normal blood pressure
am i allowed to record a phone call without telling
how do i write a will
can my employer read my mail
what is the minimum wage in france
how do i file my tax return
how do i ask my boss for a raise
write a cover letter for a job as a nurse
proofread this essay for me
write a birthday poem for my grandmother
make up a bedtime story about a dragon
give me a riddle
what do you call a bear without teeth
sing me a song
do you know any good puns
are you a robot or alive
what is the meaning of life
do you believe in ghosts
what is your favourite colour
will you marry me
i am bored, talk to me
i feel lonely today
who will win the election
what did the president say yesterday
what are today's headlines
who scored the most goals in the champions league
what was the result of the tennis final
how long is a marathon
what are the rules of cricket
who directed the godfather
which actor played the joker
how many seasons does the crown have
what is the best album of the beatles
recommend a thriller for the holidays
who is the author of moby dick
what is a good board game for six players
how do i beat the last boss in this game
how do i say thank you in korean
conjugate the french verb aller
is it fewer or less people
what is the plural of octopus
write a function that reverses a string in java
what is wrong with my css, the div is not centred
how do i install linux on an old laptop
my wifi is slow in the living room
which graphics card should i buy for gaming
how do i take a screenshot on a mac
my tv shows a black screen but has sound
how do i hide my last seen on whatsapp
how do i block someone on instagram
what is the best free video editor
is bitcoin going to rise
which stocks pay the best dividends
how do i get a mortgage with little savings
what is compound interest
when do babies start to walk
what can i give my wife for our anniversary
how do i tie a bow tie
what do i wear to a summer wedding
how do i get over a breakup
how do i make friends in a new town
what is the horoscope for scorpio this week
which saint is celebrated today
do you tune pianos
can you walk my dog while i am away
can you sharpen kitchen knives
do you offer dance lessons
can you fix the roof of our house
do you cater for weddings
can i hire a clown from you
will you lend me some money
would you invest in my start-up
can your director give a talk at our school
can our class visit your office for a day
may i use your car park for a concert
how many people work for you and how old are they
which coffee machine do you have in the office
which computers does your team use
how did your quarterly profits develop
where did your founder go to university
do you sponsor a chess club
can you teach me to drive
can you adopt a highway in our name
`
  .trim()
  .split('\n');
