//! Old phones' web views, as real old Chromiums: the same answer in each of them, or the rules in words.

use canbao_e2e::Kernel;

/// A wide page has to be pushed about with a thumb.
const SIDEWAYS: &str = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

/// Xiao Sun's case is answered, by taps.
fn computes_in(major: u32) {
    let Some(mut kernel) = Kernel::of(major) else { return };
    kernel.open();
    kernel.say_xiao_sun();
    kernel.wait_text("#repair-1", "");
    kernel.tap("#repair-1");
    kernel.wait_text("#answer .headline", "您要等3个月，从2027年4月1日起");
    kernel.screenshot(&format!("kernel-{major}"));
    assert_eq!(kernel.run(SIDEWAYS), 0, "Chromium {major} scrolls sideways");
    let thrown: Vec<_> = kernel.complaints().iter().filter(|it| it.contains("exception")).collect();
    assert_eq!(thrown, Vec::<&String>::new());
}

#[test]
fn chromium_64_computes() {
    computes_in(64);
}

#[test]
fn chromium_66_computes() {
    computes_in(66);
}

#[test]
fn chromium_75_computes() {
    computes_in(75);
}

#[test]
fn chromium_88_computes() {
    computes_in(88);
}

#[test]
fn chromium_119_computes() {
    computes_in(119);
}

/// The sample for hosts gives another policy to kernels before 97; one that gets today's may not compile WebAssembly.
#[test]
fn a_kernel_that_the_policy_keeps_from_computing_gets_the_rules_in_words() {
    for major in [64, 75, 88] {
        let Some(mut kernel) = Kernel::named(major, "Mozilla/5.0 Chrome/119.0.0.0") else { return };
        kernel.open();
        kernel.wait_text("main", "这个浏览器太旧了，算不了");
        kernel.wait_text("#plain", "交了钱以后先等3个月");
        kernel.wait_text("#plain", "国办发〔2024〕38号");
        kernel.wait_text("#plain", "12393");
        kernel.screenshot(&format!("kernel-{major}-in-words"));
        assert_eq!(kernel.run(SIDEWAYS), 0, "Chromium {major} scrolls sideways");
    }
}

/// What a test asks of the page and the page cannot do is no silent nothing.
#[test]
#[should_panic(expected = "ReferenceError: nowhere is not defined")]
fn a_script_that_throws_fails_its_test() {
    Kernel::of_today().run("nowhere.to");
}

/// Over the whole width of an old page there used to lie an unseen radio button, which took the first taps.
#[test]
fn nothing_unseen_takes_a_tap_in_an_old_kernel() {
    let Some(mut kernel) = Kernel::of(88) else { return };
    kernel.open();
    kernel.wait_text("label[for=area]", "参保城市");
    let under = "(function () { var box = document.getElementById('area').getBoundingClientRect(); \
        return document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2).id; })()";
    assert_eq!(kernel.run(under), "area");
}
