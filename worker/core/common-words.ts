/**
 * What people make passwords of: words, names, teams, places, phrases and pet ideas, in small letters, as they show up in
 * published lists of leaked passwords. Not a copy of such a list: core/password takes digits, signs, doubled words, keyboard
 * walks and letters written as digits into account, so that one entry stands for thousands. Data only.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `
password passwort passord wachtwoord contrasena contraseña senha motdepasse haslo parola salasana heslo jelszo kennwort passcode
passphrase secret geheim segreto secreto admin administrator root user guest test tester testing demo default login letmein
welcome willkommen bienvenue bienvenido benvenuto changeme change temp temporary master access support service system server
manager office company business internet network computer laptop windows microsoft google facebook twitter instagram youtube
linkedin yahoo gmail hotmail outlook apple iphone ipad android samsung nokia sony playstation xbox nintendo pokemon pikachu
minecraft fortnite roblox counterstrike warcraft starcraft diablo zelda mario sonic tetris gamer gaming hacker matrix cisco oracle
dell lenovo toshiba asus linux ubuntu debian centos mysql postgres java python ruby dragon monkey qwerty azerty qwertz
football soccer baseball basketball hockey tennis volleyball rugby cricket golf golfer boxing wrestling swimming running fishing
hunting sailing surfing skating snowboard skateboard liverpool chelsea arsenal manchester united city barcelona realmadrid juventus
milan inter bayern dortmund ajax benfica sporting porto galatasaray fenerbahce besiktas celtic rangers everton tottenham
newcastle westham leeds lakers celtics bulls yankees redsox dodgers cowboys steelers packers patriots eagles raiders broncos
giants dolphins falcons panthers ravens bears lions tigers jaguars vikings saints chiefs redskins browns bengals cardinals rams
warriors rockets spurs knicks heat thunder wizards pistons hornets mavericks suns clippers penguins rangersfc blackhawks
princess prince queen king love lover lovely loves loveme iloveyou iloveu loveyou loveu ilove iloveme ihateyou hateyou fuckyou
fuckoff fuckme fucker fuck shit bitch asshole bastard pussy cock dick penis vagina boobs tits sexy sex porn porno whatever
nothing nobody anything something someone everyone forever always never together family friends friend bestfriend bff baby
babygirl babyboy baby sweetheart sweet sweetie sweety honey darling sugar candy cookie chocolate cheese banana apple orange cherry
strawberry lemon pepper peppers ginger cinnamon vanilla coffee pizza burger chicken turkey bacon butter cupcake muffin pancake
sunshine sunflower sunset sunrise sun moon moonlight star stars stardust starlight starwars startrek sky skywalker angel angels
heaven hell devil demon satan lucifer god jesus christ jesuschrist allah buddha krishna ganesh bible faith hope grace blessed
blessing church prayer believe peace freedom liberty justice trustno trustme trust noone america american usa canada mexico brasil
brazil argentina chile colombia peru venezuela england scotland ireland britain london paris france germany deutschland berlin
hamburg munich munchen frankfurt italy italia rome roma napoli spain espana madrid portugal lisboa russia moscow ukraine poland
polska warszawa greece athens turkey istanbul ankara india delhi mumbai china beijing japan tokyo korea seoul australia sydney
melbourne africa egypt cairo nigeria lagos kenya chicago boston dallas houston austin denver seattle atlanta miami phoenix
philadelphia detroit vegas lasvegas california texas florida newyork hollywood brooklyn manhattan washington oregon virginia
carolina georgia alabama hawaii alaska arizona
shadow superman batman spiderman ironman wolverine hulk thor joker punisher superstar super hero legend legends champion champ winner
winners victory killer killers hunter ranger soldier warrior fighter ninja samurai pirate knight wizard merlin gandalf frodo hobbit
vampire zombie ghost phantom mystery magic magical dream dreams dreamer rainbow butterfly flower flowers rose roses lily daisy
violet jasmine tulip orchid lotus garden forest mountain river ocean island beach summer winter spring autumn january february march
april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday
red blue green yellow purple pink black white silver golden gold diamond diamonds crystal ruby emerald sapphire pearl amber jade
platinum copper bronze steel iron metal metallica slipknot nirvana eminem tupac snoop rihanna beyonce shakira madonna elvis beatles
rockstar rocknroll rock music musica guitar piano drums drummer dance dancer dancing singer song hiphop punk blink greenday linkinpark
acdc ironmaiden slayer korn tool floyd pinkfloyd zeppelin queen genesis rammstein justin bieber onedirection harrypotter harry potter
hermione twilight naruto sasuke sakura goku vegeta dragonball onepiece hellokitty hello kitty snoopy garfield tigger winnie
mickey minnie disney bambi simba nemo shrek spongebob bugsbunny tweety scooby scoobydoo popeye barbie teddy teddybear
dog doggy puppy cat kitty kitten cats dogs tiger lion bear wolf wolves fox eagle hawk falcon raven phoenix horse horses pony unicorn
mustang stallion cowboy turtle rabbit bunny hamster mouse snake cobra viper python spider scorpion shark dolphin whale panther
jaguar puma cheetah leopard elephant giraffe zebra gorilla monkeys chimp penguin parrot duck goose frog buster bailey max maxwell
maggie molly charlie lucky lucy daisy sadie rocky shadow bandit smokey rusty pepper princess oreo coco buddy toby oliver oscar
simba jasper tinker tinkerbell peanut pumpkin snowball snowflake snowman whiskers boomer bubba bubbles gizmo pookie pickle
muffin nugget casper felix sylvester sassy misty dusty
ferrari porsche mercedes bmw audi volkswagen toyota honda civic accord corvette camaro chevrolet chevy ford mustang jeep dodge
viper lexus nissan subaru mazda suzuki yamaha kawasaki ducati harley davidson harleydavidson trucker truck racing nascar formula
turbo speed driver
michael jessica jennifer ashley amanda daniel joshua andrew matthew david james robert john joseph jonathan justin christopher
chris nicholas nicole anthony melissa brandon michelle stephanie william richard thomas charles george george edward henry
samantha elizabeth rebecca rachel sarah laura lauren heather megan danielle brittany britney kimberly christina christine crystal
amber tiffany vanessa natalie natasha veronica victoria valerie katherine kathryn catherine kathleen karen susan linda barbara
patricia margaret maria marie mary martha sandra sharon donna carol nancy betty dorothy helen diana diane debbie deborah
cynthia angela angelica angelina gabriel gabriela gabrielle alexander alexandra alexandria alexandre alejandro alejandra alex
alexis andrea andreas andrei angelo antonio antonia arthur austin benjamin benny bernard bernardo bianca bonnie bradley brenda
brian bruce bryan caleb cameron carlos carlo carla carmen carolina caroline cassandra cassie cecilia chelsea chloe claire claudia
claudio clinton cody connor courtney craig crystal damian daniela daniele danny darren dave deniz dennis derek diego dimitri
dominic dominique donald douglas dylan eduardo elena elias ella ellen emily emma eric erica erik erika ernesto ethan eugene eva
evan fabian fabio federico felipe fernando fiona florian francesca francesco francis francisco franco frank frankie fred freddy
frederic gary gerald gerard giovanni giulia giuseppe gloria gordon greg gregory guillermo gustavo hannah hans harold heidi hector
hugo ian ignacio igor irene isaac isabel isabella isabelle ivan jack jackie jackson jacob jade jake jamie jan jane janet jared
jasmin jason javier jean jeff jeffrey jeremy jerome jerry jesse jessie jesus jimmy joan joanna joao joel joey johanna johnny johnson
jordan jorge jose josephine juan juana juanita judith julia julian juliana julie julien juliet june justine kaitlyn kara karim karina
karl kate katie kayla keith kelly kelsey kenneth kevin kyle lara larry lars laurence leah leo leon leonard leonardo leslie lewis liam
lillian lisa logan lola lorenzo louis louise luca lucas lucia luciano luigi luis luke madison manuel marc marcel marco marcos marcus
margarita maria mariana marina mario marion marisol mark markus marlene marshall martin martina martinez marvin mason mateo mathew
matilda maurice mauricio maxime maximus melanie mercedes mia micheal miguel mike mikey miranda mitchell mohamed mohammed muhammad
mohammad ahmed ali hassan hussein ibrahim mustafa mehmet fatima aisha omar yusuf monica monique morgan nadia naomi natalia nathan
nathalie nathaniel neil nelson nicolas nicola nina noah nora norman olga olivia pablo pamela paola paolo patrice patrick patrik paul
paula pauline pedro peter petra philip philippe phillip pierre rafael ramon randy raquel raul raymond regina renata ricardo riccardo
rita roberta roberto robin rodney rodrigo roger roland roman romeo ronald ronaldo ronaldinho messi neymar beckham maradona rosa rosie
ross roxanne roy russell ruth ryan sabrina salvador salvatore sam sammy samuel santiago sascha scott sean sebastian serena sergei
sergey sergio shane shannon shawn sheila shelby sheldon shirley sierra silvia simon simone sofia sonia sophia sophie spencer stanley
stefan stefanie stefano stephane stephen steve steven stewart stuart summer suzanne svetlana sydney sylvia tamara tania tanya tara
tatiana taylor teresa terry theodore theresa thierry tim timothy tina todd tom tommy tony tracy travis trevor tristan tyler ursula
valentin valentina valentine valeria vera vernon vicki vicky victor vincent vincenzo viola virginia vivian vladimir walter wanda
warren wayne wendy wesley whitney wilson xavier yolanda yvonne zachary zoe sanchez rodriguez gonzalez hernandez lopez perez garcia
ramirez torres flores rivera gomez smith jones williams brown miller davis wilson moore anderson jackson thompson white harris
clark lewis robinson walker young allen wright scott green adams baker nelson carter mitchell roberts turner phillips campbell parker
evans edwards collins stewart morris murphy cook rogers reed morgan bell murray cooper richardson singh kumar sharma patel gupta
khan priya rahul krishna lakshmi deepak sandeep rajesh suresh ramesh anil sunil ashish amit rohit neha pooja anjali divya
andrey dmitry alexey sergei nikita maxim natasha irina tatyana svetlana anastasia ekaterina marina kristina yulia
schatz schatzi liebe hallo hallo hase mausi sommer fussball sonne engel killer blume ficken arschloch geheimnis lassmichrein
soleil bonjour amour doudou loulou chouchou coucou azertyuiop marseille nicolas camille julien chocolat princesse maman papa
tequiero teamo amor amorcito bonita hermosa princesa estrella corazon mariposa chocolate familia america chivas hola contra
ciao amore amoremio tesoro forzainter forzamilan juventus napoli francesco alessandro alessandra andrea stellina
amizade brasil flamengo corinthians palmeiras saopaulo vasco benfica sporting amorzinho gatinha felicidade deus jesuscristo
polska kochanie misiek misiaczek kasia basia zosia kuba bartek mateusz karolina monika agnieszka dupa kurwa
askim seni seviyorum galatasaray fenerbahce canim sevgilim turkiye
welkom hallo vakantie voetbal ajax feyenoord schatje lieverd amsterdam rotterdam geheim
money dollar dollars cash rich millionaire poker casino lottery bank bitcoin crypto
student school college university teacher doctor nurse police fireman lawyer engineer pilot captain sergeant marine marines army navy
airforce military security private public personal business marketing sales finance account accounts payment invoice
red sox blackberry bluebird goldfish goldfinger jamesbond bond bigdog bigdaddy daddy mommy mummy mother father brother sister
grandma grandpa uncle wife husband boyfriend girlfriend girl girls boy boys lady woman women man guy dude playboy player pimp gangster
gangsta thug thuglife westside eastside hiphop homeboy stoner marijuana weed cannabis cocaine vodka whiskey whisky beer budweiser
corona guinness heineken jackdaniels marlboro newport camel cigarette smoke smoker
happy happiness smile smiley smiling laugh crazy insane psycho lunatic maniac stupid idiot dumbass loser lonely broken heart
heartbreak heartless tears cry crying pain suicide death dead die killme hate hatred angry anger evil darkness dark night midnight
nightmare knight light lightning thunder storm tornado hurricane fire fireball flame blaze inferno phoenix ice iceman cool coolman
coolguy hot hotstuff hottie sexygirl sexyboy sexybitch sexylady big little small bigboy bighead fat fatboy skinny short tall
bigdick biguns bigtits bigboobs blowjob hardcore hooters
one two three four five six seven eight nine ten eleven twelve hundred thousand million number numbers first last second
qwertyuiop asdfghjkl zxcvbnm qazwsx qazwsxedc wsxedc edcrfv zaqwsx zaqxsw asdf asdfgh qwer qwert qweasd qweasdzxc zxcv zxcvb
asd zxc qwe qaz wsx edc abc abcd abcde abcdef abcdefg xyz aaa bbb zzz poiuyt lkjhg mnbvcxz poiuytrewq lkjhgfdsa
open opensesame sesame enter letme letmeout comeon goaway getout imissyou missyou misyou kissme kissmyass kiss kisses hug hugs
holiday vacation christmas xmas santa santaclaus halloween easter birthday happybirthday newyear valentine party partytime weekend
tgif thankyou thanks please sorry goodbye goodluck luckyme luckydog lucky luckyone blackjack bluemoon blacklabel
blackdog blackcat blackout whiteboy whitecat redneck redhead reddog redrum bluesky blueeyes browneyes greeneyes
remember forget forgot forgotten password1 passwords mypassword mypass newpass newpassword oldpassword nopassword nopass thepassword
yourpassword thisis isthis mine myself mylove mybaby mylife mydog mycat myname mynameis iamthe iam imthe imcool
trinity morpheus neo agent cyber digital online offline website webmaster domain email mail phone mobile telephone number
genius einstein newton tesla edison darwin science physics chemistry biology math history english spanish french german
winston churchill lincoln kennedy obama clinton trump putin merkel napoleon caesar alexander spartan sparta troy achilles hercules
zeus apollo athena aphrodite poseidon hades odin loki freya ragnar
valencia sevilla bilbao malaga lisbon oporto geneva zurich vienna wien graz prague praha budapest bucharest sofia belgrade zagreb
helsinki stockholm oslo copenhagen dublin glasgow edinburgh cardiff belfast birmingham sheffield nottingham leicester southampton
a1b2c3 a1b2c3d4 a1b2c3d4e5 abc123 1a2b3c 1a2b3c4d q1w2e3 password1a aa123456 a123456 zaq1zaq1
customer customers order orders delivery parcel package shipping logistics freight cargo warehouse shop store market trade
`
    .split(/\s+/)
    .filter((word) => word.length > 2),
);
