//! A made-up place whose certificate is worked out by hand.

use canbao::{
    assess::coverage::{Benefit, Certificate, State, certificate, years},
    calendar::parse_day,
    law::{Key, Shelf, read_pack_texts},
    wording::coverage::{line, proof},
};

const DEDUCTIBLE: &str = "起付线（basic.deductible）";
const RATIO: &str = "基本医保支付比例（basic.ratio）";
const CAP: &str = "基本医保年度最高支付限额（basic.cap）";
const AREA: &str = "code = \"100000\"\nname = \"全国\"\nas_of = 2026-11-23\n";

/// A document with its clauses: quote, line.
fn document(head: (&str, &str, &str), lines: &[(&str, &str)]) -> String {
    let (number, from, rest) = head;
    let clause = |(quote, line): &(&str, &str)| {
        format!("\n[[clause]]\nat    = \"第一条\"\nquote = \"{quote}\"\nsets  = [\n  {{ {line} }},\n]\n")
    };
    format!(
        "[document]\ntitle  = \"一份想出来的文件\"\nnumber = \"{number}\"\nissuer = \"想出来的医保局\"\nissued_on     = 2024-12-01\nin_force_from = {from}\ncited    = \"2024年12月1日印发，2025-01-01、2026-07-01、2027-07-01\"\ntrust    = \"official\"\n{rest}\n{}",
        lines.iter().map(clause).collect::<String>()
    )
}

fn shelf(documents: &[String]) -> Shelf {
    let names = ["cn/a.toml", "cn/b.toml", "cn/c.toml"];
    let files = names.into_iter().zip(documents.iter().map(String::as_str)).chain([("cn/area.toml", AREA)]);
    let folder = read_pack_texts("made-up", files);
    assert!(folder.faults.is_empty(), "{:?}", folder.faults);
    Shelf::read(&folder.shelves["100000"]).unwrap()
}

/// One document from 2025 on; one that adds a level from July 2026 to June 2027; a draft.
fn made_up() -> Certificate {
    let first = [
        (
            "居民住院起付线500元",
            r#"key = "basic.deductible", scheme = "resident", kind = "inpatient", value = "500 yuan""#,
        ),
        (
            "三级医院报60%",
            r#"key = "basic.ratio", scheme = "resident", kind = "inpatient", level = "tertiary", value = "60%""#,
        ),
        ("居民一年最多10万元", r#"key = "basic.cap", scheme = "resident", value = "100000 yuan""#),
        ("2025年度个人缴费380元", r#"key = "premium.personal", value = "380 yuan", for = 2025"#),
        ("2026年度个人缴费不低于400元", r#"key = "premium.personal", floor = "400 yuan", for = 2026"#),
        ("对低保对象资助50%", r#"key = "subsidy", who = ["subsistence_allowance"], value = "50%""#),
        ("1月1日起不退费", r#"key = "guide.refund", value = "1月1日起不退费。""#),
    ];
    let second = [(
        "二级医院报70%",
        r#"key = "basic.ratio", scheme = "resident", kind = "inpatient", level = "secondary", value = "70%""#,
    )];
    let third = [
        ("起付标准1万元", r#"key = "critical_illness.deductible", value = "10000 yuan""#),
        ("2万元以下报60%", r#"key = "critical_illness.ratio", up_to = "20000 yuan", value = "60%""#),
        ("2万元以上报70%", r#"key = "critical_illness.ratio", over = "20000 yuan", value = "70%""#),
        ("从起付标准以上算", r#"key = "critical_illness.bands", value = "after_deductible", reading = "以上的部分""#),
        ("最多30万元", r#"key = "critical_illness.cap", value = "300000 yuan""#),
    ];
    let shelf = shelf(&[
        document(("想〔2024〕1号", "2025-01-01", "standing = \"in-force\""), &first),
        document(("想〔2024〕2号", "2026-07-01", "standing = \"in-force\"\nexpires_on = 2027-07-01"), &second),
        document(("想〔2024〕3号", "2025-01-01", "standing = \"draft\""), &third),
    ]);
    certificate(&shelf, years(&shelf))
}

/// The lines on one benefit as they are printed, each with its cells.
fn lines(certificate: &Certificate, benefit: Benefit) -> Vec<(String, u64)> {
    let rows = certificate.rows.iter().filter(|row| row.benefit == benefit);
    rows.map(|row| (line(row, certificate.span), row.cells)).collect()
}

fn assert_lines(certificate: &Certificate, benefit: Benefit, expected: &[(&str, u64)]) {
    let expected: Vec<(String, u64)> = expected.iter().map(|(line, cells)| ((*line).to_owned(), *cells)).collect();
    assert_eq!(lines(certificate, benefit), expected);
}

/// The packs were checked in November 2026: 2025, 2026 and the year after.
#[test]
fn a_certificate_speaks_of_the_years_up_to_the_one_after_the_check() {
    let made_up = made_up();
    let day = |text| parse_day(text).unwrap();
    assert_eq!((made_up.span.from, made_up.span.until), (day("2025-01-01"), day("2027-12-31")));
}

#[test]
fn a_price_is_said_or_at_least_or_unsaid_year_by_year() {
    let expected = [
        ("2025年：已收录，依据全国", 1),
        ("2026年：至少400元，依据全国（premium.personal）", 1),
        ("2027年：未收录个人缴费标准（premium.personal）", 1),
    ];
    assert_lines(&made_up(), Benefit::Premium, &expected);
}

/// Half of a premium is a sum only where the premium is one; nobody else is spoken of. Twelve categories.
#[test]
fn a_subsidy_is_told_category_by_category() {
    let expected = [
        ("2025年；低保对象：已收录，依据全国", 1),
        ("除低保对象以外：未收录资助参保标准（subsidy）", 33),
        ("2026年至2027年；低保对象：未收录个人缴费标准（premium.personal）", 2),
    ];
    let mut found = lines(&made_up(), Benefit::Subsidy);
    found.sort();
    let mut expected = expected.map(|(line, cells)| (line.to_owned(), cells));
    expected.sort();
    assert_eq!(found, expected);
}

/// Five periods: 2025, two halves of 2026, two halves of 2027. Thirteen groups, two ages, four kinds of care, five levels:
/// 13 × 2 × 4 × 5 × 5 = 2600 cells.
#[test]
fn a_level_is_added_for_a_year_and_falls_silent_again() {
    let outside = "2025年1月1日至2026年6月30日、2027年7月1日至2027年12月31日";
    let within = "2026年7月1日至2027年6月30日";
    let mut found: Vec<(String, u64)> =
        lines(&made_up(), Benefit::Basic).into_iter().filter(|(line, _)| line.contains("居民")).collect();
    found.sort();
    let mut expected = [
        // 13 × 2 groups and ages, 2 stays, 1 level, 3 periods.
        (format!("{outside}；居民医保；第一次住院、再次住院；三级：已收录，依据全国"), 156),
        (format!("{outside}；居民医保；第一次住院、再次住院；除三级以外：未收录{RATIO}"), 624),
        (format!("{within}；居民医保；第一次住院、再次住院；二级、三级：已收录，依据全国"), 208),
        (format!("{within}；居民医保；第一次住院、再次住院；除二级、三级以外：未收录{RATIO}"), 312),
        // 13 × 2, 2 kinds, 5 levels, 5 periods.
        (format!("居民医保；门诊、门诊慢特病：未收录{DEDUCTIBLE}、{RATIO}"), 1300),
    ];
    expected.sort();
    assert_eq!(found, expected);
    assert_eq!(found.iter().map(|(_, cells)| cells).sum::<u64>(), 2600);
}

/// A layer is asked about by itself: nobody says what employees' basic fund pays, and critical illness answers all the
/// same. Thirteen groups, two bands, five periods.
#[test]
fn a_draft_is_marked_and_a_layer_is_not_hidden_by_the_one_before_it() {
    let expected = [
        ("居民医保：已收录，依据全国（有征求意见稿的内容）", 130),
        ("职工医保（在职）：已收录，依据全国（有征求意见稿的内容）", 130),
        ("职工医保（退休）：已收录，依据全国（有征求意见稿的内容）", 130),
    ];
    assert_lines(&made_up(), Benefit::Critical, &expected);
    let basic = lines(&made_up(), Benefit::Basic);
    // 13 groups, 4 kinds of care, 5 levels, 5 periods.
    let employees = format!("职工医保（在职）：未收录{DEDUCTIBLE}、{RATIO}、{CAP}");
    assert!(basic.contains(&(employees, 1300)), "{basic:?}");
}

#[test]
fn a_topic_of_the_guide_is_told_or_unsaid() {
    let made_up = made_up();
    let found = lines(&made_up, Benefit::Guide);
    assert!(found.contains(&("退费（guide.refund）：已收录，依据全国".to_owned(), 5)), "{found:?}");
    assert!(found.contains(&("停保（guide.stop）：未收录".to_owned(), 5)), "{found:?}");
    let silent = made_up.rows.iter().filter(|row| row.benefit == Benefit::Guide);
    assert!(silent.clone().any(|row| row.state == State::Silent { keys: vec![Key::SayStop], is_rough: false }));
}

#[test]
fn the_last_line_is_the_proof() {
    let made_up = made_up();
    let (answered, at_least, silent) = made_up.counts();
    assert_eq!(answered + at_least + silent, made_up.rows.iter().map(|row| row.cells).sum::<u64>());
    let expected = format!(
        "合计：{}格，已收录{answered}格，至少{at_least}格，未收录{silent}格。没有重叠：每一格最多查得到一行。\n",
        answered + at_least + silent
    );
    assert_eq!(proof(&made_up), expected);
    let whole = canbao::wording::coverage::certificate(&made_up);
    assert!(whole.starts_with("100000 全国 收录证明（2025年至2027年）\n") && whole.ends_with(&expected), "{whole}");
}

/// An overlap is told in the proof itself, wherever the packs came from.
#[test]
fn an_overlap_spoils_the_proof() {
    let twice = [
        ("固定待遇等待期3个月", r#"key = "waiting.fixed_months", value = "3 months""#),
        ("固定待遇等待期2个月", r#"key = "waiting.fixed_months", value = "2 months""#),
    ];
    let text = document(("想〔2024〕1号", "2025-01-01", "standing = \"in-force\""), &twice);
    let folder = read_pack_texts("made-up", [("cn/area.toml", AREA), ("cn/a.toml", text.as_str())].into_iter());
    assert_eq!(folder.faults.len(), 1);
    let shelf = Shelf::read(&folder.shelves["100000"]).unwrap();
    let certificate = certificate(&shelf, 2026..=2026);
    assert_eq!(certificate.overlaps, 1);
    assert!(proof(&certificate).ends_with("有1处重叠，要先改好。\n"));
}
