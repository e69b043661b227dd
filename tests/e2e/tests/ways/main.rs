//! A person's ways through the published page, in real browsers. One program, so that browsers start side by side.

mod access;
mod benefits;
mod early;
mod embed;
mod engines;
mod family;
mod hosts;
mod inside;
mod keep;
mod kernels;
mod later;
mod library;
mod main_job;
mod modes;
mod offline;
mod paper;
mod sealed;
mod smoke;
mod troubles;
mod wrong_entries;
