//! One trace, three voices, equal in every figure.

use crate::{asking::shelf, cases};
use canbao::{
    contract::{Counter, Request},
    wording::Voice,
};

/// Every number as it is written, in order; a rate is its number whichever side its sign stands on.
fn figures(text: &str) -> Vec<String> {
    let runs = text.split(|c: char| !c.is_ascii_digit() && c != '.');
    runs.map(|run| run.trim_matches('.').to_owned()).filter(|run| !run.is_empty()).collect()
}

/// Source: ARCHITECTURE.md (one trace, three voices).
#[test]
fn every_story_is_told_with_the_same_figures_in_every_voice() {
    let mut told = 0;
    for request in cases::requests() {
        let Ok(request) = Request::read(&request.to_string()) else { continue };
        let Some(shelf) = shelf(&request.area) else { continue };
        let counter = Counter::new(shelf);
        let [resident, clerk, aloud] = Voice::ALL.map(|voice| counter.explain(&request, voice));
        let (Ok(resident), Ok(clerk), Ok(aloud)) = (resident, clerk, aloud) else { continue };
        assert_eq!((resident.len(), resident.len()), (clerk.len(), aloud.len()));
        for ((resident, clerk), aloud) in resident.iter().zip(&clerk).zip(&aloud) {
            assert!(!resident.is_empty(), "a figure without a sentence: {clerk}");
            assert!(clerk.starts_with(resident.as_str()), "{clerk} does not begin with {resident}");
            assert_eq!(figures(resident), figures(aloud), "{resident} / {aloud}");
            let stray = ["×", "÷", "−", "≈", "%", "（", "“"].into_iter().find(|sign| aloud.contains(sign));
            assert_eq!(stray, None, "{aloud}");
            let doubled = ["，，", "，。", "，；", "。，", "；，"].into_iter().find(|marks| aloud.contains(marks));
            assert_eq!(doubled, None, "{aloud}");
            told += 1;
        }
    }
    assert!(told > 3000, "only {told} sentences were told");
}
