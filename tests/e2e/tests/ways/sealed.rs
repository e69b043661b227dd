//! Nothing leaves the page's own host, nothing is asked for that was not chosen, and nothing runs that was changed on
//! its way.

use std::thread;
use std::time::Duration;

use canbao_e2e::{Kernel, changed};

/// Long enough for whatever a page might send after an entry.
const A_WHILE: Duration = Duration::from_secs(3);

#[test]
fn once_a_place_is_here_an_entry_asks_for_nothing() {
    let mut kernel = Kernel::of_today();
    kernel.open();
    kernel.say_xiao_sun();
    // A section opened brings everything along that comes unasked, too.
    kernel.tap("#care-title");
    kernel.wait_text("#care-1-total", "");
    thread::sleep(A_WHILE);
    let until_here = kernel.requests();
    let own = kernel.run("location.origin + '/'");
    let own = own.as_str().unwrap_or_default();
    assert!(until_here.iter().all(|it| it.starts_with(own)), "{until_here:?}");
    let packs: Vec<_> = until_here.iter().filter(|it| it.contains("/packs/") && !it.ends_with("index.json")).collect();
    assert!(!packs.is_empty() && packs.iter().all(|it| it.contains("/packs/370200.")), "{packs:?}");
    kernel.tap("#repair-1");
    kernel.wait_text("#answer .headline", "您要等3个月");
    kernel.tap("#typed-premium-personal");
    kernel.write("410");
    kernel.wait_text("#payable", "820元");
    kernel.tap("#year-2026");
    kernel.wait_text("#year-2026", "职工医保");
    thread::sleep(A_WHILE);
    assert_eq!(kernel.requests(), Vec::<String>::new());
}

/// A comment changes nothing of what a script does, and yet it is not run: the rules show in its place.
#[test]
fn a_script_that_was_changed_does_not_run() {
    let site = changed("page-*.js", b"\n// changed");
    let mut kernel = Kernel::of_today();
    kernel.go(&site.address());
    kernel.wait_text("#plain", "交了钱以后先等3个月");
    kernel.wait_text("#plain", "12393");
    kernel.screenshot("trouble-changed-script");
    assert_eq!(kernel.run("typeof window.canbaoPart"), "undefined");
}

/// An empty section of a name leaves a part of the program as good as it was, and yet it does not start.
#[test]
fn a_program_that_was_changed_does_not_start() {
    let site = changed("page-*.wasm", b"\0\x02\x01x");
    let mut kernel = Kernel::of_today();
    kernel.go(&site.address());
    kernel.wait_text("main", "也可能中途被改动过");
    kernel.wait_text("#plain", "12393");
    kernel.screenshot("trouble-changed-program");
}

#[test]
fn a_pack_that_was_changed_is_not_read() {
    let site = changed("packs/370200.*.first.json", b" ");
    let mut kernel = Kernel::of_today();
    kernel.go(&site.address());
    kernel.wait_text("label[for=area]", "参保城市");
    kernel.choose("area", "370200");
    kernel.wait_text("main", "没有取到");
    kernel.screenshot("trouble-changed-pack");
}

#[test]
fn a_later_part_that_was_changed_does_not_start() {
    let site = changed("answer-*.wasm", b"\0\x02\x01x");
    let mut kernel = Kernel::of_today();
    kernel.go(&site.address());
    kernel.wait_text("label[for=area]", "参保城市");
    kernel.choose("area", "370200");
    kernel.wait_text("main", "没有取到");
}
