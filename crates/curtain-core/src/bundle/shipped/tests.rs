//! Tests of the shipped form of values: random cards read back, and damage in each kind of value.

use super::super::{DecodeError, decode, encode};
use super::*;
use proptest::prelude::*;
use std::rc::Rc;

fn read<T: Shipped>(chunk: &str) -> Result<T, DecodeError> {
    Reader::chunk(chunk)
}

prop_compose! {
    fn any_text()(text in ".{0,6}", lang in prop::option::of("[a-z]{0,2}")) -> Text {
        Text { text, lang }
    }
}

fn any_after() -> impl Strategy<Value = After> {
    let point = (0..8_usize, any::<u16>()).prop_map(|(track, at)| Point { track, at });
    prop::collection::vec(prop::collection::vec(point, 0..3), 0..3).prop_map(After::all_of)
}

fn any_time() -> impl Strategy<Value = StationTime> {
    (any::<i32>(), -1_000..1_000_i64, any::<bool>()).prop_map(|(at, minutes, late)| StationTime {
        at: Timestamp::from_seconds(at.into()),
        offset: Duration::from_seconds(minutes * 60),
        late,
    })
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let rough_date = (0..5_u8, 0..10_000_i32, 1..13_u8, 1..29_u8);
    prop_oneof![
        any_time().prop_map(Plan::At),
        any_time().prop_map(|time| Plan::Day(StationTime { late: false, ..time })),
        rough_date.prop_map(|(kind, year, month, day)| Plan::Within(match kind {
            0 => RoughDate::Year { year },
            1 => RoughDate::Quarter { year, quarter: month.min(4) },
            2 => RoughDate::Season { year, season: month.min(4) },
            3 => RoughDate::Month { year, month },
            _ => RoughDate::Day { year, month, day },
        })),
        Just(Plan::Unknown),
    ]
}

fn any_unit() -> impl Strategy<Value = Unit> {
    prop::sample::select(&Unit::ALL[..])
}

fn any_label() -> impl Strategy<Value = Label> {
    let plain = vec![
        Label::Format,
        Label::Studio,
        Label::Opening,
        Label::Ending,
        Label::Insert,
        Label::Work,
        Label::Author,
        Label::Publisher,
        Label::Actor,
        Label::Official,
    ];
    let langs = || prop::collection::vec("[a-z]{2}", 0..3);
    prop_oneof![
        prop::sample::select(plain),
        "[a-z]{2}".prop_map(Label::Voice),
        prop::collection::vec(any_text(), 0..3).prop_map(Label::KnownFor),
        any::<u16>().prop_map(Label::Episode),
        (prop::option::of(0..8_usize), any_unit(), any::<u16>(), any_plan(), any_plan()).prop_map(
            |(track, unit, number, was, now)| Label::Moved(track, unit, number, was, now)
        ),
        any_plan().prop_map(Label::Break),
        (any_plan(), any_plan()).prop_map(|(from, to)| Label::Pause(from, to)),
        any_plan().prop_map(Label::On),
        any_plan().prop_map(Label::AsOf),
        langs().prop_map(Label::Subtitles),
        langs().prop_map(Label::Dubbed),
        prop::sample::select(&Format::ALL[..]).prop_map(Label::Kind),
        any_text().prop_map(Label::Own),
    ]
}

fn any_player() -> impl Strategy<Value = Player> {
    let make = [
        Player::Youtube,
        Player::Vimeo,
        Player::Bilibili,
        Player::Niconico,
        Player::File,
        Player::Url,
    ];
    (0..make.len(), ".{0,6}").prop_map(move |(index, id)| make[index](id))
}

fn any_section() -> impl Strategy<Value = Section> {
    use Section::*;
    prop::sample::select(vec![
        Titles, Art, Tags, Notes, Airing, Story, World, Trailer, People, Staff, Making, Music,
        Source, Episodes, Watch, Links, Sources,
    ])
}

prop_compose! {
    fn any_body()(
        label in prop::option::of(any_label()),
        text in any_text(),
        asides in prop::collection::vec(any_text(), 0..3),
        remarks in prop::collection::vec(any_label(), 0..3),
        href in prop::option::of(".{0,6}"),
        player in prop::option::of(any_player()),
    ) -> Body {
        Body { label, text, asides, remarks, href, player }
    }
}

prop_compose! {
    fn any_fact()(
        key in any::<u32>(),
        section in any_section(),
        after in any_after(),
        teaser in prop::option::of(any_text()),
        replaces in prop::option::of(any::<u32>()),
        parent in prop::option::of(any::<u32>()),
        body in any_body(),
    ) -> Fact {
        Fact {
            key: Key::from_number(key),
            section,
            after,
            teaser,
            replaces: replaces.map(Key::from_number),
            parent: parent.map(Key::from_number),
            body: Rc::new(body),
        }
    }
}

prop_compose! {
    fn any_part()(name in any_text(), from in any::<u16>(), to in any::<u16>(), after in any_after()) -> Part {
        Part { name, from, to, after }
    }
}

prop_compose! {
    fn any_range()(numbers in any::<[u16; 4]>(), prefix in ".{0,3}") -> NumberRange {
        let [from, to, first, last] = numbers;
        NumberRange { from, to, prefix, first, last }
    }
}

prop_compose! {
    fn any_numbering()(id in "[a-z]{0,3}", name in any_text(), ranges in prop::collection::vec(any_range(), 0..3)) -> Numbering {
        Numbering { id, name, ranges }
    }
}

prop_compose! {
    fn any_track()(
        id in "[a-z]{0,3}",
        name in any_text(),
        unit in any_unit(),
        activity in prop::sample::select(&Activity::ALL[..]),
        count in any::<Option<u16>>(),
        parts in prop::collection::vec(any_part(), 0..3),
        numberings in prop::collection::vec(any_numbering(), 0..2),
    ) -> Track {
        Track { id, name, unit, activity, count, parts, numberings }
    }
}

fn any_program() -> impl Strategy<Value = Program> {
    prop_oneof![
        any::<u16>().prop_map(Program::Episode),
        Just(Program::Break),
        any::<u32>().prop_map(|key| Program::Special(Key::from_number(key))),
    ]
}

prop_compose! {
    fn any_slot()(program in any_program(), plan in any_plan(), length in any::<Option<u16>>(), after in any_after()) -> Slot {
        Slot { program, plan, length: length.map(|length| Duration::from_seconds(length.into())), after }
    }
}

prop_compose! {
    fn any_change()(episode in any::<u16>(), until in any::<Option<i32>>(), plan in any_plan(), after in any_after()) -> Change {
        Change { episode, until: until.map(|until| Timestamp::from_seconds(until.into())), plan, after }
    }
}

prop_compose! {
    fn any_schedule()(
        id in "[a-z]{0,3}",
        outlet in any_text(),
        kind in prop::sample::select(vec![
            OutletKind::Broadcast, OutletKind::Stream, OutletKind::Dub, OutletKind::Cinema, OutletKind::Disc,
            OutletKind::Print, OutletKind::Store, OutletKind::Stage,
        ]),
        (track, unit) in (prop::option::of(0..8_usize), any_unit()),
        [is_local, is_open] in any::<[bool; 2]>(),
        regions in prop::collection::vec("[A-Z]{2}", 0..2),
        zones in prop::collection::vec((any::<i32>(), "[A-Z]{3}"), 0..2),
        slots in prop::collection::vec(any_slot(), 0..3),
        changes in prop::collection::vec(any_change(), 0..3),
        [end, earlier_end] in prop::array::uniform2(prop::sample::select(
            vec![End::Finished, End::Cancelled, End::Hiatus, End::Open],
        )),
    ) -> Schedule {
        let zones = zones.into_iter().map(|(offset, name)| (Duration::from_seconds(offset.into()), name));
        let zones = zones.collect();
        Schedule {
            id, outlet, kind, track, unit, is_local, is_open, regions, zones, slots, changes, end, earlier_end,
        }
    }
}

prop_compose! {
    fn any_card()(
        id in "[a-z0-9-]{0,6}",
        lang in "[a-z]{2}",
        title in any_text(),
        as_of in any::<i32>(),
        tracks in prop::collection::vec(any_track(), 0..3),
        schedules in prop::collection::vec(any_schedule(), 0..3),
        facts in prop::collection::vec(any_fact(), 0..6),
    ) -> Card {
        Card { id, lang, title, as_of: Timestamp::from_seconds(as_of.into()), tracks, schedules, facts }
    }
}

proptest! {
    #[test]
    fn any_card_is_read_back(card in any_card()) {
        prop_assert_eq!(&read::<Card>(&Writer::chunk(&card)), &Ok(card.clone()));
        prop_assert_eq!(decode(&encode(&card, &[], &[])), Ok(card));
    }

    #[test]
    fn damaged_tokens_are_an_error_and_never_a_panic(
        card in any_card(),
        places in prop::collection::vec((any::<prop::sample::Index>(), prop_oneof![-9..9_i64, any::<i64>()]), 1..4),
    ) {
        let chunk = Writer::chunk(&card);
        let mut tokens: Vec<String> = chunk.split_terminator('|').map(str::to_owned).collect();
        for (place, number) in places {
            let place = place.index(tokens.len());
            tokens[place] = number.to_string();
        }
        if let Ok(card) = read::<Card>(&(tokens.join("|") + "|")) {
            for slot in card.schedules.iter().flat_map(|schedule| &schedule.slots) {
                let _ = (slot.plan.latest(), slot.plan.order());
            }
        }
    }
}

#[test]
fn values_out_of_range_are_damage() {
    #[track_caller]
    fn case<T: Shipped + std::fmt::Debug>(chunk: &str) {
        assert!(read::<T>(chunk).is_err(), "{chunk}");
    }
    case::<bool>("2|");
    case::<u16>("65536|");
    case::<u16>("-1|");
    case::<Key>("4294967296|");
    case::<Section>("17|");
    case::<Label>("22|");
    case::<Option<u16>>("2|1|");
    case::<Program>("65536|");
    // A special beyond the last key.
    case::<Program>("-4294967298|");
    case::<Plan>("9|0|0|");
    case::<Plan>("2|10000|");
    case::<Plan>("3|2026|5|");
    case::<Plan>("4|2026|0|");
    case::<Plan>("5|2026|13|");
    case::<Plan>("6|2026|2|29|");
}

#[test]
fn a_condition_with_an_empty_group_is_damage_and_never_an_open_one() {
    for chunk in ["1||", "2|1||5||"] {
        assert_eq!(read::<After>(chunk), Err(DecodeError::Damaged), "{chunk}");
    }
    assert_eq!(read("|"), Ok(After::OPEN));
    assert_eq!(read("1|1||5|"), Ok(After::any_of(vec![Point { track: 0, at: 5 }])));
}
