//! What several tests say.

use canbao::{
    app::{Message, Payment, care::Message as Care},
    law::{CareKind, Level},
};

/// 2026 paid in its window, and one stay in a tertiary hospital: its total, what is excluded of it, the first share.
pub(crate) fn a_stay(area: &str, [total, excluded, first_share]: [&str; 3]) -> Vec<Message> {
    let mut messages = vec![
        Message::AreaChosen(area.into()),
        Message::CoverageYearChosen(2026),
        Message::YearTapped(2025),
        Message::PaymentChosen(Payment::Done),
        Message::PaymentDayTyped("2025.11.10".into()),
    ];
    let stay = [
        Care::KindChosen(1, CareKind::Inpatient),
        Care::DayTyped(1, "2026-05-04".into()),
        Care::LevelChosen(1, Some(Level::Tertiary)),
        Care::TotalTyped(1, total.into()),
        Care::ExcludedTyped(1, excluded.into()),
        Care::FirstShareTyped(1, first_share.into()),
    ];
    messages.extend(stay.map(Message::Care));
    messages
}
