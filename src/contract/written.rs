//! Values as callers wrote them: figures digit by digit, and maps in which no name may stand twice.

use rust_decimal::Decimal;
use serde::{
    Deserialize, Deserializer,
    de::{Error as _, MapAccess, Visitor},
};
use serde_json::value::RawValue;
use std::{collections::BTreeMap, fmt, marker::PhantomData};

/// A value just as it was written, so that money is read exactly and an error quotes what was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written(String);

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        Box::<RawValue>::deserialize(reader).map(|raw| Self(raw.get().to_owned()))
    }
}

impl Written {
    pub(super) fn is_null(&self) -> bool {
        self.0 == "null"
    }

    /// What stands between the quotes; a number as it was written; of anything else, its JSON.
    pub(super) fn text(&self) -> String {
        serde_json::from_str(&self.0).unwrap_or_else(|_| self.0.clone())
    }

    /// The same, with a JSON number in plain digits: 1e2 is 100, and 400.000 is 400. A text must be plain itself.
    pub(super) fn plain(&self) -> String {
        let number = self.0.starts_with(|c: char| c.is_ascii_digit()).then(|| match self.0.contains(['e', 'E']) {
            true => Decimal::from_scientific(&self.0).ok(),
            false => Decimal::from_str_exact(&self.0).ok(),
        });
        number.flatten().map_or_else(|| self.text(), |number| number.normalize().to_string())
    }
}

/// A map by name; a name written twice is refused, since nobody can know which of the two should count.
#[derive(Debug, Clone, PartialEq)]
pub struct Once<V>(pub(super) BTreeMap<String, V>);

impl<V> Default for Once<V> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Once<V> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_map(Reader(PhantomData))
    }
}

struct Reader<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for Reader<V> {
    type Value = Once<V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let mut found = BTreeMap::new();
        while let Some(name) = map.next_key::<String>()? {
            if found.contains_key(&name) {
                return Err(M::Error::custom(format!("duplicate field `{name}`")));
            }
            found.insert(name, map.next_value()?);
        }
        Ok(Once(found))
    }
}
