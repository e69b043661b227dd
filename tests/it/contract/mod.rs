//! The machine interface: what it refuses, how the command line behaves, and that no number stands without its step.

mod bad_care;
mod bad_family;
mod bad_input;
mod bad_shapes;
mod command;
mod every_field;
mod schema;
mod steps;
