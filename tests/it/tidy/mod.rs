//! The house's own invariants, asked of the source text (ARCHITECTURE.md).

mod shape;
mod source;

use source::{Source, sources};

/// The rooms in order: each may use only those before it, and itself.
const ROOMS: &[&[&str]] = &[
    &["units", "calendar"],
    &["cited"],
    &["law"],
    &["person"],
    &["rules"],
    &["assess"],
    &["wording"],
    &["contract"],
    &["app", "bin", "module"],
];

fn assert_none(found: &[String]) {
    assert!(found.is_empty(), "{}:\n{}", found.len(), found.join("\n"));
}

/// Every whole word of the code, with its place.
fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut at = 0;
    std::iter::from_fn(move || {
        let begin = at + code[at..].find(is_word)?;
        let end = code[begin..].find(|c| !is_word(c)).map_or(code.len(), |length| begin + length);
        at = end;
        Some((begin, &code[begin..end]))
    })
}

/// Where any of some words stands in the code.
fn places(source: &Source, code: &str, wanted: &[&str]) -> Vec<String> {
    let found = words(code).filter(|(_, word)| wanted.contains(word));
    found.map(|(at, word)| format!("{}: {word}", source.line_at(at))).collect()
}

/// Invariant 1: nothing outside src/app knows the browser, the clock or the network.
#[test]
fn only_the_page_knows_browser_clock_and_network() {
    let wanted = [
        "Local",
        "Utc",
        "now",
        "SystemTime",
        "Instant",
        "js_sys",
        "web_sys",
        "gloo",
        "yew",
        "wasm_bindgen",
        "wasm_bindgen_futures",
        "TcpStream",
        "UdpSocket",
    ];
    let outside = sources("src").into_iter().filter(|source| source.room() != "app");
    // The module hands texts to a page of somebody else's; the bridge is all that it may know.
    let is_bridge = |place: &String| place.starts_with("src/module/") && place.ends_with(": wasm_bindgen");
    let found = outside.flat_map(|source| places(&source, &source.code, &wanted)).filter(|place| !is_bridge(place));
    assert_none(&found.collect::<Vec<_>>());
}

/// Invariant 2: no figure of law in Rust.
#[test]
fn no_rule_holds_a_number_above_one() {
    let mut found = Vec::new();
    for source in sources("src/rules") {
        for (at, word) in
            words(source.code_before_tests()).filter(|(_, word)| word.starts_with(|c: char| c.is_ascii_digit()))
        {
            let digits: String =
                word.chars().take_while(|c| c.is_ascii_digit() || *c == '_').filter(|c| *c != '_').collect();
            let is_other_base = ["0x", "0b", "0o"].iter().any(|base| word.starts_with(base));
            if is_other_base || digits.parse::<u128>().is_ok_and(|number| number > 1) {
                found.push(format!("{}: {word}", source.line_at(at)));
            }
        }
    }
    assert_none(&found);
}

/// Invariant 2: no floats anywhere.
#[test]
fn no_float_anywhere() {
    let mut found = Vec::new();
    for source in sources("src") {
        found.extend(places(&source, &source.code, &["f32", "f64"]));
        for (at, word) in words(&source.code) {
            let after = &source.code[at + word.len()..];
            let is_number = word.chars().all(|c| c.is_ascii_digit());
            let is_field = source.code[..at].ends_with('.');
            if is_number && !is_field && after.starts_with('.') && after[1..].starts_with(|c: char| c.is_ascii_digit())
            {
                found.push(format!("{}: {word}.", source.line_at(at)));
            }
        }
    }
    assert_none(&found);
}

/// Invariant 3: a rule never sees the shelf.
#[test]
fn no_rule_sees_the_shelf() {
    let wanted = ["Shelf", "Standing", "Pack", "Document", "Provision", "Folder"];
    let found: Vec<String> =
        sources("src/rules").iter().flat_map(|source| places(source, source.code_before_tests(), &wanted)).collect();
    assert_none(&found);
}

/// Invariant 7: rules emit typed findings; wording alone speaks Chinese.
#[test]
fn no_rule_speaks_chinese() {
    let is_chinese = |c: char| matches!(c, '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
    let mut found = Vec::new();
    for source in sources("src/rules") {
        let last = source.lines_before_tests();
        let spoken = source.strings.iter().filter(|(line, text)| *line <= last && text.contains(is_chinese));
        found.extend(spoken.map(|(line, text)| format!("{}:{line}: {text}", source.path)));
    }
    assert_none(&found);
}

/// Invariant 8: the model holds entries, never results.
#[test]
fn the_pages_model_holds_no_results() {
    let found: Vec<String> = sources("src/app")
        .iter()
        .filter(|source| source.path.starts_with("src/app/model/"))
        .flat_map(|source| {
            places(source, source.code_before_tests(), &["assess", "rules", "wording", "Assessment", "Answer"])
        })
        .collect();
    assert_none(&found);
}

/// Imports run one way.
#[test]
fn each_room_uses_only_the_rooms_before_it() {
    let level = |room: &str| ROOMS.iter().position(|rooms| rooms.contains(&room));
    let mut found = Vec::new();
    for source in sources("src").iter().filter(|source| source.path != "src/lib.rs") {
        let own = level(source.room()).unwrap_or_else(|| panic!("{} is in no room", source.path));
        for (at, used) in rooms_used(source.code_before_tests()) {
            let is_before = level(&used).is_none_or(|used| used < own);
            if used != source.room() && !is_before {
                found.push(format!("{}: {} uses {used}", source.line_at(at), source.room()));
            }
        }
    }
    assert_none(&found);
}

/// Every `crate::room`, alone or in a group.
fn rooms_used(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, path) in code.match_indices("crate::") {
        let after = &code[at + path.len()..];
        let names = match after.strip_prefix('{') {
            Some(group) => top_names(group),
            None => words(after).next().map(|(_, word)| word.to_owned()).into_iter().collect(),
        };
        found.extend(names.into_iter().map(|name| (at, name)));
    }
    found
}

/// The first word of each part of a group, up to its closing brace.
fn top_names(group: &str) -> Vec<String> {
    let mut depth = 1;
    let mut parts = vec![String::new()];
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => parts.push(String::new()),
            c if depth == 1 => parts.last_mut().unwrap().push(c),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    parts.iter().filter_map(|part| words(part).next().map(|(_, word)| word.to_owned())).collect()
}

#[test]
fn groups_of_imports_are_read() {
    let code = "use crate::{calendar::{Day, Year}, law::Key,\n wording};\nlet x = crate::rules::wait::end;";
    let names: Vec<String> = rooms_used(code).into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["calendar", "law", "wording", "rules"]);
}

/// No panic in the library: a fault, a silence or a problem instead.
#[test]
fn nothing_is_unwrapped_outside_tests() {
    let mut found = Vec::new();
    for source in sources("src") {
        let code = source.code_before_tests();
        for panicking in [".unwrap()", ".expect(", "panic!", "unreachable!", "todo!", "unimplemented!"] {
            found.extend(code.match_indices(panicking).map(|(at, _)| format!("{}: {panicking}", source.line_at(at))));
        }
    }
    assert_none(&found);
}

/// The first script asks, before the program is here, whether the device holds a case.
#[test]
fn the_first_script_looks_where_the_page_keeps_a_case() {
    let (_, key) = include_str!("../../../src/app/store.rs").split_once("const KEY: &str = ").unwrap();
    let (key, _) = key.split_once(';').unwrap();
    assert!(include_str!("../../../scripts/early.js").contains(&format!("getItem({key})")), "{key}");
}
