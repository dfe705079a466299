import { dirname, join } from 'node:path'
import type { Import } from './sources.js'

/**
 * The circles of imports, those of types included: of every set of files that reach each other the shortest way round
 * that was found, its first file named again at the end.
 */
export function circlesAmong(imports: readonly Import[]): string[][] {
  const graph = graphOf(imports)
  const found: string[][] = []
  const done = new Set<string>()
  for (const file of graph.keys()) {
    if (done.has(file)) continue
    const circle = shortestWayBack(file, graph)
    if (!circle) continue
    found.push(circle)
    for (const each of reachedFrom(file, graph)) if (reachedFrom(each, graph).has(file)) done.add(each)
  }
  return found
}

type Graph = ReadonlyMap<string, ReadonlySet<string>>

function graphOf(imports: readonly Import[]): Graph {
  const graph = new Map<string, Set<string>>()
  for (const { file, specifier } of imports) {
    if (!specifier.startsWith('.')) continue
    const target = join(dirname(file), specifier).replace(/\.js$/, '.ts')
    graph.set(file, (graph.get(file) ?? new Set()).add(target))
  }
  return graph
}

/** Every file that it leads to, over however many others. */
function reachedFrom(file: string, graph: Graph): ReadonlySet<string> {
  const reached = new Set(graph.get(file))
  // A Set is walked in the order of insertion, those added on the way included.
  for (const each of reached) for (const next of graph.get(each) ?? []) reached.add(next)
  return reached
}

function shortestWayBack(file: string, graph: Graph): string[] | undefined {
  const cameFrom = new Map([...(graph.get(file) ?? [])].map((next) => [next, file]))
  for (const [each] of cameFrom) {
    if (each === file) return wayTo(file, cameFrom)
    for (const next of graph.get(each) ?? []) if (!cameFrom.has(next)) cameFrom.set(next, each)
  }
  return undefined
}

function wayTo(file: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [file]
  let step = cameFrom.get(file)
  while (step !== undefined && step !== file) {
    way.unshift(step)
    step = cameFrom.get(step)
  }
  return [file, ...way]
}
