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

async fn a_moment() {
    gloo_timers::future::TimeoutFuture::new(300).await;
}

#[wasm_bindgen_test]
async fn the_page_mounts_with_its_name_and_a_first_question() {
    let root = mount();
    a_moment().await;
    assert!(root.text_content().unwrap().contains("参保明白账"));
    assert!(root.text_content().unwrap().contains("买哪一年的医保"));
}

#[wasm_bindgen_test]
async fn without_packs_the_page_says_so_and_offers_another_try() {
    let root = mount();
    a_moment().await;
    let retry = root.query_selector("#retry").unwrap().expect("a way to try again");
    retry.dyn_ref::<web_sys::HtmlElement>().unwrap().click();
    a_moment().await;
    assert!(root.text_content().unwrap().contains("地区名单没有取到"));
}

#[wasm_bindgen_test]
async fn choosing_a_coverage_year_is_taken_over() {
    let root = mount();
    a_moment().await;
    let radio = root.query_selector("#coverage-year-2026").unwrap().unwrap();
    radio.dyn_ref::<web_sys::HtmlElement>().unwrap().click();
    a_moment().await;
    assert!(radio.dyn_ref::<web_sys::HtmlInputElement>().unwrap().checked());
}
