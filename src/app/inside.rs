//! Another program in whose own browser the page stands. Such a browser neither prints nor saves a file.

use wasm_bindgen::JsValue;

/// The program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inside {
    /// 微信, its mini-programs included.
    WeChat,
    /// 支付宝.
    Alipay,
    /// 钉钉.
    DingTalk,
    /// Any other, such as a city's own service.
    Other,
}

impl Inside {
    /// Its name, as a reader knows it.
    pub fn name(self) -> &'static str {
        ["微信", "支付宝", "钉钉", "这个应用"][self as usize]
    }

    /// How to come from it to a browser that can do more.
    pub fn way_out(self) -> String {
        let name = self.name();
        format!(
            "{name}里做不了。点右上角的“…”，选“在浏览器打开”；没有这一项的，复制下面“留着，或者发给家里人”里的链接，到手机自带的浏览器里粘贴打开。"
        )
    }
}

/// What `inside.js` found.
pub(super) fn found() -> Option<Inside> {
    let name = js_sys::Reflect::get(&gloo::utils::window(), &JsValue::from_str("canbaoInside")).ok()?.as_string()?;
    match name.as_str() {
        "wechat" => Some(Inside::WeChat),
        "alipay" => Some(Inside::Alipay),
        "dingtalk" => Some(Inside::DingTalk),
        "other" => Some(Inside::Other),
        _ => None,
    }
}
