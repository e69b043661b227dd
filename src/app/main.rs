//! The page's entry point: asks the clock once and mounts.

fn main() {
    let clock = js_sys::Date::new_0();
    let month = clock.get_month().saturating_add(1);
    let text = format!("{:04}-{month:02}-{:02}", clock.get_full_year(), clock.get_date());
    let today = canbao::calendar::parse_day(&text).unwrap_or_default();
    let address = gloo::utils::window().location().hash().unwrap_or_default();
    let asked = canbao::app::asked::Asked::of(pairs());
    let Some(root) = gloo::utils::document().get_element_by_id("app") else { return };
    canbao::app::mount(root, canbao::app::AppProps { today, address, asked, index: canbao::app::Loaded::Waiting });
}

/// The names and values behind `?` in the address.
fn pairs() -> Vec<(String, String)> {
    let search = gloo::utils::window().location().search().unwrap_or_default();
    let pair = |pair: &str| {
        let (name, value) = pair.split_once('=')?;
        let text = js_sys::decode_uri_component(value).map_or_else(|_| value.to_owned(), String::from);
        Some((name.to_owned(), text))
    };
    search.trim_start_matches('?').split('&').filter_map(pair).collect()
}
