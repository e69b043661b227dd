//! Draws the page that nobody has touched yet, as text: the build puts it into the HTML, so that the first paint needs
//! no program. What it shows of today is the day of the newest check of a pack; the program draws the real day.

use canbao::{
    app::{Here, Left, Loaded, Scene, house::House, kept::Kept, manner::Manner, page, shelves::Shelves},
    calendar::parse_day,
    law::{Entry, Shelf},
};
use std::rc::Rc;
use yew::prelude::*;

/// The page in the state in which every visit without a link begins.
#[function_component]
fn Untouched() -> Html {
    let entries: Vec<Entry> = Shelf::built_in_entries();
    let newest = entries.iter().filter_map(|entry| parse_day(&entry.as_of)).max();
    let house = House::new(newest.unwrap_or_default());
    let Some(resident) = house.current() else { return Html::default() };
    page(&Scene {
        model: &resident.model,
        index: &Loaded::Ready(Rc::new(entries)),
        shelf: &Loaded::Nothing,
        send: &Callback::noop(),
        retry: &Callback::noop(),
        house: &house,
        shelves: &Shelves::default(),
        tell: &Callback::noop(),
        kept: &Kept::default(),
        act: &Callback::noop(),
        manner: &Manner::default(),
        steer: &Callback::noop(),
        next: &Callback::noop(),
        left: &Left::default(),
        leave: &Callback::noop(),
        inside: None,
        here: Here::First,
        is_part_missing: false,
    })
}

/// Writes it into the file that is named.
fn main() -> std::io::Result<()> {
    let file = std::env::args().nth(1).unwrap_or_else(|| "/dev/stdout".to_owned());
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let drawing = async { yew::LocalServerRenderer::<Untouched>::new().hydratable(false).render().await };
    std::fs::write(file, tokio::task::LocalSet::new().block_on(&runtime, drawing))
}
