//! The page's entry point: asks the clock once and mounts.

fn main() {
    let clock = js_sys::Date::new_0();
    let month = clock.get_month().saturating_add(1);
    let text = format!("{:04}-{month:02}-{:02}", clock.get_full_year(), clock.get_date());
    let today = canbao::calendar::parse_day(&text).unwrap_or_default();
    let address = gloo::utils::window().location().hash().unwrap_or_default();
    let Some(root) = gloo::utils::document().get_element_by_id("app") else { return };
    canbao::app::mount(root, canbao::app::AppProps { today, address, index: canbao::app::Loaded::Waiting });
}
