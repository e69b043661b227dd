//! The single changes to a module that make a part of it.

use std::ops::Range;

use walrus::ir::Value;
use walrus::{
    ConstExpr, DataKind, ElementItems, ElementKind, FunctionBuilder, FunctionId, FunctionKind, GlobalKind, Module,
    TableId, ValType,
};

use crate::steps::{Done, Failure};

/// Whose exports the later parts import, under which names (`boot.js` knows them too).
const FIRST: &str = "first";
const MEMORY: &str = "memory";
const TABLE: &str = "table";

pub(super) fn table(module: &Module) -> Done<TableId> {
    let found = module.tables.main_function_table().ok().flatten();
    found.ok_or_else(|| Failure::new("The wasm has no table of functions."))
}

/// What stands in the table, by place, and its size.
pub(super) fn table_entries(module: &Module) -> Done<(Vec<(u32, FunctionId)>, u32)> {
    let size = module.tables.get(table(module)?).initial;
    let mut entries = Vec::new();
    for element in module.elements.iter() {
        let (ElementKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. }, ElementItems::Functions(list)) =
            (&element.kind, &element.items)
        else {
            return Err(Failure::new("The wasm's table is filled in a way that the splitting does not know."));
        };
        entries.extend((start.cast_unsigned()..).zip(list.iter().copied()));
    }
    Ok((entries, u32::try_from(size).map_err(Failure::at("the table's size"))?))
}

/// Puts a call through the table in place of a function's body.
pub(super) fn leave_shim(module: &mut Module, id: FunctionId, table: TableId, place: u32) {
    let ty = module.funcs.get(id).ty();
    let (params, results) = module.types.params_results(ty);
    let (params, results) = (params.to_vec(), results.to_vec());
    let locals: Vec<_> = params.iter().map(|kind| module.locals.add(*kind)).collect();
    let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
    let mut body = builder.func_body();
    for local in &locals {
        body.local_get(*local);
    }
    body.i32_const(place.cast_signed()).call_indirect(ty, table);
    let shim = builder.local_func(locals);
    if let FunctionKind::Import(import) = &module.funcs.get(id).kind {
        let import = import.import;
        module.imports.delete(import);
    }
    module.funcs.get_mut(id).kind = FunctionKind::Local(shim);
}

/// A function that stops the program, for places whose part has not come.
pub(super) fn stop(module: &mut Module) -> FunctionId {
    let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
    builder.func_body().unreachable();
    builder.finish(Vec::new(), &mut module.funcs)
}

pub(super) fn replace_elements(module: &mut Module, table: TableId, runs: Vec<(u32, Vec<FunctionId>)>) {
    let old: Vec<_> = module.elements.iter().map(walrus::Element::id).collect();
    for id in old {
        module.elements.delete(id);
    }
    module.tables.get_mut(table).elem_segments.clear();
    for (start, list) in runs {
        let offset = ConstExpr::Value(Value::I32(start.cast_signed()));
        let id = module.elements.add(ElementKind::Active { table, offset }, ElementItems::Functions(list));
        module.tables.get_mut(table).elem_segments.insert(id);
    }
}

pub(super) fn resize(module: &mut Module, table: TableId, places: u32) {
    let table = module.tables.get_mut(table);
    table.initial = places.into();
    table.maximum = Some(places.into());
}

/// The first part's table, for the later ones; its memory is exported already.
pub(super) fn share(module: &mut Module, table: TableId) {
    module.exports.add(TABLE, table);
}

/// A later part has nothing of its own but functions and data.
pub(super) fn take_from_first(module: &mut Module, table: TableId) -> Done {
    let memory = module.get_memory_id().map_err(Failure::at("finding the memory"))?;
    let import = module.imports.add(FIRST, MEMORY, memory);
    module.memories.get_mut(memory).import = Some(import);
    let import = module.imports.add(FIRST, TABLE, table);
    module.tables.get_mut(table).import = Some(import);
    let exports: Vec<_> = module.exports.iter().map(walrus::Export::id).collect();
    for id in exports {
        module.exports.delete(id);
    }
    module.start = None;
    Ok(())
}

/// Old browsers cannot share a global that changes, so each part has its own stack, an equal share of the whole.
pub(super) fn own_stack(module: &mut Module, part: usize, parts: usize) {
    const ALIGNED: i32 = 16;
    let changing = module.globals.iter().filter(|it| it.mutable && it.ty == ValType::I32).map(walrus::Global::id);
    let found: Vec<_> = changing.collect();
    let (part, parts) = (i32::try_from(part).unwrap_or(0), i32::try_from(parts).unwrap_or(1));
    for id in found {
        if let GlobalKind::Local(ConstExpr::Value(Value::I32(top))) = &module.globals.get(id).kind {
            let own = top / parts * (parts - part) / ALIGNED * ALIGNED;
            module.globals.get_mut(id).kind = GlobalKind::Local(ConstExpr::Value(Value::I32(own)));
        }
    }
}

/// Cuts every data segment to the stretches that are asked for.
pub(super) fn keep_data(module: &mut Module, kept: impl Fn(Range<u32>) -> Vec<Range<u32>>) {
    let segments: Vec<_> = module.data.iter().map(walrus::Data::id).collect();
    for id in segments {
        let segment = module.data.get(id);
        let DataKind::Active { memory, offset: ConstExpr::Value(Value::I32(start)) } = &segment.kind else { continue };
        let (memory, start, bytes) = (*memory, start.cast_unsigned(), segment.value.clone());
        let end = start + u32::try_from(bytes.len()).unwrap_or(0);
        module.memories.get_mut(memory).data_segments.remove(&id);
        module.data.delete(id);
        for stretch in kept(start..end) {
            let value = bytes[(stretch.start - start) as usize..(stretch.end - start) as usize].to_vec();
            let offset = ConstExpr::Value(Value::I32(stretch.start.cast_signed()));
            let id = module.data.add(DataKind::Active { memory, offset }, value);
            module.memories.get_mut(memory).data_segments.insert(id);
        }
    }
}

/// The parts of a segment that lie in the stretches; gaps too short to be worth a segment are kept with them.
pub(super) fn inside(segment: Range<u32>, stretches: &[Range<u32>]) -> Vec<Range<u32>> {
    const SHORT: u32 = 8;
    let mut found: Vec<Range<u32>> = Vec::new();
    for stretch in stretches {
        let part = stretch.start.max(segment.start)..stretch.end.min(segment.end);
        if part.is_empty() {
            continue;
        }
        match found.last_mut() {
            Some(last) if part.start - last.end <= SHORT => last.end = part.end,
            _ => found.push(part),
        }
    }
    found
}

/// The parts of a segment that lie outside the stretches.
pub(super) fn outside(segment: Range<u32>, stretches: &[Range<u32>]) -> Vec<Range<u32>> {
    let mut at = segment.start;
    let mut found = Vec::new();
    for part in inside(segment.clone(), stretches).into_iter().chain(std::iter::once(segment.end..segment.end)) {
        if at < part.start {
            found.push(at..part.start);
        }
        at = part.end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_inside_and_outside_make_up_the_segment() {
        let stretches = [0..4, 20..30, 34..40, 90..120];
        assert_eq!(inside(10..100, &stretches), [20..40, 90..100]);
        assert_eq!(outside(10..100, &stretches), [10..20, 40..90]);
        assert_eq!(outside(10..12, &[]).first(), Some(&(10..12)));
    }
}
