//! Points of the story as readers see them: on covers, in the states of outlets, in calendars, by numberings, and with
//! several groups, from the file of a card to the text.

use crate::support::repository;
use curtain_authoring::check;
use curtain_card::translations;
use curtain_core::card::time::Timestamp;
use curtain_core::card::{Schedule, Section};
use curtain_core::gate::{self, CardView};
use curtain_core::i18n::{Messages, Told};
use curtain_core::reader::{Action, Reader};
use curtain_widget::Shared;
use curtain_widget::components::{SeriesCard, SeriesCardProps, progress_form};
use std::fs;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// The view that a reader has of a valid fixture.
fn view(name: &str, reader: &Reader) -> CardView {
    let file = repository("tests/fixtures/cards/valid").join(format!("{name}.json"));
    let card = check(name, &fs::read(file).unwrap(), &|_| true).unwrap().card;
    gate::view(&card, reader)
}

fn messages(tag: &str) -> Messages {
    translations::load().unwrap().messages(tag)
}

/// The texts on the covers of the story.
fn covers(view: &CardView, messages: &Messages) -> Vec<String> {
    let covers = view.section(Section::Story).iter().filter_map(|item| item.cover.as_ref());
    covers.map(|cover| messages.safe_after(&cover.after, &view.tracks)).collect()
}

#[test]
fn a_cover_names_the_track_where_several_count_the_same_unit() {
    let view = view("watch-order", &Reader::default());
    for (tag, wanted) in [
        (
            "en",
            "safe after Harbour of Glass: episode 24, Harbour of Glass: Ebb: episode 1, The Diver, or film 2",
        ),
        (
            "de",
            "spoilerfrei nach Harbour of Glass: Folge 24, Harbour of Glass: Ebb: Folge 1, The Diver oder Film 2",
        ),
        (
            "es",
            "sin spoilers tras el episodio 24 de Harbour of Glass, el episodio 1 de Harbour of Glass: Ebb, The Diver o la película 2",
        ),
        (
            "fr",
            "sans spoiler après l’épisode 24 (Harbour of Glass), l’épisode 1 (Harbour of Glass: Ebb), The Diver ou le film 2",
        ),
    ] {
        assert_eq!(covers(&view, &messages(tag)), [wanted], "{tag}");
    }
    // Every language names the four points apart.
    for language in translations::load().unwrap().all() {
        let text = covers(&view, &language.messages()).concat();
        for name in ["Harbour of Glass: Ebb", "24", "The Diver"] {
            assert!(text.contains(name), "{}: {text}", language.tag());
        }
        assert!(!text.contains(['{', '}']), "{}: {text}", language.tag());
    }
}

#[test]
fn a_cover_says_all_groups_and_brackets_alternatives() {
    let view = view("routes", &Reader::default());
    let wanted = [
        "safe after chapter 4 or volume 1",
        "safe after Rin's route and Mao's route",
        "safe after (chapter 4 or volume 1) and (Rin's route or volume 3)",
    ];
    assert_eq!(covers(&view, &messages("en")), wanted);
    assert_eq!(
        covers(&view, &messages("ja"))[2],
        "（第4章または第1巻）、（Rin's routeまたは第3巻）までのネタバレを含む"
    );
    assert_eq!(
        covers(&view, &messages("de"))[2],
        "spoilerfrei nach (Kapitel 4 oder Band 1) und (Rin's route oder Band 3)"
    );
}

#[test]
fn a_fact_of_several_routes_opens_with_the_last_of_them() {
    let is_shown = |progress: &[(usize, u16)], text: &str| {
        let mut reader = Reader::default();
        for (track, at) in progress {
            reader.set_progress(*track, *at);
        }
        view("routes", &reader).shown(Section::Story).any(|body| body.text.text.contains(text))
    };
    assert!(!is_shown(&[(1, 1)], "same winter") && !is_shown(&[(2, 1)], "same winter"));
    assert!(is_shown(&[(1, 1), (2, 1)], "same winter"));
    // By the named point of the novel and by its later volume.
    assert!(!is_shown(&[(3, 2)], "burned down") && is_shown(&[(3, 3)], "burned down"));
    assert!(is_shown(&[(0, 4), (1, 1)], "burned down"));
}

fn told<'a>(view: &'a CardView, schedule: &'a Schedule, now: Timestamp) -> Told<'a> {
    Told { schedule, tracks: &view.tracks, specials: &view.specials, as_of: view.as_of, now }
}

#[test]
fn states_and_calendars_name_the_track_too() {
    let view = view("watch-order", &Reader::default());
    let english = messages("en");
    let now = Timestamp::from_date(2027, 4, 1);
    let texts: Vec<String> = (view.schedules.iter())
        .map(|schedule| {
            let state = english.state(&told(&view, schedule, now), schedule.state(now), &|_| {
                unreachable!("nothing of it is over")
            });
            state.split(" in ").next().unwrap().to_owned()
        })
        .collect();
    assert_eq!(texts, ["Harbour of Glass: Ebb: episode 1", "The Diver", "Film 1"]);
    let spanish = messages("es");
    let first = &view.schedules[0];
    let airing = first.airings().next().unwrap();
    let event = spanish.event("X", &told(&view, first, now), &airing);
    assert_eq!(event, "X – Episodio 1 de Harbour of Glass: Ebb");
    let run = english.run(first, &view.tracks);
    assert_eq!(run, "Harbour of Glass: Ebb: episodes 1–12, 3 Apr 2027 – 20 Jun 2027");
    let notes = view.shown(Section::Airing).filter_map(|body| body.label.as_ref());
    let notes: Vec<String> = notes.map(|label| english.label(label, &view.tracks)).collect();
    assert_eq!(
        notes,
        ["Harbour of Glass: Ebb: episode 12: Sat 19 Jun 2027, 24:00 → Sun 20 Jun 2027, 23:00"]
    );
}

#[test]
fn a_picked_numbering_is_read_everywhere() {
    let english = messages("en");
    let covers_by = |picked| {
        let mut reader = Reader::default();
        reader.apply(Action::Numbering { track: 0, picked });
        covers(&view("seasons", &reader), &english)
    };
    let own = ["safe after episode 15 or volume 4", "safe after episode 25"];
    assert_eq!(covers_by(None), own);
    assert_eq!(covers_by(Some(0)), ["safe after S2E3 or volume 4", "safe after episode 25"]);
    assert_eq!(covers_by(Some(1)), ["safe after S1E15 or volume 4", "safe after SP1–3"]);
    assert_eq!(covers_by(Some(2)), ["safe after episode 14 or volume 4", "safe after episode 25"]);
    // A numbering that the card does not have is none.
    assert_eq!(covers_by(Some(9)), own);
}

#[test]
fn titles_of_episodes_stand_behind_the_picked_numbers() {
    let numbers_by = |picked| {
        let mut reader = Reader::default();
        reader.set_progress(0, 25);
        reader.apply(Action::Numbering { track: 0, picked });
        let view = view("seasons", &reader);
        let labels = view.shown(Section::Episodes).filter_map(|body| body.label.as_ref());
        labels.map(|label| messages("en").label(label, &view.tracks)).collect::<Vec<_>>()
    };
    assert_eq!(numbers_by(None), ["1", "19", "25"]);
    assert_eq!(numbers_by(Some(0)), ["S1E1", "S2E7", "25"]);
    assert_eq!(numbers_by(Some(1)), ["S1E1", "S1E19", "SP1–3"]);
    assert_eq!(numbers_by(Some(2)), ["1", "18", "25"]);
}

#[test]
fn numberings_count_on_where_a_part_goes_on() {
    let view = view("seasons", &Reader::default());
    let numberings = &view.tracks[0].track.numberings;
    let names: Vec<&str> = numberings.iter().map(|of| of.name.text.as_str()).collect();
    assert_eq!(names, ["S1E1, S1E2 …", "River TV", "Double episodes"]);
    let [parts, river, double] = numberings.as_slice() else { panic!("three numberings") };
    assert_eq!(parts.read("S2E7"), Some(19), "the second half of the season");
    assert_eq!([parts.write(19), parts.write(24)], ["S2E7", "S2E12"]);
    assert_eq!([river.read("SP2"), river.read("SP3")], [Some(24), Some(25)]);
    assert_eq!(
        [double.read("1"), double.read("2"), double.read("23")],
        [Some(2), Some(3), Some(24)]
    );
    assert_eq!(double.write(1), "0", "half of the first double episode");
}

#[test]
fn the_name_of_a_part_is_known_from_its_own_point_on() {
    let part_at = |finished| {
        let mut reader = Reader::default();
        reader.set_progress(0, finished);
        let view = view("seasons", &reader);
        let named =
            view.tracks[0].track.parts.iter().any(|part| part.name.text.contains("Drowned"));
        (named, messages("en").progress_of(&view.tracks[0]))
    };
    assert_eq!(part_at(23), (false, "Season 2, part 2".to_owned()));
    assert!(part_at(24).0);
    assert_eq!(part_at(25), (true, "The Drowned Season".to_owned()));
}

#[test]
fn headings_and_questions_follow_the_activity() {
    let routes = view("routes", &Reader::default());
    let english = messages("en");
    let heading = |section| english.section(section, routes.activity());
    assert_eq!(
        [heading(Section::Watch), heading(Section::People)],
        ["Where to play", "Characters"]
    );
    assert_eq!(heading(Section::Story), "Story");
    let questions: Vec<String> = (routes.tracks.iter())
        .map(|track| {
            let (before, after) = english.progress(track);
            format!("{before}{}{after}", track.track.name.text)
        })
        .collect();
    assert_eq!(
        questions,
        [
            "Common route: played up to chapter",
            "Rin's route: played ",
            "Mao's route: played ",
            "Novel: read up to volume",
        ]
    );
}

/// Renders the whole card of a view, as the static pages do.
fn html(view: CardView) -> String {
    let (view, messages) = (Rc::new(view), Shared::new(messages("en")));
    let props = SeriesCardProps {
        airing: progress_form(&view, &messages, 2),
        view,
        messages,
        root: "../../".into(),
        level: 1,
        on_action: Default::default(),
        offer: None,
        is_live: true,
        rendered_steps: usize::MAX,
    };
    let renderer = yew::LocalServerRenderer::<SeriesCard>::with_props(props).hydratable(false);
    let mut rendering = pin!(renderer.render());
    match rendering.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(html) => html,
        Poll::Pending => panic!("no component waits"),
    }
}

#[test]
fn the_form_takes_the_numbers_of_the_picked_numbering() {
    let form = |picked| {
        let mut reader = Reader::default();
        reader.set_progress(0, 15);
        reader.apply(Action::Numbering { track: 0, picked });
        let html = html(view("seasons", &reader));
        let field = html
            .split("<input")
            .skip(1)
            .find(|input| input.contains("id=\"progress-anime"))
            .unwrap();
        let is_text = !field.contains("inputmode=\"numeric\"");
        let value = field.split("value=\"").nth(1).unwrap().split('"').next().unwrap();
        let chosen: Vec<String> = (html.split("<input").skip(1))
            .filter(|input| {
                let tag = input.split('>').next().unwrap();
                tag.contains("numbering-anime-") && tag.contains(" checked")
            })
            .map(|input| input.split('>').nth(1).unwrap().split('<').next().unwrap().to_owned())
            .collect();
        (is_text, value.to_owned(), chosen.concat())
    };
    assert_eq!(form(None), (false, "15".to_owned(), "1, 2, 3 …".to_owned()));
    assert_eq!(form(Some(0)), (true, "S2E3".to_owned(), "S1E1, S1E2 …".to_owned()));
    assert_eq!(form(Some(1)), (true, "S1E15".to_owned(), "River TV".to_owned()));
    // A card without numberings asks for none.
    assert!(!html(view("routes", &Reader::default())).contains("numbering-"));
}
