//! What is seen: one component a file, drawn from the entries and the answer, holding nothing of its own.

mod account;
pub(super) mod aloud;
mod bar;
mod bonus;
mod care;
mod compare;
pub(super) mod counter;
mod coverage;
mod days;
mod differs;
mod elder;
mod family;
mod field;
mod figures;
mod fold;
mod guide;
mod household;
mod keep;
mod later;
mod manner;
mod notes;
mod opened;
mod pay;
mod person;
mod picture;
mod place;
mod premium;
mod province;
mod reminders;
mod repair;
mod result;
mod retirement;
mod said;
mod sections;
mod sheet;
mod take;
mod why;
mod windows;
mod years;

pub use aloud::spoken;
pub(super) use sections::section_named;

use self::later::Later;
use super::{
    answer::{Answer, answer},
    asked::WAITING,
    form::{Field, FieldProblem},
    house::{self, House},
    inside::Inside,
    kept::{self, Kept},
    leaving::{Leave, Left},
    loading::Loaded,
    manner::{self as manners, Manner, Mode},
    model::Model,
    parts::Here,
    shelves::Shelves,
    update::Message,
};
use crate::{
    assess::{Desk, Outline, outline},
    law::{Entry, Shelf},
};
use yew::prelude::*;

/// Everything that the page is drawn from.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The entries.
    pub model: &'a Model,
    /// The list of areas.
    pub index: &'a Loaded<Vec<Entry>>,
    /// The chosen area's packs.
    pub shelf: &'a Loaded<Shelf>,
    /// Where messages go.
    pub send: &'a Callback<Message>,
    /// Asks the network again.
    pub retry: &'a Callback<()>,
    /// The household; the entries are those of one of its people.
    pub house: &'a House,
    /// The packs of every area that somebody needs.
    pub shelves: &'a Shelves,
    /// Where messages about the household go.
    pub tell: &'a Callback<house::Message>,
    /// What is kept and shared.
    pub kept: &'a Kept,
    /// Where actions about it go.
    pub act: &'a Callback<kept::Action>,
    /// How the page is shown.
    pub manner: &'a Manner,
    /// Where messages go that change how it is shown.
    pub steer: &'a Callback<manners::Message>,
    /// Calls the next person to the counter.
    pub next: &'a Callback<()>,
    /// What has left the page.
    pub left: &'a Left,
    /// Where wishes to take something along go.
    pub leave: &'a Callback<Leave>,
    /// The program in whose own browser the page stands, if it does.
    pub inside: Option<Inside>,
    /// How much of the program is here.
    pub here: Here,
    /// Whether a part of it did not come.
    pub is_part_missing: bool,
}

impl Scene<'_> {
    /// Whether everything is here, program and packs.
    fn is_whole(&self) -> bool {
        let area = &self.model.area;
        self.here == Here::Whole && (area.is_empty() || self.shelves.whole(area).get().is_some())
    }
}

/// A scene with the main answer, or the problems in its place; in a section, with the section's own problems.
struct Shown<'a> {
    scene: Scene<'a>,
    /// The chosen area's desk, one for all that a drawing asks.
    desk: Option<&'a Desk<'a>>,
    answer: Option<&'a Answer>,
    problems: Vec<FieldProblem>,
    outline: Outline,
}

impl<'a> Shown<'a> {
    fn model(&self) -> &'a Model {
        self.scene.model
    }

    /// A callback that sends what an input's text means.
    fn typed(&self, message: impl Fn(String) -> Message + 'static) -> Callback<InputEvent> {
        let send = self.scene.send.clone();
        Callback::from(move |event: InputEvent| send.emit(message(field::text_of(&event))))
    }

    /// A callback that sends one message.
    fn on<E: 'static>(&self, message: Message) -> Callback<E> {
        let send = self.scene.send.clone();
        Callback::from(move |_| send.emit(message.clone()))
    }

    /// A callback that changes how the page is shown.
    fn steer<E: 'static>(&self, message: manners::Message) -> Callback<E> {
        let steer = self.scene.steer.clone();
        Callback::from(move |_| steer.emit(message.clone()))
    }

    /// Whether everything stands open for the clerk's keyboard.
    fn is_counter(&self) -> bool {
        self.scene.manner.mode == Mode::Counter
    }

    /// The same with a section's own problems.
    fn with(&self, problems: Vec<FieldProblem>) -> Self {
        Self { problems, ..*self }
    }

    fn problem(&self, field: Field) -> Option<&FieldProblem> {
        self.problems.iter().find(|problem| problem.field == field)
    }
}

/// The whole page.
pub fn page(scene: &Scene<'_>) -> Html {
    match scene.shelf.get() {
        Some(shelf) => answered(scene, shelf),
        None => {
            let outline = Outline::default();
            drawn(&Shown { scene: *scene, desk: None, answer: None, problems: Vec::new(), outline })
        }
    }
}

/// The page of a place whose packs are here, and with them what answers.
#[inline(never)]
fn answered(scene: &Scene<'_>, shelf: &Shelf) -> Html {
    let desk = Desk::new(shelf);
    let (found, problems) = answer(scene.model, &desk);
    let outline = outline(shelf, scene.model.coverage_year);
    drawn(&Shown { scene: *scene, desk: Some(&desk), answer: found.as_ref(), problems, outline })
}

fn drawn(shown: &Shown<'_>) -> Html {
    let scene = &shown.scene;
    // What the browser itself keeps of a person (what is folded, chosen, undone) goes with the person.
    html! {
        <div class={classes!("page", scene.manner.classes())} key={scene.manner.served.to_string()}>
            if scene.is_whole() && !scene.left.printed_at.is_empty() { { sheet::sheet(shown) } }
            { bar::patterns() }
            <header class="masthead">
                { manner::bar(shown) }
                <h1>{ "参保明白账" }</h1>
                if !scene.manner.asked.is_embedded {
                    <p>{ "断保要等几个月、补缴多少钱、今年交多少，每个数字都有条文" }</p>
                }
            </header>
            { match scene.manner.mode {
                Mode::Normal => whole(shown),
                _ if scene.here < Here::Whole => html! { <main>{ place::on_its_way(shown) }</main> },
                Mode::Elder => elder::main(shown),
                Mode::Counter => counter::main(shown),
            } }
            { notes::footer(scene) }
        </div>
    }
}

/// Everybody's page: the answer first, then what is asked, then the rest of the answer.
fn whole(shown: &Shown<'_>) -> Html {
    html! {
        <main>
            { opened::banner(shown) }
            { household::gone(&shown.scene) }
            { household::people(&shown.scene) }
            { result::card(shown) }
            if shown.answer.is_some() { { aloud::button(shown) } }
            { place::section(shown) }
            if shown.scene.shelf.get().is_some() { { asked(shown) } }
            if shown.scene.here >= Here::Answer { { below(shown) } }
            if shown.scene.shelf.get().is_some() { { sections::list(shown) } }
            { keep::section(&shown.scene) }
        </main>
    }
}

/// What is asked once the place is known.
#[inline(never)]
fn asked(shown: &Shown<'_>) -> Html {
    html! {
        <>
            { years::section(shown) }
            { pay::section(shown) }
            { person::section(shown) }
            { figures::section(shown) }
        </>
    }
}

/// What is only told, a frame after the answer.
#[inline(never)]
fn below(shown: &Shown<'_>) -> Html {
    // Not even for a frame does one person's answer stand under another's name.
    let house = shown.scene.house;
    html! {
        <Later key={format!("{} of {}", house.at, house.people.len())}>
            if let Some(answer) = shown.answer { { told(shown, answer) } }
            { household::summary(&shown.scene) }
        </Later>
    }
}

/// What the answer says beside its first sentence.
fn told(shown: &Shown<'_>, answer: &Answer) -> Html {
    html! {
        <>
            if shown.scene.manner.asked.shows(WAITING) {
                { picture::section(shown, answer) }
                { repair::section(shown, answer) }
                { premium::section(answer) }
                { days::section(answer) }
            }
            { notes::section(answer) }
        </>
    }
}
