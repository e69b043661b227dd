//! What an address or a host asks for: taken over where it is understood, told where it is not.

use super::drawn::{asked_for, model, text};
use canbao::app::{
    Message,
    asked::{Asked, WAITING},
    house::House,
    manner::{Mode, Theme},
    update,
};

fn asked(query: &str) -> Asked {
    let pair = |it: &str| it.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
    Asked::of(query.split('&').filter_map(pair))
}

#[test]
fn settings_are_taken_over() {
    let it = asked("embed=1&id=x&host=https://a.cn&area=331100&module=waiting, care&mode=elder&theme=dark&lang=zh-CN");
    assert!(it.is_embedded && !it.is_foreign && it.refused.is_empty());
    assert_eq!((it.area.as_str(), it.modules.as_slice()), ("331100", [WAITING, "care"].as_slice()));
    assert_eq!((it.manner().mode, it.manner().theme), (Mode::Elder, Theme::Dark));
}

#[test]
fn what_is_not_understood_is_kept_to_be_told() {
    let it = asked("embed=1&area=3311&module=care,cure&mode=big&theme=pink&accent=red&colour=1");
    assert_eq!(it.refused, ["area=3311", "module=cure", "mode=big", "theme=pink", "accent=red", "colour=1"]);
    assert_eq!((it.area.as_str(), it.modules.as_slice()), ("", ["care"].as_slice()));
    assert!(text(&asked_for(model(), it)).contains("area=3311、module=cure、mode=big"));
    assert_eq!(asked("embed=2").refused.len(), 1);
    assert!(!asked("embed=2").is_embedded);
}

#[test]
fn what_a_chat_program_adds_to_a_link_is_no_matter() {
    assert!(asked("from=singlemessage&isappinstalled=0").refused.is_empty());
}

#[test]
fn another_language_is_told_to_those_who_asked_for_it() {
    let page = text(&asked_for(model(), asked("lang=en")));
    assert!(page.contains("目前只有简体中文") && page.contains("Simplified Chinese only"));
    assert!(!text(&asked_for(model(), asked("lang=zh"))).contains("目前只有简体中文"));
}

#[test]
fn a_setting_may_be_mended_or_taken_back() {
    let mut it = asked("mode=big&theme=dark&area=331100");
    it.set("mode", "elder");
    it.set("theme", "");
    it.set("area", "");
    assert_eq!((it.mode, it.theme, it.area.as_str(), it.refused.len()), (Mode::Elder, Theme::Auto, "", 0));
}

#[test]
fn an_area_is_set_only_where_nothing_was_said() {
    let it = asked("area=331100&module=waiting,care");
    let begun = it.begun(House::new(model().today));
    let first = &begun.current().unwrap().model;
    assert_eq!(first.area, "331100");
    assert!(first.open.contains("care") && !first.open.contains(WAITING), "named sections stand open");

    let mut said = House::new(model().today);
    said.people[0].model = update(said.people[0].model.clone(), Message::AreaChosen("350200".into()));
    assert_eq!(it.begun(said.clone()), said);
}

#[test]
fn modules_leave_the_others_out() {
    let placed = || update(model(), Message::AreaChosen("350200".into()));
    let has = |query: &str, id: &str| asked_for(placed(), asked(query)).contains(&format!("id=\"{id}\""));
    assert!(has("", "care-title") && has("", "guide-title"));
    assert!(has("module=care", "care-title") && !has("module=care", "guide-title"));
    assert!(!has("module=waiting", "sections-title"));
    for query in ["", "module=care", "module=waiting"] {
        assert!(has(query, "area") && has(query, "years-title"), "{query}: what every answer rests on is asked");
    }
}

#[test]
fn an_embedded_page_leaves_out_what_the_host_has() {
    let (whole, embedded) = (asked_for(model(), asked("")), asked_for(model(), asked("embed=1&id=x")));
    for part in ["每个数字都有条文", "id=\"theme\"", "id=\"mode-counter\""] {
        assert!(whole.contains(part) && !embedded.contains(part), "{part}");
    }
    assert!(embedded.contains("target=\"_blank\"") && embedded.contains("打开完整的页面"));
    assert!(!whole.contains("target=\"_blank\""));
}
