import type { AnchorHTMLAttributes } from 'react'
import { navigate } from 'wouter/use-browser-location'
import { useLeave } from '../leaving/leaving.js'

/**
 * A link of a list that may have a thousand of them. `Link` listens to where one is, each by itself, and is drawn again with
 * every address; to let go of a thousand takes as long as to go through all of them a thousand times.
 */
export function RowLink({
  href,
  ...props
}: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; [data: `data-${string}`]: unknown }) {
  const leave = useLeave()
  return (
    <a
      {...props}
      href={href}
      onClick={(event) => {
        const { ctrlKey, metaKey, altKey, shiftKey, button } = event
        // In another tab or window, as the browser has it.
        if (ctrlKey || metaKey || altKey || shiftKey || button !== 0) return
        event.preventDefault()
        leave(() => navigate(href))
      }}
    />
  )
}
