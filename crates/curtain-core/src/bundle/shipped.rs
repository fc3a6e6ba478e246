//! The shipped form of a card's values: their fields one after the other, and enums by the number of their variant.

use super::tokens::{Reader, Shipped, Writer};
use crate::card::time::{Duration, Plan, RoughDate, StationTime, Timestamp};
use crate::card::{
    Activity, After, Body, Card, Change, End, Fact, Format, Key, Label, NumberRange, Numbering,
    OutletKind, Part, Player, Point, Program, Schedule, Section, Slot, Text, Track, Unit,
};

/// The number of a break in a run; those of episodes are not below 0.
const BREAK: i64 = -1;
/// The number of a special whose key is 0; larger keys are smaller numbers.
const SPECIAL: i64 = -2;

impl Shipped for Key {
    fn write(&self, tokens: &mut Writer) {
        tokens.number(self.number());
    }

    fn read(tokens: &mut Reader<'_>) -> Self {
        Self::from_number(tokens.up_to(u32::MAX))
    }
}

impl Shipped for Timestamp {
    fn write(&self, tokens: &mut Writer) {
        tokens.number(self.seconds());
    }

    fn read(tokens: &mut Reader<'_>) -> Self {
        Self::from_seconds(tokens.number())
    }
}

impl Shipped for Duration {
    fn write(&self, tokens: &mut Writer) {
        tokens.number(self.seconds());
    }

    fn read(tokens: &mut Reader<'_>) -> Self {
        Self::from_seconds(tokens.number())
    }
}

/// Ships a struct as its fields in an order.
macro_rules! ship_fields {
    ($name:ident { $($field:ident),+ $(,)? }) => {
        impl $crate::bundle::tokens::Shipped for $name {
            fn write(&self, tokens: &mut $crate::bundle::tokens::Writer) {
                $(self.$field.write(tokens);)+
            }

            fn read(tokens: &mut $crate::bundle::tokens::Reader<'_>) -> Self {
                Self { $($field: $crate::bundle::tokens::Shipped::read(tokens)),+ }
            }
        }
    };
}
pub(super) use ship_fields;

/// Ships an enum as the number of its variant and the fields of that; any other number is damage.
macro_rules! ship_variants {
    ($name:ident { $($number:literal = $variant:ident $(($($field:ident),+))?,)+ } else $other:expr) => {
        impl Shipped for $name {
            fn write(&self, tokens: &mut Writer) {
                match self {
                    $(Self::$variant $(($($field),+))? => {
                        tokens.number($number);
                        $($($field.write(tokens);)+)?
                    })+
                }
            }

            fn read(tokens: &mut Reader<'_>) -> Self {
                match tokens.up_to(u32::MAX) {
                    $($number => {
                        $($(let $field = Shipped::read(tokens);)+)?
                        Self::$variant $(($($field),+))?
                    })+
                    _ => {
                        tokens.damage();
                        $other
                    }
                }
            }
        }
    };
}

ship_fields!(Card { id, lang, title, as_of, tracks, schedules, facts });
ship_fields!(Text { text, lang });
ship_fields!(Fact { key, section, after, teaser, replaces, parent, body });
ship_fields!(Body { label, text, asides, remarks, href, player });
ship_fields!(Track { id, name, unit, activity, count, parts, numberings });
ship_fields!(Part { name, from, to, after });
ship_fields!(Numbering { id, name, ranges });
ship_fields!(NumberRange { from, to, prefix, first, last });
ship_fields!(Schedule {
    id,
    outlet,
    kind,
    track,
    unit,
    is_local,
    is_open,
    regions,
    zones,
    slots,
    changes,
    end,
    earlier_end,
});
ship_fields!(Slot { program, plan, length, after });
ship_fields!(Change { episode, until, plan, after });
ship_fields!(Point { track, at });

ship_variants!(Section {
    0 = Titles, 1 = Art, 2 = Tags, 3 = Notes, 4 = Airing, 5 = Story, 6 = World, 7 = Trailer, 8 = People, 9 = Staff,
    10 = Making, 11 = Music, 12 = Source, 13 = Episodes, 14 = Watch, 15 = Links, 16 = Sources,
} else Self::Titles);
ship_variants!(Format {
    0 = Tv, 1 = Short, 2 = Film, 3 = Special, 4 = Ova, 5 = Ona, 6 = Series, 7 = Game, 8 = VisualNovel, 9 = Novel,
    10 = Comic, 11 = Podcast, 12 = Stage,
} else Self::Tv);
ship_variants!(OutletKind {
    0 = Broadcast, 1 = Stream, 2 = Dub, 3 = Cinema, 4 = Disc, 5 = Print, 6 = Store, 7 = Stage,
} else Self::Broadcast);
ship_variants!(End { 0 = Finished, 1 = Cancelled, 2 = Hiatus, 3 = Open, } else Self::Open);
ship_variants!(Activity { 0 = Watch, 1 = Read, 2 = Play, 3 = Listen, } else Self::Watch);
ship_variants!(Unit {
    0 = Episode, 1 = Volume, 2 = Chapter, 3 = Film, 4 = Issue, 5 = Part, 6 = Act, 7 = Route, 8 = Game,
} else Self::Episode);
ship_variants!(Player {
    0 = Youtube(id), 1 = Vimeo(id), 2 = Bilibili(id), 3 = Niconico(id), 4 = File(path), 5 = Url(address),
} else Self::File(String::new()));
ship_variants!(Label {
    0 = Format, 1 = Studio, 2 = Opening, 3 = Ending, 4 = Insert, 5 = Work, 6 = Author, 7 = Publisher, 8 = Voice(lang),
    9 = Actor, 10 = KnownFor(works), 11 = Episode(number), 12 = Moved(track, unit, number, was, now), 13 = Break(at),
    14 = Pause(from, to), 15 = On(at), 16 = AsOf(at), 17 = Subtitles(langs), 18 = Dubbed(langs), 19 = Official,
    20 = Kind(format), 21 = Own(text),
} else Self::Format);

impl Shipped for After {
    fn write(&self, tokens: &mut Writer) {
        tokens.list(self.groups());
    }

    fn read(tokens: &mut Reader<'_>) -> Self {
        let groups: Vec<Vec<Point>> = tokens.list();
        // An empty group holds for nobody, and a condition without it would hold for more readers.
        if groups.iter().any(Vec::is_empty) {
            tokens.damage();
        }
        Self::all_of(groups)
    }
}

impl Shipped for Program {
    fn write(&self, tokens: &mut Writer) {
        tokens.number(match self {
            Self::Episode(number) => i64::from(*number),
            Self::Break => BREAK,
            Self::Special(key) => SPECIAL - i64::from(key.number()),
        });
    }

    fn read(tokens: &mut Reader<'_>) -> Self {
        let number = tokens.number();
        if number == BREAK {
            return Self::Break;
        }
        if let Ok(number) = u16::try_from(number) {
            return Self::Episode(number);
        }
        let key = u32::try_from(SPECIAL.saturating_sub(number));
        Self::Special(Key::from_number(key.unwrap_or_else(|_| {
            tokens.damage();
            0
        })))
    }
}

/// Ships the number of a kind and what there is of its kind.
impl Shipped for Plan {
    fn write(&self, tokens: &mut Writer) {
        let (kind, numbers) = match *self {
            Self::At(time) => {
                (i64::from(time.late), vec![time.at.seconds(), time.offset.seconds()])
            }
            Self::Within(RoughDate::Year { year }) => (2, vec![year.into()]),
            Self::Within(RoughDate::Quarter { year, quarter }) => {
                (3, vec![year.into(), quarter.into()])
            }
            Self::Within(RoughDate::Season { year, season }) => {
                (4, vec![year.into(), season.into()])
            }
            Self::Within(RoughDate::Month { year, month }) => (5, vec![year.into(), month.into()]),
            Self::Within(RoughDate::Day { year, month, day }) => {
                (6, vec![year.into(), month.into(), day.into()])
            }
            Self::Unknown => (7, vec![]),
            Self::Day(time) => (8, vec![time.at.seconds(), time.offset.seconds()]),
        };
        tokens.number(kind);
        for number in numbers {
            tokens.number(number);
        }
    }

    fn read(tokens: &mut Reader<'_>) -> Self {
        let kind = tokens.up_to(8);
        if kind == 7 {
            return Self::Unknown;
        }
        let number = tokens.number();
        if let 0 | 1 | 8 = kind {
            let (at, offset) = (Timestamp::from_seconds(number), Duration::read(tokens));
            let time = StationTime { at, offset, late: kind == 1 };
            return if kind == 8 { Self::Day(time) } else { Self::At(time) };
        }
        let part = |tokens: &mut Reader<'_>| tokens.up_to(u8::MAX.into()) as u8;
        // There is no year -1.
        let year = i32::try_from(number).unwrap_or(-1);
        let rough_date = match kind {
            2 => RoughDate::year(year),
            3 => RoughDate::quarter(year, part(tokens)),
            4 => RoughDate::season(year, part(tokens)),
            5 => RoughDate::month(year, part(tokens)),
            _ => RoughDate::day(year, part(tokens), part(tokens)),
        };
        if let Ok(rough_date) = rough_date {
            return Self::Within(rough_date);
        }
        tokens.damage();
        Self::Unknown
    }
}

#[cfg(test)]
mod tests;
