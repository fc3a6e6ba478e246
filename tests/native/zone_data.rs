//! The zone data by which hours are resolved: the bundled release alone, named by the command and in a site.

use crate::support::{CliTest, Workplace};
use std::fs;

const CARD: &str = r##"{
  "version": 1, "lang": "en", "title": "Van", "format": "tv", "as_of": "2026-11-20", "accent": "#27597a",
  "tracks": [{ "id": "anime", "name": "Anime", "unit": "episode", "count": 1 }],
  "facts": [{ "section": "story", "text": "Told." }],
  "schedules": [{
    "name": "Station One", "kind": "broadcast", "zone": "America/Vancouver",
    "runs": [{ "count": 1, "start": "2026-12-01T20:00" }]
  }]
}"##;

/// The data of a zone at UTC, in the format of RFC 9636.
const UTC: &[u8] = b"TZif\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\x04\0\0\0\0\0\0UTC\0";

#[test]
fn the_zone_data_of_the_machine_is_never_read() {
    let workplace = Workplace::new(&[]);
    fs::write(workplace.path("cards/van.json"), CARD).unwrap();
    let zones = workplace.path("zones");
    fs::create_dir_all(zones.join("America")).unwrap();
    fs::write(zones.join("America/Vancouver"), UTC).unwrap();
    workplace.build("site").env("TZDIR", &zones).run();
    let bundle = fs::read_to_string(workplace.path("site/cards/van.txt")).unwrap();
    // 20:00 at UTC-7, which British Columbia keeps all year since 2026.
    let instant: jiff::Timestamp = "2026-12-02T03:00Z".parse().unwrap();
    let row = format!("|1||{}|-25200|1|1800|", instant.as_second());
    assert!(bundle.contains(&row), "no {row} in {bundle}");
}

#[test]
fn the_command_and_the_site_name_their_zone_data() {
    let release = curtain_authoring::zone_data();
    let version = CliTest::new(&["--version"]).run().stdout;
    assert!(version.ends_with(&format!("\nzone data: {release}\n")), "{version}");
    let workplace = Workplace::new(&[]);
    fs::write(workplace.path("cards/van.json"), CARD).unwrap();
    workplace.build("site").run();
    let records = fs::read_to_string(workplace.path("site/.curtain-cards")).unwrap();
    assert!(records.contains(&format!("\"zone_data\":\"{release}\"")), "{records}");
}
