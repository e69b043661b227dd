//! The page stands before its program is here, and what is done on it until then is kept and counted.

use canbao_e2e::{Kernel, OwnSite, Page, Window};
use xtask::tools;

/// A page whose program is on its way. The text of the HTML is marked: only the program takes it away.
fn early(address: &str) -> Page {
    let mut page = Page::open(Window::PHONE);
    page.hold_program();
    page.go_in(Window::PHONE, address);
    page.wait_text("h1", "参保明白账");
    page.run("document.querySelector('.page').id = 'text'");
    page
}

/// Lets the program come.
fn come(page: &Page) {
    assert_eq!(page.count("#text"), 1, "the program is still on its way");
    page.run("letCome()");
}

#[test]
fn what_is_chosen_before_the_program_is_here_counts() {
    let page = early("");
    page.wait_text("#area", "厦门市");
    page.click("#coverage-year-2026");
    page.choose("area", "350200");
    page.click("#add-person");
    page.screenshot("early");
    assert_eq!(page.count("#years-title"), 0);
    come(&page);
    // The second person was asked for after the first one's place was said.
    page.wait_text("#person-2", "第2个人");
    assert_eq!(page.count("#text"), 0);
    page.click("#person-1");
    page.wait_text("#years-title", "每年有没有参保");
    assert_eq!(page.words("return document.getElementById('area').value"), "350200");
    assert_eq!(page.words("return String(document.getElementById('coverage-year-2026').checked)"), "true");
    assert_eq!(page.complaints(), Vec::<String>::new());
}

/// On a slow line the text is there before any script.
#[test]
fn what_is_chosen_before_the_first_script_is_here_counts() {
    let mut page = Page::open(Window::PHONE);
    let choice = "new MutationObserver(function (_, it) {
        var area = document.getElementById('area'), year = document.getElementById('coverage-year-2026');
        if (!area || !year || !document.querySelector('#app footer')) return;
        it.disconnect(); area.value = '350200'; year.checked = true;
    }).observe(document, { childList: true, subtree: true })";
    page.devtools("Page.addScriptToEvaluateOnNewDocument", &serde_json::json!({ "source": choice }));
    page.go_in(Window::PHONE, "");
    page.wait_text("#years-title", "每年有没有参保");
    assert_eq!(page.value("area"), "350200");
    assert_eq!(page.words("return String(document.getElementById('coverage-year-2026').checked)"), "true");
}

#[test]
fn a_link_typed_before_the_program_is_here_is_kept_with_the_place_of_the_caret() {
    let page = early("");
    page.click(".more summary");
    page.click("#open-link");
    page.press("123");
    come(&page);
    page.wait_text("#open-told", "没有打开：这不是参保明白账的链接或者文件");
    assert_eq!(page.count("#text"), 0);
    assert_eq!(page.focused(), "open-link");
}

#[test]
fn an_open_list_of_areas_is_not_taken_away() {
    let page = early("");
    page.run("document.getElementById('area').focus()");
    come(&page);
    // Long enough for what would have come.
    std::thread::sleep(std::time::Duration::from_secs(2));
    assert_eq!(page.count("#text"), 1, "the reader is in the list");
    page.choose("area", "350200");
    page.wait_text("#years-title", "每年有没有参保");
    assert_eq!(page.count("#text"), 0);
}

#[test]
fn who_comes_back_by_a_link_is_told_that_it_is_being_opened() {
    let page = early("#v=1/a=350200");
    page.wait_text("#answer", "正在打开您填过的内容……");
    come(&page);
    page.wait_text("#years-title", "每年有没有参保");
}

/// Where everything of the text stands, below the text's own beginning, and what it wears.
const PLACES: &str = "var top = document.getElementById('app').getBoundingClientRect().top;
    return Array.from(document.querySelectorAll('#app *')).map(function (it) {
        var at = it.getBoundingClientRect(), worn = getComputedStyle(it);
        return [it.tagName, at.left, at.top - top, at.width, at.height, worn.color, worn.backgroundColor,
            worn.borderTopColor, worn.borderTopLeftRadius, worn.fill, worn.visibility, worn.fontSize, worn.fontWeight,
            worn.textDecorationLine].join(' ');
    }).join('\\n')";

/// What stands in the HTML is made small by a tool from npm.
fn has_styles_within() -> bool {
    let has = tools::esbuild().is_some();
    if !has {
        println!("skipped: without npm the HTML holds no styles");
    }
    has
}

fn assert_same(dressed: &str, whole: &str, name: &str) {
    let (dressed, whole): (Vec<&str>, Vec<&str>) = (dressed.lines().collect(), whole.lines().collect());
    assert!(whole.len() > 60 && dressed.len() == whole.len(), "{name}: {} and {}", dressed.len(), whole.len());
    let differ: Vec<_> = whole.into_iter().zip(dressed).filter(|(one, other)| one != other).collect();
    assert_eq!(differ, Vec::new(), "{name}");
}

/// Painted in what stands in the HTML; when the style sheet has come, nothing moves and nothing changes its colour.
#[test]
fn the_text_is_dressed_before_its_style_sheet_is_here() {
    if !has_styles_within() {
        return;
    }
    let mut bare = Page::open(Window::PHONE);
    bare.hold_program();
    bare.cut(&["*.css"]);
    bare.go_in(Window::PHONE, "");
    bare.wait_text("h1", "参保明白账");
    let dressed = bare.words(PLACES);
    bare.screenshot("early-bare");
    assert_same(&dressed, &early("").words(PLACES), "today's");
    assert_eq!(bare.violations(), Vec::<String>::new());
    // What only the sheet says: it was kept away indeed.
    let tabs = "const it = document.body.appendChild(document.createElement('ul')); it.className = 'tabs';
        return getComputedStyle(it).display";
    assert_eq!(bare.words(tabs), "block");
}

/// Kernels that know fewer words have a style sheet of their own within.
#[test]
fn old_kernels_dress_it_as_well() {
    if !has_styles_within() {
        return;
    }
    for major in [64, 75, 88] {
        let [dressed, whole] = [&["*.js", "*.css"][..], &["*.js"]].map(|kept_away| {
            let mut kernel = Kernel::of(major)?;
            kernel.open_without(kept_away);
            kernel.wait_text("h1", "参保明白账");
            if kept_away.len() == 1 {
                kernel.wait_true("document.styleSheets.length > 1");
            }
            Some(kernel.run(&format!("(function () {{ {PLACES} }})()")).as_str().unwrap_or_default().to_owned())
        });
        let (Some(dressed), Some(whole)) = (dressed, whole) else { return };
        assert_same(&dressed, &whole, &format!("Chromium {major}"));
    }
}

/// Who takes the new files and leaves the old settings: the styles in the HTML are not let in, the sheet is.
#[test]
fn a_host_with_the_settings_of_an_older_version_shows_the_same_page() {
    if !has_styles_within() {
        return;
    }
    let shown = |name: &str, style: &str| {
        let site = OwnSite::start(name, env!("CARGO_BIN_EXE_serve"));
        let index = site.file("index.html");
        let html = std::fs::read_to_string(&index).expect("dist holds a page");
        std::fs::write(&index, html.replacen("<style>", style, 1)).expect("the copy can be written to");
        let page = Page::open(Window::PHONE);
        page.visit(&site.address());
        (page.words(PLACES), page.complaints())
    };
    let (places, complaints) = shown("settings-old", "<style>b{}");
    assert!(complaints.iter().any(|it| it.contains("style-src")), "{complaints:?}");
    let (whole, complaints) = shown("settings-new", "<style>");
    assert_eq!(complaints, Vec::<String>::new());
    assert_same(&places, &whole, "older settings");
}
