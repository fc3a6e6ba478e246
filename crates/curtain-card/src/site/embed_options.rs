//! The options of an embedded card: the kind of page, the theme, the size, the language and the progress.

/// A closed set of named values, such as the sizes of an embedded card.
pub trait Choice: Copy + 'static {
    /// All values, in the order in which they are shown.
    const ALL: &'static [Self];

    /// Returns the value's name on the command line and in the embed builder.
    fn name(self) -> &'static str;

    /// Returns one sentence about the value.
    fn description(self) -> &'static str;
}

/// Writes an enum with the names and descriptions of its values.
macro_rules! choices {
    ($(#[$meta:meta])* pub enum $kind:ident { $(#[doc = $doc:literal] $value:ident $name:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $kind {
            $(#[doc = $doc] $value,)*
        }

        impl Choice for $kind {
            const ALL: &'static [Self] = &[$(Self::$value),*];

            fn name(self) -> &'static str {
                match self {
                    $(Self::$value => $name,)*
                }
            }

            fn description(self) -> &'static str {
                match self {
                    $(Self::$value => $doc.trim_ascii(),)*
                }
            }
        }
    };
}

choices! {
    /// The kind of page that a snippet is for.
    pub enum Kind {
        /// A frame, for any page that takes HTML.
        Html "html",
        /// The custom element, for pages that take scripts.
        Element "element",
        /// An address that WordPress turns into a frame.
        Wordpress "wordpress",
        /// A frame in a post of Discourse.
        Discourse "discourse",
        /// A picture with a link, for posts and signatures in forums.
        Bbcode "bbcode",
        /// A picture with a link in Markdown.
        Markdown "markdown",
        /// A BBCode of its own for phpBB.
        Phpbb "phpbb",
        /// A BB code of its own for XenForo.
        Xenforo "xenforo",
    }
}

choices! {
    /// The theme of a frame.
    pub enum Theme {
        /// The reader's own.
        Auto "auto",
        /// Always light.
        Light "light",
        /// Always dark.
        Dark "dark",
        /// Without a ground, in the reader's own.
        Transparent "transparent",
    }
}

choices! {
    /// The size of a frame or picture.
    pub enum Size {
        /// The whole card.
        Full "full",
        /// Its beginning: the title, the times and how the story begins.
        Compact "compact",
        /// A strip of 500 by 120 pixels.
        Signature "signature",
        /// A strip of 600 by 160 pixels.
        SignatureTall "signature-tall",
        /// A strip of 320 by 100 pixels.
        SignatureSmall "signature-small",
    }
}

impl Theme {
    /// Returns the value of the parameter `theme`; none for the reader's own theme.
    pub fn parameter(self) -> Option<&'static str> {
        match self {
            Self::Auto => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
            Self::Transparent => Some("transparent"),
        }
    }
}

impl Size {
    /// Returns the width and the height of a frame in CSS pixels.
    pub fn pixels(self) -> (u32, u32) {
        match self {
            Self::Full => (640, 900),
            Self::Compact => (640, 740),
            Self::Signature => (500, 120),
            Self::SignatureTall => (600, 160),
            Self::SignatureSmall => (320, 100),
        }
    }

    /// Returns the value of the parameter `size`; none for the whole card.
    pub fn parameter(self) -> Option<&'static str> {
        match self {
            Self::Full => None,
            Self::Compact => Some("compact"),
            _ => Some("signature"),
        }
    }

    /// Returns the end of the name of this size's picture, behind the card's id. Sizes without a picture of their
    /// own take that of [`Size::Signature`].
    pub fn picture(self) -> &'static str {
        match self {
            Self::SignatureTall => "-600x160",
            Self::SignatureSmall => "-320x100",
            _ => "",
        }
    }
}

/// The options of one embedded card.
#[derive(Clone, Debug)]
pub struct EmbedOptions {
    /// Its theme.
    pub theme: Theme,
    /// Its size.
    pub size: Size,
    /// The language of its interface, as a BCP 47 tag; the reader's without one.
    pub lang: Option<String>,
    /// The progress that its readers begin with, as in a fragment: `anime=5`.
    pub progress: Option<String>,
}

impl EmbedOptions {
    /// Returns the options of a size that leave the rest to the reader.
    pub fn of_size(size: Size) -> Self {
        Self { theme: Theme::Auto, size, lang: None, progress: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use curtain_core::fragment;

    #[test]
    fn parameters_are_those_of_a_fragment() {
        let themes: Vec<&str> = Theme::ALL.iter().filter_map(|theme| theme.parameter()).collect();
        assert_eq!(themes, fragment::THEMES);
        let mut sizes: Vec<&str> = Size::ALL.iter().filter_map(|size| size.parameter()).collect();
        sizes.dedup();
        assert_eq!(sizes, fragment::SIZES);
    }
}
