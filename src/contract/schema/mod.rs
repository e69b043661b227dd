//! The request and the report as JSON Schema and as TypeScript, drawn from the very types that are read and written: a
//! field cannot be there and be missing here. What a type does not say (a text that is a date, the words of a closed
//! list) stands in the tables of `asked` and `told`, one row a field.

mod asked;
mod form;
mod json;
mod meaning;
mod told;
mod types;

pub(super) use form::{Form, Known, Shape};
pub(super) use meaning::Meaning;

use super::{Report, Request, error::Failure};
use serde_json::Value as Json;

/// The request as a JSON Schema (draft 2020-12).
pub fn request() -> Json {
    let mut known = Known::new(asked::FIELDS);
    let form = Request::form(&mut known);
    json::document("canbao 请求，第1版", &[form], &known)
}

/// The report, or the error that stands in its place, as a JSON Schema (draft 2020-12).
pub fn report() -> Json {
    let mut known = Known::new(told::FIELDS);
    let forms = [Report::form(&mut known), Failure::form(&mut known)];
    json::document("canbao 结果，第1版", &forms, &known)
}

/// Both as TypeScript interfaces.
pub fn types() -> String {
    let (mut asked, mut told) = (Known::new(asked::FIELDS), Known::new(told::FIELDS));
    Request::form(&mut asked);
    Report::form(&mut told);
    Failure::form(&mut told);
    [types::interfaces(&asked), types::interfaces(&told)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// A field without a row would be told as any text, and a row without a field explains nothing.
    #[test]
    fn every_field_is_explained_and_every_row_has_its_field() {
        let (mut asked, mut told) = (Known::new(asked::FIELDS), Known::new(told::FIELDS));
        Request::form(&mut asked);
        Report::form(&mut told);
        Failure::form(&mut told);
        for (known, rows) in [(asked, asked::FIELDS), (told, told::FIELDS)] {
            let rows: BTreeSet<String> = rows.iter().map(|(name, ..)| (*name).to_owned()).collect();
            assert_eq!(known.names(), rows);
        }
    }
}
