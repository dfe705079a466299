import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Are LibreOffice and Poppler there, which render a DOCX and tell where its words stand? */
export const rendersPapers = ['soffice', 'pdftotext'].every(
  (program) => spawnSync(program, [program === 'soffice' ? '--version' : '-v']).status === 0,
)

/** A page as it is printed: its words, and how near they come to its edges, in points. */
export interface RenderedPage {
  words: string[]
  left: number
  right: number
}

/** So many at once: of more than two hundred it leaves the last ones out without a word. */
const AT_ONCE = 100

/** Renders papers by LibreOffice: the pages of each by its name. */
export function rendered(papers: ReadonlyMap<string, Buffer>): Map<string, RenderedPage[]> {
  const folder = mkdtempSync(join(tmpdir(), 'personnel-procedures-papers-'))
  try {
    for (const [name, file] of papers) writeFileSync(join(folder, `${name}.docx`), file)
    const files = readdirSync(folder).map((name) => join(folder, name))
    const said: string[] = []
    for (let from = 0; from < files.length; from += AT_ONCE) {
      const { stderr } = spawnSync(
        'soffice',
        [
          `-env:UserInstallation=file://${folder}/profile`,
          ...['--headless', '--convert-to', 'pdf', '--outdir', folder],
          ...files.slice(from, from + AT_ONCE),
        ],
        { encoding: 'utf8' },
      )
      said.push(stderr)
    }
    const missing = [...papers.keys()].filter((name) => !existsSync(join(folder, `${name}.pdf`)))
    if (missing.length > 0) throw new Error(`not rendered: ${missing.join(', ')}: ${said.join(' ')}`)
    return new Map([...papers.keys()].map((name) => [name, pagesOf(join(folder, `${name}.pdf`))]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function pagesOf(pdf: string): RenderedPage[] {
  const markup = execFileSync('pdftotext', ['-bbox', pdf, '-'], { encoding: 'utf8', maxBuffer: 64 << 20 })
  return markup
    .split('<page ')
    .slice(1)
    .map((page) => {
      const width = Number(/width="([\d.]+)"/.exec(page)?.[1])
      const words = [
        ...page.matchAll(/<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">(.*?)<\/word>/g),
      ]
      return {
        words: words.map(([, , , word = '']) => word),
        left: Math.min(...words.map(([, xMin]) => Number(xMin))),
        right: width - Math.max(...words.map(([, , xMax]) => Number(xMax))),
      }
    })
}

/** Margins of both forms in points: 30 mm to the left, 15 mm to the right; a letter may stand out by a hair. */
const LEFT = (30 / 25.4) * 72 - 2
const RIGHT = (15 / 25.4) * 72 - 2

/** What is wrong with a paper as it is printed: a page that is empty, stands out, or has little but a signature. */
export const printedAmiss = (name: string, pages: readonly RenderedPage[]): string[] =>
  pages.flatMap(({ words, left, right }, i) => [
    ...(words.length === 0 ? [`${name}: page ${i + 1} is empty`] : []),
    ...(left < LEFT || right < RIGHT ? [`${name}: page ${i + 1} stands out, ${left} and ${right}`] : []),
    ...(i > 0 && words.length < 25
      ? [`${name}: page ${i + 1} has little but a signature: ${words.join(' ')}`]
      : []),
  ])
