//! Claims and documents to findings: one file a rule, its page in `rules/`.
//!
//! What is written here is what all rules share: the form of a [`Finding`], the reading of pages ([`page`]), the table
//! of rules ([`registry`]). Invariant: a rule sees a [`Context`] and a [`Sink`], and nothing of any other rule.

mod bare;
mod context;
mod contradiction;
mod earlier;
mod example;
mod finding;
mod house;
mod meta;
pub mod page;
mod phrases;
mod places;
pub mod registry;
mod repeated_digits;
mod row;
mod ways;
mod written;
mod year_span;

pub use context::{Context, FindingBuilder, Sink};
pub use earlier::Earlier;
pub use example::{Example, ExampleFault, Expectation};
pub use finding::{Applicability, Finding, Fingerprint, Language, Message, Related, Severity, Suggestion};
pub use house::{HouseError, HousePageFault, HouseRule, HouseRules};
pub use meta::{Activation, Code, Explanation, Family, NotACode, RuleMeta};
pub use registry::{Selection, check, check_all, check_edited};

registry::rules! {
    value {
        implausible_year => "value/implausible-year",
        percent_out_of_bounds => "value/percent-out-of-bounds",
        unit_word_typo => "value/unit-word-typo",
        separator_malformed => "value/separator-malformed",
        missing_unit => "value/missing-unit",
        fraction_exceeds_whole => "value/fraction-exceeds-whole",
        repeated_number_or_unit => "value/repeated-number-or-unit",
        identifier_format => "value/identifier-format",
        fractional_count => "value/fractional-count",
        index_basis_confusion => "value/index-basis-confusion",
        letter_digit_confusion => "value/letter-digit-confusion",
        unit_quantity_mismatch => "value/unit-quantity-mismatch",
        separator_locale_mix => "value/separator-locale-mix",
        decimal_slip_suspect => "value/decimal-slip-suspect",
        former_province => "value/former-province",
        admin_count_fact => "value/admin-count-fact",
        magnitude_implausible => "value/magnitude-implausible",
    }
    unit {
        unit_conversion_mismatch => "unit/unit-conversion-mismatch",
        currency_conversion_implausible => "unit/currency-conversion-implausible",
        mixed_currency_sum => "unit/mixed-currency-sum",
        currency_code_conflict => "unit/currency-code-conflict",
        scale_word_slip => "unit/scale-word-slip",
        non_legal_unit_unconverted => "unit/non-legal-unit-unconverted",
    }
    arithmetic {
        subtotal_mismatch => "arithmetic/subtotal-mismatch",
        part_exceeds_whole => "arithmetic/part-exceeds-whole",
        share_mismatch => "arithmetic/share-mismatch",
        shares_sum_mismatch => "arithmetic/shares-sum-mismatch",
        growth_rate_mismatch => "arithmetic/growth-rate-mismatch",
        plan_completion_mismatch => "arithmetic/plan-completion-mismatch",
        range_inverted => "arithmetic/range-inverted",
        difference_mismatch => "arithmetic/difference-mismatch",
        index_change_mismatch => "arithmetic/index-change-mismatch",
        multiple_mismatch => "arithmetic/multiple-mismatch",
        excess_over_plan_mismatch => "arithmetic/excess-over-plan-mismatch",
        percent_point_confusion => "arithmetic/percent-point-confusion",
        rank_difference_mismatch => "arithmetic/rank-difference-mismatch",
        remainder_mismatch => "arithmetic/remainder-mismatch",
        cumulative_mismatch => "arithmetic/cumulative-mismatch",
        compound_growth_mismatch => "arithmetic/compound-growth-mismatch",
        ledger_balance_mismatch => "arithmetic/ledger-balance-mismatch",
        implied_base_conflict => "arithmetic/implied-base-conflict",
        average_mismatch => "arithmetic/average-mismatch",
        product_mismatch => "arithmetic/product-mismatch",
        density_yield_mismatch => "arithmetic/density-yield-mismatch",
        medal_score_total_mismatch => "arithmetic/medal-score-total-mismatch",
        trade_balance_mismatch => "arithmetic/trade-balance-mismatch",
        rate_amount_mismatch => "arithmetic/rate-amount-mismatch",
        value_outside_stated_range => "arithmetic/value-outside-stated-range",
        turnout_vote_mismatch => "arithmetic/turnout-vote-mismatch",
        ratio_phrase_mismatch => "arithmetic/ratio-phrase-mismatch",
        weighted_average_bound => "arithmetic/weighted-average-bound",
        contribution_sum_mismatch => "arithmetic/contribution-sum-mismatch",
    }
    count {
        count_vs_list => "count/count-vs-list",
        partition_count_mismatch => "count/partition-count-mismatch",
        item_predicate_violation => "count/item-predicate-violation",
        respectively_arity_mismatch => "count/respectively-arity-mismatch",
        enumeration_sequence_gap => "count/enumeration-sequence-gap",
        duplicate_list_item => "count/duplicate-list-item",
        announced_items_missing => "count/announced-items-missing",
    }
    words {
        direction_contradicts_figures => "words/direction-contradicts-figures",
        comparative_contradicts_figures => "words/comparative-contradicts-figures",
        approximator_stacking => "words/approximator-stacking",
        words_digits_mismatch => "words/words-digits-mismatch",
        approximator_contradiction => "words/approximator-contradiction",
        vague_quantifier_contradiction => "words/vague-quantifier-contradiction",
        signed_growth_wording => "words/signed-growth-wording",
        change_word_mismatch => "words/change-word-mismatch",
        outcome_contradicts_score => "words/outcome-contradicts-score",
        sign_of_balance_word => "words/sign-of-balance-word",
    }
    time {
        invalid_date => "time/invalid-date",
        invalid_clock_time => "time/invalid-clock-time",
        weekday_date_mismatch => "time/weekday-date-mismatch",
        date_order_reversed => "time/date-order-reversed",
        document_date_mismatch => "time/document-date-mismatch",
        age_birth_year_mismatch => "time/age-birth-year-mismatch",
        duration_mismatch => "time/duration-mismatch",
        anniversary_mismatch => "time/anniversary-mismatch",
        period_length_mismatch => "time/period-length-mismatch",
        tense_vs_publication_date => "time/tense-vs-publication-date",
        edition_ordinal_mismatch => "time/edition-ordinal-mismatch",
        lunar_solar_mismatch => "time/lunar-solar-mismatch",
        canchi_year_mismatch => "time/canchi-year-mismatch",
        lunar_day_invalid => "time/lunar-day-invalid",
        period_part_mismatch => "time/period-part-mismatch",
        relative_date_mismatch => "time/relative-date-mismatch",
        fixed_observance_mismatch => "time/fixed-observance-mismatch",
        day_of_period_count => "time/day-of-period-count",
        timezone_conversion_mismatch => "time/timezone-conversion-mismatch",
        speed_distance_time_mismatch => "time/speed-distance-time-mismatch",
    }
    table {
        table_column_total => "table/table-column-total",
        table_row_total => "table/table-row-total",
        table_percent_column => "table/table-percent-column",
        table_order_violation => "table/table-order-violation",
        table_stt_sequence => "table/table-stt-sequence",
        table_text_conflict => "table/table-text-conflict",
        table_unit_missing => "table/table-unit-missing",
    }
    style {
        unit_spacing => "style/unit-spacing",
        superscript_unit => "style/superscript-unit",
        thousands_separator_inconsistent => "style/thousands-separator-inconsistent",
        leading_zero_count_inconsistent => "style/leading-zero-count-inconsistent",
        range_dash_spacing => "style/range-dash-spacing",
        missing_space_after_punct => "style/missing-space-after-punct",
        space_before_punct => "style/space-before-punct",
        double_space => "style/double-space",
        over_precise_approximation => "style/over-precise-approximation",
        comparison_phrase_style => "style/comparison-phrase-style",
        name_variant => "style/name-variant",
        unit_scale_mixed => "style/unit-scale-mixed",
        ty_ti_nghin_ngan_inconsistent => "style/ty-ti-nghin-ngan-inconsistent",
        decimal_style_inconsistent => "style/decimal-style-inconsistent",
        date_style_inconsistent => "style/date-style-inconsistent",
        unit_symbol_case => "style/unit-symbol-case",
        roman_quarter_style => "style/roman-quarter-style",
        times_fewer_wording => "style/times-fewer-wording",
        percent_style => "style/percent-style",
        decimals_inconsistent => "style/decimals-inconsistent",
        currency_style_inconsistent => "style/currency-style-inconsistent",
        normal_form => "style/normal-form",
    }
    spelling {
        tone_mark_typo => "spelling/tone-mark-typo",
    }
    repeat {
        title_body_conflict => "repeat/title-body-conflict",
        lead_body_conflict => "repeat/lead-body-conflict",
        caption_body_conflict => "repeat/caption-body-conflict",
        same_fact_conflict => "repeat/same-fact-conflict",
        loose_rounding_conflict => "repeat/loose-rounding-conflict",
        identifier_conflict => "repeat/identifier-conflict",
    }
    rank {
        superlative_contradicted => "rank/superlative-contradicted",
        rank_order_violation => "rank/rank-order-violation",
        rank_out_of_range => "rank/rank-out-of-range",
        streak_count_mismatch => "rank/streak-count-mismatch",
    }
    across {
        number_drift_on_edit => "across/number-drift-on-edit",
    }
}
