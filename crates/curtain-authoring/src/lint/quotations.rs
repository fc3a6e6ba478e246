//! Quotations: what a text puts in quotation marks, curly or straight.

/// Returns what stands in quotation marks.
pub(super) fn quoted(text: &str) -> Vec<String> {
    let marks =
        [('“', '”'), ('「', '」'), ('『', '』'), ('«', '»'), ('„', '“'), ('‹', '›'), ('《', '》')];
    let within = |(begin, end): (char, char)| {
        let inner = text.split(begin).skip(1).filter_map(move |rest| Some(rest.split_once(end)?.0));
        inner.map(|inner| inner.trim().to_owned())
    };
    let mut quoted: Vec<String> = marks.into_iter().flat_map(within).collect();
    // Every second piece between straight marks is a quotation, where they come in pairs.
    let pieces: Vec<&str> = text.split(['"', '＂']).collect();
    if pieces.len() % 2 == 1 {
        quoted.extend(pieces.iter().skip(1).step_by(2).map(|piece| piece.trim().to_owned()));
    }
    quoted.extend(single_quoted(text));
    quoted.retain(|quotation| !quotation.is_empty());
    quoted
}

/// Returns what stands between single marks, which are apostrophes within words.
fn single_quoted(text: &str) -> Vec<String> {
    let mut quoted = Vec::new();
    let mut begin = None;
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    for (index, (at, letter)) in letters.iter().enumerate() {
        let is_letter =
            |other: Option<&(usize, char)>| other.is_some_and(|(_, c)| c.is_alphanumeric());
        let before = index.checked_sub(1).and_then(|before| letters.get(before));
        let (is_behind, is_before) = (is_letter(before), is_letter(letters.get(index + 1)));
        match letter {
            '\'' | '‘' if !is_behind && is_before => begin = Some(at + letter.len_utf8()),
            '\'' | '’' if !is_before => {
                quoted.extend(begin.take().map(|begin: usize| text[begin..*at].to_owned()));
            }
            _ => {}
        }
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_quotations_of_every_form() {
        #[track_caller]
        fn case(text: &str, expected: &[&str]) {
            assert_eq!(quoted(text), expected);
        }
        case("called “District 86”, or 「八六区」", &["District 86", "八六区"]);
        case("the \"Long Ebb\" and the \"Second Moon\"", &["Long Ebb", "Second Moon"]);
        case("an inch is 1\" here", &[]);
        case("the 'Long Ebb' isn't the keepers' fault", &["Long Ebb"]);
        case("the ‘Long Ebb’ isn’t here", &["Long Ebb"]);
        case("die „Lange Ebbe“ und «la marée»", &["la marée", "Lange Ebbe"]);
        case("plain", &[]);
    }
}
