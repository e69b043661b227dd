//! Puts compressed twins beside the files of `dist`, so that a host need not compress, and may do it best.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::files;
use crate::steps::{Done, Failure};

/// The endings of the twins.
const TWINS: [&str; 2] = ["gz", "br"];

/// What is worth compressing.
const ENDINGS: [&str; 8] = ["html", "js", "css", "json", "wasm", "svg", "webmanifest", "txt"];

/// Writes a `.gz` and a `.br` beside each file that is worth it.
pub fn beside(dist: &Path) -> Done {
    for file in files::under(dist)? {
        let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if !ENDINGS.contains(&ending) {
            continue;
        }
        let failed = |error| Failure::at(format!("compressing {}", file.display()))(error);
        let bytes = files::read(&file)?;
        files::write(&twin(&file, "gz"), gzip(&bytes).map_err(failed)?)?;
        files::write(&twin(&file, "br"), brotli(&bytes).map_err(failed)?)?;
    }
    Ok(())
}

/// The name of a file's twin.
pub fn twin(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

/// Whether a file is another one's twin.
pub fn is_twin(file: &Path) -> bool {
    file.extension().is_some_and(|it| TWINS.iter().any(|twin| it == *twin))
}

/// Quality 11, as hosts precompress.
fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let (mut out, options) = (Vec::new(), BrotliEncoderParams::default());
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &options)?;
    Ok(out)
}

/// Without a name and a time, so that the same content gives the same file.
fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut out = GzEncoder::new(Vec::new(), Compression::best());
    out.write_all(bytes)?;
    out.finish()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Read;

    use super::*;

    #[test]
    fn repeated_text_is_sent_small() {
        assert!(brotli(&[b'x'; 5_000]).unwrap().len() < 50);
    }

    #[test]
    fn the_twins_hold_what_the_file_holds() {
        let folder = std::env::temp_dir().join(format!("canbao-squeeze-{}", std::process::id()));
        fs::create_dir_all(folder.join("packs")).unwrap();
        let file = folder.join("packs/350200.json");
        fs::write(&file, "参保".repeat(500)).unwrap();
        fs::write(folder.join("seal.png"), "png").unwrap();
        beside(&folder).unwrap();
        let (mut gz, mut br) = (String::new(), Vec::new());
        let packed = fs::read(twin(&file, "gz")).unwrap();
        flate2::read::GzDecoder::new(&packed[..]).read_to_string(&mut gz).unwrap();
        brotli::BrotliDecompress(&mut &fs::read(twin(&file, "br")).unwrap()[..], &mut br).unwrap();
        let pictures = twin(&folder.join("seal.png"), "gz").exists();
        let twins = files::under(&folder).unwrap().iter().filter(|file| is_twin(file)).count();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!((gz, br), ("参保".repeat(500), "参保".repeat(500).into_bytes()));
        assert!(packed.len() < 100 && !pictures);
        assert_eq!(twins, 2);
    }
}
