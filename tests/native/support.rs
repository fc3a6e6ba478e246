//! Support for the tests: paths, runs of the command, lists of files, and workplaces with cards and an app.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The root of the repository, two folders above the command's package.
pub(crate) const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// Returns a path within the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(ROOT).join(path)
}

/// Returns a program that inherits only `PATH` from the environment, so that locale, time zone, colours and settings of
/// the machine do not matter.
pub(crate) fn isolated(program: &str) -> Command {
    let mut command = Command::new(program);
    command.env_clear().envs(std::env::var_os("PATH").map(|path| ("PATH", path)));
    command
}

/// Returns the command, with the root of the repository as its working directory.
pub(crate) fn curtain() -> Command {
    let mut command = isolated(env!("CARGO_BIN_EXE_curtain-card"));
    command.current_dir(ROOT);
    command
}

/// One run of the command, from the root of the repository.
pub(crate) struct CliTest {
    command: Command,
    exit: i32,
}

/// The output of a run.
pub(crate) struct Output {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl CliTest {
    pub(crate) fn new(arguments: &[&str]) -> Self {
        let mut command = curtain();
        command.args(arguments);
        Self { command, exit: 0 }
    }

    /// Runs another executable.
    pub(crate) fn of_program(program: &Path, arguments: &[&str]) -> Self {
        let mut command = isolated(&program.to_string_lossy());
        command.current_dir(ROOT).args(arguments);
        Self { command, exit: 0 }
    }

    /// Sets the working directory, instead of the root of the repository.
    pub(crate) fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// Sets a variable of the environment.
    pub(crate) fn env(mut self, name: &str, value: &Path) -> Self {
        self.command.env(name, value);
        self
    }

    /// Expects this exit code instead of 0.
    pub(crate) fn exit(mut self, code: i32) -> Self {
        self.exit = code;
        self
    }

    /// Runs the command and checks its exit code. Fails if the command panicked.
    #[track_caller]
    pub(crate) fn run(mut self) -> Output {
        let output = self.command.output().expect("the command runs");
        let text = |bytes| String::from_utf8(bytes).expect("the command writes UTF-8");
        let (stdout, stderr) = (text(output.stdout), text(output.stderr));
        assert!(!stderr.contains("panicked"), "{stderr}");
        assert_eq!(output.status.code(), Some(self.exit), "{stdout}{stderr}");
        Output { stdout, stderr }
    }
}

/// Lists the files of a folder with this ending, in order. Fails if there are none.
pub(crate) fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the entry can be read").path())
        .filter(|path| path.to_string_lossy().ends_with(ending))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "nothing ends in {ending} in {}", folder.display());
    files
}

/// Lists every file below a folder.
pub(crate) fn all_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            files.extend(all_files(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// A temporary folder with cards, art and a small app. Pages do not depend on the contents of the app's files.
pub(crate) struct Workplace {
    pub(crate) folder: tempfile::TempDir,
}

impl Workplace {
    /// Makes a workplace with these cards and the pictures of the fixtures.
    pub(crate) fn new(cards: &[&Path]) -> Self {
        let folder = tempfile::tempdir().expect("there is room");
        let workplace = Self { folder };
        for name in ["cards", "art", "app"] {
            fs::create_dir(workplace.path(name)).expect("there is room");
        }
        for card in cards {
            let name = card.file_name().expect("a card has a name");
            fs::copy(card, workplace.path("cards").join(name)).expect("the card is there");
        }
        for art in ["tests/fixtures/cards/art", "static/art"] {
            for file in all_files(&repository(art)) {
                let name = file.file_name().expect("art has a name");
                fs::copy(&file, workplace.path("art").join(name)).expect("there is room");
            }
        }
        write_app(&workplace.path("app"));
        workplace
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Builds the site into `out` within the workplace.
    pub(crate) fn build(&self, out: &str) -> CliTest {
        let path = |path| self.path(path).to_string_lossy().into_owned();
        let (cards, app, out) = (path("cards"), path("app"), path(out));
        CliTest::new(&["build", "--cards", &cards, "--app", &app, "--out", &out])
    }
}

/// Writes an app of small files, with the names and the list of `web/build.mjs`.
fn write_app(folder: &Path) {
    let write = |name: &str, text: &str| {
        fs::write(folder.join(name), text).expect("there is room");
        let integrity = format!("sha256-{}", STANDARD.encode(Sha256::digest(text)));
        json!({ "name": name, "integrity": integrity })
    };
    write("messages-en-1.txt", "one line");
    write("messages-de-1.txt", "eine Zeile");
    let assets = json!({
        "glue": write("widget-1.js", "export default 1"),
        "wasm": write("widget-1_bg.wasm", "\0asm"),
        "messages": { "pattern": "messages-{}-1.txt", "langs": ["en", "de"] },
        "starter": write("starter-1.js", "import 'widget-1.js'"),
        "gallery": write("gallery-1.js", "document.title"),
        "inline": write("inline-1.js", "export class Card {}"),
        "element": write("curtain.js", "import 'inline-1.js'"),
        "frame_script": "document.title",
        "page_script": "document.body",
        "styles": {
            "page": "main{margin:0}",
            "frame": "main{margin:1px}",
            "gallery": "main{margin:2px}",
            "docs": "main{margin:3px}",
        },
    });
    fs::write(folder.join("assets.json"), assets.to_string()).expect("there is room");
}
