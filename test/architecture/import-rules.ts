import { dirname, join } from 'node:path'
import type { Import } from './sources.js'

/** What the files of one folder may import besides each other. */
interface Rule {
  /** Folders and files, relative to the checkout; * is any one folder or file. */
  readonly from: readonly string[]
  /** Allowed as `import type` only. */
  readonly typesFrom?: readonly string[]
  readonly packages: 'any' | readonly string[]
}

/** The contracts of the workflows: names and shapes, no code that runs in one. */
const MESSAGES = ['procedure', 'notifications', 'presence', 'terms', 'in-step'].map(
  (of) => `workflows/${of}/messages.ts`,
)

/** What a case would answer: pure, and no code that runs in a workflow alone. */
const FORESEEN = 'workflows/procedure/foreseen.ts'

/** They put the parts together, and import whatever they need. */
export const FREE: readonly string[] = ['bin', 'bench']

/** Who may import whom: the table of CONTRIBUTING.md. */
export const RULES: Readonly<Record<string, Rule>> = {
  domain: { from: [], packages: [] },
  workflows: {
    from: ['domain'],
    typesFrom: ['activities'],
    packages: ['@temporalio/workflow', '@temporalio/common'],
  },
  process: { from: [], packages: ['node:fs'] },
  db: { from: ['domain'], packages: 'any' },
  records: { from: ['domain', 'db'], packages: 'any' },
  activities: { from: ['domain', 'db', 'records'], packages: 'any' },
  temporal: { from: ['domain', ...MESSAGES], packages: 'any' },
  'in-step': { from: ['domain', 'db', 'temporal', ...MESSAGES], packages: 'any' },
  api: {
    from: [
      'domain',
      'process',
      'records',
      'db',
      'temporal',
      'in-step',
      'workflows/procedure/messages.ts',
      FORESEEN,
    ],
    packages: 'any',
  },
  worker: {
    from: ['domain', 'process', 'activities', 'db', 'temporal', 'in-step', ...MESSAGES],
    typesFrom: ['workflows'],
    packages: 'any',
  },
  demonstration: { from: ['domain', 'records', 'db', 'temporal'], packages: 'any' },
  web: {
    from: [],
    typesFrom: ['api/resources/*/schemas.ts', 'api/resources/*/plan-schemas.ts'],
    packages: 'any',
  },
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
  return places.some((place) => {
    const pattern = place.replaceAll('.', '\\.').replaceAll('*', '[^/]+')
    return new RegExp(`^${pattern}(/|$)`).test(path)
  })
}
