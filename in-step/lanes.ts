/** Cases asked at once. */
const AT_ONCE = 16

/** Does `work` for each, a few at a time; fails with the first that fails, when those under way are done. */
export async function inLanes<T>(items: Iterable<T>, work: (item: T) => Promise<unknown>): Promise<void> {
  const waiting = [...items]
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item)
  }
  const lanes = Array.from({ length: AT_ONCE }, lane)
  await Promise.allSettled(lanes)
  await Promise.all(lanes)
}
