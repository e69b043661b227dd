//! The law that the years ahead rest on: made-up documents that end, follow each other, or name one year.

use super::{asked, assert_at, texts};
use canbao::{
    contract::{self, AccountFlags},
    law::{Shelf, read_pack_texts},
};
use serde_json::{Value as Json, json};

const AREA: &str = "code = \"100000\"\nname = \"全国\"\nas_of = 2026-11-23\n";

/// A document in force from 2025 on, or from another year, to the end of a year.
fn document(title: &str, from: i32, expires_on: Option<&str>, lines: &[(&str, &str)]) -> String {
    let end = expires_on.map(|day| format!("expires_on = {day}\n")).unwrap_or_default();
    let head = format!(
        "[document]\ntitle = \"{title}\"\nnumber = \"想〔{from}〕1号\"\nissuer = \"想出来的医保局\"\n\
         issued_on = {from}-01-01\nin_force_from = {from}-01-01\n{end}\
         cited = \"{from}年1月1日印发，自{from}年起执行 {}\"\nstanding = \"in-force\"\ntrust = \"official\"\n",
        expires_on.unwrap_or_default()
    );
    let clause = |(quote, line): &(&str, &str)| {
        format!("\n[[clause]]\nat = \"第一条\"\nquote = \"{quote}\"\nsets = [\n  {{ {line} }},\n]\n")
    };
    head + &lines.iter().map(clause).collect::<String>()
}

const BASE: &[(&str, &str)] = &[
    ("自2025年起", r#"key = "waiting.first_counted_year", value = "year 2025""#),
    ("每多断保1年增加1个月", r#"key = "waiting.variable_months", value = "1 month""#),
    ("每多断保1年增加", r#"key = "waiting.variable_counting", value = "beyond_the_first", reading = "第一年不算""#),
    ("1月1日起享受", r#"key = "coverage_year.start", value = "january_first", reading = "一月一日起""#),
    ("2026年度个人缴费400元", r#"key = "premium.personal", value = "400 yuan", for = 2026"#),
    ("2027年度个人缴费420元", r#"key = "premium.personal", value = "420 yuan", for = 2027"#),
];
const THREE: (&str, &str) = ("固定待遇等待期3个月", r#"key = "waiting.fixed_months", value = "3 months""#);
const TWO: (&str, &str) = ("固定待遇等待期2个月", r#"key = "waiting.fixed_months", value = "2 months""#);

fn shelf(documents: &[String]) -> Shelf {
    let names: Vec<String> = (0..documents.len()).map(|index| format!("cn/made_up_{index}.toml")).collect();
    let files = names.iter().map(String::as_str).zip(documents.iter().map(String::as_str));
    let folder = read_pack_texts("made-up", std::iter::once(("cn/area.toml", AREA)).chain(files));
    assert!(folder.faults.is_empty(), "{:?}", folder.faults);
    Shelf::read(&folder.shelves["100000"]).unwrap()
}

fn account(shelf: &Shelf, flags: &str) -> Json {
    let mut request = asked("100000", (2026, "2025-11-10"), &[(2025, "resident")]);
    request["enrolment"]["window"] = json!("central");
    let flags = AccountFlags::read(&flags.split_whitespace().collect::<Vec<_>>()).unwrap();
    let request = contract::Request::read(&request.to_string()).unwrap();
    serde_json::to_value(contract::Counter::new(shelf).account(&request, &flags).unwrap()).unwrap()
}

/// Source: RULES.md 9.1 (the latest price that is known is carried on).
#[test]
fn a_price_holds_until_the_next_notice() {
    let shelf = shelf(&[document("底本", 2025, None, BASE), document("等待", 2025, None, &[THREE])]);
    let report = account(&shelf, "");
    // 400 + 9 × 420 = 4180. Lapsing in 2026 and 2027: 8 × 420 = 3360.
    assert_at(
        &report,
        &[
            ("account.keep.years.2026.premium", json!("400.00")),
            ("account.keep.years.2027.premium", json!("420.00")),
            ("account.keep.years.2035.premium", json!("420.00")),
            ("account.keep.total.premium", json!("4180.00")),
            ("account.return.total.premium", json!("3360.00")),
        ],
    );
    let text = |year: i32| {
        let path = format!("account.keep.years.{year}.premium");
        let mut steps = report["steps"].as_array().unwrap().iter();
        steps.find(|step| step["path"] == path.as_str()).unwrap()["text"].as_str().unwrap().to_owned()
    };
    assert_eq!(text(2027), "2027年：个人缴费420元 = 420元。");
    assert_eq!(text(2028), "2028年：个人缴费420元（这一年的标准还没有公布，照2027年的推算） = 420元。");
    let carried = "2028年到2035年有的年度缴费标准还没有公布，照最近公布的推算（2027年每人420元），资助也照旧；以后多半会变，以当年通知为准。";
    assert!(texts(&report).contains(&carried), "{:#?}", texts(&report));
}

/// Source: RULES.md 9.1 (what a document says is carried on beyond its end, and the reader is told).
#[test]
fn what_ends_without_a_successor_is_carried_on_and_told() {
    let ending = document("快到期的", 2025, Some("2028-01-01"), &[THREE]);
    let shelf = shelf(&[document("底本", 2025, None, BASE), ending]);
    let told = "《快到期的》到2027年12月31日为止有效，以后的还没有收录；以后各年照它原来的规定往后推算，可能会变（想〔2025〕1号 第一条：“固定待遇等待期3个月”）。";
    // One skipped year: back in 2027, before the end. Two: back in 2028, 3 + 1 months.
    let report = account(&shelf, "--skip 1");
    assert_at(&report, &[("account.return.years.2027.covered_from", json!("2027-04-01"))]);
    let report = account(&shelf, "--skip 2");
    assert_at(&report, &[("account.return.years.2028.covered_from", json!("2028-05-01"))]);
    assert!(texts(&report).contains(&told), "{:#?}", texts(&report));
}

/// Source: RULES.md 9.1 (a later document that is on file goes before).
#[test]
fn what_has_a_successor_is_not_carried_on() {
    let documents = [
        document("底本", 2025, None, BASE),
        document("到期的", 2025, Some("2028-01-01"), &[THREE]),
        document("接着的", 2028, None, &[TWO]),
    ];
    let report = account(&shelf(&documents), "--skip 2");
    // 2 + 1 months.
    assert_at(&report, &[("account.return.years.2028.covered_from", json!("2028-04-01"))]);
    assert!(!texts(&report).iter().any(|text| text.contains("为止有效")), "{:#?}", texts(&report));
}

/// Source: RULES.md 2 (文件没说的就是没说): a figure that had ended before the first year is not carried on.
#[test]
fn what_ended_before_the_first_year_stays_silent() {
    let ended = document("早到期的", 2025, Some("2026-01-01"), &[THREE]);
    let report = account(&shelf(&[document("底本", 2025, None, BASE), ended]), "--skip 2");
    assert_at(&report, &[("account.return.years.2028.covered_from", Json::Null)]);
}
