//! Which part needs what: walks from what a part begins with, through everything that does not wait for a later one.

use std::collections::{BTreeSet, HashMap, HashSet};

use walrus::ir::{Visitor, dfs_in_order};
use walrus::{ElementItems, ExportItem, FunctionId, FunctionKind, LocalFunction, Module};

use super::linked::{Linked, Need};
use crate::waiting::LAST_WORDS;

/// What a part holds.
#[derive(Debug, Default)]
pub(super) struct Share {
    pub(super) functions: HashSet<FunctionId>,
    pub(super) data: HashSet<usize>,
}

#[derive(Default)]
struct Calls(Vec<FunctionId>);

impl<'a> Visitor<'a> for Calls {
    fn visit_function_id(&mut self, function: &FunctionId) {
        self.0.push(*function);
    }
}

/// The functions that a function calls by name.
pub(super) fn calls(function: &LocalFunction) -> Vec<FunctionId> {
    let mut calls = Calls::default();
    dfs_in_order(&mut calls, function, function.entry_block());
    calls.0
}

/// Every part but the last, which holds what is left. A part begins with what earlier ones call and has waited for it.
pub(super) fn shares(module: &Module, linked: &Linked, waiting: &[Vec<&str>]) -> Vec<Share> {
    let waits_for = |it: &walrus::Function| part_of(it.name.as_deref().unwrap_or_default(), waiting);
    let part_of: HashMap<FunctionId, usize> = module.funcs.iter().map(|it| (it.id(), waits_for(it))).collect();
    let doors = roots(module).chain(unknown_elements(module, linked)).collect();
    let held = Share::default();
    let mut walk = Walk { module, linked, part_of: &part_of, by_name: by_name(module), held, doors };
    (0..waiting.len()).map(|number| walk.share(number)).collect()
}

/// The number of the part for which a function waits; 0 where it does not.
fn part_of(symbol: &str, waiting: &[Vec<&str>]) -> usize {
    let plain = plain(symbol);
    let plain = plain.trim_start_matches(['<', '&']);
    let has = |paths: &Vec<&str>| paths.iter().any(|path| begins(plain, path));
    waiting.iter().rposition(has).map_or(0, |at| at + 1)
}

/// A name as it stands in the source.
fn plain(symbol: &str) -> String {
    format!("{:#}", rustc_demangle::demangle(symbol))
}

/// The functions that an earlier part calls and that are none of these doors, each with its caller.
pub(super) fn doors(module: &Module, shares: &[Share], known: &[&str]) -> Vec<String> {
    let part = |id: &FunctionId| shares.iter().position(|it| it.functions.contains(id)).unwrap_or(shares.len());
    let name = |id: FunctionId| plain(module.funcs.get(id).name.as_deref().unwrap_or_default());
    let mut found = BTreeSet::new();
    for (caller, local) in module.funcs.iter_local() {
        for callee in calls(local).into_iter().filter(|callee| part(callee) > part(&caller)) {
            let is_import = matches!(module.funcs.get(callee).kind, FunctionKind::Import(_));
            let door = name(callee);
            let is_known = known.contains(&&*door) || LAST_WORDS.iter().any(|path| begins(&door, path));
            if !is_import && !is_known {
                found.insert(format!("{door}, called by {}", name(caller)));
            }
        }
    }
    found.into_iter().collect()
}

/// Whether a name is the path or stands below it; a path that ends in the middle of a name stands for all such names.
fn begins(name: &str, path: &str) -> bool {
    let rest = name.strip_prefix(path);
    rest.is_some_and(|rest| path.ends_with([':', '_']) || rest.is_empty() || rest.starts_with("::"))
}

fn roots(module: &Module) -> impl Iterator<Item = FunctionId> {
    let exported = module.exports.iter().filter_map(|export| match export.item {
        ExportItem::Function(id) => Some(id),
        _ => None,
    });
    exported.chain(module.start)
}

/// Functions in the table that the linker did not know: wasm-bindgen put them there.
fn unknown_elements(module: &Module, linked: &Linked) -> impl Iterator<Item = FunctionId> {
    let lists = module.elements.iter().map(|element| match &element.items {
        ElementItems::Functions(functions) => functions.clone(),
        ElementItems::Expressions(..) => Vec::new(),
    });
    lists.flatten().filter(|id| {
        let name = module.funcs.get(*id).name.as_ref();
        name.is_none_or(|name| !linked.functions.contains_key(name))
    })
}

fn by_name(module: &Module) -> HashMap<&str, Vec<FunctionId>> {
    let mut names: HashMap<&str, Vec<FunctionId>> = HashMap::new();
    for function in module.funcs.iter() {
        if let Some(name) = &function.name {
            names.entry(name).or_default().push(function.id());
        }
    }
    names
}

enum Node {
    Function(FunctionId),
    Data(usize),
}

struct Walk<'a> {
    module: &'a Module,
    linked: &'a Linked,
    part_of: &'a HashMap<FunctionId, usize>,
    by_name: HashMap<&'a str, Vec<FunctionId>>,
    /// What this part and the earlier ones hold.
    held: Share,
    /// What was called and waits for a part after this one.
    doors: Vec<FunctionId>,
}

impl Walk<'_> {
    fn share(&mut self, number: usize) -> Share {
        let mut share = Share::default();
        let mut open: Vec<Node> = std::mem::take(&mut self.doors).into_iter().map(Node::Function).collect();
        while let Some(node) = open.pop() {
            match node {
                Node::Data(piece) if self.held.data.insert(piece) => {
                    share.data.insert(piece);
                    let needs = self.linked.data.get(piece).map(|piece| piece.needs.as_slice());
                    self.follow(needs.unwrap_or_default(), &mut open);
                }
                Node::Function(id) if self.part_of[&id] > number => self.doors.push(id),
                Node::Function(id) if self.held.functions.insert(id) => {
                    share.functions.insert(id);
                    self.enter(id, &mut open);
                }
                _ => {}
            }
        }
        share
    }

    fn enter(&self, id: FunctionId, open: &mut Vec<Node>) {
        let function = self.module.funcs.get(id);
        if let FunctionKind::Local(local) = &function.kind {
            open.extend(calls(local).into_iter().map(Node::Function));
        }
        let needs = function.name.as_ref().and_then(|name| self.linked.functions.get(name));
        self.follow(needs.map(Vec::as_slice).unwrap_or_default(), open);
    }

    fn follow(&self, needs: &[Need], open: &mut Vec<Node>) {
        for need in needs {
            match need {
                Need::Data(piece) => open.push(Node::Data(*piece)),
                Need::Function(name) => {
                    let found = self.by_name.get(name.as_str()).into_iter().flatten();
                    open.extend(found.map(|id| Node::Function(*id)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_waits_for_the_part_that_its_path_names() {
        let waiting: &[Vec<&str>] = &[vec!["canbao::app::answer"], vec!["canbao::app::answer::care"]];
        assert_eq!(part_of("_ZN6canbao3app5model1f17h0123456789abcdefE", waiting), 0);
        assert_eq!(part_of("_ZN6canbao3app6answer6answer17h0123456789abcdefE", waiting), 1);
        assert_eq!(part_of("_ZN6canbao3app10answer_not1f17h0123456789abcdefE", waiting), 0);
        assert_eq!(part_of("_ZN6canbao3app6answer4care6answer17h0123456789abcdefE", waiting), 2);
    }
}
