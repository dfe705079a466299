/** Of an inbox so many are counted of each: whoever has more is told that there are at least as many. */
export const MOST_COUNTED = 500
