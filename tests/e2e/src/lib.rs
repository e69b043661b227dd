//! Drives the built page as a person does. A test opens a [`Page`], acts, and waits for what should be read there:
//!
//! ```no_run
//! use canbao_e2e::{Page, Window};
//!
//! let page = Page::open(Window::PHONE);
//! page.fill("paid-on", "2026-03-05");
//! page.click("button.answer");
//! page.wait_text("output", "2026年7月5日");
//! ```
//!
//! A helper that cannot do what it was asked panics with the place in the test, what stood on the page instead, and
//! a screenshot under `target/screenshots`. The page must have been built: `cargo xtask build`.

mod asked;
mod axe;
mod command;
mod driver;
mod hosts;
mod kernel;
pub mod keys;
mod look;
mod own;
mod page;
mod paper;
mod site;
mod ways;

pub use asked::{Answer, ask};
pub use driver::{Engine, free_port, wait_for_port};
pub use kernel::Kernel;
pub use look::Window;
pub use own::OwnSite;
pub use page::Page;
pub use paper::Paper;
pub use site::changed;
