//! Another program's own browser, as a phone's WeChat has it: with its bridge or without, nothing is offered that cannot
//! be done there, and one step back leaves the page.

use canbao_e2e::{Page, Window};
use serde_json::json;

const WECHAT: &str = "Mozilla/5.0 (Linux; Android 10; PBEM00) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 \
    Chrome/86.0.4240.99 XWEB/4317 MMWEBSDK/20220805 Mobile Safari/537.36 MMWEBID/1 MicroMessenger/8.0.27 WeChat/arm64 \
    NetType/WIFI Language/zh_CN ABI/arm64";
const MINI_PROGRAM: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 15_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like \
    Gecko) Mobile/15E148 MicroMessenger/8.0.20 NetType/4G Language/zh_CN miniProgram/wx0123456789abcdef";

/// What WeChat puts into a page, with every function doing nothing.
const BRIDGE: &str = "window.__wxjs_environment = 'miniprogram';
    window.WeixinJSBridge = { invoke: function () {}, on: function () {}, call: function () {} };
    document.addEventListener('DOMContentLoaded', function () { document.dispatchEvent(new Event('WeixinJSBridgeReady')); });";

fn inside(agent: &str, script: &str) -> Page {
    let mut page = Page::open(Window::PHONE);
    page.devtools("Network.setUserAgentOverride", &json!({ "userAgent": agent }));
    page.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script }));
    page.go_in(Window::PHONE, "");
    page
}

fn what_can_be_done(page: &Page, name: &str) {
    let steps = "return String(history.length)";
    let before = page.words(steps);
    page.say_xiao_sun();
    page.click("#take-title");
    page.wait_text("#print", "打印在微信里做不了");
    assert_eq!(page.count("button#print"), 0);
    page.click("#draw");
    page.wait_text("#draw-told", "长按下面的图片");
    assert_eq!(page.words("return document.querySelector('img.poster').src.slice(0, 15)"), "data:image/png;");
    page.click("#reminders-title");
    page.wait_text("#reminders-answer", "缴费");
    assert_eq!(page.count("[download]"), 0);
    page.screenshot(name);
    assert_eq!((page.violations(), page.outside()), Default::default(), "{name}");
    assert_eq!(page.words(steps), before, "one step back leaves the page");
    assert_eq!(page.complaints(), Vec::<String>::new());
}

#[test]
fn wechat_without_its_bridge() {
    what_can_be_done(&inside(WECHAT, ""), "inside-wechat");
}

#[test]
fn a_mini_program_with_its_bridge() {
    what_can_be_done(&inside(MINI_PROGRAM, BRIDGE), "inside-mini-program");
}

/// Where the clipboard is missing the older way is tried, and its answer is told.
#[test]
fn a_link_is_copied_without_a_clipboard() {
    let script = "Object.defineProperty(navigator, 'clipboard', { value: undefined });
        window.commands = []; document.execCommand = function (name) { commands.push(name); return name === 'copy'; };";
    let page = inside(WECHAT, script);
    page.say_xiao_sun();
    page.click("#link-copy");
    page.wait_text("#link-told", "复制好了");
    assert_eq!(page.words("return commands.join()"), "copy");
    page.run("document.execCommand = function () { return false; }");
    page.click("#link-copy");
    page.wait_text("#link-told", "这里不能自动复制");
}
