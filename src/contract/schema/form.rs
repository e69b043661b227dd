//! What the types of the contract look like as JSON: a small trait that they all have, and everything gathered by it.

use super::Meaning;
use std::{borrow::Cow, collections::BTreeMap};

/// How a value stands in JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::contract) enum Form {
    /// A text.
    Text,
    /// A whole number from 0 on.
    Count,
    /// A calendar year.
    Year,
    /// True or false.
    Flag,
    /// A text or a number, just as it was written.
    Written,
    /// The form, or null.
    Nullable(Box<Form>),
    /// A list.
    List(Box<Form>),
    /// By names that nobody fixed.
    ByName(Box<Form>),
    /// One of the objects that are known, by its name.
    Object(&'static str),
}

/// Something that the contract reads or writes.
pub(in crate::contract) trait Shape {
    /// How it stands in JSON; objects on the way are made known.
    fn form(known: &mut Known) -> Form;

    /// How it stands where it stands at all: what may be absent is not null there.
    fn present(known: &mut Known) -> Form {
        Self::form(known)
    }
}

/// One field of an object.
#[derive(Debug, Clone)]
pub(in crate::contract) struct Field {
    pub(super) name: String,
    pub(super) is_required: bool,
    pub(super) form: Form,
    pub(super) meaning: Meaning,
    pub(super) told: &'static str,
}

/// One row: an object, or a field as `Object.field`; what it means, and what a reader is told of it.
pub(in crate::contract) type Row = (&'static str, Meaning, &'static str);

/// The objects met so far, in the order in which they were met.
pub(in crate::contract) struct Known {
    rows: &'static [Row],
    pub(super) objects: Vec<(&'static str, &'static str, Vec<Field>)>,
}

impl Known {
    pub(super) fn new(rows: &'static [Row]) -> Self {
        Self { rows, objects: Vec::new() }
    }

    /// Makes an object known, once; `fields` are drawn after its place is taken, so that it may hold itself.
    pub(in crate::contract) fn object(
        &mut self,
        name: &'static str,
        fields: impl FnOnce(&mut Self) -> Vec<Field>,
    ) -> Form {
        if self.objects.iter().all(|(known, ..)| *known != name) {
            let place = self.objects.len();
            let told = self.row(name).map_or("", |(.., told)| *told);
            self.objects.push((name, told, Vec::new()));
            let fields = fields(self);
            if let Some((.., empty)) = self.objects.get_mut(place) {
                *empty = fields;
            }
        }
        Form::Object(name)
    }

    /// A field that a caller writes: what may be null may also be left out.
    pub(in crate::contract) fn asked<T: Shape>(&mut self, object: &'static str, name: &'static str) -> Field {
        let form = T::form(self);
        let is_required = !matches!(form, Form::Nullable(_));
        self.field(object, name, form, is_required)
    }

    /// A field that a report has; `attribute` is what serde is told of it.
    pub(in crate::contract) fn told<T: Shape>(
        &mut self,
        object: &'static str,
        name: &'static str,
        attribute: &'static str,
    ) -> Field {
        let is_skipped = attribute.contains("skip_serializing_if");
        let form = if is_skipped { T::present(self) } else { T::form(self) };
        let renamed = attribute.split_once("rename = \"").and_then(|(_, rest)| rest.split('"').next());
        self.field(object, renamed.unwrap_or(name), form, !is_skipped)
    }

    fn field(&self, object: &'static str, name: &str, form: Form, is_required: bool) -> Field {
        let row = self.row(&format!("{object}.{name}"));
        let (meaning, told) = row.map_or((Meaning::Plain, ""), |(_, meaning, told)| (*meaning, *told));
        Field { name: name.to_owned(), is_required, form, meaning, told }
    }

    fn row(&self, name: &str) -> Option<&'static Row> {
        self.rows.iter().find(|(known, ..)| *known == name)
    }

    /// The names of every object and field, as rows have them.
    #[cfg(test)]
    pub(super) fn names(&self) -> std::collections::BTreeSet<String> {
        let of = |(name, _, fields): &(&str, &str, Vec<Field>)| {
            let fields = fields.iter().map(|field| format!("{name}.{}", field.name));
            fields.chain([(*name).to_owned()]).collect::<Vec<_>>()
        };
        self.objects.iter().flat_map(of).collect()
    }
}

macro_rules! leaves {
    ($($type:ty => $form:ident,)*) => {$(
        impl Shape for $type {
            fn form(_: &mut Known) -> Form {
                Form::$form
            }
        }
    )*};
}

leaves! {
    String => Text,
    &'static str => Text,
    Cow<'static, str> => Text,
    u32 => Count,
    crate::calendar::Year => Year,
    bool => Flag,
    crate::contract::written::Written => Written,
}

impl<T: Shape> Shape for Option<T> {
    fn form(known: &mut Known) -> Form {
        Form::Nullable(Box::new(T::form(known)))
    }

    fn present(known: &mut Known) -> Form {
        T::form(known)
    }
}

impl<T: Shape> Shape for Vec<T> {
    fn form(known: &mut Known) -> Form {
        Form::List(Box::new(T::form(known)))
    }
}

impl<K, T: Shape> Shape for BTreeMap<K, T> {
    fn form(known: &mut Known) -> Form {
        Form::ByName(Box::new(T::form(known)))
    }
}

impl<T: Shape> Shape for crate::contract::written::Once<T> {
    fn form(known: &mut Known) -> Form {
        Form::ByName(Box::new(T::form(known)))
    }
}
