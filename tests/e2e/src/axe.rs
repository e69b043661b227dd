//! What keeps people out of the page, as axe-core finds it: every rule of WCAG 2.0 to 2.2, A and AA, and best practices,
//! none disabled; and what a screen reader is told.

use std::fmt::Write;
use std::fs;
use std::sync::OnceLock;

use serde_json::{Value, json};
use xtask::tools;

use crate::page::Page;

/// Every rule, contrast included.
const RUN: &str = "const done = arguments[arguments.length - 1];\
    axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],\
        rules: { 'target-size': { enabled: true } } })\
    .then(found => done(found.violations.map(it => it.id + ': ' + it.help + ' ' + \
        it.nodes.map(node => node.target.join(' ') + ' (' + node.failureSummary + ')').join(' | '))))\
    .catch(error => done([String(error)]));";

impl Page {
    /// What axe-core objects to; nothing where it could not be installed, which the run of the tests tells.
    #[track_caller]
    pub fn violations(&self) -> Vec<String> {
        static SCRIPT: OnceLock<Option<String>> = OnceLock::new();
        let Some(script) = SCRIPT.get_or_init(|| fs::read_to_string(tools::axe()?).ok()) else { return Vec::new() };
        self.run(script);
        let found = self.must(self.client.execute_async(RUN, Vec::new()));
        let found = found.as_array().cloned().unwrap_or_default();
        found.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// What a screen reader is told, a line for each thing: role, name, state. Only Chromium tells.
    #[track_caller]
    pub fn told(&self) -> String {
        let tree = self.devtools("Accessibility.getFullAXTree", &json!({}));
        let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
        let mut text = String::new();
        if let Some(root) = nodes.first() {
            tell(root, &nodes, 0, &mut text);
        }
        text
    }
}

/// Boxes without a meaning of their own.
const PLAIN: [&str; 7] =
    ["none", "generic", "InlineTextBox", "StaticText", "LineBreak", "ListMarker", "LayoutTableCell"];

fn tell(node: &Value, nodes: &[Value], depth: usize, text: &mut String) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let name = node["name"]["value"].as_str().unwrap_or_default().trim();
    let is_told = node["ignored"] != json!(true) && !PLAIN.contains(&role);
    if is_told {
        // Writing to a string cannot fail.
        let _ = write!(text, "{}{role}", "  ".repeat(depth));
        if !name.is_empty() {
            let _ = write!(text, " 「{name}」");
        }
        for property in node["properties"].as_array().into_iter().flatten() {
            let (name, value) = (property["name"].as_str().unwrap_or_default(), &property["value"]["value"]);
            if ["checked", "pressed", "expanded", "invalid", "disabled", "level"].contains(&name)
                && *value != json!("false")
                && *value != json!(false)
            {
                let _ = write!(text, " {name}={}", value.as_str().map_or_else(|| value.to_string(), str::to_owned));
            }
        }
        text.push('\n');
    } else if role == "StaticText" && node["ignored"] != json!(true) && !name.is_empty() {
        let _ = writeln!(text, "{}{name}", "  ".repeat(depth));
    }
    let depth = if is_told { depth.saturating_add(1) } else { depth };
    for child in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = nodes.iter().find(|node| node["nodeId"] == *child) {
            tell(child, nodes, depth, text);
        }
    }
}
