// Memory for the results of asynchronous work.

/**
 * Returns a function that does the work once for the same arguments and shares the result. Failed work is
 * forgotten, so that the next call tries again; `failures` is how many have failed so far.
 */
export function memoize<Args extends (string | null)[], Result>(
  work: (failures: number, ...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  const results = new Map<string, Promise<Result>>();
  let failures = 0;
  return (...args) => {
    const key = args.join(" ");
    let result = results.get(key);
    if (!result) {
      result = work(failures, ...args);
      results.set(key, result);
      result.catch(() => {
        failures += 1;
        results.delete(key);
      });
    }
    return result;
  };
}
