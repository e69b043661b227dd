//! What a field means beyond its type.

use crate::law::{Key, Kind};
use serde_json::{Map, Value as Json, json};

/// What a field means beyond its type.
#[derive(Debug, Clone, Copy)]
pub(in crate::contract) enum Meaning {
    /// Nothing more than its type says.
    Plain,
    /// A day, 2026-11-20.
    Day,
    /// A month, 2030-04.
    Month,
    /// Money in yuan with two places, as reports write it.
    Money,
    /// Money as callers write it: a text or a number.
    Sum,
    /// One of a closed list of words.
    Words(fn() -> Vec<&'static str>),
    /// A whole number within bounds.
    Within(i32, i32),
    /// A list of so many items.
    Long(usize, usize),
    /// A text of at least one character.
    Name,
    /// Figures typed from the local notice, by key.
    Typed,
    /// What stands there is one certain number.
    Always(u32),
}

/// What a sum must look like; more digits than these are no sum of this world.
const SUM: &str = r"^[0-9]{1,12}(\.[0-9]{1,2})?$";

impl Meaning {
    /// What JSON Schema says of a leaf of this meaning; none where the type says everything.
    pub(super) fn schema(self) -> Option<Json> {
        Some(match self {
            Self::Plain | Self::Long(..) => return None,
            Self::Day => json!({"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
            Self::Month => json!({"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"}),
            Self::Money => json!({"type": "string", "pattern": r"^[0-9]+\.[0-9]{2}$"}),
            Self::Sum => sum(),
            Self::Words(words) => json!({"enum": words()}),
            Self::Within(least, most) => json!({"type": "integer", "minimum": least, "maximum": most}),
            Self::Name => json!({"type": "string", "minLength": 1}),
            Self::Always(number) => json!({"const": number}),
            Self::Typed => return None,
        })
    }

    /// The keys that may be typed, each with its own form; nothing else may stand there.
    pub(super) fn typed() -> Json {
        let figure = |key: Key| {
            let form = match key.kind() {
                Kind::Rate => json!({"anyOf": [
                    {"type": "string", "pattern": r"^(0(\.[0-9]+)?|1(\.0+)?)$"},
                    {"type": "number", "minimum": 0, "maximum": 1}
                ]}),
                Kind::Months | Kind::Years => json!({"anyOf": [
                    {"type": "string", "pattern": "^[0-9]{1,3}$"},
                    {"type": "integer", "minimum": 0, "maximum": 120}
                ]}),
                _ => sum(),
            };
            let mut form = form.as_object().cloned().unwrap_or_default();
            form.insert("description".into(), key.title().into());
            Json::Object(form)
        };
        let keys: Map<String, Json> = keys().into_iter().map(|key| (key.name().to_owned(), figure(key))).collect();
        json!({"type": "object", "properties": keys, "additionalProperties": false})
    }
}

fn sum() -> Json {
    json!({"anyOf": [{"type": "string", "pattern": SUM}, {"type": "number", "minimum": 0}]})
}

/// Every key that may be typed.
pub(super) fn keys() -> Vec<Key> {
    Key::ALL.iter().copied().filter(|key| key.is_typable()).collect()
}
