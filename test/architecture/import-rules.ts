import { dirname, join } from 'node:path'
import type { Import } from './sources.js'

/** What the files of one folder may import besides each other. */
interface Rule {
  /** Folders and files, relative to the checkout. */
  readonly from: readonly string[]
  /** Allowed as `import type` only. */
  readonly typesFrom?: readonly string[]
  readonly packages: 'any' | readonly string[]
}

/** DESIGN, "Who may import whom". What is not named here (bin, bench, test) puts the parts together. */
const RULES: Readonly<Record<string, Rule>> = {
  domain: { from: [], packages: [] },
  workflows: {
    from: ['domain'],
    typesFrom: ['activities'],
    packages: ['@temporalio/workflow', '@temporalio/common'],
  },
  temporal: { from: [], packages: 'any' },
  db: { from: ['domain'], packages: 'any' },
  records: { from: ['domain', 'db'], packages: 'any' },
  demonstration: { from: ['domain', 'db', 'records', 'temporal'], packages: 'any' },
  activities: { from: ['domain', 'db'], packages: 'any' },
  api: { from: ['domain', 'db', 'temporal', 'workflows/procedure/messages.ts'], packages: 'any' },
  worker: {
    from: [
      'domain',
      'activities',
      'db',
      'temporal',
      'workflows/procedure/messages.ts',
      'workflows/notifications/messages.ts',
      'workflows/terms/messages.ts',
    ],
    typesFrom: ['workflows'],
    packages: 'any',
  },
  web: { from: [], typesFrom: ['api'], packages: 'any' },
}

/** The sentence that tells what is wrong with an import, or undefined when it is allowed. */
export function violation({ file, specifier, typeOnly }: Import): string | undefined {
  const [folder = ''] = file.split('/')
  const rule = RULES[folder]
  if (rule === undefined) return undefined
  const refused = (what: string) =>
    `${file} imports ${what}${typeOnly ? ' (types)' : ''}, which ${folder}/ may not`
  if (!specifier.startsWith('.')) {
    const allowed = rule.packages === 'any' || isWithin(specifier, rule.packages)
    return allowed ? undefined : refused(`the package ${specifier}`)
  }
  const target = join(dirname(file), specifier).replace(/\.js$/, '.ts')
  const allowed = typeOnly ? [folder, ...rule.from, ...(rule.typesFrom ?? [])] : [folder, ...rule.from]
  return isWithin(target, allowed) ? undefined : refused(target)
}

function isWithin(path: string, places: readonly string[]): boolean {
  return places.some((place) => path === place || path.startsWith(`${place}/`))
}
