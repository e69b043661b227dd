//! The certificate of coverage: by hand for a made-up place, against the machine interface for every area that ships.

mod made_up;
mod question;
mod shipped;
