//! The command line: what it prints and how it exits.

use serde_json::{Value as Json, json};
use std::{
    io::Write,
    process::{Command, Output, Stdio},
};

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_canbao"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut stdin, input) = (child.stdin.take().unwrap(), input.to_vec());
    // Written beside the reading, since a stream answers while it is asked; a command that reads nothing may have
    // gone before everything is written.
    let writing = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap();
    output
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn lines(output: &Output) -> Vec<Json> {
    text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

const GOOD: &str = r#"{"area":"370200","enrolment":{"coverage_year":2027,"paid_on":"2026-11-20","window":"central"},"history":[{"year":2025,"cover":"none"},{"year":2026,"cover":"none"}]}"#;

#[test]
fn one_request_gives_one_report_and_status_0() {
    let output = run(&["assess"], GOOD.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let reports = lines(&output);
    assert_eq!(reports.len(), 1);
    assert_eq!(reports[0]["version"], 1);
    assert_eq!(reports[0]["waiting"]["covered_from"], "2027-05-01");
    assert_eq!(reports[0]["policy"]["id"], "370200");
}

#[test]
fn bad_input_gives_an_error_on_standard_output_and_status_2() {
    for input in ["{}", "", "not json", r#"{"area":"000000"}"#] {
        let output = run(&["assess"], input.as_bytes());
        assert_eq!(output.status.code(), Some(2), "{input}");
        assert!(lines(&output)[0]["error"]["code"].is_string(), "{input}");
    }
}

#[test]
fn a_bad_line_stands_in_its_place_and_the_run_goes_on() {
    let year =
        |year: i32| GOOD.replace("2027,", &format!("{year},")).replace("2026-11-20", &format!("{}-11-20", year - 1));
    let input = format!("{GOOD}\nnot json\n{}\n\u{0}\n{{\"area\":\"nowhere\"}}\r\n{GOOD}", year(2016));
    let output = run(&["assess", "--lines"], input.as_bytes());
    assert_eq!(output.status.code(), Some(2));
    let kinds: Vec<String> = lines(&output)
        .iter()
        .map(|line| match line["error"]["code"].as_str() {
            Some(code) => code.to_owned(),
            None => line["waiting"]["total_months"].to_string(),
        })
        .collect();
    assert_eq!(kinds, ["4", "bad_value", "contradiction", "bad_value", "unknown_area", "4"]);
}

/// GBK, as many editors write it: what it says is not guessed, in any command, and other lines are answered.
#[test]
fn what_is_not_utf_8_is_refused() {
    let told = "文件不是 UTF-8 编码的，读不了：请另存为 UTF-8（不带 BOM）。";
    let expected = json!({"code": "bad_value", "path": "", "text": told});
    // 妈 in GBK.
    let holder: &[u8] =
        &[b"{\"area\":\"350200\",\"family\":{\"holders\":[{\"id\":\"", &b"\xc2\xe8"[..], b"\"}]}}"].concat();
    for arguments in [&["assess"][..], &["explain"], &["account"], &["remind", "--today", "2026-11-23"]] {
        let output = run(arguments, holder);
        assert_eq!((output.status.code(), &lines(&output)[0]["error"]), (Some(2), &expected), "{arguments:?}");
    }
    let output = run(&["assess", "--lines"], &[GOOD.as_bytes(), b"\n", holder, b"\n", GOOD.as_bytes()].concat());
    let reports = lines(&output);
    assert_eq!((output.status.code(), reports.len()), (Some(2), 3));
    assert_eq!(reports[1]["error"], expected);
    assert!([&reports[0], &reports[2]].iter().all(|report| report["waiting"]["total_months"] == 4));
}

/// Of a file with a request a line, the line of the file is told, and the place as it is counted there.
#[test]
fn a_bad_line_is_told_by_its_line_in_the_file() {
    let output = run(&["assess", "--lines"], format!("{GOOD}\n\n {{\"厦门\" 1}}\n{GOOD}\n").as_bytes());
    let error = &lines(&output)[2]["error"];
    assert_eq!(error["text"], "第3行第8个字处缺少冒号：要写成 \"名字\": 值。");
    let long = GOOD.replace("2027,", "1e999,");
    let output = run(&["assess", "--lines"], format!("{GOOD}\n{long}\n").as_bytes());
    let error = &lines(&output)[1]["error"];
    assert_eq!(error["path"], "enrolment.coverage_year");
    assert!(error["text"].as_str().unwrap().starts_with("第2行第"), "{error}");
}

#[test]
fn good_lines_keep_their_order_and_give_status_0() {
    let areas: Vec<String> =
        lines(&run(&["areas"], b"")).iter().map(|line| line["code"].as_str().unwrap().to_owned()).collect();
    let input: String = areas.iter().rev().map(|code| format!("{}\n", GOOD.replace("370200", code))).collect();
    let output = run(&["assess", "--lines"], input.repeat(20).as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let codes: Vec<String> =
        lines(&output).iter().map(|line| line["area"]["code"].as_str().unwrap().to_owned()).collect();
    assert_eq!(codes.len(), areas.len() * 20);
    assert!(codes.chunks(areas.len()).all(|chunk| chunk.iter().eq(areas.iter().rev())));
}

#[test]
fn no_lines_give_no_reports() {
    let output = run(&["assess", "--lines"], b"");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0));
}

#[test]
fn the_account_is_one_report_and_a_bad_flag_is_told_before_anything_is_read() {
    let output = run(&["account", "--skip", "1"], GOOD.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(lines(&output)[0]["account"]["return"]["years"]["2028"]["covered_from"], "2028-06-01");
    let output = run(&["account", "--skip", "9"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(lines(&output)[0]["error"]["path"], "--skip");
    assert_eq!(run(&["account"], b"{}").status.code(), Some(2));
}

#[test]
fn reminders_are_text_or_a_calendar_file() {
    let output = run(&["remind", "--today", "2026-11-23"], GOOD.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stdout).starts_with("2027-05-01 "), "{}", text(&output.stdout));
    let output = run(&["remind", "--ics", "--today", "2026-11-23"], GOOD.as_bytes());
    assert!(text(&output.stdout).starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    // Retired long ago: text says that there is nothing, a file would hold nothing and is not written.
    let retired = br#"{"area": "350200", "retirement": {"sex": "female", "retires_on": "2026-12", "paid_months": 400, "paid_months_here": 300}}"#;
    let output = run(&["remind", "--ics", "--today", "2027-06-01"], retired);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    assert!(text(&output.stderr).contains("没有要提醒的日子"), "{}", text(&output.stderr));
    assert_eq!(run(&["remind", "--today", "2027-06-01"], retired).status.code(), Some(0));
    let output = run(&["remind"], GOOD.as_bytes());
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(lines(&output)[0]["error"]["path"], "--today");
}

#[test]
fn areas_are_listed_one_a_line() {
    let output = run(&["areas"], b"");
    assert_eq!(output.status.code(), Some(0));
    let areas = lines(&output);
    let find = |code: &str| areas.iter().find(|area| area["code"] == code).unwrap();
    assert_eq!((&find("350200")["name"], &find("350200")["province"]), (&"厦门市".into(), &"福建省".into()));
    assert_eq!(find("331100")["standing"], "draft");
    assert_eq!(find("350000")["standing"], "in-force");
    for area in &areas {
        assert_eq!(area["hash"].as_str().unwrap().len(), 16, "{area}");
    }
}

#[test]
fn the_packs_that_ship_pass_the_check() {
    for arguments in [vec!["check"], vec!["check", "policies"], vec!["check", "policies/"]] {
        let output = run(&arguments, b"");
        assert_eq!(output.status.code(), Some(0), "{arguments:?} {}", text(&output.stdout));
        assert!(text(&output.stdout).contains("0 个问题"));
    }
}

#[test]
fn a_broken_pack_fails_the_check_with_file_line_and_remedy() {
    let output = run(&["check", "tests/bad_policies/quote_differs_from_value"], b"");
    assert_eq!(output.status.code(), Some(1));
    let expected = "tests/bad_policies/quote_differs_from_value/cn/notice.toml:16: 第一条 waiting.fixed_months：value 是3个月，引文写的却是2个月。应当：核对原文；引文没错的话写 value = \"2 months\"";
    assert_eq!(text(&output.stdout).lines().next(), Some(expected));
}

#[test]
fn a_folder_without_packs_fails_the_check() {
    assert_eq!(run(&["check", "styles"], b"").status.code(), Some(1));
    assert_eq!(run(&["check", "no/such/folder"], b"").status.code(), Some(1));
}

#[test]
fn a_certificate_ends_with_its_proof() {
    for (arguments, areas) in [
        (vec!["check", "--coverage", "--area", "350200"], vec!["350200 厦门市"]),
        (vec!["check", "--coverage", "policies"], vec!["100000 全国", "350200 厦门市", "511700 达州市"]),
    ] {
        let output = run(&arguments, b"");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        let text = text(&output.stdout);
        for area in &areas {
            assert!(text.contains(&format!("{area} 收录证明（2025年")), "{area}");
        }
        let proofs: Vec<&str> = text.lines().filter(|line| line.starts_with("合计：")).collect();
        assert!(proofs.iter().all(|proof| proof.ends_with("没有重叠：每一格最多查得到一行。")), "{proofs:?}");
        assert_eq!(text.lines().rfind(|line| !line.is_empty()), proofs.last().copied());
    }
}

#[test]
fn a_certificate_of_a_broken_pack_or_of_no_area_is_a_failure() {
    let output = run(&["check", "--coverage", "tests/bad_policies/overlap"], b"");
    assert_eq!(output.status.code(), Some(1));
    let told = text(&output.stdout);
    assert!(told.contains("已经为同一件事写过从同一天起的值") && told.contains("有1处重叠，要先改好。"), "{told}");
    let output = run(&["check", "--coverage", "--area", "999999"], b"");
    assert_eq!((output.status.code(), text(&output.stdout).lines().count()), (Some(1), 1));
}

#[test]
fn a_guide_is_printed_with_its_sources_for_a_day() {
    let output = run(&["guide", "350200"], b"");
    assert_eq!(output.status.code(), Some(0));
    let today = text(&output.stdout);
    for told in [
        "厦门市 办事说明（2026年11月",
        "退费（guide.refund）",
        "最晚第二年3月31日去报销",
        "厦门市：",
        "：“",
        "怎么理解：",
    ] {
        assert!(today.contains(told), "{told}");
    }
    let before = text(&run(&["guide", "350200", "--on", "2010-01-01"], b"").stdout);
    assert!(before.contains("没有收录这个地区的办事说明"), "{before}");
    assert_eq!(run(&["guide", "999999"], b"").status.code(), Some(1));
}

/// A day that no calendar has, and no day at all: the wrong word is named, and the help is not told over it.
#[test]
fn a_guide_for_a_day_that_is_none_names_it() {
    for day in ["2026-02-30", "today"] {
        let output = run(&["guide", "350200", "--on", day], b"");
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
        let expected = format!("canbao: --on 的“{day}”不是日期，请写成 2026-11-20 这样\n");
        assert_eq!(text(&output.stderr), expected);
    }
}

#[test]
fn help_is_told_and_names_every_key_that_may_be_typed() {
    for arguments in [vec!["--help"], vec!["-h"], vec!["help"], vec!["assess", "--help"], vec!["account", "--help"]] {
        let output = run(&arguments, b"");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        let help = text(&output.stdout);
        for key in canbao::law::Key::ALL.iter().filter(|key| key.is_typable()) {
            assert!(help.contains(key.name()), "--help does not name {}", key.name());
        }
    }
}

#[test]
fn an_unknown_command_gives_help_on_standard_error_and_status_1() {
    for arguments in [
        vec![],
        vec!["asess"],
        vec!["assess", "--line"],
        vec!["check", "a", "b"],
        vec!["guide"],
        vec!["check", "--coverage", "a", "b"],
        vec!["check", "--coverage", "--area"],
    ] {
        let output = run(&arguments, b"");
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0), "{arguments:?}");
        assert!(text(&output.stderr).contains("canbao assess"));
    }
}
