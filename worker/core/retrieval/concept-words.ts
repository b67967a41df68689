// What customers talk about, as concepts with the words and phrases that point to them: wider than synonyms ("doorstep" points
// to delivery and to home). One concept a line: its name, then words; a phrase is joined by underscores. Our own words. Data only.

export const conceptWords: Record<string, string> = {
  en: `
order order purchase buy bought checkout basket cart ordered stuff placed_order
ordernumber order_number order_id reference_number confirmation_number
confirmation confirmation confirm confirmed acknowledge go_through went_through is_real order_real worked successful
history history past previous past_orders earlier list_of everything_i_bought
track track tracking trace follow whereabouts where_is wheres where_are locate on_the_road on_its_way on_the_way in_transit left_already scan no_information status
status status state progress stage processing pending confirmed mean supposed
delivery deliver delivery ship shipping shipment courier carrier driver parcel package arrive dispatch post postage mail transit door doorstep porch van
pickup pickup pick_up collect collection fetch locker pickup_point collect_in_store click_and_collect
deliverytime how_long delivery_time shipping_time when_arrive arrive estimated eta get_here will_it_arrive transit_time lead_time days_for_delivery
express express fast faster quick rush urgent asap overnight next_day tomorrow priority expedite speed same_day before_friday
late late delay delayed overdue still_waiting should_have should_of not_arrived hasnt_arrived has_not_arrived taking_so_long behind waiting slow long_time passed supposed_to_arrive
lost lost lose missing gone vanish disappear never_arrived never_came never_showed cant_find misplaced nowhere not_received
missingpart missing incomplete only_got half part_of not_in_the_box not_in_the_carton not_inside one_of one_of_the forgot_to_send short rest
wrongitem wrong_item wrong_thing wrong_size wrong_colour wrong not_what_i_ordered someone_elses different incorrect instead mixed_up wanted_a
damaged damage broken broke crack faulty defect shatter crushed torn hole dent scratch not_working fell_apart pieces smashed leak rip stained
missedelivery missed nobody_home not_home was_at_work second_attempt redeliver rearrange card_through try_again attempt
address address street postcode zip zipcode house apartment place redirect redirected moved move relocate destination
pobox po_box military apo packstation mailbox
abroad abroad overseas international internationally country countries worldwide foreign europe eu usa canada australia germany france japan china russia moscow india brazil switzerland uk britain africa asia america
customs customs duty duties tariff import export clearance border declaration declare clear hs_code broker eori entry
tax tax vat gst taxes sales_tax iva
return return send_back sent_back sending_back send_it_back give_back bring_back take_back go_back back_to_you ship_back give_it_back take_it_back send_them_back returnable get_rid unwanted not_for_me arent_for_me dont_like dont_want changed_my_mind rma
returntime return_period how_long_to_return too_late deadline days_to_return until_when window still_return
returncost return_cost return_postage pay_for_return free_returns free_return return_fee free_of_charge
refund refund refundable money_back reimburse reimbursement repay repaid get_back chargeback got_back credit_back get_my_money
exchange exchange swap replace change_size different_size another_size other_size replacement trade too_big too_small too_tight too_loose size_up size_down bigger_size smaller_size
cancel cancel cancellation stop call_off void abort dont_want_anymore annul undo revoke withdraw by_mistake
change change edit modify update amend alter correct switch fix_the_order after_ordering ago oops typo adjust
gift gift present birthday christmas wedding surprise giver given_to_me aunt mum mom friend anniversary
giftcard gift_card giftcard gift_voucher gift_certificate voucher
wrap wrap wrapping gift_wrap pack_it nicely note ribbon message card_with
discount discount coupon promo promotion promotional code voucher off reduced reduction cheaper percent deal bargain offer special rebate welcome_code
sale sale black_friday reduced clearance seasonal end_of_season prices_go_down discounted
pricematch price_match price_drop price_dropped cheaper_elsewhere competitor less_today went_down cheaper_on price_adjustment difference bucks_less dollars_less
loyalty loyalty points reward bonus membership_level tier collect_points vip club
student student university college teacher nurse military academic education
firstorder first_order new_customer first_time never_bought welcome first_purchase newcomer
price price cost how_much fee charge rate expensive cheap pricing quote estimate quotation dollar euro bucks amount
free free complimentary gratis no_charge without_paying for_free free_of_charge
pay pay payment paid paying settle checkout transaction
paymentmethod payment_method payment_option ways_to_pay paypal visa mastercard amex american_express apple_pay google_pay bitcoin crypto bank_transfer cash_on_delivery accept credit_card debit_card wire cash cheque
declined declined refused rejected fail failed not_accepted not_working doesnt_work not_valid invalid error wont_accept wont_go_through keeps_failing unsuccessful
doublecharge twice double duplicate two_payments charged_twice billed_twice two_times again
charge charge charged charges debit debited deduct withdrawn took_money statement took
pendingcharge pending hold authorisation authorization reserved blocked_money money_blocked pre_authorization
installment installment instalment klarna afterpay pay_later monthly split_cost three_parts in_parts in_three finance credit_plan pay_in
invoice invoice bill receipt billing proof_of_purchase
currency currency euro dollar pound yen exchange_rate
wallet wallet balance credit store_credit remaining whats_left how_much_is_left saved_card
bank bank account_number iban swift wire transfer deposit
card card credit_card debit_card visa mastercard cvv chip
cardlost lost_card stolen_card card_stolen card_lost freeze_card
pin pin passcode
atm atm cash_machine cash withdraw withdrawal
transfer transfer send_money wire remit
topup topup top_up add_money reload recharge deposit
loan loan mortgage borrow lend credit interest
account account profile sign_up signup register registration membership create_account user
login login log_in sign_in signin log_on get_into access cant_get_in
password password forgot reset passcode pw reset_link reset_mail credentials
locked locked lock_out locked_out shut_out block blocked suspend suspended too_many_attempts too_often ban disabled unlock frozen
twofactor two_factor 2fa two_step authenticator verification_code otp recovery_code
deleteaccount delete_account close_account close_my_account delete_my_account remove_me deactivate unregister terminate erase_profile
delete delete remove erase get_rid clear discard trash purge
email email inbox mail mailbox outlook gmail
spam spam junk unwanted
newsletter newsletter unsubscribe subscribe marketing mailing mailing_list opt_out stop_sending too_many_mails advertising
notify notify notification alert remind reminder let_me_know tell_me_when mail_me push inform
privacy privacy personal_data gdpr data_protection private confidential sensitive sell_my_data information_about_me
cookie cookie cookies consent tracking_cookies banner
security security secure hack hacked fraud fraudulent stolen unauthorized unauthorised without_permission never_made didnt_place suspicious compromised somebody_used unknown_charge i_never
scam scam phishing suspicious fake legit legitimate is_this_from_you sms text_message trust
size size sizing fit measurement measure chart large medium small tight loose snug length waist chest xl cm tall
shoesize shoe shoes boot boots feet foot uk_size eu_size
kids kid kids child children baby toddler boy girl son daughter infant year_old
clothing shirt jacket trousers pants sweater dress coat clothes jeans bikini swimwear underwear parka hat fleece socks hoodie skirt apparel garment outfit
wash wash laundry launder clean cleaning detergent machine tumble dry dry_clean care
wool wool cashmere merino knit sweater pilling shrink shrunk
leather leather suede polish wax
down down feather puffer sleeping_bag parka
waterproof waterproof rain wet soak leak water_resistant wet_through membrane
material material fabric cotton made_of ingredient vegan animal contain composition latex nickel
stock stock in_stock available availability sold_out out_of_stock back_in_stock restock still_to_be_had unavailable can_be_bought inventory waitlist
preorder preorder pre_order released release_date upcoming not_released isnt_released coming_out
review review rating comment feedback stars opinion
warranty warranty guarantee guaranteed covered defect manufacturer claim
repair repair mend fix fixing zipper zip resole spare service broken new_zip
parts spare_part spare_parts replacement_part parts lid buckle cap screw component accessory accessories missing_lid laces
recall recall safety_notice dangerous_product hazard recalled
custom custom customise customize personalise personalize engrave engraving embroider initials monogram logo name_on own_design
bulk bulk wholesale quantity corporate company_order many_pieces large_order volume team
reseller reseller wholesale retailer distributor sell_your stock_your boutique partner affiliate dropship become_a franchise
store store shop branch outlet showroom location physical in_person counter london boston
hours opening_hours open hours close closing weekend sunday saturday when_open holiday
contact contact phone_number telephone call reach hotline phone email_address get_in_touch customer_service
human human person agent representative real_person someone_real operator advisor staff_member talk_to speak_to live_chat bot
complaint complaint complain unhappy unacceptable manager escalate dispute terrible bad_service disappointed formal object
jobs job jobs career careers vacancy vacancies hiring work_for internship apply position recruit employment
environment environment sustainable sustainability eco green climate carbon recycle recycled footprint ethical organic
company company about_you who_are_you owner owns headquarters founded behind business brand based
website website site page webpage browser button load loading online web crash
app app application ios android phone_app crash install reinstall mobile tablet iphone shuts_down closes
accessibility accessible accessibility disability disabled blind screen_reader wheelchair deaf contrast
technical error bug crash freeze not_working doesnt_work broken problem issue trouble glitch slow down stuck troubleshoot fails
install install installation setup set_up configure configuration download deploy
update update upgrade version latest release refresh
howlong how_long duration how_many_days how_many_weeks days weeks hours long until
when when date time day schedule deadline
where where place location find
howmuch how_much cost price fee rate
limit limit maximum minimum max min cap threshold restriction allowed how_many
why why reason cause how_come
requirement require requirement need must mandatory necessary obligatory have_to
document document paper paperwork form certificate certification licence license attest
certificateorigin origin certificate_of_origin eur1 preferential form_a rex made_in
packing packing packaging pack box carton crate wrap pallet label
dangerous dangerous hazardous battery batteries lithium flammable chemical adr un_number msds perfume aerosol hazmat
prohibited prohibited forbidden banned restricted not_allowed illegal cant_send cant_ship not_accept weapon
insurance insurance insure insured cover coverage liability policy premium
claim claim compensation compensate damages liability reimburse file_a_claim
warehouse warehouse storage store keep_stock depot bonded fulfilment inventory pallets
freight freight cargo container lcl fcl vessel ship ocean sea air_freight truck rail groupage load
vessel vessel port shipping_line bill_of_lading sailing terminal ship
incoterm incoterm incoterms dap ddp exw fob cif delivered_at_place ex_works
hold hold held stuck inspection inspect exam seized detained customs_hold stopped
value value valuation worth declared_value low_value threshold de_minimis
agent broker forwarder power_of_attorney authorise representative authorisation
booking book booking reserve reservation appointment slot schedule arrange
quote quote quotation estimate offer rate_request price_for calculation
movinghome household furniture moving relocate personal_effects belongings removal
sanctions sanction embargo screening russia iran denied
weight weight weigh heavy kg kilo dimensions height high width wide measure volume
temperature temperature cold chilled frozen reefer heat cool
subscription subscription subscribe plan monthly yearly annual renew renewal recurring membership auto_renew cancel_subscription
trial trial free_trial demo try_out test_version sample
renew renew renewal extend prolong expire expiry expiration valid
language language translate translation english spanish french german speak
video video clip movie film youtube watch stream playback buffer vimeo
photo photo picture image pic camera screenshot
music music song audio playlist listen album
file file document attachment folder directory upload download pdf
export export download backup back_up save extract copy_of offline_copy offline local
spreadsheet spreadsheet excel table cell column row sheet chart graph
calendar calendar event appointment meeting reminder schedule
searching search find filter look_for query sort order_by
share share collaborate invite send_to public link permission
sync sync synchronize synchronization device cloud
selfhost self_host host own_server on_premise local_version own_instance deployment locally offline_version
embed embed insert include integrate import
size_of_file file_size size big kb mb gb storage_space
dependency depend dependency dependencies conditional interdependencies until_another workflow
message message text chat sms messenger conversation
social facebook twitter instagram tiktok linkedin like friend post profile
api api webhook developer endpoint integration sdk code token
training train training model data dataset machine_learning
bot bot chatbot assistant ai artificial_intelligence
virus virus coronavirus covid corona sars germ pathogen disease
symptom symptom sign fever cough clinical present headache feel feature
infect infect infection catch contract get_sick contagious infected
transmit transmit transmission spread pass passed airborne contagious surface droplet
treatment treat treatment cure medicine medication drug remedy therapy antibiotic ibuprofen
vaccine vaccine vaccination shot jab immunize
immunity immune immunity antibody again twice reinfect recover recovered
test test testing tested diagnose diagnosis detect swab screening panel
riskgroup risk higher_risk vulnerable susceptible elderly older diabetes asthma chronic serious severe likely
pregnancy pregnant pregnancy womb baby unborn birth breastfeed mother newborn
mask mask facemask respirator n95 ppe glove protective equipment worn wear
protect protect prevent prevention avoid safe reduce_risk precaution
hygiene wash_hands disinfect sanitizer soap clean sanitize wipe bleach
isolation quarantine isolate isolation stay_at_home self_isolate lockdown distancing social_distance
travel travel trip flight airplane airport fly journey abroad cruise
vacation vacation holiday trip pto time_off leave
animal animal pet dog cat
food food eat meal restaurant grocery takeout cook
death death die mortality fatal kill survive
hospital hospital doctor clinic healthcare nurse medical physician icu ventilator
community community outbreak neighbour neighborhood around_me area local near_me
origin origin come_from start begin where_did source cause
duration last end over how_long when_will long
statistics how_many number cases statistics count total
school school class student teacher childcare university
work work employer employee job office workplace colleague
weather weather temperature climate summer warm heat humidity
name name called naming stand_for
difference difference different versus vs compare distinguish comparison
definition what_is define definition meaning mean explain
flight flight plane ticket airline boarding seat luggage baggage
hotel hotel room check_in stay accommodation
car car vehicle drive parking fuel tire
recipe recipe cook ingredient meal dinner
alarm alarm wake timer clock
light light lights lamp brightness bulb
volume volume louder quieter mute sound
`,
};
