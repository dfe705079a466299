// A thread that makes files of parts (parts.ts) and fills the templates of officers. CommonJS, because it is started by its path, beside the sources as beside
// what they are compiled to.
const { parentPort } = require('node:worker_threads')
const {
  AlignmentType,
  Document,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} = require('docx')
const Docxtemplater = require('docxtemplater')
const PizZip = require('pizzip')

/** Formatted once, however often it stands in the table. */
class RowMadeOnce extends TableRow {
  #made

  prepForXml(context) {
    this.#made ??= super.prepForXml(context)
    return this.#made
  }
}

const MAKERS = {
  'text-run': ({ options }) => new TextRun(options),
  paragraph: ({ options }, all) => new Paragraph({ ...options, children: all(options.children) }),
  'table-cell': ({ options }, all) => new TableCell({ ...options, children: all(options.children) }),
  'table-row': ({ options }, all) => new RowMadeOnce({ ...options, children: all(options.children) }),
  'text-row': ({ texts, look }) =>
    new TableRow({
      ...look.row,
      children: texts.map(
        (text, i) =>
          new TableCell({
            ...look.cells[i],
            children: [new Paragraph({ ...look.paragraph, children: runsOf(text, look.run) })],
          }),
      ),
    }),
  table: ({ options }, all) => new Table({ ...options, rows: all(options.rows) }),
}

/** A line break of the text is one in the paragraph. */
const runsOf = (text, run) =>
  text.split('\n').map((part, i) => new TextRun({ ...run, text: part, ...(i > 0 && { break: 1 }) }))

/** Makes parts; a row that stands in several places is one. */
function makerOfParts() {
  const rows = new Map()
  const one = (part) => {
    const before = rows.get(part)
    if (before) return before
    const made = MAKERS[part.part](part, all)
    if (part.part === 'table-row') rows.set(part, made)
    return made
  }
  const all = (parts) => parts.map(one)
  return all
}

async function fileOf({ children, styles, page, isNumbered, properties }) {
  const document = new Document({
    styles,
    sections: [
      {
        properties: { titlePage: true, page },
        ...(isNumbered && { headers: { default: new Header({ children: [pageNumber()] }) } }),
        children: makerOfParts()(children),
      },
    ],
  })
  const overridden = [{ path: 'docProps/core.xml', data: properties }]
  return new Uint8Array(await Packer.toArrayBuffer(document, undefined, overridden))
}

const pageNumber = () =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT] })],
  })

/** Throws where a list is opened in one cell and closed in another, or the like: `unfitFor` says it. */
const templateOf = (file, toFill = '') =>
  new Docxtemplater(new PizZip(file), { paragraphLoop: true, linebreaks: true, nullGetter: () => toFill })

function filled({ file, data, toFill }) {
  const document = templateOf(file, toFill)
  document.render(data)
  return document.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' })
}

/** docxtemplater tells with what it is not content in `properties.errors`, each with its tag. */
function unfitFor(file) {
  try {
    templateOf(file)
    return undefined
  } catch (error) {
    const first = error?.properties?.errors?.[0] ?? error
    return String(first?.properties?.xtag ?? '…')
  }
}

const WORK = { parts: fileOf, filled, unfitFor }

parentPort.on('message', async ({ id, work, asked }) => {
  try {
    parentPort.postMessage({ id, made: await WORK[work](asked) })
  } catch (error) {
    parentPort.postMessage({ id, failed: String(error?.stack ?? error) })
  }
})
