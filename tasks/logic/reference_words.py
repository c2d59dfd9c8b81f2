"""The words that cells of `seeds/reference` may hold because the code asks for them by name: kinds, classes, frames.

A word that nothing asks for would be a row without effect: a misspelling, which is refused.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


OFFICE_KINDS = words(
    "head_of_state head_of_government minister deputy_minister diplomat spokesperson official military legislator"
    " monarch religious party_leader former analyst journalist private legal"
)
MATTERS = words("material diplomatic aid reform yield meet settle mediate")  # CAMEO divides verbal events by them
THREATS = words("force sanctions aid relations talks mediation")
ACTS = words("demand propose offer accept reject warn commit call state")
STANCES = words("support oppose open")
STATUSES = words("held ongoing scheduled proposed postponed cancelled")
MARKS = words("circle square cross diamond triangle-up triangle-down triangle-right triangle-left")  # as Vega has them
SETTINGS = words("phone mediation visit multilateral third_place negotiation")
SLOTS = words("title status start_date end_date duration_minutes place country format parties people issues")
MEETING_TIMES = words(
    "clause_break report not_its_day event_noun been under_way moved start due intends to_meet nth_day"
    " early mid late first second later earlier nth_week number after before at_end at_start ended spoken"
    " also also_verb another_time not_news resolved within_event departed of_event gone been_in journey new_subject"
    " lasted measured call"
)
FRAMES = words(
    "agree agreed another_round arranged arrive_day attend body call call_on called concluded convene converge"
    " counterpart delegation discuss done_afar done_apart done_to done_together elections encounter errand event"
    " event_plural format from_to gather goes_on host host_for includes invite invited_to joint_body leave_for"
    " light made_up_of meal meet occasion official_head once_more one_side other_service passive portfolio portion"
    " principal resumption see send sent separately sign speak speak_together spent stay stint take_to the_two together"
    " told told_in told_on_day told_otherwise travel travel_for venue veto_after_meet veto_before veto_before_body"
    " veto_sentence visit visit_noun went_on with with_both with_object"
)
DATE_KINDS = words(
    "access ago amended ampm and approx arranged article at attend before_year beside beside_month byline"
    " caption_ahead clock_word commentary copyright counted_back day_word daypart dayparts decade_word earlier"
    " edge every few fiscal for_spell frequency future half happened holiday implied_past in intended irrealis"
    " issue last later modal month month_short more newspaper next not_day not_day_before not_in_office"
    " not_infinitive not_past not_year not_year_before number of old on once or ordinal orso over overnight"
    " passive past period period_end present present_noun prompt quarter recent ref season seasons shifted"
    " speech stamp that the this thought to tonight unit units verb_ahead volume weekday weekday_short weekdays"
    " weekend year zone"
)
DATE_KINDS_OF_NUMBERS = words(
    "beside day_word decade_word half month month_short number ordinal weekday weekday_short weekdays"
)
GRAMMAR_CLASSES = words(
    "addressed_noun addressee adjective adjective_or_past adverb adverb_pair authoring be binding_text catenative"
    " concessive conjunction contrast cue_verb determiner do document_noun errand gerund_preposition go have home_organ"
    " going ingressive joining light_verb loose_adverb member modal national_body not noun noun_or_verb object_pronoun"
    " of participle_opener party_body party_head party_side past_as_base people_as_side possessed_body possessive"
    " possessor preposition pronoun quantifier quoting relative relative_word scene session_body siding state_organ"
    " of participle_opener party_body party_head past_as_base people_as_side possessed_body possessive possessor"
    " preposition pronoun quantifier quoting relative relative_word scene seated_body session_body siding state_organ"
    " subordinator that time time_spell title to verb wh"
)
NAME_CLASSES = words(
    "acts_on against_state collective_head common_surname country definite epithet fighters firm_name firm_noun"
    " given_name go_between honorific institution institution_stop name_before_capital not_name not_title_of of_people"
    " of_two_states org_head particle portfolio thing_head title_modifier"
)
POSITION_KINDS = words(
    "arranging attributive begun borne commissive commit courtesy deed echo going_on greeting inert many_matters modal"
    " modal_commit modal_reject negation negative_subject not_promised noun noun_ally noun_form open_to predicate ready"
    " reject_phrase reverser reverser_after shared_head small_clause support_phrase threatened verb void"
    " void_asked void_given weighed"
)
SPEECH_CLASSES = words("about accord ask intend judge noun say seem show state tell think urge voice")
READING_LISTS = words(
    """
    about_talks
    abstaining
    accompanied
    accord
    acts_himself
    acts_on_another
    addressing
    advocate
    affirming
    agreed_deed
    agreed_text
    agreed_then
    allowed
    announcing
    anybody
    appointed
    appointment
    arrival_stem
    arrived
    arrives_or_meets
    as_agreed
    asked_of_somebody
    asking_for
    asking_noun
    asking_that
    asking_to
    assembled
    assertion
    at_stake
    attempt
    attend
    attended
    attended_by
    attitude
    audience
    backing
    bare_deed
    because_of
    become
    becoming
    began
    begin
    begins
    bench
    bidding
    bids
    blaming_or_praising
    break_off
    bringing_about
    by_wire
    called_off
    called_people
    called_to_nothing
    called_together
    calling_off
    came_back
    came_to_nothing
    came_to_terms
    carried_over
    cause_of_loss
    chaired
    chiding
    choosing
    circumstance
    claimed
    claimed_so
    claiming
    closeted
    colleague
    comes_for
    coming
    coming_about
    coming_to_power
    commission
    compliment
    conceded
    conceding
    concluded
    condemning
    conditions_there
    conference
    contest
    council
    counterpart
    dealing_with
    declared
    delegates
    delegation
    denial
    denying
    devoted
    did_act
    did_meet
    district
    does_meet
    doing_aside
    doing_beside
    done_as_one
    done_to_others
    dreading
    dropped
    due_to
    effect
    encounter
    ended
    ended_in
    ended_plan
    ending
    ending_it
    ends
    enjoying
    envoy
    errand_to_host
    evil
    expected_thing
    expecting
    failing
    fate
    fighting
    finishing
    foray
    forces
    foreseeing
    foretelling
    foretold_thing
    gather
    gathering
    gathering_people
    getting_better
    getting_under_way
    giving
    giving_up
    giving_word
    goal_of_journey
    goes_on_or_ends
    going
    going_on_to
    going_over
    going_to
    good_offices
    goods
    got_them
    granted
    greeted_event
    groundwork
    handed
    handed_over
    harder
    harmful
    harming
    have_met
    having
    held
    held_by
    held_by_things
    hindrance
    hold
    holding
    holding_true
    holds_now
    hoped_for
    hoping
    host
    host_of_venue
    imperative
    impersonal
    impulse
    in_anger
    in_attendance
    in_effect
    in_its_course
    in_the_programme
    include
    invitation
    invited_deed
    invited_to_talks
    invited_visit
    joining_a_body
    joint_commission
    journey
    journey_or_talks
    judged_move
    judging
    keeping
    kind_of_conference
    kind_of_goods
    kind_of_place
    kind_of_resort
    kind_of_talks
    kind_of_visit
    lasting
    laying
    leading
    leaving
    left_again
    left_open
    let_move
    let_through
    letting
    letting_be
    letting_in
    lies_ahead
    likely
    likely_help
    likely_so
    loath
    made_before
    majority
    many_officials
    many_sides
    mattering
    mediating
    mediation
    mediator
    meeting_somebody
    merit
    message
    met
    met_at
    met_demand
    minded
    move
    moved
    moves_on
    named_venue
    no_envoy
    no_journey
    no_part
    no_visit
    not_decided
    not_there
    number_of_hours
    occasion_of_talks
    of_a_meeting
    of_the_public
    of_three
    officer
    on_schedule
    on_the_way
    onlooker
    only_said
    only_saying
    only_supposed
    only_way
    order_of_business
    own_doing
    own_refusal
    own_work
    owned_thing
    paper
    part_of_place
    part_taken
    party_noun
    past_deed
    patronage
    plan
    pleasant_time
    pleased
    pleasure
    praised_as
    praising
    preparing
    presented
    presiding
    private_errand
    promise
    promised_done
    put_off
    putting_off
    ready_verb
    reckoning
    recognised_thing
    refused
    rejecting
    removing
    replied
    report
    reported
    request_to_come
    requesting
    resident_envoy
    retreat
    round
    said
    said_aside
    said_of_talks
    said_so
    said_to_host
    same_kind
    saying
    seeking
    seeming
    sending
    sent_abroad
    sent_by_a_side
    sent_somewhere
    sent_to_talks
    served_cause
    setting_off
    setting_out
    showing
    side_of_talks
    sidelines
    signed_paper
    signed_text
    sitting_with
    small_room
    sought
    sought_for_oneself
    spell
    spoken_of
    spoken_of_only
    staff
    standstill
    states_have
    states_together
    staying
    staying_so
    stopover
    striving
    suggests
    supposed
    supposed_deed
    supposition
    sure
    suspicion
    taken_together
    taking_further
    taking_part
    taking_part_in
    talked_of
    talks_course
    talks_do
    talks_held
    talks_run
    talks_with
    telling_apart
    telling_early
    text_of_rules
    thawed
    then_agreed
    thinking
    those_in_talks
    threatened_good
    time_apart
    to_a_person
    to_end
    to_last
    told_of_oneself
    told_plan
    told_whom
    topic_of_talks
    town
    travelled
    turning_up
    undertook
    undone
    unplanned
    untruth
    urging
    uttering
    vehicle
    venue
    view
    visit
    vital
    voicing
    waiting
    walked_out
    wanting
    war
    warning
    wasted
    wasting
    watched
    watched_talks
    watching
    winding_up
    winning
    wish
    wishing
    won
    worth
    wound_up
    yielding
    """
)
