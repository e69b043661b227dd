//! The dates that matter from today on, worked out by hand; as text, and as a calendar file read back by its own rules.

use super::asking::shelf;
use canbao::contract::{self, Counter, Failure, RemindFlags};
use serde_json::{Value as Json, json};

/// What the command line prints.
fn remind(request: &Json, flags: &str) -> String {
    let flags: Vec<&str> = flags.split_whitespace().collect();
    let told = RemindFlags::read(&flags).and_then(|flags| {
        contract::answer_with(
            &request.to_string(),
            |code| Ok(shelf(code).map(Counter::new)),
            |counter, request| counter.remind(request, &flags),
        )
    });
    match told {
        Ok(text) => text.unwrap_or_default(),
        Err(error) => serde_json::to_string(&Failure { error }).unwrap(),
    }
}

/// The lines that name a day; what else must be told stands below them.
fn dated(text: &str) -> Vec<&str> {
    text.lines().take_while(|line| line.starts_with("20")).collect()
}

fn xiamen(year: i32, paid_on: &str, lapsed: &[i32]) -> Json {
    let cover = |past: i32| if lapsed.contains(&past) { "none" } else { "resident" };
    let history: Vec<Json> = (2025..year).map(|past| json!({"year": past, "cover": cover(past)})).collect();
    json!({
        "area": "350200",
        "enrolment": {"coverage_year": year, "paid_on": paid_on},
        "person": {"born_on": "1990-05-01"},
        "history": history,
    })
}

/// Source: 闽政办〔2025〕3号 (每年9月1日至12月31日; 1月1日至2月底); 厦门市医疗保障局 (claims by 31 March).
#[test]
fn xiamen_from_a_day_in_november() {
    let text = remind(&xiamen(2027, "2026-11-20", &[]), "--today 2026-11-23");
    let expected = [
        "2026-12-31 2027年度居民医保的集中参保期到2026年12月31日为止：还没交的，请在这天或者以前交。〔闽政办〔2025〕3号〕",
        "2027-01-01 2027年度的居民医保从2027年1月1日起，看病能报销。",
        "2027-02-28 错过了2027年度集中参保期的，延长缴费期到2027年2月28日为止：还没交的，请在这天或者以前交。〔闽政办〔2025〕3号〕",
        "2027-03-31 2026年看病没有在医院直接结算的，最晚2027年3月31日去医保部门报销。",
        "2027-09-01 2028年度居民医保的集中参保期从2027年9月1日开始，还没交的可以交了。〔闽政办〔2025〕3号〕",
        "2027-12-31 2028年度居民医保的集中参保期到2027年12月31日为止：还没交的，请在这天或者以前交。〔闽政办〔2025〕3号〕",
        "2027-12-31 2027年度的居民医保报到2027年12月31日为止；以后的年度要另外缴费。",
        "2028-02-29 错过了2028年度集中参保期的，延长缴费期到2028年2月29日为止：还没交的，请在这天或者以前交。〔闽政办〔2025〕3号〕",
        "2028-03-31 2027年看病没有在医院直接结算的，最晚2028年3月31日去医保部门报销。",
    ];
    let lines = dated(&text);
    assert_eq!(lines.len(), expected.len(), "{text}");
    for (line, expected) in lines.iter().zip(expected) {
        assert!(line.starts_with(expected), "{line}");
        assert!(line.ends_with('〕'), "no document: {line}");
    }
}

/// Source: RULES.md 9.2 (only dates from today on).
#[test]
fn today_counts_and_yesterday_does_not() {
    let request = xiamen(2027, "2026-11-20", &[]);
    assert!(remind(&request, "--today 2026-12-31").starts_with("2026-12-31 "));
    assert!(remind(&request, "--today 2027-01-01").starts_with("2027-01-01 "));
    assert!(remind(&request, "--today 2027-01-02").starts_with("2027-02-28 "));
}

/// Source: 闽政办〔2025〕3号 (3个月, 每多断保1年…1个月): two lapsed years, 4 months from 1 January.
#[test]
fn the_first_covered_day_after_a_wait() {
    let text = remind(&xiamen(2027, "2026-11-20", &[2025, 2026]), "--today 2026-11-23");
    assert!(text.contains("2027-05-01 2027年度的等待期（4个月）完了，2027年5月1日起看病能报销。"), "{text}");
    // Nobody was covered in 2026: nothing of it can be claimed.
    assert!(!text.contains("2026年看病"), "{text}");
}

/// Source: 阜新市 (paid on 3 November, three months: 3 February of the next year).
#[test]
fn a_wait_that_outlasts_its_year_asks_for_the_next_one() {
    let mut request = xiamen(2026, "2026-11-03", &[]);
    request["area"] = json!("210900");
    request["enrolment"]["window"] = json!("late");
    let text = remind(&request, "--today 2026-11-23");
    let expected = "2027-02-03 2026年度缴费的等待期（3个月）过了年底还没完：2027年度也在集中参保期里交了的，2027年2月3日起看病能报销。";
    assert!(text.contains(expected), "{text}");
    assert!(!text.contains("2026年度的居民医保报到"), "{text}");
    // 阜新 names no window: which years are missing is said, once each.
    assert_eq!(text.matches("的集中参保期的起止日期").count(), 2, "{text}");
}

/// Source: 国办发〔2024〕38号 and the windows that recur: who asks about a year that is over is told what is to come.
#[test]
fn a_year_long_past_still_leads_to_the_next_window() {
    let text = remind(&xiamen(2025, "2024-11-20", &[]), "--today 2026-11-23");
    assert!(text.starts_with("2026-12-31 2027年度居民医保的集中参保期到"), "{text}");
}

/// Source: 厦门市医保参保缴费常见问答手册 (出生3个月内), 新生儿参保问答 (出生之日起90天内; 12个月内).
#[test]
fn a_newborns_limits() {
    let request = json!({
        "area": "350200",
        "enrolment": {"coverage_year": 2026, "paid_on": "2026-11-20"},
        "person": {"born_on": "2026-10-01"},
        "history": [],
    });
    let text = remind(&request, "--today 2026-11-23");
    // The 90th day, with the day of birth as day one: 31 + 30 + 29 = 90, 29 December. Three and twelve months end on the
    // day before the first of January and of October.
    for expected in [
        "2026-12-29 孩子还没参保的，最晚2026年12月29日登记参保，登记以后最晚下个月月底、也不能晚过2026年12月31日把钱交上，才算新生儿，不用等，从出生那天起能报销；当年和下一年两年的钱都要交。",
        "2026-12-31 孩子还没参保的，最晚2026年12月31日缴费，才算新生儿，不用等，从出生那天起能报销；当年和下一年两年的钱都要交。",
        "2027-09-30 孩子还没参保的，最晚2027年9月30日缴费，才算新生儿，不用等，从缴费当月1日起能报销。",
    ] {
        assert!(text.contains(expected), "{text}");
    }
    assert!(!remind(&request, "--today 2026-12-30").contains("登记参保，登记以后"));
}

/// Source: 厦门市 (90天内登记, 3个月内到账), RULES.md 3.1 (a year is paid for until its 31 December): born on 15 November
/// 2026, the 90th day is 12 February 2027 and three months end on 14 February; cover from birth must be paid for by
/// 31 December 2026, and what is left of the lines' own time covers from 1 January 2027.
#[test]
fn cover_from_birth_can_be_bought_until_the_year_of_birth_ends() {
    let request = json!({
        "area": "350200",
        "enrolment": {"coverage_year": 2026, "paid_on": "2026-11-20"},
        "person": {"born_on": "2026-11-15"},
        "history": [],
    });
    let text = remind(&request, "--today 2026-11-23");
    for expected in [
        "2026-12-31 孩子还没参保的，最晚2026年12月31日登记参保，钱也要在这一天以前交上，才算新生儿，不用等，从出生那天起能报销；当年和下一年两年的钱都要交。",
        "2026-12-31 孩子还没参保的，最晚2026年12月31日缴费，才算新生儿，不用等，从出生那天起能报销；当年和下一年两年的钱都要交。",
        "2027-02-12 孩子还没参保的，最晚2027年2月12日登记参保，登记以后最晚下个月月底把钱交上，才算新生儿，不用等，从参保年度1月1日起能报销。",
        "2027-02-14 孩子还没参保的，最晚2027年2月14日缴费，才算新生儿，不用等，从参保年度1月1日起能报销。",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
    let is_promised = |line: &&str| line.starts_with("2027") && line.contains("从出生那天起");
    assert_eq!(dated(&text).iter().filter(|line| is_promised(line)).count(), 0, "{text}");
    // Every day has a UID of its own, though four of them fall on two days.
    let calendar = remind(&request, "--ics --today 2026-11-23").replace("\r\n ", "");
    let mut uids: Vec<&str> = calendar.lines().filter(|line| line.starts_with("UID:")).collect();
    let count = uids.len();
    uids.sort_unstable();
    uids.dedup();
    assert_eq!((uids.len(), count), (count, dated(&text).len()));
    // Who was born in September needs no word on two premiums.
    let mut earlier = request.clone();
    earlier["person"]["born_on"] = "2026-09-30".into();
    assert!(!remind(&earlier, "--today 2026-11-23").contains("两年的钱都要交"));
}

/// Source: RULES.md 2, 9.2 (readings, drafts and silences go with what rests on them).
#[test]
fn readings_and_silences_stand_below_the_dates_and_in_their_events() {
    // 岳阳 names no day from which a January payer is covered, and no last day for claims.
    let yueyang = json!({
        "area": "430600",
        "enrolment": {"coverage_year": 2026, "paid_on": "2026-01-20"},
        "person": {"born_on": "1990-05-01"},
        "history": [{"year": 2025, "cover": "resident"}],
    });
    let text = remind(&yueyang, "--today 2026-01-21");
    assert!(text.contains("未收录2026年度的集中参保期内缴费的从哪天起享受待遇"), "{text}");
    assert!(text.contains("未收录2026年度的报销的截止日期"), "{text}");
    // Two lapsed years in Xiamen: that the first adds no month is a reading, and stands with the first covered day.
    let lapsed = xiamen(2027, "2026-11-20", &[2025, 2026]);
    let text = remind(&lapsed, "--today 2026-11-23");
    let below: Vec<&str> = text.lines().skip(dated(&text).len()).collect();
    assert!(!below.is_empty(), "{text}");
    let calendar = remind(&lapsed, "--ics --today 2026-11-23");
    let calendar = read(&calendar);
    let (_, covered) = calendar.inner.iter().find(|(_, it)| it.get("UID").contains("cover-begins")).unwrap();
    let told = covered.text("DESCRIPTION");
    assert!(below.iter().any(|line| told.contains(line)), "{told}\n{below:?}");
}

/// Source: RFC 5545, 3.6 (a calendar holds at least one component): without a date there is no file.
#[test]
fn without_a_date_there_is_no_calendar() {
    let request = json!({
        "area": "350200",
        "retirement": {"sex": "female", "retires_on": "2030-04", "paid_months": 400, "paid_months_here": 300},
    });
    assert_eq!(remind(&request, "--ics --today 2030-04-02"), "");
    assert!(remind(&request, "--ics --today 2030-04-01").starts_with("BEGIN:VCALENDAR"));
}

/// Source: RULES.md 9.2.
#[test]
fn the_month_of_retirement() {
    let request = json!({
        "area": "350200",
        "retirement": {"sex": "female", "retires_on": "2030-04", "paid_months": 400, "paid_months_here": 300},
    });
    let text = remind(&request, "--today 2026-11-23");
    assert!(text.starts_with("2030-04-01 2030年4月退休："), "{text}");
    assert_eq!(text.lines().count(), 1, "{text}");
    assert_eq!(remind(&request, "--today 2030-04-02"), "今天和以后没有要提醒的日子。\n");
}

#[test]
fn bad_flags_and_requests_are_refused_word_for_word() {
    let error = |request: &Json, flags: &str| {
        let told: Json = serde_json::from_str(&remind(request, flags)).unwrap();
        let at = |field: &str| told["error"][field].as_str().unwrap().to_owned();
        (at("code"), at("path"), at("text"))
    };
    let good = xiamen(2027, "2026-11-20", &[]);
    let rows = [
        ("", "bad_value", "--today", "请写今天的日期，例如 --today 2026-11-23。"),
        ("--today", "bad_value", "--today", "--today 后面要写一个值。"),
        ("--today 23.11.2026", "bad_value", "--today", "“23.11.2026”不是日期，请写成 2026-11-20 这样。"),
        ("--today 2026-11-23 --today 2026-11-24", "bad_field", "--today", "--today 写了两次，请只留一次。"),
        ("--ics --ics", "bad_field", "--ics", "--ics 写了两次，请只留一次。"),
        ("--ical", "bad_field", "--ical", "没有 --ical 这个选项，可以写 --today、--ics。"),
    ];
    for (flags, code, path, text) in rows {
        assert_eq!(error(&good, flags), (code.into(), path.into(), text.into()), "{flags}");
    }
    let needed = ("bad_field".into(), "enrolment".into(), "提醒要有 enrolment 或者 retirement 这一项。".into());
    assert_eq!(error(&json!({"area": "350200"}), "--today 2026-11-23"), needed);
    assert_eq!(error(&json!({"area": "999999"}), "--today 2026-11-23").0, "unknown_area");
}

/// One component of a calendar, its properties and the components within it.
#[derive(Debug, Default)]
struct Component {
    properties: Vec<(String, String)>,
    inner: Vec<(String, Component)>,
}

impl Component {
    fn get(&self, name: &str) -> &str {
        let mut found = self.properties.iter().filter(|(known, _)| known == name);
        let (_, value) = found.next().unwrap_or_else(|| panic!("no {name} in {self:?}"));
        assert!(found.next().is_none(), "{name} twice");
        value
    }

    fn text(&self, name: &str) -> String {
        let mut told = String::new();
        let mut chars = self.get(name).chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => match chars.next().unwrap() {
                    'n' => told.push('\n'),
                    c @ ('\\' | ';' | ',') => told.push(c),
                    c => panic!("\\{c}"),
                },
                ';' | ',' => panic!("an unescaped {c}"),
                c => told.push(c),
            }
        }
        told
    }
}

/// Reads a calendar by RFC 5545: CRLF, no line over 75 octets, unfolded, every BEGIN with its END.
fn read(text: &str) -> Component {
    assert!(text.ends_with("\r\n"));
    for line in text.strip_suffix("\r\n").unwrap().split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']) && !line.is_empty(), "{line:?}");
    }
    let whole = text.replace("\r\n ", "");
    let mut open: Vec<(String, Component)> = vec![(String::new(), Component::default())];
    for line in whole.split_terminator("\r\n") {
        let (name, value) = line.split_once(':').unwrap_or_else(|| panic!("no colon: {line}"));
        match name {
            "BEGIN" => open.push((value.to_owned(), Component::default())),
            "END" => {
                let closed = open.pop().unwrap();
                assert_eq!(closed.0, value);
                open.last_mut().unwrap().1.inner.push(closed);
            }
            _ => open.last_mut().unwrap().1.properties.push((name.to_owned(), value.to_owned())),
        }
    }
    let [(_, root)] = &mut open[..] else { panic!("something is left open") };
    let (name, calendar) = root.inner.pop().unwrap();
    assert!(name == "VCALENDAR" && root.inner.is_empty() && root.properties.is_empty());
    calendar
}

/// Source: RFC 5545, 3.4, 3.6, 3.6.1, 3.6.6, 3.8.
#[test]
fn the_calendar_file_reads_back() {
    let request = xiamen(2027, "2026-11-20", &[2025, 2026]);
    let text = remind(&request, "--ics --today 2026-11-23");
    let calendar = read(&text);
    assert_eq!((calendar.get("VERSION"), calendar.get("PRODID")), ("2.0", "-//canbao//canbao//ZH"));
    let lines = remind(&request, "--today 2026-11-23");
    let lines = dated(&lines);
    assert_eq!(calendar.inner.len(), lines.len());
    let mut uids: Vec<&str> = Vec::new();
    for ((name, event), line) in calendar.inner.iter().zip(lines) {
        assert_eq!(name, "VEVENT");
        let (on, sentence) = line.split_once(' ').unwrap();
        let sentence = sentence.rsplit_once('。').unwrap().0;
        assert_eq!(event.get("DTSTAMP"), "20261123T000000Z");
        assert_eq!(event.get("DTSTART;VALUE=DATE"), on.replace('-', ""));
        assert!(event.text("DESCRIPTION").starts_with(sentence), "{line}");
        assert!(event.text("DESCRIPTION").contains('\n'), "its sources stand below");
        uids.push(event.get("UID"));
        let [(alarm, inner)] = &event.inner[..] else { panic!("{event:?}") };
        assert_eq!((alarm.as_str(), inner.get("ACTION")), ("VALARM", "DISPLAY"));
        assert_eq!(inner.get("DESCRIPTION"), event.get("SUMMARY"));
        assert!(["-P7D", "-P1D"].contains(&inner.get("TRIGGER")));
    }
    let covered = calendar.inner.iter().find(|(_, event)| event.get("DTSTART;VALUE=DATE") == "20270501").unwrap();
    assert_eq!(covered.1.get("DTEND;VALUE=DATE"), "20270502");
    assert_eq!(covered.1.get("UID"), "350200-cover-begins-2027-2027-05-01@canbao");
    uids.sort_unstable();
    let count = uids.len();
    uids.dedup();
    assert_eq!(uids.len(), count);
}

/// Source: RFC 5545, 3.8.4.7 (the same event keeps its UID, whatever day it is written on).
#[test]
fn the_same_date_keeps_its_uid() {
    let request = xiamen(2027, "2026-11-20", &[]);
    let uids = |today: &str| -> Vec<String> {
        let text = remind(&request, &format!("--today {today} --ics"));
        read(&text).inner.iter().map(|(_, event)| event.get("UID").to_owned()).collect()
    };
    let (early, late) = (uids("2026-11-23"), uids("2027-01-02"));
    assert!(late.len() > 3 && late.iter().all(|uid| early.contains(uid)));
}
