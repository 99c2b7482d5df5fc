//! Bytes to a file, all of them or none. Invariant: whatever happens on the way, the file is the old one or the new one.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Replaces `file` by `bytes`: they are written beside it first. A link is followed, permissions are kept.
pub(super) fn whole(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let file = fs::canonicalize(file).unwrap_or_else(|_| file.to_path_buf());
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut beside = tempfile::Builder::new();
    beside.prefix(".soatso-");
    let mut new = beside.tempfile_in(folder)?;
    new.write_all(bytes)?;
    match fs::metadata(&file) {
        Ok(old) => new.as_file().set_permissions(old.permissions())?,
        Err(_) => open_to_readers(new.as_file())?,
    }
    new.as_file().sync_all()?;
    new.persist(&file).map_err(|error| error.error)?;
    Ok(())
}

/// What a new file usually allows; a temporary one is for its owner alone.
#[cfg(unix)]
fn open_to_readers(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn open_to_readers(_: &fs::File) -> io::Result<()> {
    Ok(())
}
