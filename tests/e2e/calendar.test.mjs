// Calendar files (.ics), read by the independent parser ical.js: syntax, air times, moved episodes, links to them.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import ICAL from "ical.js";
import { airings, card, ids } from "./oracle.mjs";
import { dist, fixtures, harness } from "./support.mjs";

const on = harness();

const events = (file) => {
  const text = readFileSync(file, "utf8");
  const calendar = new ICAL.Component(ICAL.parse(text));
  return { text, list: calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event)) };
};

for (const site of [dist, fixtures]) {
  for (const name of readdirSync(join(site, "cards")).filter((name) => name.endsWith(".ics"))) {
    test(`${name} is a valid iCalendar file`, () => {
      const { text, list } = events(join(site, "cards", name));
      assert.ok(list.length > 0);
      assert.ok(text.endsWith("END:VCALENDAR\r\n"));
      for (const line of text.split("\r\n")) {
        assert.ok(Buffer.byteLength(line) <= 75, `folded: ${line}`);
        assert.ok(!line.includes("\n"), "every line ends with both");
      }
      assert.equal(new Set(list.map((event) => event.uid)).size, list.length, "each event has a name of its own");
      for (const event of list) {
        // A full day is the same day everywhere, and so is an hour of every reader's own clock.
        assert.ok(["UTC", "floating"].includes(event.startDate.zone.tzid));
        // A release is an instant.
        assert.ok(event.endDate.compare(event.startDate) >= 0);
      }
    });
  }
}

/** Returns the calendar of a card's first outlet. */
const first = (id) => {
  const { schedules: [{ name, id: outlet }] } = card(id);
  const slug = String(name.text ?? name).toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return events(join(dist, "cards", `${id}.${outlet ?? slug}.ics`));
};

for (const id of ids) {
  test(`the calendar of ${id} has every episode at its air time, named by its number alone`, () => {
    const list = first(id).list.filter((event) => !event.uid.includes("-special-"));
    const { list: wanted, length } = airings(id, 9);
    assert.deepEqual(list.map((event) => event.startDate.toJSDate().getTime()), wanted.map(({ at }) => at));
    for (const [index, event] of list.entries()) {
      assert.equal(event.endDate.toJSDate().getTime(), wanted[index].at + length);
      assert.match(event.summary, new RegExp(` – Episode ${wanted[index].episode}$`));
    }
  });
}

test("a moved episode keeps its UID and has a higher SEQUENCE", () => {
  const { list } = first("86-eighty-six");
  const sequences = Object.fromEntries(list.map((event) => [event.uid.match(/([\da-f]+)@/)[1], event.sequence]));
  assert.equal(sequences[21], 0);
  assert.equal(sequences[22], 2);
  assert.equal(sequences[23], 2);
});

test("a reader can save the calendar of each outlet, with and without script", async () => {
  for (const script of [true, false]) {
    const page = await on.open("c/86-eighty-six/", { script, live: script });
    const links = page.locator("a.calendar");
    assert.equal(await links.count(), 3);
    for (const link of await links.all()) {
      const response = await fetch(await link.evaluate((link) => link.href));
      assert.equal(response.status, 200);
      assert.ok((await response.text()).startsWith("BEGIN:VCALENDAR"));
    }
  }
});
