//! The library for portals: in Node it answers like the command line to the letter, its types fit what it gives, and its
//! example works in a browser.

use canbao_e2e::{Engine, Kernel, Page, Window, changed};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::Duration;
use xtask::cases::mixed;
use xtask::serve::Site;
use xtask::{places, tools};

/// Requests that are no JSON, or not what was asked for: refused in the same words.
const ODD: [&str; 6] = ["", "null", "[]", "not json", "{\"area\":\"999999\"}", "{\"area\":\"350200\",\"versoin\":1}"];

fn node() -> Option<PathBuf> {
    let node = places::program(&["node"]);
    if node.is_none() {
        println!("   skipped: node is missing, so the library was not tried in it");
    }
    node
}

/// A folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let folder = places::made("library-tests").join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Every story's request, and mixed ones from every area.
fn requests() -> Vec<String> {
    let stories = places::root().join("tests/cases");
    let below = |folder: &Path| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    let mut files: Vec<PathBuf> = below(&stories).iter().flat_map(|place| below(place)).collect();
    files.sort();
    let request = |file: &PathBuf| {
        let story: Value = toml::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        story["request"].to_string()
    };
    let stories: Vec<String> = files.iter().map(request).collect();
    assert!(stories.len() > 150, "only {} stories", stories.len());
    let list =
        fs::read_to_string(places::dist().join("packs/index.json")).expect("dist holds a page: cargo xtask build");
    let list: Vec<Value> = serde_json::from_str(&list).unwrap();
    let areas: Vec<String> = list.iter().map(|entry| entry["code"].as_str().unwrap().to_owned()).collect();
    let odd = ODD.map(str::to_owned);
    stories.into_iter().chain(mixed::lines(600, &areas)).chain(odd).collect()
}

/// The requests and what the command line answers, found once in a run.
fn answered() -> &'static [(String, String)] {
    static ANSWERED: OnceLock<Vec<(String, String)>> = OnceLock::new();
    ANSWERED.get_or_init(|| {
        let requests = requests();
        let reports = of_the_command_line(&requests.iter().map(|line| format!("{line}\n")).collect::<String>());
        assert_eq!(reports.lines().count(), requests.len());
        requests.into_iter().zip(reports.lines().map(str::to_owned)).collect()
    })
}

/// What the command line answers, a line each.
fn of_the_command_line(lines: &str) -> String {
    let mut command = Command::new("cargo");
    command.args("run --quiet --bin canbao -- assess --lines".split(' ')).current_dir(places::root());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut stdin, lines) = (child.stdin.take().unwrap(), lines.to_owned());
    let writing = thread::spawn(move || stdin.write_all(lines.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// Runs a script in Node, which finds the library and a file; what it printed.
fn run(node: &Path, name: &str, script: &str, file: &Path) -> String {
    let path = folder(name).join("script.mjs");
    fs::write(&path, script).unwrap();
    let output =
        Command::new(node).arg(&path).arg(places::dist().join("library/canbao.js")).arg(file).output().unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    String::from_utf8(output.stdout).unwrap()
}

const EACH_LINE: &str = r#"
import { readFileSync } from "node:fs";
const { assess, assessText } = await import(process.argv[2]);
const requests = readFileSync(process.argv[3], "utf8").split("\n").slice(0, -1);
let written = "";
for (const request of requests) {
  const text = await assessText(request);
  written += text + "\n";
  if (JSON.stringify(JSON.parse(text)).length !== text.length) throw new Error("a field stands twice: " + text);
  let asked;
  try { asked = JSON.parse(request); } catch { continue; }
  const report = JSON.stringify(await assess(asked));
  if (report !== JSON.stringify(JSON.parse(text))) throw new Error("an object is answered otherwise: " + request);
}
process.stdout.write(written);
"#;

#[test]
fn node_gets_the_reports_of_the_command_line_to_the_letter() {
    let Some(node) = node() else { return };
    let file = folder("letter").join("requests.ndjson");
    fs::write(&file, answered().iter().map(|(request, _)| format!("{request}\n")).collect::<String>()).unwrap();
    let ours = run(&node, "letter", EACH_LINE, &file);
    assert_eq!(ours.lines().count(), answered().len());
    for (line, ((request, theirs), ours)) in (1..).zip(answered().iter().zip(ours.lines())) {
        // Of text that is no JSON the command line names the line of its file; the library is given that line alone.
        let ours = ours.replace("第1行第", &format!("第{line}行第"));
        assert_eq!(ours, *theirs, "{request}");
    }
}

const OWN_FILES: &str = r#"
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
const { areas, open, CanbaoError } = await import(process.argv[2]);
const folder = dirname(process.argv[2]);
const asked = [];
let isCut = true;
const library = await open({ read: (name) => {
  asked.push(name);
  if (isCut && name.includes("370200")) throw new Error("no network");
  return readFile(join(folder, name));
} });
const request = { area: "370200", enrolment: { coverage_year: 2027, paid_on: "2026-11-20", window: "central" },
  history: [{ year: 2025, cover: "none" }, { year: 2026, cover: "none" }] };
const failed = await library.assess(request).catch((error) => error);
isCut = false;
const [one, two] = await Promise.all([library.assess(request), library.assess(request)]);
const elsewhere = await open({ base: new URL("file:///nowhere/") }).catch((error) => error);
console.log(JSON.stringify({
  failed: [failed instanceof CanbaoError, failed.code, failed.message.includes("no network")],
  elsewhere: [elsewhere instanceof CanbaoError, elsewhere.code],
  months: [one.waiting.total_months, two.waiting.total_months],
  asked: asked.map((name) => name.replace(/[-.][0-9a-f]{16}/, "")),
  areas: [library.areas().length > 20, JSON.stringify(await areas()) === JSON.stringify(library.areas())],
  area: Object.keys(library.areas()[0]),
}));
"#;

#[test]
fn a_caller_may_bring_the_files_and_is_told_what_did_not_come() {
    let Some(node) = node() else { return };
    let told: Value = serde_json::from_str(&run(&node, "files", OWN_FILES, Path::new(""))).unwrap();
    let expected = json!({
        "failed": [true, "unreachable", true],
        "elsewhere": [true, "unreachable"],
        "months": [4, 4],
        "asked": ["packs/areas.json", "canbao.wasm", "packs/370200.json", "packs/370200.json"],
        "areas": [true, true],
        "area": ["code", "name", "province", "standing", "hash", "as_of"],
    });
    assert_eq!(told, expected);
}

/// The first example of the document stands there as it is copied, and tells what it gives.
#[test]
fn the_documents_example_gives_what_it_says() {
    let Some(node) = node() else { return };
    let document = fs::read_to_string(places::dist().join("library/README.md")).unwrap();
    let (_, rest) = document.split_once("```js\n").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    let mut script = String::from("const { areas, assess } = await import(process.argv[2]);\n");
    let mut promised = 0;
    for line in example.lines().filter(|line| !line.starts_with("import ")) {
        match line.split_once(";   // ") {
            Some((given, said)) => {
                promised += 1;
                script += &format!("if ({given} !== {said}) throw new Error(JSON.stringify({given}));\n");
            }
            None => script += &format!("{line}\n"),
        }
    }
    assert_eq!(promised, 2, "{example}");
    run(&node, "document", &script, Path::new(""));
}

const CONFIGURATION: &str = r#"{
  "compilerOptions": {
    "target": "es2022", "module": "nodenext", "lib": ["es2022", "dom", "dom.iterable"], "types": [],
    "strict": true, "exactOptionalPropertyTypes": true, "useUnknownInCatchVariables": false,
    "allowJs": true, "checkJs": true, "noEmit": true, "skipLibCheck": false
  },
  "files": ["given.ts", "misuse.ts", "example.js"]
}"#;

/// Misuse that the types must catch, each line told by the compiler to be wrong.
const MISUSE: &str = r#"
import { assess, type CanbaoReport, type CanbaoRequest } from "./canbao.js";
// @ts-expect-error: no such field
const misspelt: CanbaoRequest = { area: "350200", enrollment: {} };
// @ts-expect-error: no such word
const unknown: CanbaoRequest = { area: "350200", history: [{ year: 2025, cover: "rural" }] };
// @ts-expect-error: the area is missing
const nowhere: CanbaoRequest = {};
const report = await assess({ area: "350200" });
// @ts-expect-error: it may be an error
report.steps;
// @ts-expect-error: a section may be absent or null
const months = (report: CanbaoReport) => report.waiting.total_months;
export { misspelt, unknown, nowhere, months };
"#;

/// Source: the documentation of TypeScript (excess fields of a literal are refused, so the literals hold in both ways).
#[test]
fn the_types_fit_every_request_and_every_report() {
    let Some(compiler) = tools::typescript() else {
        println!("   skipped: TypeScript comes from npm, which is missing, so the types were not checked");
        return;
    };
    let (library, place) = (places::dist().join("library"), folder("types"));
    for name in ["canbao.js", "canbao.d.ts", "package.json", "example.js"] {
        fs::copy(library.join(name), place.join(name)).unwrap();
    }
    fs::write(place.join("misuse.ts"), MISUSE).unwrap();
    fs::write(place.join("tsconfig.json"), CONFIGURATION).unwrap();
    fs::write(place.join("given.ts"), given()).unwrap();
    let output = Command::new(compiler).arg("--project").arg(&place).output().unwrap();
    let complaints = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", complaints.lines().take(20).collect::<Vec<_>>().join("\n"));
}

/// What callers ask and get, as literals of the types that they should have.
fn given() -> String {
    let mut given = String::from("import type { CanbaoReport, CanbaoRequest, Failure } from \"./canbao.js\";\n");
    let (mut shapes, mut seen) = (Shapes::default(), BTreeSet::new());
    let mut literal = |kind: &'static str, value: &Value| {
        let shape = shapes.of(kind, value).to_string();
        if seen.insert((kind, shape.clone())) {
            given += &format!("export const it{}: {kind} = {shape};\n", seen.len());
        }
    };
    for (request, report) in answered() {
        let Ok(request) = serde_json::from_str(request) else { continue };
        let report: Value = serde_json::from_str(report).unwrap();
        if report["error"].is_null() {
            literal("CanbaoRequest", &request);
            literal("CanbaoReport", &report);
        } else {
            literal("Failure", &report);
        }
    }
    given
}

/// Values with everything left out that no type can tell from what it has seen: the compiler would take minutes to find
/// that thousands of steps with other sentences and sums are steps.
#[derive(Default)]
struct Shapes {
    /// What the lists hold so far, by the list's place.
    listed: BTreeMap<String, BTreeSet<String>>,
}

impl Shapes {
    /// Of a list at this place, an entry that stood there before, in whatever value, is not told again.
    fn of(&mut self, place: &str, value: &Value) -> Value {
        match value {
            Value::Object(fields) => {
                fields.iter().map(|(name, value)| (name.clone(), self.of(&format!("{place}.{name}"), value))).collect()
            }
            Value::Array(entries) => fresh(entries, self.listed.entry(place.to_owned()).or_default()),
            _ => shape(value),
        }
    }
}

/// The shapes of those entries that were not seen yet.
fn fresh(entries: &[Value], seen: &mut BTreeSet<String>) -> Value {
    entries.iter().map(shape).filter(|entry| seen.insert(entry.to_string())).collect()
}

/// One sentence or date for all, one number for all but 0 and 1; what may be a word of a closed list stays as it is.
/// Where a type does name what is replaced, it does not name the replacement: the compiler refuses it.
fn shape(value: &Value) -> Value {
    match value {
        Value::String(text) if is_word(text) => value.clone(),
        Value::String(_) => "句".into(),
        Value::Number(_) if *value != json!(0) && *value != json!(1) => json!(987_654_321),
        Value::Array(entries) => fresh(entries, &mut BTreeSet::new()),
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), shape(value))).collect(),
        _ => value.clone(),
    }
}

/// Such as `in-force`, `premium.personal`, and a province's two digits.
fn is_word(text: &str) -> bool {
    let is_code = text.len() <= 2 && text.bytes().all(|it| it.is_ascii_digit());
    is_code || text.bytes().all(|it| it.is_ascii_lowercase() || b"._-".contains(&it))
}

/// The library as a host serves it, with the headers of the sample.
fn site() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| {
        let site = Site::open(&places::dist(), 0).unwrap_or_else(|failure| panic!("{failure}"));
        site.answer();
        site
    })
}

/// Source: 青岛市医疗保障局 2025-12 (小孙): two lapsed years wait four months.
fn example(page: &Page) {
    page.visit(&format!("{}library/example.html", site().address()));
    page.wait_text("#area", "青岛市");
    page.choose("area", "370200");
    page.choose("window", "central");
    page.click("button");
    page.wait_text("output", "等4个月");
    page.click("output summary");
    page.wait_text("output blockquote", "《");
    page.wait_text("output", "校验值");
}

#[test]
fn the_example_asks_answers_and_cites() {
    let page = Page::open(Window::PHONE);
    // What is said from here on is the example's.
    page.complaints();
    example(&page);
    page.screenshot("library-example");
    assert_eq!((page.violations(), page.outside()), Default::default());
    // The area's own error stands on the page instead of a report.
    page.run("document.getElementById('paid-on').value = '2031-01-01'");
    page.click("button");
    page.wait_text("output", "这一天太晚了");
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn a_pack_that_does_not_come_is_told_and_may_be_asked_for_again() {
    let page = Page::open(Window::PHONE);
    page.visit(&format!("{}library/example.html", site().address()));
    page.wait_text("#area", "厦门市");
    page.cut(&["*/packs/350200*"]);
    page.choose("area", "350200");
    page.click("button");
    page.wait_text("output", "取不到 packs/350200");
    page.cut(&[]);
    page.click("button");
    page.wait_text("output", "厦门市，政策包");
}

#[test]
fn a_program_that_was_changed_on_its_way_is_not_used() {
    let site = changed("library/canbao-*.wasm", b"\0");
    let page = Page::open(Window::PHONE);
    page.visit(&format!("{}library/example.html", site.address()));
    page.wait_text("output", "取不到 canbao-");
    assert_eq!(page.count("#area option"), 1);
}

#[test]
fn the_example_works_in_the_oldest_kernel() {
    let Some(mut kernel) = Kernel::of(64) else { return };
    kernel.go(&format!("{}library/example.html", site().address()));
    // An old select has no text of its own: the list of areas is read off its options.
    let listed = "document.querySelectorAll('#area option[value=\"370200\"]').length";
    let is_listed = (0..200).any(|_| {
        thread::sleep(Duration::from_millis(100));
        kernel.run(listed) == 1
    });
    assert!(is_listed, "no list of areas: {:?}", kernel.complaints());
    kernel.choose("area", "370200");
    kernel.choose("window", "central");
    kernel.tap("button");
    kernel.wait_text("output", "等4个月");
}

#[test]
fn the_example_works_in_firefox() {
    example(&Page::open_in(Engine::Firefox, Window::PHONE));
}

#[test]
fn the_example_works_in_webkit() {
    example(&Page::open_in(Engine::WebKit, Window::PHONE));
}
