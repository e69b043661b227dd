//! Laws of bills.

use super::{
    fen, hold, law,
    question::{Bill, bill},
    report,
};
use proptest::{prelude::*, sample::Index};
use serde_json::Value as Json;

fn bill_of(question: &Bill) -> Result<Json, String> {
    Ok(report(&question.request())?["reimbursement"].take())
}

/// Source: RULES.md 6.6 (funds + patient = total, to the fen, always).
#[test]
fn funds_and_patient_make_the_total() {
    law(&bill(), Bill::request, |question| {
        let bill = bill_of(question)?;
        let of = |field: &str| fen(&bill[field]);
        hold(of("funds")? + of("patient")? == question.total(), "funds + patient = total")?;
        let layers = of("basic")? + of("critical_illness")? + of("assistance")?;
        hold(layers == of("funds")?, "the layers make the funds")?;
        let mut basic = 0;
        for (event, told) in bill["events"].as_array().unwrap().iter().zip(&question.events) {
            basic += fen(&event["basic"])?;
            let left = told.total() - fen(&event["basic"])?;
            hold(fen(&event["patient"])? == left, "an event's patient = its total - its basic")?;
        }
        hold(basic == of("basic")?, "the events make the basic fund")
    });
}

/// Source: RULES.md 6 (yearly limits of each layer); an uncovered event is paid nothing.
#[test]
fn no_layer_pays_beyond_its_cap_or_below_zero() {
    law(&bill(), Bill::request, |question| {
        let whole = report(&question.request())?;
        let bill = &whole["reimbursement"];
        let (basic, critical, assistance) =
            (fen(&bill["basic"])?, fen(&bill["critical_illness"])?, fen(&bill["assistance"])?);
        hold([basic, critical, assistance, fen(&bill["patient"])?].iter().all(|sum| *sum >= 0), "nothing below zero")?;
        hold(basic <= question.place.basic * 100, "basic within its cap")?;
        let is_preferred = ["destitute", "subsistence_allowance"].iter().any(|it| question.categories.contains(it));
        if question.cover == "resident" && !is_preferred {
            let cap = fen(&whole["bonus"]["by_year"]["2027"]["cap"])?;
            hold(critical <= cap, "critical illness within the cap and its bonus")?;
            let is_used = critical > question.place.critical * 100;
            hold(bill["bonus_used"] == is_used, "the bonus is used above the original cap, and only there")?;
        }
        if !question.categories.contains(&"destitute") {
            hold(assistance <= 13_000_000, "assistance within its limit")?;
        }
        for event in bill["events"].as_array().unwrap() {
            let (eligible, deductible) = (fen(&event["eligible"])?, fen(&event["deductible"])?);
            hold(deductible <= eligible, "a deductible within what is eligible")?;
            hold(fen(&event["basic"])? <= eligible - deductible, "basic within what is above the deductible")?;
            hold(event["covered"] == true || eligible == 0, "an uncovered event counts for nothing")?;
        }
        Ok(())
    });
}

/// Source: RULES.md 6 (every layer pays a share of what it looks at): who pays more is never given less.
#[test]
fn a_larger_bill_never_lowers_what_the_funds_pay() {
    let larger = (bill(), any::<Index>(), prop_oneof![1..200_i64, 1..20_000_000_i64]);
    law(
        &larger,
        |(question, ..)| question.request(),
        |(question, which, more)| {
            let mut other = question.clone();
            let at = which.index(other.events.len());
            other.events[at].inside += *more;
            let (less, more) = (bill_of(question)?, bill_of(&other)?);
            let law = format!("{} → {} with {}", less["funds"], more["funds"], other.request());
            hold(fen(&more["funds"])? >= fen(&less["funds"])?, &law)
        },
    );
}

/// Source: RULES.md 6 (events are settled by day): the order in which different days are listed changes nothing.
#[test]
fn the_order_of_different_days_changes_nothing() {
    let shuffled = (bill(), any::<u64>());
    law(
        &shuffled,
        |(question, _)| question.request(),
        |(question, seed)| {
            let mut question = question.clone();
            let mut days = std::collections::BTreeSet::new();
            question.events.retain(|event| days.insert(event.day));
            let mut order: Vec<usize> = (0..question.events.len()).collect();
            order.sort_by_key(|at| seed.rotate_left(u32::try_from(at * 13).unwrap()));
            let mut other = question.clone();
            other.events = order.iter().map(|at| question.events[*at].clone()).collect();
            let (mut one, mut two) = (bill_of(&question)?, bill_of(&other)?);
            let (first, second) = (one["events"].take(), two["events"].take());
            hold(one == two, &format!("{one} ≠ {two}"))?;
            let moved: Vec<Json> = order.iter().map(|at| first[*at].clone()).collect();
            hold(second == Json::Array(moved), "each event keeps its own figures")
        },
    );
}
