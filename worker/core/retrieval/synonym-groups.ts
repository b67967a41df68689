// Words that customers and writers of help texts use for the same thing: one group a line, by language. Our own words.
// A word may stand in several groups; members of one group match each other with reduced strength. Data only.

export const synonymGroups: Record<string, string> = {
  en: `
account profile login membership
account user member
login signin logon
signup register registration enroll join subscribe
logout signout
password passcode passphrase pin credentials
username handle nickname
delete remove erase clear discard
delete deactivate close terminate cancel
cancel stop undo abort revoke withdraw terminate
cancel unsubscribe optout
activate enable unlock
activate start setup
disable deactivate turnoff block
block freeze lock suspend ban restrict
blocked declined refused rejected denied failed
reject refuse decline deny
unblock unlock unfreeze
change edit modify update alter amend adjust correct switch
change swap exchange replace
replace substitute renew
renew extend prolong
update upgrade refresh
add attach include insert
create make build generate open setup
make produce manufacture
buy purchase order get acquire
order purchase
buyer customer client shopper consumer
seller vendor merchant shop store retailer
shop store outlet branch
product item article goods merchandise
goods cargo freight shipment consignment load
cost price charge fee rate amount
cost expense pay
fee charge surcharge commission tariff
price value worth
cheap discount sale deal bargain
discount coupon voucher promo promotion code offer rebate
giftcard voucher
free gratis complimentary
pay payment settle
payment transaction transfer
transfer send wire remit
bill invoice receipt statement
invoice billing
money cash funds
refund reimburse reimbursement return chargeback
refund repay repayment
return exchange swap replacement
return sendback
warranty guarantee
insurance coverage cover insure policy
claim compensation reimbursement
compensation damages
card debit credit visa mastercard
topup reload recharge deposit
balance funds
bank iban
withdraw withdrawal cash atm
currency exchange forex
deliver ship dispatch send arrive
delivery shipping shipment dispatch post postage
parcel package packet shipment box
arrive come receive get
receive get obtain
late delayed delay overdue slow
delay hold stuck wait
missing lost gone disappear vanish
lost misplaced stolen
stolen theft fraud robbed
track trace follow locate
track status whereabouts
find locate search look see
find discover
where location place address
address location
location place site
courier carrier driver
pickup collect collection
collect gather
express fast quick rapid urgent priority
fast quick speed soon
slow lag
soon early
long duration time
when date time
schedule appointment booking
book reserve reservation appointment booking
deadline limit cutoff
limit maximum cap restriction
maximum max most highest
minimum min least lowest
minimum threshold
country nation abroad overseas foreign international worldwide
international global worldwide abroad overseas
usa us america american states
uk britain british
europe european eu
domestic local national
region area zone territory
customs clearance border
clearance release
duty tax vat tariff levy
import inbound
export outbound
declare declaration
document paper form paperwork certificate
form application
certificate certification proof
proof evidence verification
verify confirm validate check authenticate
verify identity identification id
identity passport
check inspect examine review look
inspection examination exam
review feedback rating comment
prohibited forbidden banned illegal restricted
allow permit let possible accept
allow able can
permit permission authorization license
require need must necessary mandatory obligatory
necessary required
should must
recommend suggest advise
recommendation advice guidance tip
dangerous hazardous harmful unsafe
dangerous risk
danger hazard risk threat
safe secure
safety security
protect safeguard shield prevent avoid
prevent avoid stop
protection prevention
broken damaged defective faulty
damage defect fault
break crack
wrong incorrect mistake error bad
error problem issue bug fault trouble
problem trouble difficulty issue
fix repair solve resolve mend
fix troubleshoot correct
work function operate
crash freeze hang
install setup download
download save get export
export extract backup save
backup copy save
copy duplicate
twice double duplicate again
upload attach import
photo picture image pic
video clip movie film
movie film
music song audio
document file
folder directory
list table
spreadsheet excel
chart graph
screen display
browser chrome firefox
website site page web webpage
app application software program
phone mobile cell telephone smartphone
phone call
call ring dial
mail email message
message text sms chat
email inbox
mailbox inbox
contact reach call
contact person
person human agent representative operator people somebody someone
agent representative advisor
people persons individuals folks humans
support help assistance service
help assist aid
help useful
complain complaint
question query ask
ask request
request demand
answer reply respond response
reply respond
notify notification alert reminder
remind reminder alert
notification message
setting option preference configuration
option choice alternative way method
way method mean
choose select pick
show display view see
view see look
watch view see
hide conceal invisible
private privacy confidential
public open
share forward
invite refer
friend contact
join combine merge consolidate
merge combine
split divide separate
separate different
different differ difference distinguish distinction
difference compare versus
same identical equal
similar like
size measurement dimension fit
big large huge oversized
small little tiny
weight heavy weigh kilo kg
length long
colour color
new recent latest current
old previous past former
original first
first earliest initial
last final latest
now currently today
start begin launch initiate commence
end finish stop complete
finish complete done
continue keep resume
stay remain
expire expiry expiration valid
available stock inventory
available exist offer
sold unavailable
offer provide give
give provide
provide supply
use utilize apply
use usage
apply application
describe explain tell
explain meaning
define definition meaning
mean definition
tell inform
information info details data
detail specification
data information
know aware learn
learn study
read open
write compose
type kind sort category
kind type
number amount count many
number figure
count total sum
many several
often frequent frequency
probability chance likelihood odds
chance probability risk
risk susceptible vulnerable
affect impact influence
effect impact consequence
cause reason why
reason purpose
happen occur
occur event
event occasion
need want like
want wish
like love
business company firm enterprise corporate
company organization
company employer
employee staff worker
job work career employment position vacancy
work job
office workplace
school university college class
student pupil
teacher tutor
child kid baby infant toddler
parent mother father mom dad
family relative household
woman female women
man male men
pregnant pregnancy
elderly old senior older
old age aged
age year
home house
flat apartment
room space
car vehicle auto
car truck
plane flight airplane
flight airline
ticket fare
travel trip journey vacation holiday
travel visit go
hotel accommodation
restaurant dining
food meal eat grocery
food groceries
drink beverage
water moisture
cook cooking recipe
recipe ingredient
medicine medication drug pill
medicine treatment therapy cure remedy
treat treatment cure heal
cure vaccine
vaccine vaccination shot jab immunization inoculation
doctor physician
doctor healthcare medical
hospital clinic
patient sick
sick ill disease illness
disease illness infection
infect infection catch contract
catch contract get
virus infection
virus germ pathogen
flu influenza
cold flu
symptom sign indication
sign indicator
test testing tested check
spread transmit transmission pass
transmission contagious infectious
pandemic outbreak epidemic
outbreak crisis
quarantine isolate isolation
isolate separate
die death fatal mortality deadly lethal kill
death dead
survive live
live last
mask facemask
glove equipment
wear clothes
wash clean
clean disinfect sanitize sanitizer
clean hygiene
pet animal dog cat
animal pet
weather temperature
temperature heat hot
hot warm
cold cool
origin source start originate
source origin
invent create
develop development
discover found
name called
name title
government state authority
law legal regulation rule
rule policy regulation
terms conditions agreement contract policy
policy terms
subscription plan membership
plan tier package
trial demo
premium pro paid
pause hold
language translate translation
english language
currency dollar euro
loyalty points rewards
reward bonus points
gift present
gift wrap
newsletter mailing
basket cart
checkout
wishlist favourites
sample swatch
material fabric made
quality standard
compatible fit
battery power
power electricity
charge charging
device gadget machine
computer pc laptop desktop
mac apple
keyboard key
button click press
click press tap
link url
url address
tag label
label sticker
mark label
filter sort
sort arrange order
order arrange organize
organize arrange
reset restore recover
recover recovery restore retrieve
retrieve recover get
forget forgotten lost
remember recall
hack hacked compromised breach
spam junk
scam fraud phishing fake
fake counterfeit
trust reliable legit legitimate
report notify
report statement
history past previous
archive history
log history record
record history
sync synchronize
connect link integrate
connection link
integrate integration
internet online web
online internet
offline
store keep save
storage warehouse depot
warehouse storage
pallet crate
container fcl
truck lorry road
road truck
air airfreight plane
sea ocean vessel ship
rail train
address recipient
recipient consignee receiver addressee
sender shipper consignor
signature sign
neighbour neighbor
door doorstep
home residence residential
weekend saturday sunday
holiday weekend
hour time
hours opening
day date
week day
month monthly
year annual yearly
tomorrow next
soon shortly
eco environment sustainable
recycle environment
donate donation charity
volunteer
`,
  de: `
konto profil benutzerkonto kundenkonto
passwort kennwort
bestellung auftrag
bestellen kaufen
stornieren abbrechen widerrufen kündigen
löschen entfernen
ändern bearbeiten anpassen wechseln
zurückgeben zurücksenden rücksendung retoure rückgabe
umtausch tauschen
rückerstattung erstattung geld erstatten
kosten preis gebühr
bezahlen zahlen zahlung
rechnung beleg quittung
lieferung versand zustellung
liefern versenden verschicken schicken
paket sendung päckchen
verfolgen sendungsverfolgung tracking
verspätet verspätung verzögerung
kaputt defekt beschädigt
rabatt gutschein
größe maß
garantie gewährleistung
hilfe unterstützung
mitarbeiter mensch person
adresse anschrift
telefon handy
kind baby kinder ungeborene
schwanger schwangerschaft schwangere
schützen schutz
anstecken ansteckung infizieren infektion
übertragen übertragung
krankheit erkrankung
krank erkrankt
medikament arznei
behandlung therapie
impfung impfstoff
symptom anzeichen
reise reisen urlaub
gefährlich gefahr risiko
gefährdet risiko
quarantäne isolierung isolieren
arbeit arbeitgeber job
arzt ärztin
zoll verzollung
`,
};
