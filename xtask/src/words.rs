//! The pages in words beside the calculator: help, statement, sources, and how to embed it. Plain HTML; only the last has a
//! script, which shows what one chooses.

use std::fmt::Write;
use std::path::Path;

use serde_json::Value;

use crate::steps::{self, Done, Failure};
use crate::{files, places};

/// File, title.
const PAGES: [(&str, &str); 4] =
    [("help", "怎么用"), ("statement", "隐私和无障碍声明"), ("sources", "依据的文件"), ("embed", "嵌到自己的网页")];

/// Writes them into `dist`, in the style of the page that stands there; one has a script, of that address and seal.
pub fn write(dist: &Path, script: &str) -> Done {
    let index = files::text(&dist.join("index.html"))?;
    for (name, title) in PAGES {
        let body = if name == "sources" { sources()? } else { fragment(name)?.replace("@script@", script) };
        files::write(&dist.join(format!("{name}.html")), framed(&head_links(&index), name, title, &body))?;
    }
    Ok(())
}

fn fragment(name: &str) -> Done<String> {
    files::text(&places::root().join("pages").join(format!("{name}.html")))
}

/// The page's own icon and style sheet, by the names that they have now.
fn head_links(index: &str) -> String {
    let is_wanted = |line: &&str| line.contains("rel=\"stylesheet\"") || line.contains("rel=\"icon\"");
    index.split_inclusive('>').map(str::trim).filter(|tag| tag.starts_with("<link")).filter(is_wanted).collect()
}

fn framed(links: &str, name: &str, title: &str, body: &str) -> String {
    let mut ways = String::from("<a href=\"./\">回到计算</a>");
    for (other, title) in PAGES.iter().filter(|(other, _)| *other != name) {
        // Writing to a string cannot fail.
        let _ = write!(ways, " <a href=\"{other}.html\">{title}</a>");
    }
    format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title} · 参保明白账</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n{links}\n</head>\n<body>\n\
         <header class=\"masthead\"><h1>{title}</h1><nav class=\"ways\" aria-label=\"其他页面\">{ways}</nav></header>\n\
         <main class=\"words\">\n{body}</main>\n\
         <footer class=\"colophon\"><p>测算结果，不作为结算凭证。以当地医保局为准，医保热线12393。</p></footer>\n\
         </body>\n</html>\n"
    )
}

/// Every document of every pack: what it is, its standing, its dates, where it was seen.
fn sources() -> Done<String> {
    let mut command = steps::cargo("run --quiet --bin canbao -- sources");
    let lines =
        steps::ask(&mut command).ok_or_else(|| Failure::new("`canbao sources` failed; run it by hand to see why."))?;
    let documents: Vec<Value> = lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    if documents.is_empty() {
        return Err(Failure::new("`canbao sources` listed no document."));
    }
    let mut body = format!(
        "<section class=\"card\"><p>一共{}份文件。“征求意见稿”还不是正式规定；“未核实”的只是转述，没有看到原文。用到这些的数字，结果里都有标记。</p></section>\n",
        documents.len()
    );
    let mut area = "";
    for document in &documents {
        let text = |field: &str| document.get(field).and_then(Value::as_str).unwrap_or_default();
        if text("area") != area {
            if !area.is_empty() {
                body.push_str("</ul></section>\n");
            }
            area = text("area");
            let (name, as_of) = (escaped(text("area_name")), text("as_of"));
            let _ = writeln!(
                body,
                "<section class=\"card\" id=\"a{area}\"><h2>{name}</h2><p class=\"hint\">核对到{as_of}</p><ul class=\"documents\">"
            );
        }
        let _ = writeln!(body, "<li>{}</li>", item(document));
    }
    body.push_str("</ul></section>\n");
    Ok(body)
}

fn item(document: &Value) -> String {
    let text = |field: &str| document.get(field).and_then(Value::as_str).map(escaped).unwrap_or_default();
    let mut item = format!("<strong>{}</strong>", text("title"));
    for part in [text("number"), text("issuer"), format!("{}印发", text("issued_on"))] {
        if !part.is_empty() {
            let _ = write!(item, " · {part}");
        }
    }
    if !text("expires_on").is_empty() {
        let _ = write!(item, " · {}起失效", text("expires_on"));
    }
    let standing = match text("standing").as_str() {
        "in-force" => "现行文件",
        "draft" => "征求意见稿",
        _ => "公开报道、问答",
    };
    let trust = match text("trust").as_str() {
        "official" => "医保部门自己发布",
        "reported" => "媒体或转载，写明了医保部门",
        "copied" => "转抄的原文，出处不明",
        _ => "未核实，只有转述",
    };
    let provisions = document.get("provisions").and_then(Value::as_u64).unwrap_or_default();
    let _ = write!(item, "<br><span class=\"hint\">{standing}；{trust}；{provisions}处用到它</span>");
    if !text("found_at").is_empty() {
        let _ = write!(item, "<br><span class=\"hint\">看到的地方：{}</span>", text("found_at"));
    }
    item
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_and_the_icon_are_taken_by_their_present_names() {
        let index = "<head><link rel=\"icon\" href=\"./i-1.svg\"><link rel=\"preload\" href=\"x\">\n<link rel=\"stylesheet\" href=\"./p-2.css\"></head>";
        assert_eq!(
            head_links(index),
            "<link rel=\"icon\" href=\"./i-1.svg\"><link rel=\"stylesheet\" href=\"./p-2.css\">"
        );
    }

    #[test]
    fn a_title_cannot_break_the_page() {
        let document = serde_json::json!({"title": "<b>\"x\"", "issued_on": "2025-01-01"});
        assert!(item(&document).starts_with("<strong>&lt;b&gt;&quot;x&quot;</strong>"));
    }
}
