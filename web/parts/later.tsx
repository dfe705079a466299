import { type ComponentType, lazy, useEffect, useState } from 'react'

/** A component of a chunk of its own, and how that is loaded before it is drawn. */
export type Later<Props> = ComponentType<Props> & { load: () => Promise<unknown> }

/**
 * A component that is loaded when it is first drawn, or before. Where its chunk is there it is drawn at once, as no component of
 * `lazy` is: that shows what stands in its place first, and React holds back for 300 ms whatever follows.
 */
export function later<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): Later<Props> {
  let loaded: ComponentType<Props> | undefined
  const loading = async () => {
    const chunk = await load()
    loaded = chunk.default
    return chunk
  }
  const Lazy = lazy(loading) as ComponentType<Props>
  // biome-ignore lint/correctness/noComponentHookFactories: called where a module begins, as `lazy` is, and never while drawing.
  const Shown = (props: Props) => {
    // As long as it stands it is the one or the other: to change would lose what was typed into it.
    const [Component] = useState(() => loaded ?? Lazy)
    return <Component {...props} />
  }
  return Object.assign(Shown, { load: loading })
}

/** Milliseconds after which it is loaded what may be asked for next: the page comes first. */
const SOON = 3_000

/** Loads what may be asked for next, so that it is there when it is asked for. `those`: always the same array. */
export function useLoadedSoon(those: readonly { load: () => Promise<unknown> }[]): void {
  useEffect(() => {
    const loading = setTimeout(() => {
      for (const each of those) void each.load().catch(() => {})
    }, SOON)
    return () => clearTimeout(loading)
  }, [those])
}
