//! What only a browser shows: typing reaches the answer, and focus stays where it was.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use canbao::app::{App, AppProps, Loaded, asked::Asked};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn mount() -> web_sys::Element {
    let document = gloo::utils::document();
    let root = document.create_element("div").unwrap();
    gloo::utils::body().append_child(&root).unwrap();
    let today = canbao::calendar::parse_day("2026-11-23").unwrap();
    yew::Renderer::<App>::with_root_and_props(
        root.clone(),
        AppProps { today, address: String::new(), index: Loaded::Waiting, asked: Asked::default() },
    )
    .render();
    root
}

/// What `found` finds as soon as it finds it: a loaded machine may take seconds for a drawing
/// or for an answer from its server.
async fn until<T>(what: &str, found: impl Fn() -> Option<T>) -> T {
    for _ in 0..400 {
        if let Some(found) = found() {
            return found;
        }
        gloo_timers::future::TimeoutFuture::new(50).await;
    }
    panic!("after 20 seconds still not there: {what}");
}

async fn told(root: &web_sys::Element, words: &str) {
    until(words, || root.text_content().unwrap().contains(words).then_some(())).await;
}

async fn one(root: &web_sys::Element, selector: &str) -> web_sys::HtmlElement {
    let found = || root.query_selector(selector).unwrap();
    until(selector, found).await.dyn_into().unwrap()
}

#[wasm_bindgen_test]
async fn the_page_mounts_with_its_name_and_a_first_question() {
    let root = mount();
    told(&root, "参保明白账").await;
    told(&root, "买哪一年的医保").await;
}

#[wasm_bindgen_test]
async fn without_packs_the_page_says_so_and_offers_another_try() {
    let root = mount();
    one(&root, "#retry").await.click();
    // Asking again takes the complaint away until that try has failed too.
    told(&root, "地区名单没有取到").await;
    one(&root, "#retry").await;
}

#[wasm_bindgen_test]
async fn choosing_a_coverage_year_is_taken_over() {
    let root = mount();
    one(&root, "#coverage-year-2026").await.click();
    let taken = || root.query_selector("#coverage-year-2026:checked").unwrap();
    until("the year that was chosen", taken).await;
}
