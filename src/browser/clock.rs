//! The page's one clock.
//!
//! It reads the time anew on every wake-up and never counts, so sleep, throttling and a changed
//! system clock cost it nothing. It sets one timer for all that are subscribed, for the earliest
//! change that any of them waits for, and none while the page is hidden.

use super::is_alive;
use curtain_core::card::time::{Civil, Duration, Timestamp};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;

/// The longest sleep. A system clock that was set is noticed after this, and the timer's argument
/// stays far from its limit of 24 days.
const LONGEST_SLEEP: Duration = Duration::HOUR;

/// Reads the time.
pub fn now() -> Timestamp {
    Timestamp::from_millis(js_sys::Date::now() as i64)
}

/// Reads an instant such as `2021-04-09T12:00Z`, or the first one of a day; `None` for anything else.
pub fn parse(text: &str) -> Option<Timestamp> {
    // The browser itself reads much more, such as "1".
    let shape = text.as_bytes().get(..10)?;
    let is_day = shape.iter().enumerate().all(|(index, byte)| match index {
        4 | 7 => *byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    // It also takes a 30th of February for a day of March.
    let number = |range| text.get(range).and_then(|digits: &str| digits.parse::<u16>().ok());
    let date = (number(0..4)?, number(5..7)? as u8, number(8..10)? as u8);
    let civil = Civil::from_timestamp(Timestamp::from_date(date.0.into(), date.1, date.2));
    let is_day = is_day && (civil.month, civil.day) == (date.1, date.2);
    let millis = js_sys::Date::parse(text);
    (is_day && millis.is_finite()).then(|| Timestamp::from_millis(millis as i64))
}

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

/// A place at the clock; dropping it gives the place up.
#[must_use = "the clock forgets a subscription that is dropped"]
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

/// Calls `wake` at `wake_at`, and from then on whenever the instant comes that its last call
/// returned; `None` means never again. It is also called when a hidden page is shown again.
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
            clock.visibility = super::page::on_visibility(|visible| {
                if visible {
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

/// Wakes those whose instant has come, or everybody.
fn wake_up(everybody: bool) {
    if !is_alive() {
        return;
    }
    let now = now();
    let due: Vec<(u32, Wake)> = CLOCK.with_borrow(|clock| {
        // Who waits for nothing still says how long ago something was.
        let is_due = |at: Option<Timestamp>| everybody || at.is_some_and(|at| at <= now);
        (clock.subscribers.iter())
            .filter(|subscriber| is_due(subscriber.wake_at))
            .map(|subscriber| (subscriber.id, Rc::clone(&subscriber.wake)))
            .collect()
    });
    // Not while the clock is borrowed: waking may subscribe or give up a place.
    for (id, wake) in due {
        let wake_at = wake(now);
        CLOCK.with_borrow_mut(|clock| {
            let known = clock.subscribers.iter_mut().find(|subscriber| subscriber.id == id);
            if let Some(subscriber) = known {
                subscriber.wake_at = wake_at;
            }
        });
    }
    set_timer();
}

/// Sets the timer anew for the earliest instant that anybody waits for.
fn set_timer() {
    CLOCK.with_borrow_mut(|clock| {
        let earliest = clock.subscribers.iter().filter_map(|subscriber| subscriber.wake_at).min();
        clock.timer = earliest.filter(|_| is_alive() && !super::page::is_hidden()).map(|at| {
            let sleep = (at - now()).clamp(Duration::from_millis(0), LONGEST_SLEEP);
            Timeout::new(sleep.millis() as u32, || wake_up(false))
        });
    });
}
