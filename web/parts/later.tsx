import { type ComponentType, useEffect, useState } from 'react'
import { Loading } from './loading.js'

/** A component of a chunk of its own, and how that is loaded before it is drawn. */
export type Later<Props> = ComponentType<Props> & { load: () => Promise<unknown> }

/**
 * A component that is loaded when it is first drawn, or before; what stands in its place until then. No component of `lazy`: where
 * something else was shown first React holds back for 300 ms whatever follows.
 */
export function later<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  Before: ComponentType = Loading,
): Later<Props> {
  let loaded: ComponentType<Props> | undefined
  const loading = async () => {
    const chunk = await load()
    loaded = chunk.default
    return chunk
  }
  const Shown = (props: Props) => {
    // As long as it stands it is the same: another would lose what was typed into it.
    const [{ Component, error }, set] = useState<{ Component?: ComponentType<Props>; error?: unknown }>(() =>
      loaded ? { Component: loaded } : {},
    )
    const isThere = Component !== undefined
    useEffect(() => {
      if (isThere) return
      let isGone = false
      const tell = (state: { Component?: ComponentType<Props>; error?: unknown }): void => {
        if (!isGone) set(state)
      }
      loading().then(
        (chunk) => tell({ Component: chunk.default }),
        (failed: unknown) => tell({ error: failed ?? new Error('a chunk did not load') }),
      )
      return () => {
        isGone = true
      }
    }, [isThere])
    // To what stands around the pages.
    if (error !== undefined) throw error
    return Component ? <Component {...props} /> : <Before />
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
