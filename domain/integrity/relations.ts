import type { RelationKind } from '../vocabulary.js'

const CONVERSE: Readonly<Record<RelationKind, RelationKind>> = {
  spouse: 'spouse',
  parent: 'child',
  child: 'parent',
  sibling: 'sibling',
  'spouse-parent': 'child-spouse',
  'spouse-child': 'parent-spouse',
  'spouse-sibling': 'sibling-spouse',
  'child-spouse': 'spouse-parent',
  'parent-spouse': 'spouse-child',
  'sibling-spouse': 'spouse-sibling',
}

/** What the person is to the relative: a relation holds both ways. */
export function converse(kind: RelationKind): RelationKind {
  return CONVERSE[kind]
}

/** Is the relation one of those named, seen from either side? */
export function isAmong(kind: RelationKind, named: readonly RelationKind[]): boolean {
  return named.includes(kind) || named.includes(CONVERSE[kind])
}
