//! Which values no line tells apart: asked once for all of them, the answer is the same.

use std::collections::BTreeMap;

/// Sorts values into classes that no line tells apart, in the order in which they come; `named` holds, for each line,
/// the values that it names.
///
/// ```
/// let classes = canbao::law::kin(&['a', 'b', 'c', 'd'], [&['b', 'c'][..], &['d']].into_iter());
/// assert_eq!(classes, [vec!['a'], vec!['b', 'c'], vec!['d']]);
/// ```
pub fn kin<'a, T: Copy + PartialEq + 'a>(values: &[T], named: impl Iterator<Item = &'a [T]>) -> Vec<Vec<T>> {
    let named: Vec<&[T]> = named.filter(|line| !line.is_empty()).collect();
    let mut classes: BTreeMap<Vec<bool>, usize> = BTreeMap::new();
    let mut found: Vec<Vec<T>> = Vec::new();
    for value in values {
        let by_whom: Vec<bool> = named.iter().map(|line| line.contains(value)).collect();
        let at = *classes.entry(by_whom).or_insert(found.len());
        match found.get_mut(at) {
            Some(class) => class.push(*value),
            None => found.push(vec![*value]),
        }
    }
    found
}
