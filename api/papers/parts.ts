import type {
  IParagraphOptions,
  IRunOptions,
  ISectionPropertiesOptions,
  IStylesOptions,
  ITableCellOptions,
  ITableOptions,
  ITableRowOptions,
} from 'docx'

/**
 * What a paper is made of, as data that another thread can be given: named and put together as the library's own parts,
 * which paper-thread.cjs makes of them.
 */

/** A piece of a line that looks the same. */
export class TextRun {
  readonly part = 'text-run'
  constructor(readonly options: Omit<IRunOptions, 'children'>) {}
}

/** A line or paragraph. */
export class Paragraph {
  readonly part = 'paragraph'
  constructor(readonly options: Omit<IParagraphOptions, 'children'> & { children: readonly TextRun[] }) {}
}

export class TableCell {
  readonly part = 'table-cell'
  constructor(
    readonly options: Omit<ITableCellOptions, 'children'> & { children: readonly (Paragraph | Table)[] },
  ) {}
}

/** The same row may stand in a table many times: it is made once. */
export class TableRow {
  readonly part = 'table-row'
  constructor(readonly options: Omit<ITableRowOptions, 'children'> & { children: readonly TableCell[] }) {}
}

/** How rows look whose cells each hold one line. */
export interface RowLook {
  row: Omit<ITableRowOptions, 'children'>
  /** Of each column. */
  cells: readonly Omit<ITableCellOptions, 'children'>[]
  paragraph: Omit<IParagraphOptions, 'children'>
  run: Omit<IRunOptions, 'children'>
}

/** A row of texts, one a cell: of a thousand of them nothing more has to be handed over than what they say. */
export class TextRow {
  readonly part = 'text-row'
  constructor(
    readonly texts: readonly string[],
    readonly look: RowLook,
  ) {}
}

export class Table {
  readonly part = 'table'
  constructor(readonly options: Omit<ITableOptions, 'rows'> & { rows: readonly (TableRow | TextRow)[] }) {}
}

/** A whole file: what is written, and how its pages are. */
export interface FileOfParts {
  children: readonly (Paragraph | Table)[]
  styles: IStylesOptions
  page: NonNullable<ISectionPropertiesOptions['page']>
  /** From the second page on. */
  isNumbered: boolean
  /** The content of `docProps/core.xml`. */
  properties: string
}
