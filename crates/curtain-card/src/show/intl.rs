//! Dates, times and ages in the words of browsers' `Intl`, by ICU, for readers in any time zone.

use crate::translations::{IcuLocale, Language};
use curtain_core::card::time::{Civil, Duration, Timestamp};
use curtain_core::i18n::{self, Category, DateParts, Messages, date_tag, own_tag, region_of};
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::builder::{DateFields, FieldSetBuilder};
use icu_datetime::fieldsets::zone::SpecificShort;
use icu_datetime::fieldsets::{Combo, YMDE, YMDET};
use icu_datetime::input::{Date, DateTime, Time, TimeZone as ZoneId, UtcOffset, ZonedDateTime};
use icu_datetime::options::{Length, TimePrecision};
use icu_decimal::input::Decimal;
use icu_experimental::relativetime::{RelativeTimeFormatter, RelativeTimeFormatterOptions};
use icu_locale::Locale;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use std::fmt;

/// Writes instants for readers of one language and locale in one time zone.
pub struct Intl {
    /// The tags of the reader's languages.
    languages: Vec<String>,
    /// The locale of dates in the language of the messages.
    locale: Locale,
    zone: TimeZone,
    format: Option<DateTimeFormatter<Combo<YMDET, SpecificShort>>>,
}

impl fmt::Debug for Intl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Intl").field("locale", &self.locale).field("zone", &self.zone).finish()
    }
}

/// Returns a time zone of the bundled database by its IANA name, such as `Europe/Berlin`.
#[must_use]
pub fn zone(name: &str) -> Option<TimeZone> {
    TimeZoneDatabase::bundled().get(name).ok()
}

impl Intl {
    /// Takes the language of the messages and the reader's locale as BCP 47 tags, and a time zone; `None` for a text that
    /// is no tag. Dates follow the locale where it is one of the language.
    #[must_use]
    pub fn new(lang: &str, locale: &str, zone: TimeZone) -> Option<Self> {
        locale.parse::<Locale>().ok()?;
        let languages = vec![locale.to_owned()];
        let locale: Locale = date_tag(lang, &languages).parse().ok()?;
        let fields = YMDE::medium().with_time_hm().with_zone(SpecificShort);
        let format = DateTimeFormatter::try_new((&locale).into(), fields).ok();
        Some(Self { languages, locale, zone, format })
    }

    /// Returns the reader's country, such as `US`.
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        self.languages.iter().find_map(|tag| region_of(tag))
    }

    /// Returns how far the reader's clock is ahead of UTC at an instant.
    #[must_use]
    pub fn offset(&self, at: Timestamp) -> Duration {
        let at = jiff::Timestamp::from_second(at.seconds());
        Duration::from_seconds(at.map_or(0, |at| self.zone.to_offset(at).seconds().into()))
    }

    /// Returns messages whose dates are those of the reader.
    #[must_use]
    pub fn messages(&self, language: &Language) -> Messages {
        let dates = own_tag(language.tag(), &self.languages).and_then(|tag| tag.parse().ok());
        language.messages_by(|locale| Box::new(ReaderLocale { locale, dates }))
    }

    /// Writes an instant in the reader's time zone: "Sat, 10 Apr 2021, 17:00 CEST". `None` where ICU has no such date.
    #[must_use]
    pub fn local_time(&self, at: Timestamp) -> Option<String> {
        let at = jiff::Timestamp::from_second(at.seconds()).ok()?;
        let offset = self.zone.to_offset(at).seconds();
        let local = self.zone.to_datetime(at);
        let date = Date::try_new_iso(
            local.year().into(),
            u8::try_from(local.month()).ok()?,
            u8::try_from(local.day()).ok()?,
        );
        let part = |n: i8| u8::try_from(n).unwrap_or_default();
        let time = Time::try_new(part(local.hour()), part(local.minute()), 0, 0).ok()?;
        let date = date.ok()?;
        let id = self.zone.iana_name().map_or(ZoneId::UNKNOWN, ZoneId::from_iana_id);
        let zone = id.with_offset(UtcOffset::try_from_seconds(offset).ok());
        let zone = zone.at_date_time(DateTime { date, time });
        Some(self.format.as_ref()?.format(&ZonedDateTime { date, time, zone }).to_string())
    }

    /// Writes the time since an instant, in its largest whole unit: "4 years ago".
    #[must_use]
    pub fn relative_time(&self, at: Timestamp, now: Timestamp) -> Option<String> {
        use RelativeTimeFormatter as Format;
        const MINUTE: i64 = 60;
        const HOUR: i64 = 60 * MINUTE;
        const DAY: i64 = 24 * HOUR;
        const MONTH: i64 = 30 * DAY;
        const YEAR: i64 = 365 * DAY;
        let (locale, options) = ((&self.locale).into(), RelativeTimeFormatterOptions::default());
        let seconds = (now - at).seconds().max(0);
        let (length, format) = match seconds {
            YEAR.. => (YEAR, Format::try_new_long_year(locale, options)),
            MONTH.. => (MONTH, Format::try_new_long_month(locale, options)),
            DAY.. => (DAY, Format::try_new_long_day(locale, options)),
            HOUR.. => (HOUR, Format::try_new_long_hour(locale, options)),
            MINUTE.. => (MINUTE, Format::try_new_long_minute(locale, options)),
            _ => (1, Format::try_new_long_second(locale, options)),
        };
        // As text, a zero keeps its sign: "0 seconds ago".
        let count: Decimal = format!("-{}", seconds / length).parse().ok()?;
        Some(format.ok()?.format(count).to_string())
    }
}

/// The rules of a language with the dates of a reader's region.
struct ReaderLocale {
    locale: IcuLocale,
    /// `None` where the dates of the messages are those of the region.
    dates: Option<Locale>,
}

impl i18n::Locale for ReaderLocale {
    fn category(&self, n: u64) -> Category {
        self.locale.category(n)
    }

    fn any_of(&self, texts: &[String]) -> String {
        self.locale.any_of(texts)
    }

    fn all_of(&self, texts: &[String]) -> String {
        self.locale.all_of(texts)
    }

    fn date(&self, civil: &Civil, parts: DateParts) -> Option<String> {
        let mut fields = FieldSetBuilder::new();
        fields.length = Some(Length::Medium);
        fields.date_fields = Some(match (parts.weekday, parts.year) {
            (true, true) => DateFields::YMDE,
            (true, false) => DateFields::MDE,
            (false, true) => DateFields::YMD,
            (false, false) => DateFields::MD,
        });
        fields.time_precision = parts.clock.then_some(TimePrecision::Minute);
        let fields = fields.build_composite_datetime().ok()?;
        let format = DateTimeFormatter::try_new(self.dates.as_ref()?.into(), fields).ok()?;
        let date = Date::try_new_iso(civil.year, civil.month, civil.day).ok()?;
        let time = Time::try_new(civil.hour, civil.minute, 0, 0).ok()?;
        Some(format.format(&DateTime { date, time }).to_string())
    }
}
