import { useRef } from 'react'

type Mutate<What> = (what: What, told: { onSettled: () => void }) => void

/** Lets one through until it is answered. */
export function oneAtATime<What>(): (mutate: Mutate<What>, what: What) => void {
  let isOnItsWay = false
  return (mutate, what) => {
    if (isOnItsWay) return
    isOnItsWay = true
    mutate(what, {
      onSettled: () => {
        isOnItsWay = false
      },
    })
  }
}

/**
 * Sends what a button sends, once until it is answered: the second click of two comes before the page shows that it is being
 * sent, and would be answered, and said, a second time.
 */
export function useSendOnce<What>(mutate: Mutate<What>): (what: What) => void {
  const send = useRef(oneAtATime<What>())
  return (what) => send.current(mutate, what)
}
