// An additional reporter for `node --test`: the ten slowest tests, as TAP comments.
export default async function* slowest(events) {
  const tests = [];
  for await (const { type, data } of events) {
    if (type === "test:pass" || type === "test:fail") tests.push({ name: data.name, seconds: data.details.duration_ms / 1_000 });
  }
  tests.sort((one, other) => other.seconds - one.seconds);
  yield "# The slowest tests:\n";
  for (const { name, seconds } of tests.slice(0, 10)) yield `# ${seconds.toFixed(1).padStart(6)} s  ${name}\n`;
}
