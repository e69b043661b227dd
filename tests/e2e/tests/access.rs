//! Nobody is kept out: axe-core in every state.

use canbao_e2e::{Page, Window};

/// Name, address, what is waited for.
const STATES: [(&str, &str, (&str, &str)); 9] = [
    ("empty", "", ("label[for=area]", "参保城市")),
    ("unanswered", "#v=1/a=370200&y=2027", ("#answer", "还差这几项")),
    ("answered", "#v=1/a=370200&y=2027&h=2025n2026n", ("#answer .headline", "您要等4个月")),
    ("draft", "#v=1/a=331100&y=2027&h=2025n2026n", ("#answer", "征求意见稿")),
    ("wrong", "#v=1/a=370200&y=2027&h=2025n2026n&b=2099-01-01", ("#born-on-problem", "以后")),
    (
        "sections",
        "#v=1/a=350200&y=2026&h=2025r&p=d&pd=2025-11-10&b=1990-05-01&o=care.bonus.compare.account.family.retirement\
         .reminders.guide.coverage&kn=1&k1d=2026-03-05&k1k=inpatient&k1l=tertiary&k1t=200000&u=2025n&x=pw\
         &ts=female&tm=2027-04&tp=210&th=96&jn=1&j1n=A&j1b=3200&mn=1&m1r1=child&zb=200000&zy=2028",
        ("#care-answer", "元"),
    ),
    (
        "household",
        "#v=1/a=350200&y=2026&h=2025r&p=d&pd=2025-11-10/n=B&a=350200&y=2026&h=2025n&p=d&pd=2025-11-10",
        ("#household-total", "2个人"),
    ),
    ("old-link", "#v=9/a=370200&y=2027&h=2025n2026n&q=1_2027-02-01_9.00&zz=1", ("#opened", "不一样了")),
    ("foreign-link", "#hello", ("#opened", "不是参保明白账的链接")),
];

fn check(window: Window, device: &str) {
    let mut page = Page::open(window);
    let mut found = Vec::new();
    for (name, address, (css, words)) in STATES {
        page.go_in(window, address);
        page.wait_text(css, words);
        page.screenshot(&format!("access-{device}-{name}"));
        found.extend(page.violations().into_iter().map(|violation| format!("{device} {name}: {violation}")));
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn on_a_phone() {
    check(Window::PHONE, "phone");
}

#[test]
fn on_a_desktop() {
    check(Window::DESKTOP, "desktop");
}
