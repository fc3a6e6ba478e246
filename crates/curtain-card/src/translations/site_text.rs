//! The keys of the texts that only pages have: the "site" part of `assets/i18n/`.

/// Writes the enum and the list of its keys in one place, so that a text without a key does not compile.
macro_rules! site_texts {
    ($(#[$meta:meta])* pub enum $name:ident { $($text:ident $key:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $(#[doc = concat!("`", $key, "`")] $text,)*
        }

        impl $name {
            /// All keys, in the order of the texts.
            pub const KEYS: &[&str] = &[$($key),*];
        }
    };
}

site_texts! {
    /// A text that only pages have.
    pub enum SiteText {
        Name "name",
        NoScript "no-script",
        NotLoaded "not-loaded",
        Late "late",
        Broken "broken",
        Locked "locked",
        SafeCard "safe-card",
        PictureAge "picture-age",
        GalleryTitle "gallery-title",
        GalleryIntro "gallery-intro",
        Search "search",
        FoundNone "found-none",
        FoundMore "found-more",
        FoundFailed "found-failed",
        Embed "embed",
        GalleryPages "gallery-pages",
        Docs "docs",
        TimeSlider "time-slider",
        TimeSliderIntro "time-slider-intro",
        TimeSliderCard "time-slider-card",
        TimeSliderMoment "time-slider-moment",
        TimeSliderLink "time-slider-link",
        EmbedBuilder "embed-builder",
        EmbedBuilderIntro "embed-builder-intro",
        EmbedBuilderCard "embed-builder-card",
        EmbedBuilderKind "embed-builder-kind",
        EmbedBuilderSize "embed-builder-size",
        EmbedBuilderTheme "embed-builder-theme",
        EmbedBuilderLang "embed-builder-lang",
        EmbedBuilderProgress "embed-builder-progress",
        EmbedBuilderSnippet "embed-builder-snippet",
        Copy "copy",
        Copied "copied",
        KindHtml "kind-html",
        KindElement "kind-element",
        KindWordpress "kind-wordpress",
        KindDiscourse "kind-discourse",
        KindBbcode "kind-bbcode",
        KindMarkdown "kind-markdown",
        KindPhpbb "kind-phpbb",
        KindXenforo "kind-xenforo",
        SizeFull "size-full",
        SizeCompact "size-compact",
        SizeSignature "size-signature",
        SizeSignatureTall "size-signature-tall",
        SizeSignatureSmall "size-signature-small",
        ThemeAuto "theme-auto",
        ThemeLight "theme-light",
        ThemeDark "theme-dark",
        ThemeTransparent "theme-transparent",
        LangAuto "lang-auto",
    }
}
