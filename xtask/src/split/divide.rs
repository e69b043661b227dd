//! Who gets what, and how one copy of the whole module is cut down to a part.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use walrus::{Function, FunctionId, FunctionKind, Module, passes};

use super::linked::Linked;
use super::module::{self, outside};
use super::reach::{Share, calls};
use crate::steps::Done;

/// Functions by their place in the order of the module, which every copy of it shares.
type Number = usize;

/// Who gets what.
pub(super) struct Plan {
    /// Each function's part.
    part_of: Vec<usize>,
    /// The functions that another part calls.
    across: Vec<Number>,
    /// What stands at the places of the shared table.
    table: BTreeMap<u32, Number>,
    /// One beyond its last place.
    places: u32,
    /// The stretches of memory that each part but the last fills.
    stretches: Vec<Vec<Range<u32>>>,
}

/// Decides who gets what.
pub(super) fn plan(module: &Module, linked: &Linked, shares: Vec<Share>) -> Done<Plan> {
    let order: Vec<FunctionId> = module.funcs.iter().map(Function::id).collect();
    let last = shares.len();
    // Only the first part knows the script, so that what the script offers is always in it.
    let part = |it: &Function| match it.kind {
        FunctionKind::Import(_) => 0,
        _ => shares.iter().position(|share| share.functions.contains(&it.id())).unwrap_or(last),
    };
    let part_of: HashMap<FunctionId, usize> = module.funcs.iter().map(|it| (it.id(), part(it))).collect();
    let number_of: HashMap<FunctionId, Number> = order.iter().enumerate().map(|(number, id)| (*id, number)).collect();
    let mut called: HashSet<FunctionId> = HashSet::new();
    for (caller, local) in module.funcs.iter_local() {
        called.extend(calls(local).into_iter().filter(|callee| part_of[&caller] != part_of[callee]));
    }
    let across: Vec<Number> = (0..order.len()).filter(|number| called.contains(&order[*number])).collect();
    let (entries, mut places) = module::table_entries(module)?;
    let mut table: BTreeMap<u32, Number> = entries.into_iter().map(|(place, id)| (place, number_of[&id])).collect();
    let standing: HashSet<Number> = table.values().copied().collect();
    for number in across.iter().filter(|number| !standing.contains(number)) {
        table.insert(places, *number);
        places += 1;
    }
    let stretches = shares.iter().map(|share| joined(share, linked)).collect();
    Ok(Plan { part_of: order.iter().map(|id| part_of[id]).collect(), across, table, places, stretches })
}

/// The stretches of memory that a share needs, in order and without overlap.
fn joined(share: &Share, linked: &Linked) -> Vec<Range<u32>> {
    let pieces = share.data.iter().filter_map(|piece| linked.data.get(*piece));
    let mut all: Vec<Range<u32>> = pieces.map(|piece| piece.at.clone()).collect();
    all.sort_by_key(|it| it.start);
    let mut joined: Vec<Range<u32>> = Vec::new();
    for next in all {
        match joined.last_mut() {
            Some(last) if next.start <= last.end => last.end = last.end.max(next.end),
            _ => joined.push(next),
        }
    }
    joined
}

impl Plan {
    fn parts(&self) -> usize {
        self.stretches.len() + 1
    }

    /// The parts of a segment that one part fills.
    fn filled(&self, segment: Range<u32>, part: usize) -> Vec<Range<u32>> {
        let earlier = self.stretches.iter().take(part);
        let free = earlier
            .fold(vec![segment], |free, taken| free.into_iter().flat_map(|stretch| outside(stretch, taken)).collect());
        match self.stretches.get(part) {
            Some(own) => free.into_iter().flat_map(|stretch| module::inside(stretch, own)).collect(),
            None => free,
        }
    }

    /// The runs of table places that one part fills. The first part fills its gaps with what stops the program, since
    /// a segment for each run would cost more.
    fn runs(&self, part: usize, order: &[FunctionId], stop: Option<FunctionId>) -> Vec<(u32, Vec<FunctionId>)> {
        let mut runs: Vec<(u32, Vec<FunctionId>)> = Vec::new();
        let own = self.table.iter().filter(|(_, number)| self.part_of[**number] == part);
        for (place, number) in own {
            let reached = |(start, list): &(u32, Vec<FunctionId>)| *start + u32::try_from(list.len()).unwrap_or(0);
            match (runs.last_mut(), stop) {
                (Some(run), Some(stop)) => {
                    let gap = place - reached(run);
                    run.1.extend((0..gap).map(|_| stop));
                    run.1.push(order[*number]);
                }
                (Some(run), None) if reached(run) == *place => run.1.push(order[*number]),
                _ => runs.push((*place, vec![order[*number]])),
            }
        }
        runs
    }
}

/// Cuts a copy of the whole module down to one part.
pub(super) fn part(module: &mut Module, plan: &Plan, part: usize) -> Done {
    let order: Vec<FunctionId> = module.funcs.iter().map(Function::id).collect();
    let table = module::table(module)?;
    let place_of: HashMap<Number, u32> = plan.table.iter().map(|(place, number)| (*number, *place)).collect();
    for number in plan.across.iter().filter(|number| plan.part_of[**number] != part) {
        module::leave_shim(module, order[*number], table, place_of[number]);
    }
    let stop = (part == 0).then(|| module::stop(module));
    let runs = plan.runs(part, &order, stop);
    module::replace_elements(module, table, runs);
    module::resize(module, table, plan.places);
    module::keep_data(module, |segment| plan.filled(segment, part));
    if part == 0 {
        module::share(module, table);
    } else {
        module::take_from_first(module, table)?;
        module::own_stack(module, part, plan.parts());
    }
    passes::gc::run(module);
    Ok(())
}
