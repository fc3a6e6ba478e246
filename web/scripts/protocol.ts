// Names in the protocol of cards: the height message, the address event, the attributes and the part of the element.

/** The type of the message in which a frame tells its height. */
export const HEIGHT_MESSAGE = "curtain-height";

/** The event at a card's element after its attribute `data-address` has changed. */
export const ADDRESS_EVENT = "curtain-address";

/** The attributes of the element <curtain-card>. */
export const ATTRIBUTES = ["card", "inline", "heading", "lang", "theme", "size", "progress", "at"] as const;

/** The part of the element's shadow tree that is its frame. */
export const FRAME_PART = "frame";
