//! Accepted warnings of the authoring format, and the kinds of warnings.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A warning that is meant to be.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptDoc {
    /// Which kind of warning.
    pub lint: Lint,
    /// The word that it is about, in any case. Left out, every warning of this kind is accepted.
    #[schemars(length(min = 1, max = 300))]
    pub word: Option<String>,
    /// Why it gives nothing away.
    #[schemars(length(min = 1, max = 300))]
    pub why: String,
}

/// What a warning is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Lint {
    /// A text names somebody or something that is gated beyond it.
    GatedName,
    /// An address or a file's name does.
    GatedNameInAddress,
    /// Open words tell that something is going to change.
    Trajectory,
    /// A count tells that there is more than is open.
    Count,
    /// A hole among open numbers tells that something is kept back.
    Gap,
    /// A word tells of a death, a traitor, a time loop and so on where it says too much.
    SpoilerWord,
    /// A gated character has the voice or the actor of an open one.
    SharedVoice,
    /// A gate lies behind the last unit of its track.
    GateBeyondEnd,
    /// A stream has an episode before its broadcast.
    EarlyStream,
    /// Nothing warns of what is accepted.
    #[schemars(skip)]
    UnusedAccept,
}
