// Opener of a card's page: the small inline script that opens covers before the program is there.
// It is a classic script inside the page, so that no request stands between a click and what a cover shows.
