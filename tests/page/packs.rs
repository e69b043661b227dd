//! A made-up city for states that no pack that ships is in.

use canbao::law::{Shelf, read_pack_texts};

const AREA: &str = "code = \"100000\"\nname = \"想出来的城市\"\nas_of = 2026-11-23\n";
const HEAD: &str = r#"[document]
title  = "一份想出来的文件"
number = "想〔2025〕3号"
issuer = "想出来的医保局"
issued_on     = 2025-01-01
in_force_from = 2025-01-01
cited    = "2025年1月1日印发，自2025年起执行"
standing = "in-force"
trust    = "official"
"#;

/// What every made-up city has: a mechanism that begins in 2025 and a window that closes on 31 December.
const BASE: &[(&str, &str)] = &[
    ("自2025年起", r#"key = "waiting.first_counted_year", value = "year 2025""#),
    ("集中参保期为每年9月1日至12月31日", r#"key = "window.central.closes", value = "12-31", states = "12月31日""#),
    ("固定待遇等待期3个月", r#"key = "waiting.fixed_months", value = "3 months""#),
    ("每多断保1年增加1个月", r#"key = "waiting.variable_months", value = "1 month""#),
    ("每多断保1年增加", r#"key = "waiting.variable_counting", value = "beyond_the_first", reading = "第一年不算""#),
    ("缴费之日起", r#"key = "waiting.day_counting", value = "payment_day_first", reading = "当天算第一天""#),
    ("1月1日起享受", r#"key = "coverage_year.start", value = "january_first", reading = "一月一日起""#),
    ("每年提高3000元", r#"key = "bonus.continuity", value = "3000 yuan""#),
    ("没有报销的提高2000元", r#"key = "bonus.zero_claim", value = "2000 yuan""#),
    ("连续参保满4年", r#"key = "bonus.continuity_after_years", value = "4 years""#),
    ("从第5年起", r#"key = "bonus.takes_effect", value = "same_year", reading = "当年""#),
    ("不超过20%", r#"key = "bonus.ceiling", value = "20%""#),
];

/// The city with further lines: quote and what it sets.
pub(crate) fn city(lines: &[(&str, &str)]) -> Shelf {
    let clauses = BASE.iter().chain(lines).map(|(quote, line)| {
        format!("\n[[clause]]\nat    = \"第一条\"\nquote = \"{quote}\"\nsets  = [\n  {{ {line} }},\n]\n")
    });
    let text = format!("{HEAD}{}", clauses.collect::<String>());
    let folder = read_pack_texts("made-up", [("cn/area.toml", AREA), ("cn/made_up.toml", &text)].into_iter());
    assert!(folder.faults.is_empty(), "{:?}", folder.faults);
    Shelf::read(&folder.shelves["100000"]).unwrap()
}
