//! Tokens: the texts and numbers that a chunk of a bundle consists of, with their writer, their reader and the values
//! of the standard library as tokens.
//!
//! A token ends with `|`. There is no other grammar: the reader knows what comes next. It never stops at damage, but
//! remembers it, so that the program has no branches for errors of every value.

use super::DecodeError;
use std::rc::Rc;

/// The end of a token.
const STOP: char = '|';

/// The beginning of an escape.
const ESCAPE: char = '\\';

/// The characters that a token cannot hold, and the letters that stand for them in an escape.
const ESCAPED: [(char, char); 4] = [(STOP, 'i'), (ESCAPE, '\\'), ('\n', 'n'), ('<', 'l')];

/// A value with a shipped form.
pub(super) trait Shipped {
    /// Writes the value; at least one token.
    fn write(&self, tokens: &mut Writer);

    /// Reads the value; a damaged one is any value.
    fn read(tokens: &mut Reader<'_>) -> Self;
}

/// The tokens that are written so far.
#[derive(Debug, Default)]
pub(super) struct Writer(String);

impl Writer {
    /// Writes a value alone.
    pub(super) fn chunk(value: &impl Shipped) -> String {
        let mut tokens = Self::default();
        value.write(&mut tokens);
        tokens.0
    }

    pub(super) fn text(&mut self, text: &str) {
        for c in text.chars() {
            match ESCAPED.iter().find(|(escaped, _)| *escaped == c) {
                Some((_, letter)) => self.0.extend([ESCAPE, *letter]),
                None => self.0.push(c),
            }
        }
        self.0.push(STOP);
    }

    /// Writes a number; 0 is an empty token.
    pub(super) fn number(&mut self, number: impl Into<i64>) {
        match number.into() {
            0 => self.text(""),
            number => self.text(&number.to_string()),
        }
    }

    pub(super) fn list<T: Shipped>(&mut self, list: &[T]) {
        self.number(list.len() as i64);
        for item in list {
            item.write(self);
        }
    }
}

/// The tokens that are still to be read.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    rest: &'a str,
    is_damaged: bool,
}

impl<'a> Reader<'a> {
    /// Reads a chunk that holds one value.
    pub(super) fn chunk<T: Shipped>(chunk: &'a str) -> Result<T, DecodeError> {
        let mut tokens = Self { rest: chunk, is_damaged: false };
        let value = T::read(&mut tokens);
        if tokens.is_damaged || !tokens.rest.is_empty() {
            return Err(DecodeError::Damaged);
        }
        Ok(value)
    }

    /// Remembers that a value is damaged.
    pub(super) fn damage(&mut self) {
        self.is_damaged = true;
    }

    fn token(&mut self) -> &'a str {
        let Some((token, rest)) = self.rest.split_once(STOP) else {
            self.damage();
            return "";
        };
        self.rest = rest;
        token
    }

    pub(super) fn text(&mut self) -> String {
        let mut text = String::new();
        let mut chars = self.token().chars();
        while let Some(mut c) = chars.next() {
            if c == ESCAPE {
                let letter = chars.next();
                match ESCAPED.iter().find(|(_, of)| Some(*of) == letter) {
                    Some((escaped, _)) => c = *escaped,
                    None => self.damage(),
                }
            }
            text.push(c);
        }
        text
    }

    pub(super) fn number(&mut self) -> i64 {
        match self.token() {
            "" => 0,
            token => token.parse().unwrap_or_else(|_| {
                self.damage();
                0
            }),
        }
    }

    /// Reads a number from 0 to a last one.
    pub(super) fn up_to(&mut self, last: u32) -> u32 {
        match u32::try_from(self.number()) {
            Ok(number) if number <= last => number,
            _ => {
                self.damage();
                0
            }
        }
    }

    pub(super) fn list<T: Shipped>(&mut self) -> Vec<T> {
        let mut list = Vec::new();
        for _ in 0..self.up_to(u32::MAX) {
            // A damaged number must not keep the reader busy.
            if self.is_damaged {
                break;
            }
            list.push(T::read(self));
        }
        list
    }
}

impl Shipped for String {
    fn write(&self, tokens: &mut Writer) {
        tokens.text(self);
    }

    fn read(tokens: &mut Reader<'_>) -> Self {
        tokens.text()
    }
}

impl Shipped for bool {
    fn write(&self, tokens: &mut Writer) {
        tokens.number(*self);
    }

    fn read(tokens: &mut Reader<'_>) -> Self {
        tokens.up_to(1) == 1
    }
}

impl Shipped for u16 {
    fn write(&self, tokens: &mut Writer) {
        tokens.number(*self);
    }

    fn read(tokens: &mut Reader<'_>) -> Self {
        tokens.up_to(Self::MAX.into()) as Self
    }
}

impl Shipped for usize {
    fn write(&self, tokens: &mut Writer) {
        tokens.number(*self as i64);
    }

    fn read(tokens: &mut Reader<'_>) -> Self {
        tokens.up_to(u32::MAX) as Self
    }
}

impl<T: Shipped> Shipped for Option<T> {
    fn write(&self, tokens: &mut Writer) {
        tokens.number(self.is_some());
        if let Some(value) = self {
            value.write(tokens);
        }
    }

    fn read(tokens: &mut Reader<'_>) -> Self {
        bool::read(tokens).then(|| T::read(tokens))
    }
}

impl<T: Shipped> Shipped for Vec<T> {
    fn write(&self, tokens: &mut Writer) {
        tokens.list(self);
    }

    fn read(tokens: &mut Reader<'_>) -> Self {
        tokens.list()
    }
}

impl<A: Shipped, B: Shipped> Shipped for (A, B) {
    fn write(&self, tokens: &mut Writer) {
        self.0.write(tokens);
        self.1.write(tokens);
    }

    fn read(tokens: &mut Reader<'_>) -> Self {
        (A::read(tokens), B::read(tokens))
    }
}

impl<T: Shipped> Shipped for Rc<T> {
    fn write(&self, tokens: &mut Writer) {
        self.as_ref().write(tokens);
    }

    fn read(tokens: &mut Reader<'_>) -> Self {
        Self::new(T::read(tokens))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    struct Number(i64);

    impl Shipped for Number {
        fn write(&self, tokens: &mut Writer) {
            tokens.number(self.0);
        }

        fn read(tokens: &mut Reader<'_>) -> Self {
            Self(tokens.number())
        }
    }

    #[test]
    fn what_is_no_number_is_damage() {
        for (chunk, number) in [("|", 0), ("7|", 7), ("-12|", -12)] {
            assert_eq!(Reader::chunk::<Number>(chunk).map(|number| number.0), Ok(number));
        }
        for chunk in ["", "7", "x|", "9223372036854775808|", "7|7|", "7|\n"] {
            assert!(Reader::chunk::<Number>(chunk).is_err(), "{chunk:?}");
        }
    }

    #[test]
    fn an_escape_of_nothing_is_damage() {
        for chunk in ["\\x|", "\\|", "\\"] {
            assert_eq!(Reader::chunk::<String>(chunk), Err(DecodeError::Damaged), "{chunk:?}");
        }
    }

    #[test]
    fn a_list_longer_than_its_chunk_is_damage_at_once() {
        assert!(Reader::chunk::<Vec<String>>("4294967295|a|").is_err());
    }

    proptest! {
        #[test]
        fn any_text_is_one_token_of_one_line(text in any::<String>()) {
            let chunk = Writer::chunk(&text);
            prop_assert_eq!((chunk.matches(STOP).count(), chunk.contains(['\n', '<'])), (1, false));
            prop_assert_eq!(Reader::chunk::<String>(&chunk), Ok(text));
        }
    }
}
