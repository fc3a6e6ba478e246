// Names of the messages and events between a card and the page around it.

/** The type of the message in which a frame tells its height. */
export const HEIGHT_MESSAGE = "curtain-height";

/** The event at a card's element after its attribute `data-address` has changed. */
export const ADDRESS_EVENT = "curtain-address";
