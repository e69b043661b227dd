//! The device's own store, where a reader has asked for it: off until then, and a device that refuses is normal life.

/// Where the case lies; `scripts/early.js` looks there before the program is here.
const KEY: &str = "canbao.case";

fn storage() -> Option<web_sys::Storage> {
    gloo::utils::window().local_storage().ok()?
}

/// What was kept, if anything was.
pub(super) fn kept() -> Option<String> {
    storage()?.get_item(KEY).ok()?.filter(|text| !text.is_empty())
}

/// Keeps an address; false where the device refuses.
pub(super) fn keep(address: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(KEY, address).is_ok())
}

/// Forgets it.
pub(super) fn forget() {
    if let Some(storage) = storage() {
        // A store that cannot be written holds nothing of ours.
        let _ = storage.remove_item(KEY);
    }
}
