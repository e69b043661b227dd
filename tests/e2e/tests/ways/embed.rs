//! The calculator within somebody else's page: in each engine, from other origins, under strict policies, beside forgers.

use canbao_e2e::{Engine, Page, Window};
use serde_json::{Value, json};

const HEIGHT: &str = "return parseFloat(document.querySelector('#one iframe').style.height)";

/// 小孙 of the bureau's example in Qingdao. Source: 青岛市医疗保障局 2025-12 (小孙): four months of waiting.
fn say_xiao_sun(page: &Page) {
    page.wait_text("#years-title", "每年有没有参保");
    for year in [2025, 2026] {
        // Each answer changes the frame's height: open, resident, not insured.
        for word in ["居民医保", "没有参保"] {
            tap(page, &format!("year-{year}"));
            page.wait_text(&format!("#year-{year}"), word);
        }
    }
    page.wait_text("#answer .headline", "您要等4个月，从2027年5月1日起看病能报销");
}

/// The last result that an element told, once it is that of so many months, by the probe of the host page.
fn result(page: &Page, at: &str, months: u32) -> Value {
    page.wait_for(&format!(
        "const found = told.filter(it => it[0] === '{at}' && it[1] === 'result').map(it => it[2]).pop();\
         return found && found.months === {months} && JSON.parse(JSON.stringify(found))"
    ))
}

/// The last result, which holds nothing about the person, and no figure where the law is silent.
fn xiao_suns_result(page: &Page) {
    let result = result(page, "one", 4);
    let policy = result["policy"].as_str().unwrap_or_default();
    assert_eq!(policy.len(), 8, "{result}");
    let expected = json!({ "area": "370200", "year": 2027, "months": 4, "covered_from": "2027-05-01", "payable": null,
        "policy": policy });
    assert_eq!(result, expected);
}

/// A tap that does not depend on where a driver thinks that a frame has scrolled to.
fn tap(page: &Page, id: &str) {
    page.run(&format!("document.getElementById('{id}').click()"));
}

/// Two on one page: each has its own place, height and answer.
fn two(page: &Page) {
    page.go_to_foreign_host("two");
    // Each loads a program of its own: on a loaded machine one comes long after the other.
    page.enter("#one iframe");
    page.wait_text("#years-title", "每年有没有参保");
    page.leave();
    page.enter("#two iframe");
    page.wait_text(".sections", "办事指南");
    assert_eq!(page.value("area"), "350200");
    page.leave();
    page.wait_for("return told.filter(it => it[1] === 'resize').length > 1");
    page.settle();
    let heights = "return [...document.querySelectorAll('iframe')].map(it => it.style.height)";
    let before = page.run(heights);
    page.enter("#one iframe");
    say_xiao_sun(page);
    page.leave();
    xiao_suns_result(page);
    page.settle();
    let after = page.run(heights);
    assert_ne!(before[0], after[0], "the first has grown");
    assert_eq!(before[1], after[1], "the second has not");
    assert_eq!(page.run("return told.filter(it => it[0] === 'two' && it[1] === 'result').length"), json!(0));
    page.enter("#two iframe");
    // Far below the window's edge: WebKit's driver clicks beside what it has to scroll to within a frame.
    for id in ["coverage-year-2026", "year-2025", "payment-done"] {
        tap(page, id);
    }
    page.wait_for("return document.getElementById('paid-on') !== null");
    page.run(
        "const field = document.getElementById('paid-on'); field.value = '2025-11-10';\
         field.dispatchEvent(new InputEvent('input', { bubbles: true }))",
    );
    page.wait_text("#payable", "450元");
    page.leave();
    assert_eq!(result(page, "two", 0)["payable"], json!("450.00"));
}

/// A host whose policy allows nothing but the calculator.
fn strict(page: &Page) {
    page.go_to_host("strict");
    page.wait_for("return document.querySelector('#one iframe') !== null");
    page.run("window.told = []; document.getElementById('one').addEventListener('result', it => told.push(['one', 'result', it.detail]))");
    assert_eq!(page.run("return document.querySelectorAll('#one > a').length"), json!(0), "its words made room");
    page.enter("#one iframe");
    say_xiao_sun(page);
    let brand = "return getComputedStyle(document.documentElement).getPropertyValue('--brand').trim()";
    assert_eq!(page.run(brand), json!("rgb(200,22,29)"));
    page.leave();
    xiao_suns_result(page);
    assert!(page.run(HEIGHT).as_f64() > Some(900.0), "the policy stops no height: {}", page.run(HEIGHT));
}

/// Kept apart from every origin, and where nothing may be stored.
fn apart_and_blocked(page: &Page) {
    for (host, problem) in [("apart", true), ("blocked", true)] {
        page.go_to_host(host);
        page.enter("#one iframe");
        say_xiao_sun(page);
        assert_eq!(page.run("try { return !!localStorage } catch (error) { return 'blocked' }") == "blocked", problem);
        tap(page, "store");
        page.wait_text("#store-problem", "这台设备不让网页存东西");
        page.wait_text("label[for=link]", "打开就是现在填的");
        assert!(!page.value("link").contains("embed"), "the link opens the whole page: {}", page.value("link"));
        assert!(page.value("link").contains("#v=1&"), "{}", page.value("link"));
        page.leave();
        xiao_suns_result(page);
        assert!(page.run(HEIGHT).as_f64() > Some(900.0));
        // What is set reaches a frame that no origin names.
        page.run("document.getElementById('one').setAttribute('area', '350200')");
        page.enter("#one iframe");
        page.wait_for("return document.getElementById('area').value === '350200'");
        page.leave();
    }
}

/// Whoever is not the widget's own frame, or says it wrongly, is not heard; nor is anybody by the frame.
fn forged(page: &Page) {
    page.go_to_host("forged");
    page.enter("#one iframe");
    say_xiao_sun(page);
    page.leave();
    xiao_suns_result(page);
    page.settle();
    let id = "new URL(document.querySelector('#one iframe').src).searchParams.get('id')";
    let id = page.words(&format!("return {id}"));
    let (before, count) = (page.run(HEIGHT), page.run("return told.length"));
    let lie = |version: &str, id: &str, rest: &str| {
        format!("parent.postMessage({{ canbao: {version}, id: '{id}', {rest} }}, '*');")
    };
    // From another origin and another window, with everything else right.
    page.enter("#forger");
    page.run(&lie("1", &id, "type: 'resize', height: 3333"));
    page.run(&lie("1", &id, "type: 'result', result: { months: 0 }"));
    page.run("const channel = new MessageChannel(); window.kept = channel.port1; kept.onmessage = it => { window.got = it.data };");
    page.run(&format!("const made = new MessageChannel(); parent.postMessage({{ canbao: 1, id: '{id}', type: 'hello' }}, '*', [made.port2]); made.port1.onmessage = it => {{ window.got = it.data }};"));
    // And to the widget's frame, as if it were the host.
    page.run(&format!(
        "parent.frames[0].postMessage({{ canbao: 1, id: '{id}', type: 'set', name: 'area', value: '350200' }}, '*')"
    ));
    page.leave();
    // From the host's own window: the right origin of a host, the wrong window and origin of a frame.
    page.run(&lie("1", &id, "type: 'resize', height: 3333").replace("parent.", "window."));
    page.run(&format!(
        "frames[0].postMessage({{ canbao: 1, id: '{id}', type: 'set', name: 'area', value: '350200' }}, '*')"
    ));
    // From the right window and origin, with one thing wrong each.
    page.enter("#one iframe");
    for wrong in [
        lie("2", &id, "type: 'resize', height: 3333"),
        lie("'1'", &id, "type: 'resize', height: 3333"),
        lie("1", "somebody", "type: 'resize', height: 3333"),
        lie("1", &id, "type: 'resize', height: 1e9"),
        lie("1", &id, "type: 'resize', height: -1"),
        lie("1", &id, "type: 'resize', height: '3333'"),
        lie("1", &id, "type: 'resize', height: NaN"),
        lie("1", &id, "type: 'nothing'"),
        "parent.postMessage(null, '*'); parent.postMessage('canbao', '*');".to_owned(),
    ] {
        page.run(&wrong);
    }
    page.leave();
    page.settle();
    assert_eq!((page.run(HEIGHT), page.run("return told.length")), (before, count), "nobody was heard");
    page.run("document.getElementById('one').setAttribute('mode', 'elder')");
    page.enter("#one iframe");
    page.wait_text("#question-title", "您在哪里参保");
    assert_eq!(page.value("area"), "370200", "nobody was obeyed");
    page.leave();
    page.enter("#forger");
    assert_eq!(page.run("return window.got === undefined"), json!(true), "the forger's channel was not taken");
    page.leave();
    // The same with nothing wrong is heard: the refusals above are not for want of a listener.
    page.enter("#one iframe");
    page.run(&lie("1", &id, "type: 'resize', height: 3333"));
    page.leave();
    page.wait_for("return document.querySelector('#one iframe').style.height === '3333px'");
}

/// A frame without the widget's script: its messages and its channel are as documented.
fn bare(page: &Page) {
    page.go_to_host("bare");
    page.wait_for("return window.port !== undefined");
    let only =
        "return messages.every(it => it[1].canbao === 1 && it[1].id === 'mine') && messages.map(it => it[1].type)";
    let types = page.wait_for(&format!("return messages.length > 1 && (() => {{ {only} }})()"));
    assert_eq!((&types[0], &types[1]), (&json!("hello"), &json!("resize")), "{types}");
    let set = |version: u32, id: &str, value: &str| {
        page.run(&format!(
            "port.postMessage({{ canbao: {version}, id: '{id}', type: 'set', name: 'area', value: '{value}' }})"
        ));
    };
    set(2, "mine", "350200");
    set(1, "another", "350200");
    page.run(
        "port.postMessage(null); port.postMessage({ canbao: 1, id: 'mine', type: 'set', name: 'area', value: 350200 })",
    );
    set(1, "mine", "331100");
    page.enter("#bare");
    page.wait_for("return document.getElementById('area').value === '331100'");
    page.leave();
    let areas = "return messages.filter(it => it[1].type === 'result').map(it => it[1].result && it[1].result.area)";
    assert!(!page.run(areas).to_string().contains("350200"), "wrong versions and ids set nothing");
}

/// What a host changes later is followed, what it gets wrong is told, its width is followed without end.
fn changed(page: &Page) {
    page.go_to_foreign_host("two");
    page.enter("#one iframe");
    say_xiao_sun(page);
    page.leave();
    let set = |name: &str, value: &str| {
        page.run(&format!("document.getElementById('one').setAttribute('{name}', '{value}')"));
        page.enter("#one iframe");
    };
    set("module", "care,nonsense");
    page.wait_text("#opened", "module=nonsense");
    page.wait_text(".sections", "看病能报多少");
    assert_eq!((page.count(".section"), page.count("#premium-title")), (1, 0));
    page.leave();
    set("module", "");
    page.wait_for("return document.querySelectorAll('.section').length > 5");
    assert!(!page.text("#opened").contains("nonsense"));
    page.leave();
    set("theme", "dark");
    page.wait_for("return document.documentElement.classList.contains('theme-dark')");
    page.leave();
    set("accent", "not a colour");
    page.wait_text("#opened", "accent=not a colour");
    page.leave();
    set("lang", "en");
    page.wait_text("#opened", "Simplified Chinese only");
    page.leave();
    for (width, name) in [("360px", "narrow"), ("1000px", "wide")] {
        let before = page.run(HEIGHT);
        page.run(&format!("document.getElementById('one').style.width = '{width}'"));
        page.wait_for(&format!("return parseFloat(document.querySelector('#one iframe').style.height) !== {before}"));
        page.settle();
        let count = "return told.filter(it => it[1] === 'resize').length";
        let (seen, height) = (page.run(count), page.run(HEIGHT));
        page.settle();
        assert_eq!((page.run(count), page.run(HEIGHT)), (seen, height.clone()), "{name}: at rest");
        page.enter("#one iframe");
        let inside = page.run("return Math.ceil(document.documentElement.getBoundingClientRect().height)");
        page.leave();
        assert_eq!(height.as_f64(), inside.as_f64(), "{name}: the frame is as tall as the page");
    }
}

fn all(engine: Engine) {
    let page = Page::open_in(engine, Window::DESKTOP);
    for way in [two, strict, apart_and_blocked, forged, bare, changed] {
        way(&page);
        assert_eq!(page.complaints(), Vec::<String>::new());
    }
}

#[test]
fn embedded_in_chromium() {
    all(Engine::Chromium);
}

#[test]
fn embedded_in_firefox() {
    all(Engine::Firefox);
}

#[test]
fn embedded_in_webkit() {
    all(Engine::WebKit);
}

/// Measured with a probe that sees a jump where there is one.
#[test]
fn nothing_jumps_where_room_was_reserved() {
    let page = Page::open(Window { width: 360, height: 1600 });
    page.go_to_host("narrow");
    page.wait_for("return shift > 0");
    page.go_to_host("roomy");
    page.enter("#one iframe");
    page.wait_text("label[for=area]", "参保城市");
    page.leave();
    page.wait_for("return messages.some(it => it[1].type === 'resize')");
    page.settle();
    assert_eq!(page.run(HEIGHT).as_f64(), Some(1400.0));
    assert_eq!(
        page.run("return [shift, document.querySelectorAll('#one > a').length]"),
        json!([0, 0]),
        "{}",
        page.run("return [shifted, told, messages.map(it => it[1])]")
    );
    // A picture beyond the window lays the page out anew, which is why it comes last.
    page.screenshot("embed-phone-empty");
}

#[test]
fn an_old_browser_gets_a_link() {
    let page = Page::open(Window::PHONE);
    page.go_to_host("old");
    page.wait_text("#one a", "打开参保明白账");
    page.click("#one a");
    assert_eq!(page.count("iframe"), 0);
    let way = page.words("return document.querySelector('#one a').href");
    assert!(way.ends_with("index.html?area=370200"), "{way}");
    page.go(&way[way.find('?').unwrap_or_default()..]);
    page.wait_text("#years-title", "每年有没有参保");
    assert_eq!(page.value("area"), "370200");
}

#[test]
fn it_looks_well_in_a_host() {
    for (window, name) in [(Window::PHONE, "phone"), (Window::DESKTOP, "desktop")] {
        let page = Page::open(window);
        page.go_to_host("strict");
        page.enter("#one iframe");
        say_xiao_sun(&page);
        assert_eq!((page.violations(), page.outside()), Default::default(), "{name}");
        page.leave();
        page.settle();
        page.screenshot(&format!("embed-{name}"));
        assert_eq!(page.complaints(), Vec::<String>::new());
    }
}

#[test]
fn the_chooser_writes_what_it_shows() {
    for (window, name) in [(Window::PHONE, "phone"), (Window::DESKTOP, "desktop")] {
        let page = Page::open(window);
        page.wait_text("label[for=area]", "参保城市");
        page.click(".colophon a[href='statement.html']");
        page.click(".ways a[href='embed.html']");
        page.wait_text("h1", "嵌到自己的网页");
        page.wait_for("return document.querySelectorAll('#area option').length > 5");
        page.choose("area", "370200");
        page.click("[name=module][value=care]");
        page.fill("accent", "#c8161d");
        page.choose("mode", "elder");
        page.wait_for("return /accent=\"#c8161d\"/.test(document.getElementById('snippet').value)");
        let snippet = page.value("snippet");
        for part in ["canbao.js\" defer", "area=\"370200\"", "module=\"care\"", "mode=\"elder\"", "height=\""] {
            assert!(snippet.contains(part), "{part}: {snippet}");
        }
        assert!(
            page.value("bare").contains("embed=1&amp;area=370200&amp;module=care&amp;mode=elder&amp;accent=%23c8161d")
        );
        page.choose("mode", "");
        page.enter("#preview iframe");
        say_xiao_sun(&page);
        page.leave();
        page.wait_text("#heard", "\"covered_from\": \"2027-05-01\"");
        assert_eq!((page.violations(), page.outside()), Default::default(), "{name}");
        page.screenshot(&format!("embed-chooser-{name}"));
        // Each choice shows another frame; one that goes away while it loads complains of what it no longer gets.
        let is_ours = |it: &String| !it.contains("Fetch API cannot load");
        assert_eq!(page.complaints().into_iter().filter(is_ours).collect::<Vec<_>>(), Vec::<String>::new());
    }
}
