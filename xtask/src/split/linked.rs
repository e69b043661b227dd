//! What the linker noted (`--emit-relocs`): which function and which piece of data needs which other.

use std::collections::HashMap;
use std::ops::Range;

use wasmparser::{
    KnownCustom, Linking, Name, Parser, Payload, RelocSectionReader, RelocationEntry, RelocationType, SymbolInfo,
};

/// What is needed by a function or a piece of data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Need {
    /// A function, by its symbol.
    Function(String),
    /// A piece of data, by its place in [`Linked::data`].
    Data(usize),
}

/// A piece of data: where it lies in memory, and what its pointers lead to.
#[derive(Debug, Default)]
pub(super) struct Piece {
    pub(super) at: Range<u32>,
    pub(super) needs: Vec<Need>,
}

/// The linker's notes, by symbol: another program may renumber the functions later.
#[derive(Debug, Default)]
pub(super) struct Linked {
    pub(super) functions: HashMap<String, Vec<Need>>,
    pub(super) data: Vec<Piece>,
}

/// A segment: the memory address and the place in the data section where it begins, and its size.
struct Segment {
    address: u32,
    offset: u32,
    size: u32,
}

#[derive(Default)]
struct Reading {
    names: HashMap<u32, String>,
    first_defined: u32,
    bodies: Vec<Range<u32>>,
    segments: Vec<Segment>,
    symbols: Vec<Symbol>,
    pieces: Vec<Range<u32>>,
    in_code: Vec<RelocationEntry>,
    in_data: Vec<RelocationEntry>,
    code_section: u32,
}

enum Symbol {
    Function(u32),
    Data(usize),
    Other,
}

impl Linked {
    /// Reads the notes of a module that the linker wrote with `--emit-relocs` and with names.
    pub(super) fn read(wasm: &[u8]) -> wasmparser::Result<Self> {
        let mut reading = Reading::default();
        for payload in Parser::new(0).parse_all(wasm) {
            reading.take(payload?)?;
        }
        Ok(reading.linked())
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Reading {
    fn take(&mut self, payload: Payload<'_>) -> wasmparser::Result<()> {
        match payload {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    self.first_defined += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionStart { range, .. } => self.code_section = small(range.start),
            Payload::CodeSectionEntry(body) => {
                let range = body.range();
                let from = |at: usize| small(at) - self.code_section;
                self.bodies.push(from(range.start)..from(range.end));
            }
            Payload::DataSection(segments) => {
                let start = segments.range().start;
                for segment in segments {
                    let segment = segment?;
                    let size = small(segment.data.len());
                    let offset = small(segment.range.end - start) - size;
                    self.segments.push(Segment { address: address(&segment)?, offset, size });
                }
            }
            Payload::CustomSection(custom) => match custom.as_known() {
                KnownCustom::Name(names) => self.name(names)?,
                KnownCustom::Linking(notes) => {
                    for note in notes.subsections() {
                        self.symbols_of(note?)?;
                    }
                }
                KnownCustom::Reloc(reader) => self.relocate(custom.name(), &reader)?,
                _ => {}
            },
            _ => {}
        }
        Ok(())
    }

    fn name(&mut self, names: wasmparser::NameSectionReader<'_>) -> wasmparser::Result<()> {
        for part in names {
            if let Name::Function(functions) = part? {
                for naming in functions {
                    let naming = naming?;
                    self.names.insert(naming.index, naming.name.to_owned());
                }
            }
        }
        Ok(())
    }

    fn symbols_of(&mut self, note: Linking<'_>) -> wasmparser::Result<()> {
        let Linking::SymbolTable(symbols) = note else { return Ok(()) };
        for symbol in symbols {
            self.symbols.push(match symbol? {
                SymbolInfo::Func { index, .. } => Symbol::Function(index),
                SymbolInfo::Data { symbol: Some(data), .. } => match self.segments.get(data.index as usize) {
                    Some(segment) => {
                        let start = segment.address + data.offset;
                        self.pieces.push(start..start + data.size);
                        Symbol::Data(self.pieces.len() - 1)
                    }
                    None => Symbol::Other,
                },
                _ => Symbol::Other,
            });
        }
        Ok(())
    }

    fn relocate(&mut self, name: &str, reader: &RelocSectionReader<'_>) -> wasmparser::Result<()> {
        let entries = reader.entries().into_iter().collect::<wasmparser::Result<Vec<_>>>()?;
        match name {
            "reloc.CODE" => self.in_code = entries,
            "reloc.DATA" => self.in_data = entries,
            _ => {}
        }
        Ok(())
    }

    fn need(&self, entry: &RelocationEntry) -> Option<Need> {
        if entry.ty == RelocationType::TypeIndexLeb {
            return None;
        }
        match self.symbols.get(entry.index as usize)? {
            Symbol::Function(index) => Some(Need::Function(self.names.get(index)?.clone())),
            Symbol::Data(piece) => Some(Need::Data(*piece)),
            Symbol::Other => None,
        }
    }

    fn linked(self) -> Linked {
        let mut linked = Linked::default();
        for entry in &self.in_code {
            let index = self.bodies.partition_point(|body| body.start <= entry.offset).saturating_sub(1);
            let name = self.names.get(&(self.first_defined + small(index)));
            if let (Some(name), Some(need)) = (name, self.need(entry)) {
                linked.functions.entry(name.clone()).or_default().push(need);
            }
        }
        for index in 0..self.bodies.len() {
            if let Some(name) = self.names.get(&(self.first_defined + small(index))) {
                linked.functions.entry(name.clone()).or_default();
            }
        }
        linked.data = self.pieces.iter().map(|at| Piece { at: at.clone(), needs: Vec::new() }).collect();
        for entry in &self.in_data {
            let (Some(at), Some(need)) = (self.address_of(entry.offset), self.need(entry)) else { continue };
            for piece in linked.data.iter_mut().filter(|piece| piece.at.contains(&at)) {
                piece.needs.push(need.clone());
            }
        }
        linked
    }

    /// The address in memory of a place in the data section.
    fn address_of(&self, offset: u32) -> Option<u32> {
        let inside = |it: &&Segment| (it.offset..it.offset + it.size).contains(&offset);
        self.segments.iter().find(inside).map(|it| it.address + (offset - it.offset))
    }
}

fn address(segment: &wasmparser::Data<'_>) -> wasmparser::Result<u32> {
    let wasmparser::DataKind::Active { offset_expr, .. } = &segment.kind else { return Ok(0) };
    match offset_expr.get_operators_reader().read()? {
        wasmparser::Operator::I32Const { value } => Ok(value.cast_unsigned()),
        _ => Ok(0),
    }
}
