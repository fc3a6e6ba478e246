//! Clock: the current time, the reader's offset from UTC, wake-ups at an instant, and the text of an instant in an
//! address.
//!
//! All cards of a page share one clock. It reads the time at each wake-up and never counts ticks, so
//! sleep, throttling and a changed system clock do no harm. It sets one timer, for the earliest instant
//! that a subscriber waits for, and none while the page is hidden.

use super::page;
use super::panics::is_alive;
use curtain_core::card::time::{Civil, Duration, Timestamp};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;

/// The longest sleep: a change of the system clock goes unnoticed for no longer, and the timer's argument
/// stays far from its limit of 24 days.
const LONGEST_SLEEP: Duration = Duration::HOUR;

/// Returns the current time.
pub fn now() -> Timestamp {
    Timestamp::from_millis(js_sys::Date::now() as i64)
}

/// Returns how far the reader's clock is ahead of UTC at an instant.
pub fn offset(at: Timestamp) -> Duration {
    let behind = js_sys::Date::new(&(at.millis() as f64).into()).get_timezone_offset();
    Duration::from_seconds(-(behind as i64) * 60)
}

/// Reads an instant such as `2021-04-09T12:00Z`, or a day as its first instant in UTC; `None` for other
/// text.
pub fn parse(text: &str) -> Option<Timestamp> {
    // `Date.parse` accepts much more, such as "1".
    let shape = text.as_bytes().get(..10)?;
    let is_day = shape.iter().enumerate().all(|(index, byte)| match index {
        4 | 7 => *byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    // It also accepts 30 February, as a day of March.
    let number = |range| text.get(range).and_then(|digits: &str| digits.parse::<u16>().ok());
    let date = (number(0..4)?, number(5..7)? as u8, number(8..10)? as u8);
    let civil = Civil::from_timestamp(Timestamp::from_date(date.0.into(), date.1, date.2));
    let is_day = is_day && (civil.month, civil.day) == (date.1, date.2);
    let millis = js_sys::Date::parse(text);
    (is_day && millis.is_finite()).then(|| Timestamp::from_millis(millis as i64))
}

/// A subscriber's callback: takes the current time, returns the next wake-up.
type Wake = Rc<dyn Fn(Timestamp) -> Option<Timestamp>>;

#[derive(Default)]
struct Clock {
    next_id: u32,
    subscribers: Vec<Subscriber>,
    timer: Option<Timeout>,
    visibility: Option<EventListener>,
}

struct Subscriber {
    id: u32,
    wake: Wake,
    wake_at: Option<Timestamp>,
}

thread_local! {
    static CLOCK: RefCell<Clock> = RefCell::default();
}

/// Wake-ups of one subscriber; they end when it is dropped.
#[derive(Debug)]
#[must_use = "a dropped subscription wakes nobody"]
pub struct Subscription(u32);

impl Drop for Subscription {
    fn drop(&mut self) {
        CLOCK.with_borrow_mut(|clock| {
            clock.subscribers.retain(|subscriber| subscriber.id != self.0);
            if clock.subscribers.is_empty() {
                clock.visibility = None;
            }
        });
        set_timer();
    }
}

/// Calls `wake` at `wake_at`, and later at each instant that its last call returned; `None` stands for
/// never. It is also called each time that a hidden page is shown again.
pub fn subscribe(
    wake_at: Option<Timestamp>,
    wake: impl Fn(Timestamp) -> Option<Timestamp> + 'static,
) -> Subscription {
    let id = CLOCK.with_borrow_mut(|clock| {
        clock.next_id += 1;
        let id = clock.next_id;
        let wake = Rc::new(wake);
        clock.subscribers.push(Subscriber { id, wake, wake_at });
        if clock.visibility.is_none() {
            clock.visibility = page::on_visibility_change(|is_visible| {
                if is_visible {
                    wake_up(true);
                } else {
                    set_timer();
                }
            });
        }
        id
    });
    set_timer();
    Subscription(id)
}

/// Calls each subscriber whose instant has come, or every subscriber.
fn wake_up(all: bool) {
    if !is_alive() {
        return;
    }
    let now = now();
    let due: Vec<(u32, Wake)> = CLOCK.with_borrow(|clock| {
        let is_due = |at: Option<Timestamp>| all || at.is_some_and(|at| at <= now);
        (clock.subscribers.iter())
            .filter(|subscriber| is_due(subscriber.wake_at))
            .map(|subscriber| (subscriber.id, Rc::clone(&subscriber.wake)))
            .collect()
    });
    // Outside of the borrow: a callback may subscribe, or drop a subscription.
    for (id, wake) in due {
        let wake_at = wake(now);
        CLOCK.with_borrow_mut(|clock| {
            let subscriber = clock.subscribers.iter_mut().find(|subscriber| subscriber.id == id);
            if let Some(subscriber) = subscriber {
                subscriber.wake_at = wake_at;
            }
        });
    }
    set_timer();
}

/// Sets the timer to the earliest instant that a subscriber waits for.
fn set_timer() {
    CLOCK.with_borrow_mut(|clock| {
        let earliest = clock.subscribers.iter().filter_map(|subscriber| subscriber.wake_at).min();
        clock.timer = earliest.filter(|_| is_alive() && !page::is_hidden()).map(|wake_at| {
            let sleep = (wake_at - now()).clamp(Duration::from_millis(0), LONGEST_SLEEP);
            Timeout::new(sleep.millis() as u32, || wake_up(false))
        });
    });
}
