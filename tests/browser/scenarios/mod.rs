//! All scenarios, in the order in which they are played.

mod articles;
mod axe_core;
mod base_path;
mod calendar;
mod direction;
mod directory;
mod faults;
mod filters;
mod gallery;
mod history;
mod hydration;
mod injection;
mod kills;
mod links;
mod loads;
mod looks;
mod messages;
mod pages;
mod plan;
mod preferences;
mod prefill;
mod privacy;
mod programme;
mod receipts;
mod registration;
mod scriptless;
mod search;
mod sessions;
mod stage;
mod startup;
mod status;
mod tabs;
mod validation;
mod width;

use crate::lane::Scenario;
use faults::{changed, device, elsewhere, network, replies, waiting};
pub(crate) use looks::Finding;

macro_rules! scenarios {
    ($($module:ident :: $name:ident),* $(,)?) => {
        &[$(Scenario {
            name: concat!(stringify!($module), "::", stringify!($name)),
            play: |scene| Box::pin($module::$name(scene)),
        }),*]
    };
}

/// Those that need a session set otherwise come last, so that it is set but once. Those that
/// kill tabs have one of their own, and come in the middle: the older a browser, the longer it
/// takes for the same.
pub(crate) const ALL: &[Scenario] = scenarios![
    stage::console_is_collected,
    stage::faults_are_injected,
    stage::time_passes_when_it_is_told_to,
    stage::axe_finds_faults,
    hydration::every_page_is_taken_over_as_it_was_served,
    registration::a_person_finds_the_forum_and_registers,
    registration::what_was_typed_before_the_app_had_started_is_there,
    registration::what_stands_in_a_field_is_sent,
    registration::a_reload_loses_nothing,
    validation::an_empty_form_says_what_is_missing,
    validation::a_field_is_checked_after_it_was_left,
    validation::a_number_is_shown_as_it_will_be_sent,
    validation::a_slip_in_an_address_is_told_of,
    network::a_slow_connection_is_told_of,
    network::offline_it_waits_and_then_goes,
    network::a_lost_reply_is_unknown_and_goes_again,
    network::whatever_is_unknown_keeps_its_key,
    network::without_an_answer_the_request_ends,
    elsewhere::an_error_that_may_not_be_read_is_unknown,
    elsewhere::a_key_that_cors_stops_is_unknown,
    elsewhere::a_wait_that_cors_hides_is_told_by_the_body,
    elsewhere::a_date_by_an_unknown_clock_is_clamped,
    elsewhere::the_address_names_no_endpoint,
    elsewhere::a_redirect_to_another_host_is_not_followed,
    waiting::retry_after_in_all_forms,
    waiting::a_key_in_flight_waits,
    waiting::what_closed_meanwhile_is_refused,
    waiting::other_pages_tell_of_what_waits,
    waiting::what_is_removed_stays_removed,
    waiting::the_sooner_one_goes_first,
    replies::what_is_no_reply_is_no_success,
    replies::without_a_reference_the_key_is_it,
    replies::a_failure_says_so_and_can_be_repeated,
    replies::a_refusal_is_told_at_its_place,
    replies::markup_in_a_reply_is_text,
    changed::many_presses_send_once,
    changed::a_change_waits_for_what_was_sent,
    changed::a_change_goes_where_the_first_was_refused,
    changed::sending_again_does_not_disturb_typing,
    changed::where_a_repeat_is_not_safe_it_asks,
    device::without_storage_the_page_is_to_stay_open,
    device::what_arrived_is_written_later,
    device::an_old_key_is_not_sent_by_itself,
    kills::before_it_is_written,
    kills::when_it_is_queued,
    kills::before_the_request_leaves,
    kills::while_the_request_is_on_its_way,
    kills::before_the_answer_leaves,
    kills::before_done_is_written,
    kills::when_done_is_written,
    kills::where_a_repeat_is_not_known_to_be_safe_it_asks,
    tabs::both_send_at_once,
    tabs::the_second_sends_while_the_first_hangs,
    receipts::the_receipt_has_all_that_stays,
    receipts::a_registration_can_be_taken_back,
    receipts::what_cannot_be_taken_back_stays,
    receipts::they_are_there_offline,
    receipts::wiped_storage_is_a_clean_start,
    privacy::who_only_looks_leaves_nothing,
    privacy::a_shared_device_keeps_nothing,
    privacy::what_arrived_is_forgotten,
    privacy::what_cannot_be_wiped_is_told,
    privacy::a_draft_lives_for_a_day,
    prefill::a_session_is_chosen_by_its_link,
    prefill::a_campaign_is_sent_and_an_address_is_not_taken,
    messages::each_form_is_sent_and_stored,
    programme::it_says_what_takes_place,
    programme::rooms_stand_side_by_side,
    programme::a_profile_opens_in_place,
    programme::a_large_one_is_read_in_parts,
    preferences::dates_are_as_chosen,
    preferences::a_page_in_pieces_shows_what_is_chosen,
    preferences::months_are_told_by_the_common_names,
    preferences::colours_are_as_chosen,
    preferences::ones_own_time_is_told,
    preferences::what_is_kept_is_hostile,
    preferences::without_the_script_the_page_is_shown,
    injection::markup_in_content_is_text,
    injection::strings_become_no_markup,
    injection::many_servers_are_named_by_the_page,
    plan::there_is_no_button_that_does_nothing,
    plan::what_is_marked_is_kept,
    plan::what_is_removed_can_be_brought_back,
    plan::another_tab_follows,
    plan::a_link_carries_the_plan,
    plan::a_cancelled_session_is_told_of,
    plan::changes_are_told_until_acknowledged,
    plan::a_programme_tells_what_is_new,
    plan::without_storage_it_works_for_the_page,
    plan::the_calendar_file_holds_the_events,
    plan::what_is_kept_may_be_hostile,
    plan::what_is_too_much_is_bounded,
    status::what_it_tells_is_shown,
    status::a_waiting_list_is_offered,
    status::without_an_answer_the_content_holds,
    startup::without_the_module_pages_read_and_say_what_to_do,
    startup::a_crash_keeps_what_was_typed,
    links::clicks_stay_in_the_app,
    links::still_pages_are_documents,
    links::other_clicks_are_the_browsers,
    links::an_intent_fetches_once,
    links::a_missing_page_offers_the_nearest,
    articles::a_text_is_drawn_as_it_was_served,
    articles::a_wide_table_scrolls_by_itself,
    articles::a_page_of_ones_own_is_found,
    history::back_and_forward_restore_page_and_place,
    history::an_anchor_is_the_browsers,
    loads::a_payload_that_does_not_come_is_told_of,
    loads::a_part_that_does_not_come_is_told_of,
    loads::another_version_is_loaded_whole,
    loads::a_slow_page_is_told_of,
    loads::new_content_appears,
    calendar::views_lead_to_each_other,
    calendar::what_is_over_is_folded,
    calendar::a_sector_has_its_page,
    sessions::a_programme_is_narrowed,
    sessions::a_grid_is_narrowed,
    sessions::one_of_many_sessions_is_found,
    sessions::a_long_list_of_a_form_comes_with_the_app,
    filters::a_choice_narrows_the_list,
    filters::keys_are_enough,
    filters::an_address_filters,
    filters::back_leads_through_choices,
    filters::a_long_list_is_loaded,
    directory::people_are_narrowed_down,
    search::a_person_is_found_and_opened,
    search::opened_again_it_begins_empty,
    search::spellings_find_the_same,
    search::nothing_is_loaded_before_and_nothing_typed_is_lost,
    search::an_index_that_does_not_come_is_told_of,
    search::what_is_kept_as_missing_is_asked_for_again,
    search::a_key_leads_to_it,
    direction::text_runs_as_it_should,
    direction::letters_stand_in_order,
    width::no_page_scrolls_sideways,
    width::no_page_of_states_scrolls_sideways,
    width::no_page_of_the_field_scrolls_sideways,
    base_path::the_site_works_below_a_path,
    gallery::the_gallery_is_as_kept,
    gallery::the_gallery_is_accessible,
    axe_core::pages_in_light,
    axe_core::speakers_in_light,
    axe_core::states_in_light,
    axe_core::pages_in_dark,
    axe_core::speakers_in_dark,
    axe_core::states_in_dark,
    stage::dark_is_dark,
    stage::scripts_are_off,
    scriptless::every_page_reads,
    scriptless::the_forum_says_it_all,
    scriptless::the_form_says_how_else,
    calendar::views_read_without_script,
];

/// How the names of the most important journeys begin.
pub(crate) const IMPORTANT: &[&str] = &[
    "hydration::",
    "registration::",
    "validation::",
    "network::a_lost",
    "replies::a_refusal",
    "changed::many",
    "startup::",
    "links::clicks",
    "history::",
];
