//! Atomic builds: a site stays complete when a build is killed, runs beside another one, or finds no disk space.

use crate::support::{Workplace, all_files, curtain, isolated, repository};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The files of a site and their contents.
type Site = BTreeMap<String, Vec<u8>>;

fn site(folder: &Path) -> Site {
    let files = all_files(folder).into_iter();
    files
        .map(|file| {
            let name = file.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            (name, fs::read(&file).unwrap())
        })
        .collect()
}

/// Makes a workplace with cards of this title.
fn workplace(title: &str) -> Workplace {
    let workplace = Workplace::new(&[]);
    let minimal =
        fs::read_to_string(repository("tests/fixtures/cards/valid/minimal.json")).unwrap();
    let mut card: serde_json::Value = serde_json::from_str(&minimal).unwrap();
    card["title"] = title.into();
    for number in 0..8 {
        fs::write(workplace.path(&format!("cards/card-{number}.json")), card.to_string()).unwrap();
    }
    workplace
}

/// Starts a build of a workplace's cards to a folder.
fn build(workplace: &Workplace, out: &Path) -> Command {
    let mut command = curtain();
    command
        .args(["build", "--cards"])
        .arg(workplace.path("cards"))
        .arg("--app")
        .arg(workplace.path("app"))
        .arg("--out")
        .arg(out)
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    command
}

#[track_caller]
fn succeeds(mut command: Command) {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_build_killed_at_any_moment_leaves_a_complete_site() {
    const KILLS: u32 = 40;
    let (old, new) = (workplace("The old title"), workplace("The new title"));
    let parent = tempfile::tempdir().unwrap();
    let out = parent.path().join("site");
    succeeds(build(&new, &out));
    let after = site(&out);
    succeeds(build(&old, &out));
    let before = site(&out);
    assert_ne!(before, after);
    let started = Instant::now();
    succeeds(build(&old, &out));
    let whole = started.elapsed();
    let mut finished = 0;
    for kill in 0..KILLS {
        let mut command = build(&new, &out).spawn().unwrap();
        // Kills are spread over the duration of a build. The exact moments do not matter.
        std::thread::sleep(whole.max(Duration::from_millis(40)) * kill / (KILLS - 4));
        let _ = command.kill();
        command.wait().unwrap();
        let found = site(&out);
        assert!(found == before || found == after, "kill {kill} left a site of neither build");
        if found == after {
            finished += 1;
            succeeds(build(&old, &out));
        }
    }
    assert!(finished < KILLS, "no build was killed before it was done");
    // Leftovers of killed builds do not disturb the next build.
    succeeds(build(&new, &out));
    assert_eq!(site(&out), after);
}

#[test]
fn two_simultaneous_builds_do_not_mix() {
    let (one, other) = (workplace("One"), workplace("The other"));
    let parent = tempfile::tempdir().unwrap();
    let out = parent.path().join("site");
    succeeds(build(&other, &out));
    let others = site(&out);
    succeeds(build(&one, &out));
    let ones = site(&out);
    for round in 0..6 {
        let mut running =
            [build(&one, &out).spawn().unwrap(), build(&other, &out).spawn().unwrap()];
        for command in &mut running {
            command.wait().unwrap();
        }
        let found = site(&out);
        assert!(found == ones || found == others, "round {round} left a site of both");
    }
    assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 1, "nothing stays beside it");
}

#[test]
fn a_build_without_disk_space_reports_it_and_leaves_the_old_site() {
    let (old, new) = (workplace("The old title"), workplace("The new title"));
    let parent = tempfile::tempdir().unwrap();
    let out = parent.path().join("site");
    succeeds(build(&old, &out));
    let before = site(&out);
    let build = build(&new, &out);
    for blocks in [0, 1, 4, 8, 16] {
        // A limit on file sizes acts like a full disk: writing fails in the middle of a file.
        let mut limited = isolated("bash");
        limited.args(["-c", &format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\""), "bash"]);
        let output = limited.arg(build.get_program()).args(build.get_args()).output().unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{blocks}: {stderr}");
        assert!(stderr.starts_with("error: cannot write "), "{stderr}");
        assert!(site(&out) == before, "with {blocks} blocks the old site is gone");
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 1, "nothing stays beside it");
    }
}
