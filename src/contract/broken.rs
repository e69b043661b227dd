//! Text that is no JSON: what is wrong with it, where, and what to do about it.

use super::{error::Error, field::bad};
use serde_json::Value as Json;

/// What the reader of JSON complains of, by the beginning of its own words, and what a caller is told instead.
const COMPLAINTS: &[(&str, &str)] = &[
    ("trailing characters", "后面多了内容：一次只写一个请求，请把多出来的删去；几个请求用 --lines，一行一个。"),
    ("trailing comma", "多了一个逗号，请删去。"),
    ("number out of range", "的数太大，读不了，请核对。"),
    ("recursion limit exceeded", "括号套得太深了，请照说明里的样子写。"),
    ("control character", "的文字里有换行一类看不见的字符，请删去，或者把换行写成 \\n。"),
    ("invalid escape", "的反斜线写法不对：反斜线本身要写成 \\\\。"),
    ("key must be a string", "要写名字：名字用英文双引号括起来，例如 \"area\"。"),
    ("expected `:`", "缺少冒号：要写成 \"名字\": 值。"),
    ("expected `,`", "缺少逗号：几项之间用英文逗号隔开。"),
];

/// The bytes of a request as text; in another encoding names and figures would be guessed.
pub fn text(bytes: &[u8]) -> Result<&str, Error> {
    let told = "文件不是 UTF-8 编码的，读不了：请另存为 UTF-8（不带 BOM）。";
    std::str::from_utf8(bytes).map_err(|_| bad("", told))
}

/// The text as JSON, or what keeps it from being any; only a single value's fault has a path.
pub(super) fn json(text: &str) -> Result<Json, Error> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let error = match serde_path_to_error::deserialize::<_, Json>(&mut reader) {
        Ok(json) => match reader.end() {
            Ok(()) => return Ok(json),
            Err(error) => error,
        },
        Err(error) => {
            let path = error.path().to_string();
            let error = error.into_inner();
            if is_about(&error, "number out of range") && !path.contains('?') {
                return Err(bad(path.trim_start_matches('.'), told(text, &error)));
            }
            error
        }
    };
    Err(bad("", told(text, &error)))
}

fn is_about(error: &serde_json::Error, complaint: &str) -> bool {
    error.to_string().starts_with(complaint)
}

fn told(text: &str, error: &serde_json::Error) -> String {
    if text.starts_with('\u{feff}') {
        return "开头有一个看不见的标记（BOM）：请把文件存成不带 BOM 的 UTF-8。".into();
    }
    if text.trim().is_empty() {
        return "请求是空的：请写成 {\"area\": …} 的样子。".into();
    }
    if error.is_eof() {
        return "没有写完就断了：请补全后面的内容、引号和括号。".into();
    }
    let known = COMPLAINTS.iter().find(|(complaint, _)| is_about(error, complaint));
    let wrong = known.map_or("不是正确的 JSON：请核对引号、逗号、冒号和括号。", |(_, told)| *told);
    format!("{}{wrong}", place(text, error))
}

/// How every place in a text of one line begins.
pub(super) const FIRST_LINE: &str = "第1行第";

/// Where it stands, counted in characters; the reader counts bytes.
fn place(text: &str, error: &serde_json::Error) -> String {
    let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
    let column = line.char_indices().take_while(|(at, _)| *at < error.column()).count();
    format!("第{}行第{}个字处", error.line(), column.max(1))
}
