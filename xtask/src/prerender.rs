//! The page as text: what stands in the HTML until the program is there.

use crate::steps::{self, Done, Failure};
use crate::{files, places};

/// Where the text goes in `index.html`.
const PLACE: (&str, &str) = ("<div id=\"app\">", "\n  </div>");

/// The HTML with the untouched page in its place.
pub fn into(html: &str) -> Done<String> {
    let file = places::made("untouched.html");
    let mut command = steps::cargo("run --quiet --example prerender --features app --");
    steps::run("the page as text", command.arg(&file))?;
    with(html, &files::text(&file)?)
}

fn with(html: &str, text: &str) -> Done<String> {
    let (before, rest) = html.split_once(PLACE.0).ok_or_else(missing)?;
    let (_, after) = rest.split_once(PLACE.1).ok_or_else(missing)?;
    if !text.contains("id=\"area\"") {
        return Err(Failure::new("the page as text does not ask for the area: has src/app/prerender.rs changed?"));
    }
    // Who drives the page can tell the text from what the program draws.
    let text = text.replacen("<div ", "<div data-early ", 1);
    Ok(format!("{before}{}{text}</div>{after}", PLACE.0))
}

fn missing() -> Failure {
    Failure::new("index.html has no place for the page: an element `<div id=\"app\">` that ends on a line of its own")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_stands_where_the_program_will_draw() {
        let html = "<body>\n  <div id=\"app\">\n    <p>old</p>\n  </div>\n</body>";
        let page = with(html, "<div class=\"page\"><select id=\"area\"></select></div>").unwrap();
        let expected = "<div id=\"app\"><div data-early class=\"page\"><select id=\"area\"></select></div></div>";
        assert_eq!(page, format!("<body>\n  {expected}\n</body>"));
        assert!(with("<body></body>", "<select id=\"area\"></select>").is_err());
        assert!(with(html, "").is_err(), "a page that draws nothing is no page");
    }
}
