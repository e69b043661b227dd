//! Ways through the page that many tests go, and what they look at on arriving.

use std::thread;
use std::time::Duration;

use crate::look::Window;
use crate::page::Page;

/// What of the page lies outside the window sideways; tables scroll in a frame of their own.
const OUTSIDE: &str = "const wide = document.documentElement.clientWidth;\
    return [...document.querySelectorAll('body *')]\
      .filter(it => !it.closest('.table, .is-quiet, svg') && it.getBoundingClientRect().right > wide + 1)\
      .slice(0, 8).map(it => it.tagName + '.' + it.getAttribute('class') + '#' + it.id).join(' ')\
      + (document.documentElement.scrollWidth > wide ? ' scrolls' : '')";

impl Page {
    /// Opens the page as a new visitor and chooses an area.
    #[track_caller]
    pub fn open_at(window: Window, area: &str) -> Self {
        let page = Self::open(window);
        page.choose_area(area);
        page
    }

    /// Chooses an area; its years are asked about then.
    #[track_caller]
    pub fn choose_area(&self, area: &str) {
        self.wait_text("label[for=area]", "参保城市");
        self.choose("area", area);
        self.wait_text("#years-title", "每年有没有参保");
    }

    /// Taps a year until it reads as wanted.
    #[track_caller]
    pub fn answer_year(&self, year: u32, word: &str) {
        let css = format!("#year-{year}");
        for _ in 0..4 {
            let before = self.text(&css);
            if before.contains(word) {
                return;
            }
            self.click(&css);
            self.wait_other(&css, &before);
        }
        self.give_up(&format!("{year} never read {word}"));
    }

    /// 小孙 of the bureau's example in Qingdao: not insured in 2025 and 2026, paying for 2027 in the window.
    /// Source: 青岛市医疗保障局 2025-12 (小孙): four months of waiting.
    #[track_caller]
    pub fn say_xiao_sun(&self) {
        self.choose_area("370200");
        for year in [2025, 2026] {
            self.answer_year(year, "没有参保");
        }
        self.wait_text("#answer .headline", "您要等4个月，从2027年5月1日起看病能报销");
    }

    /// Xiamen: insured in 2025, 2026 paid in its window. Source: 厦门市 2026年度缴费标准, 450元.
    #[track_caller]
    pub fn say_xiamen(&self) {
        self.choose_area("350200");
        self.click("#coverage-year-2026");
        self.answer_year(2025, "居民医保");
        self.click("#payment-done");
        self.fill("paid-on", "2025-11-10");
        self.wait_text("#payable", "450元");
    }

    /// Somebody else of the same household: the mother, insured in 2025, 2026 paid in its window.
    #[track_caller]
    pub fn say_mother(&self) {
        self.click("#add-person");
        self.fill("person-name", "妈妈");
        self.wait_text("#person-2", "妈妈");
        self.answer_year(2025, "居民医保");
        self.click("#payment-done");
        self.fill("paid-on", "2025-10-08");
        self.wait_text("#household-total", "2个人一共交900元");
    }

    /// An outpatient bill of 17000元 at a tertiary hospital in Xiamen, on the day given.
    /// Source: 厦门市医疗保障局 待遇简明表: 8725元 is paid where nothing is excluded.
    #[track_caller]
    pub fn say_bill(&self, day: &str) {
        self.click("#care-title");
        self.fill("care-1-on", day);
        self.choose("care-1-level", "tertiary");
        self.fill("care-1-total", "17000");
    }

    /// What stands in a field.
    #[track_caller]
    pub fn value(&self, id: &str) -> String {
        self.words(&format!("return document.getElementById('{id}').value"))
    }

    /// The id of what has the focus.
    #[track_caller]
    pub fn focused(&self) -> String {
        self.words("return document.activeElement.id")
    }

    /// Names what stands out of the window sideways.
    #[track_caller]
    pub fn outside(&self) -> String {
        self.words(OUTSIDE)
    }

    /// What a script returns as text.
    #[track_caller]
    pub fn words(&self, script: &str) -> String {
        self.run(script).as_str().unwrap_or_default().to_owned()
    }

    /// The address once it has caught up with what was said: it is written a moment after the last entry.
    #[track_caller]
    pub fn settled(&self, part: &str) -> String {
        for _ in 0..100 {
            let address = self.address();
            if address.contains(part) && self.value("link") == address {
                return address;
            }
            thread::sleep(Duration::from_millis(50));
        }
        self.give_up(&format!("the address never held {part}: {}", self.address()))
    }
}
