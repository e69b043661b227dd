//! Old Chromiums, as the web views of old phones have them: real ones, which npm packages carry for servers.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::steps::{Done, Failure};
use crate::{places, tools};

/// Major version, npm package, its version, the compressed program in it.
const KERNELS: [(u32, &str, &str, &str); 5] = [
    (64, "chrome-aws-lambda", "64.0.3264", "chromium.br"),
    (66, "chrome-aws-lambda", "66.0.3347", "chromium.br"),
    (75, "chrome-aws-lambda", "1.15.1", "chromium-75.0.3765.0.br"),
    (88, "chrome-aws-lambda", "5.5.0", "chromium.br"),
    (119, "@sparticuz/chromium", "119.0.2", "chromium.br"),
];

/// The Chromium of this major version, installed if need be; `None` where npm is missing or the machine is another
/// than these programs were made for.
pub fn chromium(major: u32) -> Option<PathBuf> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return None;
    }
    // Two tests that start together would install over each other.
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _turn = ONE_AT_A_TIME.lock();
    let (_, package, version, file) = KERNELS.iter().find(|(known, ..)| *known == major)?;
    let program = places::tools().join(format!("chromium-{major}")).join("chromium");
    if !program.is_file() {
        let packed = tools::from_npm(package, version, &format!("{package}/bin/{file}"))?;
        if let Err(failure) = unpack(&packed, &program) {
            println!("   {failure}");
            return None;
        }
    }
    Some(program)
}

/// Whether all of them are here, or could be installed.
pub fn are_here() -> bool {
    KERNELS.iter().all(|(major, ..)| chromium(*major).is_some())
}

/// Written beside its place and moved there, so that tests that start together never see half of it.
fn unpack(packed: &Path, program: &Path) -> Done {
    let failed = |error| Failure::at(format!("unpacking {}", packed.display()))(error);
    let folder = program.parent().unwrap_or(program);
    let half = folder.join(format!("half-{}", std::process::id()));
    fs::create_dir_all(folder).map_err(failed)?;
    let mut from = fs::File::open(packed).map_err(failed)?;
    let mut to = fs::File::create(&half).map_err(failed)?;
    brotli::BrotliDecompress(&mut from, &mut to).map_err(failed)?;
    runnable(&half).and_then(|()| fs::rename(&half, program)).map_err(failed)
}

#[cfg(unix)]
fn runnable(file: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn runnable(_: &Path) -> std::io::Result<()> {
    Ok(())
}
