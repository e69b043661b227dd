//! The page within another one: what the host sets later comes in as an event, the answer goes out as one. The frame's
//! script (`embed/frame.js`) stands between the two and knows to whom it speaks.

use super::{asked, house, house::House, manner, shelves::Shelves, update};
use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit};
use yew::prelude::*;

/// Follows what a host sets as long as the page stands.
#[hook]
pub(super) fn use_host(is_embedded: bool, tell: &Callback<house::Message>, steer: &Callback<manner::Message>) {
    let (tell, steer) = (tell.clone(), steer.clone());
    use_effect_with((), move |()| {
        let listener = is_embedded.then(|| {
            EventListener::new(&gloo::utils::window(), "canbao-set", move |event| {
                let Some((name, value)) = setting(event) else { return };
                if name == "area" && asked::is_code(&value) {
                    tell.emit(house::Message::Said(update::Message::AreaChosen(value.clone())));
                }
                steer.emit(manner::Message::HostSet(name, value));
            })
        });
        if is_embedded {
            send("canbao-ready", &JsValue::NULL);
        }
        move || drop(listener)
    });
}

fn setting(event: &Event) -> Option<(String, String)> {
    let detail = event.unchecked_ref::<CustomEvent>().detail();
    let word = |name: &str| js_sys::Reflect::get(&detail, &JsValue::from_str(name)).ok()?.as_string();
    Some((word("name")?, word("value")?))
}

/// Tells the frame's script the main answer about the person whom the page asks about, or that there is none.
#[inline(never)]
pub(super) fn answered(house: &House, shelves: &Shelves) {
    let Some(resident) = house.current() else { return };
    let model = &resident.model;
    let seen = shelves.get(&model.area).and_then(|shelf| super::address::seen(model, shelf));
    let Some(seen) = seen else { return send("canbao-result", &JsValue::NULL) };
    let digest = &seen.digest;
    let word = |it: Option<String>| it.map_or(JsValue::NULL, JsValue::from);
    let told = [
        ("area", JsValue::from(&model.area)),
        ("year", JsValue::from(model.coverage_year)),
        ("months", digest.months.map_or(JsValue::NULL, JsValue::from)),
        ("covered_from", word(digest.from.map(|it| it.to_string()))),
        ("payable", word(digest.payable.map(|it| it.to_string()))),
        ("policy", JsValue::from(seen.hash)),
    ];
    let result = js_sys::Object::new();
    for (name, value) in told {
        // A fresh object takes every name.
        let _ = js_sys::Reflect::set(&result, &JsValue::from_str(name), &value);
    }
    send("canbao-result", &result);
}

fn send(name: &str, detail: &JsValue) {
    let options = CustomEventInit::new();
    options.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &options) {
        // Whether anybody listens is not the page's concern.
        let _ = gloo::utils::window().dispatch_event(&event);
    }
}
