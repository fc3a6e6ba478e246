//! Dates, times and ages in the words of browsers' `Intl`, by ICU, for readers in any time zone.

use curtain_core::card::time::Timestamp;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::zone::SpecificShort;
use icu_datetime::fieldsets::{Combo, YMDE, YMDET};
use icu_datetime::input::{Date, DateTime, Time, TimeZone as ZoneId, UtcOffset, ZonedDateTime};
use icu_decimal::input::Decimal;
use icu_experimental::relativetime::{RelativeTimeFormatter, RelativeTimeFormatterOptions};
use icu_locale::Locale;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use std::fmt;

/// Writes instants for readers of one locale in one time zone.
pub struct Intl {
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
    /// Takes a locale as a BCP 47 tag, and a time zone; `None` for text that is no tag.
    #[must_use]
    pub fn new(locale: &str, zone: TimeZone) -> Option<Self> {
        let locale: Locale = locale.parse().ok()?;
        let fields = YMDE::medium().with_time_hm().with_zone(SpecificShort);
        let format = DateTimeFormatter::try_new((&locale).into(), fields).ok();
        Some(Self { locale, zone, format })
    }

    /// Returns the offset of the reader's clock from UTC at an instant, in seconds.
    #[must_use]
    pub fn offset(&self, at: Timestamp) -> i64 {
        jiff::Timestamp::from_second(at.seconds())
            .map_or(0, |at| i64::from(self.zone.to_offset(at).seconds()))
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
