//! The address as a code to scan (QR).

use qrcodegen::{QrCode, QrCodeEcc};
use yew::prelude::*;

/// Modules left white on every side, so that a camera finds the code (ISO/IEC 18004).
const QUIET: i32 = 4;

/// The code, one path; nothing where there is no address or where it is too long for a code.
pub(super) fn drawn(address: &str) -> Html {
    let code = Some(address).filter(|it| !it.is_empty()).and_then(|it| QrCode::encode_text(it, QrCodeEcc::Medium).ok());
    let Some(code) = code else { return Html::default() };
    let whole = code.size().saturating_add(QUIET.saturating_mul(2));
    html! {
        <figure class="qr">
            <svg viewBox={format!("-{QUIET} -{QUIET} {whole} {whole}")} role="img" aria-label="二维码，内容就是下面的网址">
                <path d={path(&code)} />
            </svg>
            <figcaption>{ "手机扫码打开" }</figcaption>
        </figure>
    }
}

/// Dark modules that stand side by side are one rectangle.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut start = None;
        for x in 0..=code.size() {
            // Outside the code every module is light.
            match (code.get_module(x, y), start) {
                (true, None) => start = Some(x),
                (false, Some(from)) => {
                    path.push_str(&format!("M{from} {y}H{x}v1H{from}z"));
                    start = None;
                }
                _ => {}
            }
        }
    }
    path
}
