//! Every place of a request, as its schema has it, with a value of a kind that does not fit there: refused at that very path.

use crate::asking::answer;
use canbao::contract::schema;
use serde_json::{Value as Json, json};

/// A sound request in which every object and every list of the contract stands.
fn sound() -> Json {
    json!({
        "area": "370200",
        "enrolment": {"coverage_year": 2027, "paid_on": "2026-11-20", "window": "central"},
        "person": {
            "categories": ["student"],
            "event": {"kind": "released", "on": "2026-10-31"},
        },
        "history": [{"year": 2025, "cover": "resident"}, {"year": 2026, "cover": "resident"}],
        "care": [{"on": "2027-06-02", "kind": "inpatient", "facility": "tertiary", "total": "52000.00"}],
        "family": {
            "holders": [{"id": "mother", "balance": "3200.00", "province": "37"}],
            "members": [{"id": "me", "relation": {"mother": "child"}, "province": "37", "premium": "400.00"}],
        },
        "retirement": {"sex": "female", "retires_on": "2030-04", "paid_months": 210, "paid_months_here": 96},
        "overrides": {},
    })
}

/// A place: as JSON Pointers and as errors write it, and what the schema says of it.
struct Place<'a> {
    pointer: String,
    path: String,
    schema: &'a Json,
}

/// Every place below one, in the request that is sound: each property, each item of a list, each name of a map.
fn walk<'a>(whole: &'a Json, place: Place<'a>, request: &Json, found: &mut Vec<Place<'a>>) {
    let schema = place.schema;
    if let Some(name) = schema["$ref"].as_str() {
        let schema = whole.pointer(name.trim_start_matches('#')).unwrap();
        return walk(whole, Place { schema, ..place }, request, found);
    }
    let below = |name: &str, step: String, schema: &'a Json| {
        let path = if place.path.is_empty() { name.to_owned() } else { format!("{}{step}", place.path) };
        Place { pointer: format!("{}/{name}", place.pointer), path, schema }
    };
    for form in schema["anyOf"].as_array().into_iter().flatten() {
        walk(whole, Place { schema: form, pointer: place.pointer.clone(), path: place.path.clone() }, request, found);
    }
    let mut places = Vec::new();
    for (name, schema) in schema["properties"].as_object().into_iter().flatten() {
        places.push(below(name, format!(".{name}"), schema));
    }
    if schema["items"].is_object() {
        let items = request.pointer(&place.pointer).and_then(Json::as_array).unwrap().len();
        let item = |index: usize| below(&index.to_string(), format!("[{index}]"), &schema["items"]);
        places.extend((0..items).map(item));
    }
    if schema["additionalProperties"].is_object() {
        let names = request.pointer(&place.pointer).and_then(Json::as_object).unwrap().keys();
        let named = |name: &String| below(name, format!(".{name}"), &schema["additionalProperties"]);
        places.extend(names.map(named));
    }
    for place in places {
        walk(whole, Place { pointer: place.pointer.clone(), path: place.path.clone(), ..place }, request, found);
        found.push(place);
    }
}

/// The sound request with another value in one place.
fn with(value: &Json, place: &Place<'_>) -> Json {
    let mut request = sound();
    let (parent, name) = place.pointer.rsplit_once('/').unwrap();
    match request.pointer_mut(parent).unwrap() {
        Json::Array(items) => items[name.parse::<usize>().unwrap()] = value.clone(),
        parent => parent[name] = value.clone(),
    }
    request
}

/// Source: the machine interface (`bad_field`, `bad_value`, each with the path of the field). An empty object is of the
/// kind that an object needs; what it lacks is refused below it.
#[test]
fn a_value_of_the_wrong_kind_is_refused_at_its_path_wherever_it_stands() {
    assert_eq!(answer(&sound().to_string())["error"], Json::Null);
    let schema = schema::request();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut places = Vec::new();
    walk(&schema, Place { pointer: String::new(), path: String::new(), schema: &schema }, &sound(), &mut places);
    let paths: Vec<&str> = places.iter().map(|place| place.path.as_str()).collect();
    for path in ["area", "person.event.gap_paid", "history[1].bonus_used", "family.members[0].relation.mother"] {
        assert!(paths.contains(&path), "{paths:?}");
    }
    let mut wrong = Vec::new();
    for place in &places {
        let kinds = [json!(null), json!(true), json!(-7), json!("！"), json!([]), json!({})];
        let requests = kinds.iter().filter(|kind| !is_object(&schema, place.schema) || **kind != json!({}));
        let refused: Vec<Json> =
            requests.map(|kind| with(kind, place)).filter(|request| !validator.is_valid(request)).collect();
        // Four of the six fit nowhere: only a text may be any text, only what may be left out may be null.
        if refused.len() < 3 {
            wrong.push(format!("{}: the schema lets nearly everything pass", place.path));
        }
        for request in refused {
            let error = &answer(&request.to_string())["error"];
            let is_shape = match error["code"].as_str() {
                Some("bad_field" | "bad_value") => true,
                Some("out_of_years") => place.path == "enrolment.coverage_year",
                _ => false,
            };
            if !is_shape || error["path"] != place.path.as_str() || error["text"].as_str().is_none_or(str::is_empty) {
                let value = request.pointer(&place.pointer).unwrap();
                wrong.push(format!("{} = {value}: {error}", place.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

/// Whether an object stands there, by its names or by any.
fn is_object(whole: &Json, schema: &Json) -> bool {
    let form = schema["$ref"].as_str().and_then(|name| whole.pointer(name.trim_start_matches('#')));
    let any = schema["anyOf"].as_array().into_iter().flatten();
    form.is_some_and(|form| is_object(whole, form))
        || schema["type"] == "object"
        || any.clone().any(|it| is_object(whole, it))
}
