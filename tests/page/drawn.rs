//! Renders the page for a model, as a browser would draw it, and reads the text back.

use canbao::{
    app::{
        Here, Inside, Left, Loaded, Message, Model, Scene,
        asked::Asked,
        house::{House, Resident},
        kept::Kept,
        manner::Manner,
        page,
        shelves::Shelves,
        update,
    },
    calendar::parse_day,
    law::{Entry, Shelf},
};
use std::rc::Rc;
use yew::prelude::*;

/// A page on 23 November 2026.
pub(crate) fn model() -> Model {
    Model::new(parse_day("2026-11-23").unwrap())
}

/// The model after some messages.
pub(crate) fn after(messages: impl IntoIterator<Item = Message>) -> Model {
    messages.into_iter().fold(model(), update)
}

#[derive(Clone, PartialEq, Properties)]
struct Given {
    house: House,
    kept: Kept,
    shelf: Loaded<Shelf>,
    index: Loaded<Vec<Entry>>,
    manner: Manner,
    left: Left,
    inside: Option<Inside>,
}

#[function_component]
fn Drawn(given: &Given) -> Html {
    let (send, retry) = (Callback::noop(), Callback::noop());
    let (tell, act, leave) = (Callback::noop(), Callback::noop(), Callback::noop());
    let (steer, next) = (Callback::noop(), Callback::noop());
    let model = &given.house.current().unwrap().model;
    let shelves = Shelves::of(given.house.people.iter().map(|it| (it.model.area.clone(), given.shelf.clone())));
    page(&Scene {
        model,
        index: &given.index,
        shelf: &given.shelf,
        send: &send,
        retry: &retry,
        house: &given.house,
        shelves: &shelves,
        tell: &tell,
        kept: &given.kept,
        act: &act,
        manner: &given.manner,
        steer: &steer,
        next: &next,
        left: &given.left,
        leave: &leave,
        inside: given.inside,
        here: Here::Whole,
        is_part_missing: false,
    })
}

/// The page's markup for a model, with its area's packs loaded.
pub(crate) fn html(model: Model) -> String {
    shown(model, Manner::default())
}

/// The same in a manner of showing.
pub(crate) fn shown(model: Model, manner: Manner) -> String {
    let shelf = match Shelf::built_in(&model.area) {
        Ok(shelf) => Loaded::Ready(Rc::new(shelf)),
        Err(_) => Loaded::Nothing,
    };
    in_manner(model, shelf, Loaded::Ready(Rc::new(Shelf::built_in_entries())), manner)
}

/// The same with packs of one's own.
pub(crate) fn with_shelf(model: Model, shelf: Shelf) -> String {
    with(model, Loaded::Ready(Rc::new(shelf)), Loaded::Ready(Rc::new(Shelf::built_in_entries())))
}

/// The page's markup in any state of loading.
pub(crate) fn with(model: Model, shelf: Loaded<Shelf>, index: Loaded<Vec<Entry>>) -> String {
    in_manner(model, shelf, index, Manner::default())
}

fn in_manner(model: Model, shelf: Loaded<Shelf>, index: Loaded<Vec<Entry>>, manner: Manner) -> String {
    let house = House { today: model.today, people: vec![Resident::new(model)], at: 0, gone: None };
    drawn(Given { house, kept: Kept::default(), shelf, index, manner, left: Left::default(), inside: None })
}

/// The page's markup for a model in a place, as an address or a host asked for it.
pub(crate) fn asked_for(model: Model, asked: Asked) -> String {
    let shelf = Shelf::built_in(&model.area).map_or(Loaded::Nothing, |shelf| Loaded::Ready(Rc::new(shelf)));
    let index = Loaded::Ready(Rc::new(Shelf::built_in_entries()));
    let house = House { today: model.today, people: vec![Resident::new(model)], at: 0, gone: None };
    drawn(Given {
        house,
        kept: Kept::default(),
        shelf,
        index,
        manner: asked.manner(),
        left: Left::default(),
        inside: None,
    })
}

/// The page's markup for a household in one area, with what is said of an opened link.
pub(crate) fn of_house(house: House, kept: Kept) -> String {
    housed(house, kept, Manner::default())
}

/// The same in a manner of showing.
pub(crate) fn of_house_in(house: House, manner: Manner) -> String {
    housed(house, Kept::default(), manner)
}

fn housed(house: House, kept: Kept, manner: Manner) -> String {
    let shelf = Loaded::Ready(Rc::new(Shelf::built_in(&house.current().unwrap().model.area).unwrap()));
    let index = Loaded::Ready(Rc::new(Shelf::built_in_entries()));
    drawn(Given { house, kept, shelf, index, manner, left: Left::default(), inside: None })
}

/// The page of one person in another program's own browser.
pub(crate) fn inside(model: Model, inside: Inside) -> String {
    let shelf = Loaded::Ready(Rc::new(Shelf::built_in(&model.area).unwrap()));
    let index = Loaded::Ready(Rc::new(Shelf::built_in_entries()));
    let house = House { today: model.today, people: vec![Resident::new(model)], at: 0, gone: None };
    let kept = Kept { link: "https://canbao.example/#v=1".to_owned(), ..Kept::default() };
    drawn(Given { house, kept, shelf, index, manner: Manner::default(), left: Left::default(), inside: Some(inside) })
}

/// The printed sheet alone.
pub(crate) fn paper(model: Model, link: &str) -> String {
    paper_of(House { today: model.today, people: vec![Resident::new(model)], at: 0, gone: None }, link)
}

/// The printed sheet of one of a household.
pub(crate) fn paper_of(house: House, link: &str) -> String {
    let shelf = Loaded::Ready(Rc::new(Shelf::built_in(&house.current().unwrap().model.area).unwrap()));
    let left = Left { printed_at: "2026年11月23日14:05".into(), ..Left::default() };
    let kept = Kept { link: link.to_owned(), ..Kept::default() };
    let page =
        drawn(Given { house, kept, shelf, index: Loaded::Nothing, manner: Manner::default(), left, inside: None });
    let (sheet, _) = page.split_once("</article>").unwrap();
    sheet.to_owned()
}

fn drawn(given: Given) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let work = async move { yew::LocalServerRenderer::<Drawn>::with_props(given).hydratable(false).render().await };
    tokio::task::LocalSet::new().block_on(&runtime, work)
}

/// The text that a reader sees, without tags.
pub(crate) fn text(html: &str) -> String {
    let mut plain = String::new();
    let mut is_tag = false;
    for c in html.chars() {
        match c {
            '<' => is_tag = true,
            '>' => is_tag = false,
            c if !is_tag => plain.push(c),
            _ => {}
        }
    }
    plain
}
