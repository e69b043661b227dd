//! Files as the chores read and write them: where the system refuses, the person is told which file it was.

use std::fs;
use std::path::{Path, PathBuf};

use crate::steps::{Done, Failure};

/// What a file holds.
pub fn read(file: &Path) -> Done<Vec<u8>> {
    fs::read(file).map_err(Failure::at(file.display()))
}

/// What a file of text holds.
pub fn text(file: &Path) -> Done<String> {
    fs::read_to_string(file).map_err(Failure::at(file.display()))
}

/// Writes a file; its folder is there.
pub fn write(file: &Path, content: impl AsRef<[u8]>) -> Done {
    fs::write(file, content).map_err(Failure::at(file.display()))
}

/// Copies a file.
pub fn copy(from: &Path, to: &Path) -> Done {
    fs::copy(from, to).map(drop).map_err(Failure::at(format!("copying {}", from.display())))
}

/// Makes a folder, with those around it.
pub fn make(folder: &Path) -> Done {
    fs::create_dir_all(folder).map_err(Failure::at(format!("making {}", folder.display())))
}

/// Makes a folder without anything in it.
pub fn make_empty(folder: &Path) -> Done {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(Failure::at(format!("emptying {}", folder.display())))?;
    }
    make(folder)
}

/// The files and folders of a folder, in no order.
pub fn of(folder: &Path) -> Done<Vec<PathBuf>> {
    let failed = |error| Failure::at(folder.display())(error);
    fs::read_dir(folder).map_err(failed)?.map(|entry| Ok(entry.map_err(failed)?.path())).collect()
}

/// Every file of a folder and of those in it.
pub fn under(folder: &Path) -> Done<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in of(folder)? {
        if path.is_dir() {
            files.extend(under(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

/// The name of a file within a folder, with the folders between.
pub fn named(folder: &Path, file: &Path) -> String {
    file.strip_prefix(folder).unwrap_or(file).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_found_by_its_name_and_none_is_left_behind() {
        let folder = std::env::temp_dir().join(format!("canbao-files-{}", std::process::id()));
        make(&folder.join("packs")).unwrap();
        write(&folder.join("packs/350200.json"), "{}").unwrap();
        copy(&folder.join("packs/350200.json"), &folder.join("index.html")).unwrap();
        let mut names: Vec<String> = under(&folder).unwrap().iter().map(|file| named(&folder, file)).collect();
        names.sort();
        let held = text(&folder.join("index.html")).unwrap();
        make_empty(&folder).unwrap();
        let left = of(&folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(names, ["index.html", "packs/350200.json"]);
        assert_eq!((held.as_str(), left), ("{}", Vec::new()));
    }

    #[test]
    fn a_refusal_names_the_file() {
        let refused = text(Path::new("/nowhere/page.js")).unwrap_err().to_string();
        assert!(refused.starts_with("/nowhere/page.js: "), "{refused}");
    }
}
