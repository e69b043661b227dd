//! A drawing read off as plain text: for copying, and for windows where nothing can be printed.

use yew::{
    prelude::*,
    virtual_dom::{VNode, VTag},
};

/// The words of a drawing, line by line.
pub(in crate::app::view) fn words(drawing: &Html) -> String {
    let mut text = String::new();
    read(drawing, &mut text);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| line.replace('\u{1}', "\n")).collect::<Vec<_>>().join("\n").trim_start().to_owned()
}

fn read(node: &VNode, text: &mut String) {
    match node {
        VNode::VText(words) => text.push_str(&words.text),
        VNode::VList(nodes) => siblings(nodes.iter(), text),
        VNode::VTag(tag) => element(tag, text),
        _ => {}
    }
}

/// Two elements side by side are told apart by the eye; in a text by a space.
fn siblings<'a>(nodes: impl Iterator<Item = &'a VNode>, text: &mut String) {
    let mut was_tag = false;
    for node in nodes {
        let is_tag = matches!(node, VNode::VTag(_));
        if was_tag && is_tag && !text.ends_with(['\n', '：', '〕']) {
            text.push(' ');
        }
        read(node, text);
        was_tag = is_tag;
    }
}

fn element(tag: &VTag, text: &mut String) {
    if tag.tag() == "tr" {
        return row(tag, text);
    }
    let class = tag.attributes.iter().find(|(name, _)| *name == "class").map_or("", |(_, class)| class);
    let has = |name: &str| class.split(' ').any(|it| it == name);
    let (before, after) = match tag.tag() {
        "svg" | "button" | "input" | "select" | "textarea" => return,
        _ if has("on-screen") || has("on-paper") || has("qr") => return,
        _ if has("mark") => ("〔", "〕"),
        "h1" | "h2" => ("\n\u{1}【", "】\n"),
        "h3" | "h4" | "p" | "div" | "figcaption" => ("\n", "\n"),
        "li" => ("\n· ", "\n"),
        "dt" => ("", "："),
        _ => ("", ""),
    };
    text.push_str(before);
    if let Some(children) = tag.children() {
        read(children, text);
    }
    text.push_str(after);
}

/// A row of a table: one line, its cells told apart by commas.
fn row(tag: &VTag, text: &mut String) {
    let mut told = Vec::new();
    if let Some(children) = tag.children() {
        cells(children, &mut told);
    }
    text.push_str(&format!("\n{}\n", told.join("，")));
}

/// A cell that stands under a condition is wrapped in a list of its own.
fn cells(node: &VNode, told: &mut Vec<String>) {
    match node {
        VNode::VList(nodes) => nodes.iter().for_each(|node| cells(node, told)),
        VNode::VTag(_) => {
            let mut cell = String::new();
            read(node, &mut cell);
            told.push(cell.trim().to_owned());
        }
        _ => {}
    }
}
