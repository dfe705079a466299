import type { ReactNode } from 'react'
import type { Candidate } from '../the-case.js'

/** A line of the comparison: what it is about, and what there is to say of each candidate. */
export interface Line {
  key: string
  label: string
  article?: string | undefined
  of: (candidate: Candidate) => ReactNode
  /** Nothing of it needs attention: where there is little room it is folded away. */
  isPlain?: (candidate: Candidate) => boolean
}
