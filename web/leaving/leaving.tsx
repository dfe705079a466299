import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { Router } from 'wouter'
import { LeaveDialog } from './leave-dialog.js'

interface Guard {
  /** Does what leads away, or asks first. */
  leave: (act: () => void) => void
  arm: (isArmed: boolean) => void
}

const GuardContext = createContext<Guard>({ leave: (act) => act(), arm: () => {} })

/** Whoever goes elsewhere is asked first, while something would be lost by it that is kept nowhere. */
export function Leaving({ children }: { children: ReactNode }) {
  const isArmed = useRef(false)
  const [pending, setPending] = useState<{ act: () => void }>()
  const [guard] = useState<Guard>(() => ({
    leave: (act) => (isArmed.current ? setPending({ act }) : act()),
    arm: (armed) => {
      isArmed.current = armed
    },
  }))
  useEffect(() => holdBack(isArmed, guard), [guard])
  const go = () => {
    isArmed.current = false
    setPending(undefined)
    pending?.act()
  }
  return (
    <Router aroundNav={(navigate, to, options) => guard.leave(() => navigate(to, options))}>
      <GuardContext value={guard}>{children}</GuardContext>
      {pending && <LeaveDialog stay={() => setPending(undefined)} go={go} />}
    </Router>
  )
}

/** The page is closed or loaded anew: the browser asks. It goes back: it stays where it is, until the reader has said so. */
function holdBack(isArmed: { current: boolean }, { leave }: Guard): () => void {
  let here = location.href
  const closing = (event: BeforeUnloadEvent): void => {
    if (isArmed.current) event.preventDefault()
  }
  const goingBack = (event: PopStateEvent): void => {
    if (!isArmed.current) return
    event.stopImmediatePropagation()
    history.pushState(null, '', here)
    leave(() => history.back())
  }
  const remember = (): void => {
    here = location.href
  }
  addEventListener('beforeunload', closing)
  addEventListener('popstate', goingBack, { capture: true })
  // wouter tells of each place that is gone to.
  for (const moved of ['pushState', 'replaceState', 'popstate']) addEventListener(moved, remember)
  return () => {
    removeEventListener('beforeunload', closing)
    removeEventListener('popstate', goingBack, { capture: true })
    for (const moved of ['pushState', 'replaceState', 'popstate']) removeEventListener(moved, remember)
  }
}

/** While it holds, leaving the page asks first. */
export function useAskedBeforeLeaving(wouldLose: boolean): void {
  const { arm } = useContext(GuardContext)
  useEffect(() => {
    arm(wouldLose)
    return () => arm(false)
  }, [arm, wouldLose])
}

/** What leads away without another address asks in the same way. */
export const useLeave = (): Guard['leave'] => useContext(GuardContext).leave
