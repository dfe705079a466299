/** Cases asked at once. */
const AT_ONCE = 16

/** Does `work` for each, a few at a time; fails with the first that fails, when those under way are done. */
export async function inLanes<T>(items: Iterable<T>, work: (item: T) => Promise<unknown>): Promise<void> {
  const waiting = items[Symbol.iterator]()
  const lane = async () => {
    // Each takes the next that nobody has taken.
    for (let next = waiting.next(); !next.done; next = waiting.next()) await work(next.value)
  }
  const lanes = Array.from({ length: AT_ONCE }, lane)
  await Promise.allSettled(lanes)
  await Promise.all(lanes)
}
