//! Random bills and histories, as people could have them.

use proptest::{collection::vec, prelude::*, sample::select};
use serde_json::{Value as Json, json};

/// An area whose every layer answers, with what must be typed for it, and its caps in yuan.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) area: &'static str,
    pub(super) typed: &'static [(&'static str, &'static str)],
    /// Basic fund, residents.
    pub(super) basic: i64,
    /// Critical illness before any bonus, residents.
    pub(super) critical: i64,
}

const CRITICAL: (&str, &str) = ("critical_illness.deductible", "16000.00");
/// Wuhan's critical-illness rule has expired and Hunan's deductible is set by each city; Qingdao says nothing of bills.
const PLACES: &[Place] = &[
    Place { area: "350200", typed: &[], basic: 100_000, critical: 500_000 },
    Place {
        area: "420100",
        typed: &[CRITICAL, ("critical_illness.ratio", "0.6"), ("critical_illness.cap", "300000.00")],
        basic: 150_000,
        critical: 300_000,
    },
    Place { area: "430600", typed: &[CRITICAL], basic: 150_000, critical: 400_000 },
    Place {
        area: "370200",
        typed: &[
            ("basic.deductible", "800.00"),
            ("basic.ratio", "0.65"),
            ("basic.cap", "120000.00"),
            CRITICAL,
            ("critical_illness.ratio", "0.55"),
            ("critical_illness.cap", "250000.00"),
        ],
        basic: 120_000,
        critical: 250_000,
    },
];

/// One event; money in fen.
#[derive(Debug, Clone)]
pub(super) struct Event {
    /// Day of a year of months of 28 days: days do not repeat by chance alone.
    pub(super) day: u32,
    kind: &'static str,
    facility: &'static str,
    place: &'static str,
    /// What is eligible, or at least inside the policy range.
    pub(super) inside: i64,
    excluded: i64,
    first_share: i64,
}

/// One question about a year's care in 2027.
#[derive(Debug, Clone)]
pub(super) struct Bill {
    pub(super) place: Place,
    pub(super) cover: &'static str,
    months: Option<u32>,
    pub(super) categories: Vec<&'static str>,
    born_on: &'static str,
    paid_on: &'static str,
    zero_claims: (bool, bool),
    pub(super) events: Vec<Event>,
}

fn yuan(fen: i64) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}

impl Event {
    fn request(&self) -> Json {
        let on = format!("2027-{:02}-{:02}", self.day / 28 + 1, self.day % 28 + 1);
        json!({
            "on": on, "kind": self.kind, "facility": self.facility, "place": self.place,
            "total": yuan(self.total()), "excluded": yuan(self.excluded), "first_share": yuan(self.first_share),
        })
    }

    pub(super) fn total(&self) -> i64 {
        self.inside + self.excluded + self.first_share
    }
}

impl Bill {
    pub(super) fn request(&self) -> Json {
        let (of_2025, of_2026) = self.zero_claims;
        let typed: serde_json::Map<String, Json> =
            self.place.typed.iter().map(|(key, value)| ((*key).to_owned(), (*value).into())).collect();
        let mut person = json!({"cover": self.cover, "categories": self.categories, "born_on": self.born_on});
        if let Some(months) = self.months {
            person["continuous_months"] = months.into();
        }
        let window = if self.paid_on < "2027-01-01" { "central" } else { "late" };
        json!({
            "area": self.place.area, "overrides": typed, "person": person,
            "enrolment": {"coverage_year": 2027, "paid_on": self.paid_on, "window": window},
            "history": [{"year": 2025, "cover": "resident", "zero_claim": of_2025},
                        {"year": 2026, "cover": "resident", "zero_claim": of_2026}],
            "care": self.events.iter().map(Event::request).collect::<Vec<_>>(),
        })
    }

    pub(super) fn total(&self) -> i64 {
        self.events.iter().map(Event::total).sum()
    }
}

/// Small sums and large ones alike: a few yuan, a visit, a stay, a ruin.
fn money() -> impl Strategy<Value = i64> {
    prop_oneof![0..10_000_i64, 0..500_000_i64, 0..10_000_000_i64, 0..100_000_000_i64]
}

fn event(place: Place) -> impl Strategy<Value = Event> {
    // Only Xiamen says how outpatient care and care elsewhere are settled; all say how a stay at home is.
    let is_full = place.area == "350200";
    let kinds = if is_full { vec!["inpatient", "outpatient", "chronic"] } else { vec!["inpatient"] };
    let places = if is_full { vec!["local", "referred", "unregistered"] } else { vec!["local"] };
    let levels = vec!["community", "primary", "secondary", "tertiary", "provincial"];
    let part = || prop_oneof![3 => Just(0), 1 => money()];
    (0..330_u32, select(kinds), select(levels), select(places), money(), part(), part()).prop_map(
        |(day, kind, facility, place, inside, excluded, first_share)| Event {
            day,
            kind,
            facility,
            place,
            inside,
            excluded,
            first_share,
        },
    )
}

/// A bill of one to five events in one of the places, under whatever scheme the place answers for.
pub(super) fn bill() -> impl Strategy<Value = Bill> {
    let at = |place: Place| {
        let is_full = place.area == "350200";
        let covers = if is_full { vec!["resident", "employee", "retired_employee"] } else { vec!["resident"] };
        let categories = match place.area {
            "350200" => {
                vec!["destitute", "favoured_group", "subsistence_allowance", "low_income_edge", "illness_poverty"]
            }
            "420100" => vec!["destitute", "subsistence_allowance", "low_income_edge", "illness_poverty"],
            _ => vec!["student"],
        };
        let some = prop_oneof![2 => Just(Vec::new()), 1 => vec(select(categories), 1..3)];
        let person =
            (select(covers), prop::option::of(0..40_u32), some, select(vec!["1970-01-01", "2009-06-01", "2020-01-01"]));
        // Wuhan's wait is unsaid, so that only who pays in the window is told to be covered.
        let days = if place.area == "420100" { vec!["2026-11-10"] } else { vec!["2026-11-10", "2027-04-10"] };
        let paid = (select(days), any::<(bool, bool)>());
        (person, paid, vec(event(place), 1..6)).prop_map(
            move |((cover, months, categories, born_on), (paid_on, zero_claims), events)| Bill {
                place,
                cover,
                months,
                categories,
                born_on,
                paid_on,
                zero_claims,
                events,
            },
        )
    };
    select(PLACES).prop_flat_map(at)
}

/// What one earlier year was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Past {
    /// Resident, paid in the window; whether free of claims, whether the bonus was used.
    Resident { zero_claim: bool, bonus_used: bool },
    /// Resident, paid in this month of the year itself.
    Late { month: u32, zero_claim: bool },
    /// Employee.
    Employee,
    /// Nothing.
    Lapsed,
}

/// One question about the bonuses.
#[derive(Debug, Clone)]
pub(super) struct Years {
    pub(super) area: &'static str,
    /// From 2025 on.
    pub(super) past: Vec<Past>,
}

/// Areas with a bonus of their own, and one with the nation's floor; in each the original cap, typed where it is unsaid.
pub(super) const CAPS: &[(&str, i64, bool)] = &[
    ("350200", 500_000, false),
    ("430600", 400_000, false),
    ("360100", 300_000, false),
    ("331100", 350_000, true),
    ("441500", 350_000, true),
    ("370200", 400_000, true),
    ("530100", 300_000, true),
    ("210900", 200_000, true),
];

impl Years {
    /// The coverage year: the one after the last.
    pub(super) fn year(&self) -> usize {
        2025 + self.past.len()
    }

    pub(super) fn cap(&self) -> i64 {
        CAPS.iter().find(|(area, ..)| *area == self.area).unwrap().1
    }

    pub(super) fn request(&self) -> Json {
        let year = self.year();
        let history: Vec<Json> = self.past.iter().zip(2025..).map(|(past, of)| past.request(of)).collect();
        let mut request = json!({
            "area": self.area, "history": history,
            "enrolment": {"coverage_year": year, "paid_on": format!("{}-11-20", year - 1), "window": "central"},
        });
        if let Some((_, cap, true)) = CAPS.iter().find(|(area, ..)| *area == self.area) {
            request["overrides"] = json!({"critical_illness.cap": format!("{cap}.00")});
        }
        request
    }
}

impl Past {
    fn request(self, year: i32) -> Json {
        match self {
            Self::Resident { zero_claim, bonus_used } => json!({
                "year": year, "cover": "resident", "zero_claim": zero_claim && !bonus_used, "bonus_used": bonus_used,
            }),
            Self::Late { month, zero_claim } => json!({
                "year": year, "cover": "resident", "zero_claim": zero_claim,
                "paid_on": format!("{year}-{month:02}-10"), "window": "late",
            }),
            Self::Employee => json!({"year": year, "cover": "employee"}),
            Self::Lapsed => json!({"year": year, "cover": "none"}),
        }
    }
}

/// One to twelve years before the coverage year.
pub(super) fn years() -> impl Strategy<Value = Years> {
    let past = prop_oneof![
        4 => any::<(bool, bool)>().prop_map(|(zero_claim, bonus_used)| Past::Resident { zero_claim, bonus_used }),
        1 => (3..13_u32, any::<bool>()).prop_map(|(month, zero_claim)| Past::Late { month, zero_claim }),
        1 => Just(Past::Employee),
        2 => Just(Past::Lapsed),
    ];
    let areas: Vec<&str> = CAPS.iter().map(|(area, ..)| *area).collect();
    (select(areas), vec(past, 1..13)).prop_map(|(area, past)| Years { area, past })
}
