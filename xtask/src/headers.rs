//! The headers that the page is served with, read off the sample for hosts: what is tested is what is recommended.

use crate::steps::{Done, Failure};

/// `deploy/nginx.conf`.
pub const SAMPLE: &str = include_str!("../../deploy/nginx.conf");

/// Stands in the sample for what may run, which depends on the kernel.
const SCRIPT: &str = "$canbao_script";

/// Stands in the sample for the host itself, by its name as well.
const OWN: &str = "$canbao_own";

/// Where the sample names who may put the page into a frame; portals are written behind it.
const FRAMED_BY: &str = "frame-ancestors 'self'";

/// The sample's headers for a browser, names and values; the cache's are left to who serves. The page comes
/// from this host, without its port, and may stand in frames of these further origins, each with a space before it.
pub fn of(user_agent: &str, host: &str, origins: &str) -> Vec<(String, String)> {
    let lines = SAMPLE.lines().filter_map(|line| line.trim().strip_prefix("add_header "));
    let headers = lines.filter_map(|line| line.strip_suffix(" always;")?.split_once(' '));
    let headers = headers.filter(|(name, _)| *name != "Cache-Control");
    let (framed_by, own) = (format!("{FRAMED_BY}{origins}"), format!("'self' http://{host}:*"));
    let value = |value: &str| {
        let value = value.trim_matches('"').replace(SCRIPT, &script_sources(user_agent));
        value.replace(OWN, &own).replace(FRAMED_BY, &framed_by)
    };
    headers.map(|(name, text)| (name.to_owned(), value(text))).collect()
}

/// Whether the sample lets in what has this digest: the page's own styles, which stand in the page. It may name those of
/// earlier versions as well.
pub fn let_in(digest: &str) -> Done {
    let sources = SAMPLE.split("style-src ").nth(1).and_then(|rest| rest.split(';').next());
    match sources.is_some_and(|sources| sources.split(' ').any(|source| source == digest)) {
        true => Ok(()),
        false => Err(Failure::new(format!(
            "The styles in the page itself have changed (styles/, or how xtask makes them small). In deploy/nginx.conf, \
             write `style-src {OWN} {digest};`."
        ))),
    }
}

/// What the sample lets run in this browser.
fn script_sources(user_agent: &str) -> String {
    let map = SAMPLE.lines().skip_while(|line| !line.starts_with("map $http_user_agent"));
    let rows: Vec<(&str, &str)> = map.skip(1).take_while(|line| !line.starts_with('}')).filter_map(row).collect();
    let row = match is_before_97(user_agent) {
        true => rows.iter().find(|(pattern, _)| pattern.contains("Chrom")),
        false => None,
    };
    let row = row.or_else(|| rows.iter().find(|(pattern, _)| *pattern == "default"));
    row.map(|(_, sources)| (*sources).to_owned()).unwrap_or_default()
}

/// A line of a map of nginx: a pattern and, in quotes, what it stands for.
fn row(line: &str) -> Option<(&str, &str)> {
    let (pattern, sources) = line.trim().strip_suffix("\";")?.rsplit_once('"')?;
    Some((pattern.trim().trim_matches('"').trim(), sources))
}

/// Such a Chromium does not know `'wasm-unsafe-eval'`; the sample says the same as an expression, which nginx reads.
fn is_before_97(user_agent: &str) -> bool {
    let version = user_agent.split("Chrome/").nth(1).or_else(|| user_agent.split("Chromium/").nth(1));
    let major = version.and_then(|version| version.split('.').next()?.parse::<u32>().ok());
    major.is_some_and(|major| (50..97).contains(&major))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(user_agent: &str) -> String {
        let headers = of(user_agent, "own.example", " https://portal.example");
        headers.into_iter().find(|(name, _)| name == "Content-Security-Policy").unwrap().1
    }

    #[test]
    fn only_a_kernel_that_knows_nothing_better_may_eval() {
        let new = policy("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/97.0.4692.71 Safari/537.36");
        assert!(new.contains("script-src 'self' http://own.example:* 'wasm-unsafe-eval';"), "{new}");
        let old = policy("Mozilla/5.0 (Linux; Android 9) Version/4.0 Chrome/66.0.3359.126 MQQBrowser/6.2 TBS/044807");
        assert!(old.contains("script-src 'self' http://own.example:* 'unsafe-eval';"), "{old}");
        assert!(new.starts_with("default-src 'none';") && !new.contains('$'), "{new}");
        assert!(new.contains("frame-ancestors 'self' https://portal.example"), "{new}");
    }

    #[test]
    fn the_sample_sends_what_it_should() {
        let names: Vec<String> = of("", "", "").into_iter().map(|(name, _)| name).collect();
        for name in ["X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "Access-Control-Allow-Origin"] {
            assert!(names.iter().any(|it| it == name), "{name}: {names:?}");
        }
    }
}
