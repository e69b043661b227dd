//! The forms as TypeScript.

use super::{
    form::{Field, Form, Known},
    meaning::{Meaning, keys},
};

/// An object's name outside: browsers have a `Request`, a `History` and an `Event` of their own.
pub(super) fn title(name: &str) -> String {
    match name {
        "Request" | "Report" => format!("Canbao{name}"),
        "HistoryShape" => "PastYear".into(),
        "EventShape" => "QualifyingEvent".into(),
        other => other.trim_end_matches("Shape").into(),
    }
}

/// Every object as an interface, in the order in which they are met.
pub(super) fn interfaces(known: &Known) -> String {
    let interface = |(name, told, fields): &(&str, &str, Vec<Field>)| {
        let fields: String = fields.iter().map(field).collect();
        format!("/** {} */\nexport interface {} {{\n{fields}}}\n\n", told.trim(), title(name))
    };
    known.objects.iter().map(interface).collect()
}

fn field(field: &Field) -> String {
    let mark = if field.is_required { "" } else { "?" };
    format!("  /** {} */\n  {}{mark}: {};\n", field.told, field.name, written(&field.form, field.meaning))
}

fn written(form: &Form, meaning: Meaning) -> String {
    match (form, meaning) {
        (Form::Object(name), _) => title(name),
        (Form::Nullable(inner), _) => format!("{} | null", written(inner, meaning)),
        (Form::List(inner), _) => format!("Array<{}>", written(inner, meaning)),
        (Form::ByName(_), Meaning::Typed) => {
            let keys: Vec<String> = keys().into_iter().map(|key| format!("{:?}", key.name())).collect();
            format!("Partial<Record<{}, string | number>>", keys.join(" | "))
        }
        (Form::ByName(inner), _) => format!("Record<string, {}>", written(inner, meaning)),
        (_, Meaning::Words(words)) => {
            let words: Vec<String> = words().into_iter().map(|word| format!("{word:?}")).collect();
            words.join(" | ")
        }
        (_, Meaning::Always(number)) => number.to_string(),
        (Form::Text, _) => "string".into(),
        (Form::Count | Form::Year, _) => "number".into(),
        (Form::Flag, _) => "boolean".into(),
        (Form::Written, _) => "string | number".into(),
    }
}
