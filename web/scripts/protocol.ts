// Names of the height message, the events between scripts of a page, the attributes and the frame's part. The events
// that a host page hears are in curtain-core's `reader/host_event.rs`.

/** The type of the message in which a frame tells its height. */
export const HEIGHT_MESSAGE = "curtain-height";

/** The event at a card's element after its attribute `data-address` has changed. */
export const ADDRESS_EVENT = "curtain-address";

/** The event by which the starter asks at a cover whether the opener can open it; the opener then prevents its default. */
export const OPENABLE_EVENT = "curtain-openable";

/** The attributes of the element <curtain-card>. */
export const ATTRIBUTES = ["card", "inline", "heading", "lang", "theme", "size", "progress", "at"] as const;

/** The part of the element's shadow tree that is its frame. */
export const FRAME_PART = "frame";
