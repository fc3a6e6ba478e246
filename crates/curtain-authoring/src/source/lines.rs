//! Lines and columns of a file, as editors count them.

/// A place in a file, as editors count: from 1, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// The lines of a file, for turning byte offsets into lines and columns.
#[derive(Debug)]
pub struct Lines<'a> {
    bytes: &'a [u8],
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Finds the lines of a file.
    pub fn new(bytes: &'a [u8]) -> Self {
        let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        Self { bytes, starts: [0].into_iter().chain(ends.map(|(at, _)| at + 1)).collect() }
    }

    /// Returns the place of the byte at `offset`.
    pub fn locate(&self, offset: usize) -> Location {
        let offset = offset.min(self.bytes.len());
        let line = self.starts.partition_point(|start| *start <= offset);
        let before = &self.bytes[self.starts[line - 1]..offset];
        let is_char_start = |byte: &&u8| (**byte & 0b1100_0000) != 0b1000_0000;
        Location { line, column: before.iter().filter(is_char_start).count() + 1 }
    }
}
