// What customers talk about, as concepts with the words and phrases that point to them: wider than synonyms ("doorstep" points
// to delivery and to home). One concept a line: its name, then words; a phrase is joined by underscores. Our own words. Data only.

export const conceptWords: Record<string, string> = {
  en: `
order order purchase buy bought checkout basket cart ordered stuff placed_order
ordernumber order_number order_id reference_number confirmation_number
confirmation confirmation confirm confirmed acknowledge go_through went_through is_real order_real booking_confirmed
history history past previous past_orders everything_i_bought order_history
track track tracking trace follow whereabouts wheres locate on_the_road on_its_way on_the_way in_transit left_already scan no_information status
status status state progress stage processing pending confirmed mean supposed
delivery deliver delivery ship shipping shipment courier carrier driver parcel package arrive dispatch post postage transit doorstep porch van by_mail in_the_mail
pickup pickup pick_up collect collection fetch locker pickup_point collect_in_store click_and_collect
deliverytime how_long delivery_time shipping_time when_arrive arrive estimated eta get_here will_it_arrive transit_time lead_time days_for_delivery
express express fast faster quick rush urgent asap overnight next_day tomorrow priority expedite speed same_day before_friday
late late delay delayed overdue still_waiting should_have should_of not_arrived hasnt_arrived has_not_arrived taking_so_long behind waiting slow long_time passed supposed_to_arrive
lost lost lose missing gone vanish disappear never_arrived never_came never_showed cant_find misplaced nowhere not_received
missingpart missing incomplete only_got half part_of not_in_the_box not_in_the_carton not_inside one_of one_of_the forgot_to_send some_items not_everything not_all something_missing
wrongitem wrong_item wrong_thing wrong_size wrong_colour wrong not_what_i_ordered someone_elses different incorrect instead mixed_up wanted_a
damaged damage broken broke crack faulty defect shatter crushed torn hole dent scratch not_working fell_apart pieces smashed leak rip stained
missedelivery missed nobody_home not_home was_at_work second_attempt redeliver rearrange card_through try_again attempt
address address street postcode zip zipcode house apartment place redirect redirected moved move relocate destination
pobox po_box military apo packstation mailbox
abroad abroad overseas international internationally country countries worldwide foreign europe eu usa canada australia germany france japan china russia moscow india brazil switzerland uk britain africa asia america
customs customs duty duties tariff import export border declaration declare hs_code broker eori customs_clearance clear_customs import_fee import_fees
tax tax vat gst taxes sales_tax iva
return return send_back sent_back sending_back send_it_back give_back bring_back take_back go_back back_to_you ship_back give_it_back take_it_back send_them_back returnable get_rid unwanted not_for_me arent_for_me dont_like dont_want changed_my_mind rma drop_off get_the_parcel_back parcel_back take_them_back bring_them_back sending_it_back return_label not_keep given_back
returntime return_period how_long_to_return too_late deadline days_to_return until_when window still_return
returncost return_cost return_postage pay_for_return free_returns free_return return_fee free_of_charge
refund refund refundable money_back reimburse reimbursement repay repaid get_back chargeback got_back credit_back get_my_money
exchange exchange swap replace change_size different_size another_size other_size replacement trade too_big too_small too_tight too_loose size_up size_down bigger_size smaller_size
cancel cancel cancellation call_off void abort dont_want_anymore annul undo revoke by_mistake stop_the_order stop_my_order cancel_my_order
change change edit modify update amend alter correct switch fix_the_order after_ordering oops typo adjust change_order change_my_order add_to_my_order
gift gift present birthday christmas wedding surprise giver given_to_me aunt anniversary
giftcard gift_card giftcard gift_voucher gift_certificate voucher
wrap wrap wrapping gift_wrap pack_it nicely note ribbon card_with gift_message with_a_message
discount discount coupon promo promotion promotional code voucher off reduced reduction cheaper percent deal bargain offer special rebate welcome_code anything_off savings save_money student_discount
sale sale black_friday reduced clearance seasonal end_of_season prices_go_down discounted
pricematch price_match price_drop price_dropped cheaper_elsewhere competitor less_today went_down cheaper_on price_adjustment bucks_less dollars_less price_went_down paid_more lower_price
loyalty loyalty points reward bonus membership_level tier collect_points vip loyalty_points my_points
student student university college teacher nurse military academic education
firstorder first_order new_customer first_time never_bought welcome first_purchase newcomer
price price cost how_much fee charge rate expensive cheap pricing quote estimate quotation
free free complimentary gratis no_charge without_paying for_free free_of_charge
pay pay payment paid paying settle checkout transaction out_of_my_own_pocket owe spend_on who_pays
paymentmethod payment_method payment_option ways_to_pay paypal visa mastercard amex american_express apple_pay google_pay bitcoin crypto bank_transfer cash_on_delivery credit_card debit_card wire cash cheque do_you_take do_you_accept pay_with pay_by pay_via ways_of_paying maestro bancontact ideal sepa
declined declined refused rejected fail failed not_accepted not_working doesnt_work not_valid invalid error wont_accept wont_go_through keeps_failing unsuccessful
doublecharge twice double duplicate two_payments charged_twice billed_twice two_times debited_twice charged_again
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
locked locked lock_out locked_out shut_out suspend suspended too_many_attempts too_often ban disabled unlock cant_access block_my_account
twofactor two_factor 2fa two_step authenticator verification_code otp recovery_code
deleteaccount delete_account close_account close_my_account delete_my_account remove_me deactivate unregister terminate erase_profile
delete delete remove erase get_rid clear discard trash purge
email email inbox mail mailbox outlook gmail
spam spam junk unwanted
newsletter newsletter unsubscribe subscribe marketing mailing_list opt_out stop_sending too_many_mails advertising
notify notify notification alert remind reminder let_me_know tell_me_when mail_me push inform_me keep_me_informed
privacy privacy personal_data gdpr data_protection private confidential sensitive sell_my_data information_about_me
cookie cookie cookies consent tracking_cookies banner
security security secure hack hacked fraud fraudulent unauthorized unauthorised without_permission never_made didnt_place suspicious compromised somebody_used unknown_charge i_never i_never_made never_ordered not_me wasnt_me permission
scam scam phishing suspicious fake legit legitimate is_this_from_you sms text_message trust
size size sizing fit measurement measure chart large medium small tight loose snug waist chest xl cm tall between_two_sizes which_size what_size runs_small true_to_size
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
repair repair mend fix zipper zip resole spare broken new_zip sew stitch
parts spare_part spare_parts replacement_part parts lid buckle cap screw component accessory accessories missing_lid laces
recall recall safety_notice dangerous_product hazard recalled
custom custom customise customize personalise personalize engrave engraving embroider initials monogram logo name_on own_design put_a_name logo_on our_logo my_name_on
bulk bulk wholesale quantity corporate many_pieces large_order volume team for_everyone for_our_team employees staff pieces whole_office company_of
reseller reseller wholesale retailer distributor sell_your stock_your boutique partner affiliate dropship become_a franchise
store store shop branch outlet showroom physical in_person counter london boston your_shop your_store
hours opening_hours open close closing weekend sunday saturday when_open what_time business_hours working_hours opening_times closed open_on
contact contact phone_number telephone reach hotline phone email_address get_in_touch customer_service
human human agent representative real_person someone_real operator advisor staff_member talk_to speak_to live_chat bot real_human customer_service_agent speak_with talk_with isnt_a_robot not_a_robot
complaint complaint complain unhappy unacceptable manager escalate dispute terrible bad_service disappointed formal object
jobs job jobs career careers vacancy vacancies hiring work_for internship apply position recruit employment
environment environment sustainable sustainability eco green climate carbon recycle recycled footprint ethical organic
company company about_you who_are_you owner owns headquarters founded brand about_your_company who_is_behind
website website site page webpage browser button load loading web crash firefox safari site_is_down basket_button
app app application ios android phone_app crash install reinstall mobile tablet iphone shuts_down closes
accessibility accessible accessibility disability disabled blind screen_reader wheelchair deaf contrast
technical error bug crash freeze not_working doesnt_work problem issue trouble glitch stuck troubleshoot fails doing_nothing does_nothing not_responding unresponsive screen keeps_crashing white_screen blank
install install installation setup set_up
update update upgrade version latest release refresh
howlong how_long duration how_many_days how_many_weeks days weeks long last how_soon time_frame timeframe since how_quickly how_fast
when when schedule deadline what_day which_day what_date how_soon
where where location find which_place near_me nearest
limit limit maximum minimum max min cap threshold restriction
why why reason cause how_come explain_why
requirement require requirement need must mandatory necessary obligatory have_to
document document paper paperwork form certificate certification licence license attest
certificateorigin certificate_of_origin eur1 preferential form_a rex made_in country_of_origin eur_1 preference
packing packing packaging pack box carton crate wrap pallet label
dangerous dangerous hazardous battery batteries lithium flammable chemical adr un_number msds perfume aerosol hazmat
prohibited prohibited forbidden banned restricted not_allowed illegal cant_send cant_ship not_accept weapon
insurance insurance insure insured cover coverage policy premium
claim claim compensation compensate damages liability reimburse file_a_claim
warehouse warehouse storage store keep_stock depot bonded fulfilment inventory pallets
freight freight cargo container lcl fcl vessel ocean sea air_freight truck rail groupage ship_goods
vessel vessel port shipping_line bill_of_lading sailing terminal
incoterm incoterm incoterms dap ddp exw fob cif delivered_at_place ex_works
hold hold held stuck inspection inspect exam seized detained customs_hold stuck_in_customs
value value valuation worth declared_value low_value threshold de_minimis
agent broker forwarder power_of_attorney authorise representative authorisation
booking book booking reserve reservation appointment slot schedule arrange
quote quote quotation estimate offer rate_request price_for calculation
movinghome household furniture moving relocate personal_effects belongings removal
sanctions sanction embargo screening russia iran denied
weight weight weigh heavy kg kilo dimensions width measure volume
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
share share collaborate invite permission send_to_a_friend
sync sync synchronize synchronization device cloud
selfhost self_host host own_server on_premise local_version own_instance deployment locally offline_version
embed embed insert include integrate import
size_of_file file_size kb mb gb storage_space large_file how_big disk_space attachment_size
dependency depend dependency dependencies conditional interdependencies until_another workflow
message message text chat sms messenger conversation
social facebook twitter instagram tiktok linkedin profile
api api webhook developer endpoint integration sdk api_key
training train training model machine_learning
bot bot chatbot assistant ai artificial_intelligence
virus virus coronavirus covid corona sars germ pathogen disease
symptom symptom sign fever cough clinical headache feature presenting
infect infect infection catch contract get_sick contagious infected
transmit transmit transmission spread pass passed airborne contagious surface droplet
treatment treat treatment cure medicine medication drug remedy therapy antibiotic ibuprofen
vaccine vaccine vaccination shot jab immunize
immunity immune immunity antibody reinfect recover recovered get_it_again reinfected
test test testing tested diagnose diagnosis detect swab screening panel tested_positive
riskgroup risk higher_risk vulnerable susceptible elderly older diabetes asthma chronic severe more_likely at_risk
pregnancy pregnant pregnancy womb baby unborn birth breastfeed mother newborn
mask mask facemask respirator n95 ppe glove protective
protect protect prevent prevention avoid safe reduce_risk precaution
hygiene wash_hands disinfect sanitizer soap clean sanitize wipe bleach
isolation quarantine isolate isolation stay_at_home self_isolate lockdown distancing social_distance
travel travel trip flight airplane airport fly journey abroad cruise
vacation vacation holiday trip pto time_off leave
animal animal pet dog cat
food food eat meal restaurant grocery takeout cook
death death die mortality fatal kill survive
hospital hospital doctor clinic healthcare nurse medical physician icu ventilator
community community outbreak neighbour neighborhood around_me area near_me my_area
origin origin come_from start begin where_did source cause
statistics statistics count total number_of_cases case_count
school school class student teacher childcare university
work work employer employee job office workplace colleague
weather weather temperature climate summer warm heat humidity
name name called naming stand_for
difference difference different versus vs compare distinguish comparison
definition define definition meaning mean explain what_does_it_mean stand_for
flight flight plane ticket airline seat luggage baggage boarding_pass
hotel hotel room check_in stay accommodation
car car vehicle drive parking fuel tire
recipe recipe cook ingredient meal dinner
alarm alarm wake timer clock
light light lights lamp brightness bulb
volume volume louder quieter mute sound
redeem redeem spend cash_in use_my use_a
buygift buy_a_gift buy_gift buy_a_voucher purchase_a_gift give_a_voucher
giftreturn return_a_gift return_a_present gift_receipt
printer printer print printing print_label label
proof proof photo evidence picture_of
expiry expire expiry expiration valid validity
combine combine stack together several both two_codes two_vouchers
minimum minimum at_least threshold lowest
signature signature sign signed
neighbour neighbour neighbor next_door
weekendday weekend sunday saturday monday
sport sport football soccer basketball nba team game match score player olympics world_cup
history_general war king queen president century ancient empire revolution born
geography capital mountain river ocean population continent city state lake desert
science planet star physics chemistry atom element photosynthesis gravity einstein biology periodic_table
math square root calculate multiply divide equation percent_of sum plus minus
politics government election vote president senator law congress parliament tax_return
celebrity actor singer famous celebrity oscar band concert tour
entertainment movie film series netflix show episode book novel author read wrote
joke joke funny laugh story poem riddle
cooking recipe bake cook bread cake oven calories dish avocado
health doctor pain hurt tooth painkiller sleep insomnia exercise diet stress headache
stocks invest stock_market shares bond gold dow nasdaq crypto
transport bus train subway taxi route traffic parking
housing landlord rent apartment lease tenant deposit roommate
garden garden plant grass flower mow tree seed
pets puppy dog cat fish hamster breed
programming python javascript script program code_that function compile
passport passport visa_application embassy citizenship license_plate driving_licence
religion church god bible pray religion
relationship girlfriend boyfriend marriage date_night wedding divorce
language_learning translate swahili pronounce grammar dictionary
education_general university degree exam homework college_application scholarship
news news headline breaking
timer alarm timer clock time_zone
greeting hello hi hey morning
thanks thanks thank_you appreciate
`,
};
