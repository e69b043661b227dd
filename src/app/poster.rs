//! A picture to be saved by a long press: what stands on it, and how it is painted. It is painted on a canvas, since chat
//! programs save only pictures made of pixels.

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// How wide a picture is, in pixels.
pub(super) const WIDTH: u32 = 750;

/// One thing on the picture, in pixels from its upper left corner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    /// A line of words: where it begins, how large, whether bold.
    Words { x: u32, y: u32, size: u32, is_bold: bool, text: String },
    /// A stretch of the timeline, told apart without colour.
    Stretch { x: u32, y: u32, width: u32, is_filled: bool, is_dashed: bool },
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poster {
    /// How high it is, in pixels.
    pub(super) height: u32,
    /// What stands on it.
    pub(super) marks: Vec<Mark>,
}

/// How high a stretch of the timeline is.
pub(super) const STRETCH: u32 = 56;

impl Poster {
    /// The picture as a data address; none where this browser paints none.
    pub(super) fn picture(&self) -> Option<String> {
        let canvas = gloo::utils::document().create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
        canvas.set_width(WIDTH);
        canvas.set_height(self.height);
        let brush = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
        brush.set_fill_style_str("white");
        brush.fill_rect(0.into(), 0.into(), WIDTH.into(), self.height.into());
        self.marks.iter().try_for_each(|mark| paint(&brush, mark))?;
        canvas.to_data_url_with_type("image/png").ok().filter(|address| address.starts_with("data:image/png"))
    }
}

fn paint(brush: &CanvasRenderingContext2d, mark: &Mark) -> Option<()> {
    match mark {
        Mark::Words { x, y, size, is_bold, text } => {
            let weight = if *is_bold { "bold" } else { "normal" };
            brush.set_font(&format!("{weight} {size}px system-ui, sans-serif"));
            brush.set_fill_style_str("black");
            brush.fill_text(text, (*x).into(), (*y).into()).ok()
        }
        Mark::Stretch { x, y, width, is_filled, is_dashed } => {
            let (x, y, width, height) = ((*x).into(), (*y).into(), (*width).into(), STRETCH.into());
            brush.set_fill_style_str(if *is_filled { "lightgray" } else { "white" });
            brush.fill_rect(x, y, width, height);
            let dashes = if *is_dashed { js_sys::Array::of2(&10.into(), &8.into()) } else { js_sys::Array::new() };
            brush.set_line_dash(&dashes).ok()?;
            brush.set_line_width(3.into());
            brush.stroke_rect(x, y, width, height);
            Some(())
        }
    }
}
