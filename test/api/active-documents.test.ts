import { deflateSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import JSZip from 'jszip'
import { docx, line } from '../../api/papers/administrative-form.js'
import { Problem } from '../../api/problems/problem.js'
import { MEDIA_TYPES, requireInactive, requireType } from '../../api/resources/documents/document-type.js'

const [PDF, DOCX] = MEDIA_TYPES as [(typeof MEDIA_TYPES)[number], (typeof MEDIA_TYPES)[number]]

/** What was found in a file, as `where: code`. */
async function found(content: Buffer, type: (typeof MEDIA_TYPES)[number]): Promise<string[]> {
  try {
    await requireType(content, type, type === PDF ? 'a.pdf' : 'a.docx')
    await requireInactive(content, type)
    return []
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.code !== 'document-active') return [error.code]
    expect(error.errors.every(({ field }) => field === 'content')).toBe(true)
    return error.errors.map(({ code, message }) => `${code} ${/\((.*?)\)/.exec(message.en)?.[1]}`)
  }
}

describe('a PDF', () => {
  const pdf = (body: string | Buffer, catalog = ''): Buffer =>
    Buffer.concat([
      Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalog} >>\nendobj\n`),
      Buffer.from(body),
      Buffer.from('\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n'),
    ])
  const stream = (dictionary: string, data: Buffer, number = 9): Buffer =>
    Buffer.concat([
      Buffer.from(`${number} 0 obj\n<< ${dictionary} /Length ${data.length} >>\nstream\n`),
      data,
      Buffer.from('\nendstream\nendobj\n'),
    ])
  /** Objects in a compressed list, as writers since PDF 1.5 keep them. */
  const listed = (objects: Record<number, string>, dictionary = '/Filter /FlateDecode'): Buffer => {
    let at = 0
    const places = Object.entries(objects).map(([number, object]) => {
      const place = `${number} ${at}`
      at += object.length + 1
      return place
    })
    const head = `${places.join(' ')} `
    const whole = head + Object.values(objects).join(' ')
    const data = dictionary.includes('Flate') ? deflateSync(whole) : Buffer.from(whole)
    return stream(`/Type /ObjStm /N ${places.length} /First ${head.length} ${dictionary}`, data)
  }

  /** A stream as it is given, of data that are packed so many times. */
  const packed = (dictionary: string, data: string, times = 1, word = 'stream\n'): Buffer => {
    let bytes: Buffer = Buffer.from(data)
    for (let n = 0; n < times; n += 1) bytes = deflateSync(bytes)
    return Buffer.concat([
      Buffer.from(`9 0 obj\n<< ${dictionary} >>\n${word}`),
      bytes,
      Buffer.from('\nendstream\nendobj\n'),
    ])
  }

  test.each([
    ['nothing but pages', pdf('')],
    ['that opens at a page', pdf('', '/OpenAction [3 0 R /XYZ null null 0]')],
    ['that opens by going to a page', pdf('', '/OpenAction << /S /GoTo /D [3 0 R /Fit] >>')],
    ['that opens by an object', pdf('5 0 obj\n<< /D [3 0 R /Fit] /S /GoTo >>\nendobj', '/OpenAction 5 0 R')],
    [
      'that opens by an object in a list',
      pdf(listed({ 5: '<< /S /GoTo /D [3 0 R /Fit] >>' }), '/OpenAction 5 0 R'),
    ],
    ['that opens by an array of its own', pdf('5 0 obj\n[3 0 R /Fit]\nendobj', '/OpenAction 5 0 R')],
    ['that opens at a place with a name', pdf('', '/OpenAction << /Type /Action /S /GoTo /D (chapter.1) >>')],
    [
      'whose catalog and opening are in lists, as Word writes them',
      pdf(
        Buffer.concat([
          packed(
            '/Type/ObjStm/N 2/First 9/Filter/FlateDecode/Length 70',
            '1 0 5 38 <</Type/Catalog/OpenAction 5 0 R>>    [3 0 R/FitH 10]',
          ),
          stream('/Type /XRef /Size 9 /W [1 4 2] /Root 1 0 R /Filter /FlateDecode', deflateSync('')),
        ]),
      ),
    ],
    ...[
      '/Filter /DCTDecode',
      '/Filter [ /FlateDecode /DCTDecode ]',
      '/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 1728 >>',
      '/Filter [/JBIG2Decode] /DecodeParms [<< /JBIG2Globals 8 0 R >>]',
      '/Filter /JPXDecode',
      '/Filter [/ASCII85Decode /LZWDecode] /DecodeParms [null << /EarlyChange 0 >>]',
    ].map((encoded): [string, Buffer] => [
      `with an image of a scanner: ${encoded}`,
      pdf(
        stream(`/Subtype /Image /ColorSpace [/Indexed /DeviceRGB 1 <00FF 7f>] ${encoded}`, Buffer.from('x')),
      ),
    ]),
    [
      'with the profile of a colour',
      pdf(packed('/N 3 /Alternate /DeviceRGB /Filter /FlateDecode', '\0\0\f0lcms')),
    ],
    [
      'with strings in the dictionary of a stream',
      pdf(
        stream(
          '/PieceInfo << /A << /LastModified (D:2026 \\) \\(\\\\ (a) % /Filter) >> >>',
          Buffer.from('x'),
        ),
      ),
    ],
    [
      'that opens by a list with a comment after its places, as qpdf writes it',
      pdf(packed('/Type /ObjStm /N 1 /First 8', '5 0\n% 5\n[0 /Fit]', 0), '/OpenAction 5 0 R'),
    ],
    ['with a name that every object of a program has', pdf('', '/#63onstructor 1')],
    ['with text that has the word of a stream', pdf(stream('', Buffer.from('BT (a\nstream\nof) Tj ET')))],
    [
      'with links to the web',
      pdf('4 0 obj\n<< /Subtype /Link /A << /S /URI /URI (https://example.org) >> >>\nendobj'),
    ],
    [
      'with compressed data that look like anything',
      pdf(stream('/Filter /DCTDecode', Buffer.from('\xff/JS /AA \xff', 'latin1'))),
    ],
    ['with text about these things', pdf(stream('', Buffer.from('BT (JavaScript, Launch) Tj ET')))],
  ])('%s is taken', async (_, content) => {
    expect(await found(content, PDF)).toEqual([])
  })

  const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'
  test.each<[string, Buffer, string[]]>([
    ['a script', pdf(`5 0 obj\n${script}\nendobj`), ['has-scripts /JavaScript']],
    [
      'a script that is opened',
      pdf(`5 0 obj\n${script}\nendobj`, '/OpenAction 5 0 R'),
      ['has-scripts /JavaScript'],
    ],
    [
      'a name of other characters',
      pdf('5 0 obj\n<< /S /Java#53cript /#4aS (x) >>\nendobj'),
      ['has-scripts /JavaScript'],
    ],
    [
      'a script in a compressed list',
      pdf(listed({ 5: script })),
      ['has-scripts /JS', 'has-scripts /JavaScript'],
    ],
    [
      'a list that says so in other characters',
      pdf(listed({ 5: '<< /AA << >> >>' }, '/#46ilter [/Flate#44ecode]')),
      ['acts-by-itself /AA'],
    ],
    ['a list that is not compressed', pdf(listed({ 5: '<< /AA << >> >>' }, '')), ['acts-by-itself /AA']],
    [
      'an object within data',
      pdf(stream('/Filter /DCTDecode', Buffer.from(`7 0 obj ${script} endobj`))),
      ['has-scripts /JavaScript'],
    ],
    [
      'an action of a page',
      pdf('4 0 obj\n<< /Type /Page /AA << /O 5 0 R >> >>\nendobj'),
      ['acts-by-itself /AA'],
    ],
    [
      'a program that is launched',
      pdf('4 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj'),
      ['acts-by-itself /Launch'],
    ],
    ['a form that is sent', pdf('4 0 obj\n<< /S /SubmitForm >>\nendobj'), ['acts-by-itself /SubmitForm']],
    ['data that are fetched', pdf('4 0 obj\n<< /S /ImportData >>\nendobj'), ['acts-by-itself /ImportData']],
    ['a form of Adobe', pdf('', '/AcroForm << /XFA 5 0 R >>'), ['has-scripts /XFA']],
    [
      'an attached file',
      pdf(stream('/Type /EmbeddedFile', Buffer.from('MZ')), '/Names << /EmbeddedFiles 5 0 R >>'),
      ['has-embedded-objects /EmbeddedFile', 'has-embedded-objects /EmbeddedFiles'],
    ],
    ['a film', pdf('4 0 obj\n<< /Subtype /RichMedia >>\nendobj'), ['has-embedded-objects /RichMedia']],
    [
      'opening a page of the web',
      pdf('', '/OpenAction << /S /URI /URI (https://example.org) >>'),
      ['acts-by-itself /OpenAction'],
    ],
    [
      'opening by an object that does more',
      pdf('5 0 obj\n<< /S /GoTo /D [3 0 R] /Next 6 0 R >>\nendobj', '/OpenAction 5 0 R'),
      ['acts-by-itself /OpenAction'],
    ],
    [
      'an action of a page within data',
      pdf(stream('/Filter /DCTDecode', Buffer.from('7 0 obj << /AA << /O << /S /URI >> >> >> endobj'))),
      ['acts-by-itself /AA'],
    ],
    [
      'an opening within data',
      pdf(stream('/Filter /DCTDecode', Buffer.from('7 0 obj << /OpenAction << /S /URI >> >> endobj'))),
      ['acts-by-itself /OpenAction'],
    ],
    ...(
      [
        ['by an object whose head has line ends', '/OpenAction 5 0 R', '5\n0\nobj'],
        ['by an object whose head has a comment', '/OpenAction 5 0 R', '5 0%\nobj'],
        ['by a number with a nought', '/OpenAction 05 0 R', '5 0 obj'],
        ['by an object with a nought', '/OpenAction 5 0 R', '05 0 obj'],
        ['by a number with a sign', '/OpenAction +5 0 R', '5 0 obj'],
        ['by an object with a sign', '/OpenAction 5 0 R', '+5 0 obj'],
        ['by a number on lines of its own', '/OpenAction\n5\n0\nR', '5 0 obj'],
        ['after a comment', '/OpenAction % [\n 5 0 R', '5 0 obj'],
        ['by a key in other characters', '/Open#41ction 5 0 R', '5 0 obj'],
      ] as const
    ).map(([how, opening, head]): [string, Buffer, string[]] => [
      `opening ${how}`,
      pdf(`${head}\n<< /S /GoToR /F (\\\\evil\\a.pdf) /D [0 /Fit] >>\nendobj`, opening),
      ['acts-by-itself /OpenAction'],
    ]),
    ...[
      '5 0 R',
      'null',
      '/Chapter',
      '<< /S /GoTo /S /GoToR /D [0 /Fit] >>',
      '<< /X (/S /GoTo) /S /GoToR /D [0 /Fit] >>',
      '<< /X << /S /GoTo >> /S /GoToR /D [0 /Fit] >>',
      '<< /S /GoTo /F (a.pdf) /D [0 /Fit] >>',
      '<< /S /GoTo >>',
      '<< /S [/GoTo] /D [0 /Fit] >>',
      '<< /S /GoTo /D [0 /Fit] /N#65xt 6 0 R >>',
      '[0 /Fit',
    ].map((opening): [string, Buffer, string[]] => [
      `opening that is no page: ${opening}`,
      pdf('', `/OpenAction ${opening}`),
      ['acts-by-itself /OpenAction'],
    ]),
    [
      'opening by an object of which a list has another version',
      pdf(
        Buffer.concat([Buffer.from('5 0 obj\n[3 0 R]\nendobj\n'), listed({ 5: '<< /S /URI >>' })]),
        '/OpenAction 5 0 R',
      ),
      ['acts-by-itself /OpenAction'],
    ],
    [
      'opening by an object of a list that is not compressed',
      pdf(listed({ 5: '<< /S /URI >>' }, ''), '/OpenAction 5 0 R'),
      ['acts-by-itself /OpenAction'],
    ],
    [
      'opening by a list whose places cannot be read',
      pdf(
        packed('/Type /ObjStm /N 1 /First 8 /Filter /FlateDecode', '5 % 5 0 [0 /Fit]'),
        '/OpenAction 5 0 R',
      ),
      ['acts-by-itself /OpenAction'],
    ],
    [
      'more openings than a file has that is written anew',
      pdf('<< /OpenAction [3 0 R] >>\n'.repeat(21)),
      ['acts-by-itself /OpenAction'],
    ],
    [
      'opening by a second version of an object',
      pdf('5 0 obj\n[3 0 R]\nendobj\n5 0 obj\n<< /S /URI >>\nendobj', '/OpenAction 5 0 R'),
      ['acts-by-itself /OpenAction'],
    ],
  ])('with %s is refused, and is told so', async (_, content, findings) => {
    expect((await found(content, PDF)).sort()).toEqual(findings.sort())
  })

  test('that is encrypted is refused, and is told so, though its lists cannot be read either', async () => {
    const list = stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', Buffer.from('not to be unpacked'))
    const encrypted = String(pdf(list)).replace('/Root', '/Encrypt 8 0 R /Root')
    expect(await found(Buffer.from(encrypted), PDF)).toEqual(['is-encrypted /Encrypt'])
  })

  test.each<[string, Buffer]>([
    [
      'a list that is no deflated data',
      pdf(stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', Buffer.from('5 0 <<>>'))),
    ],
    ['a list that is encoded otherwise', pdf(listed({ 5: '[]' }, '/Filter /ASCIIHexDecode'))],
    [
      'a list that unpacks to a gigabyte',
      pdf(stream('/N 1 /First 4 /Filter /FlateDecode', deflateSync(Buffer.alloc(2 ** 26)))),
    ],
    [
      'a dictionary that hides its beginning in a string',
      pdf('5 0 obj << /First 4 /N 1 /A (1 0 obj << ) /Filter /FlateDecode >>\nstream\nx\nendstream'),
    ],
    [
      'a dictionary that hides its beginning in a comment',
      pdf('5 0 obj << /First 4 /N 1 % 1 0 obj <<\n /Filter /FlateDecode >>\nstream\nx\nendstream'),
    ],
    [
      'a dictionary that hides its beginning in a long comment',
      pdf(
        `5 0 obj << /First 4 /N 1 %${' '.repeat(300)}1 0 obj <<\n /Filter /FlateDecode >>\nstream\nx\nendstream`,
      ),
    ],
    ...[
      '/Filter /FlateDecode /DecodeParms 7 0 R',
      '/Filter /FlateDecode /DecodeParms [7 0 R]',
      '/Filter /FlateDecode /DecodeParms << /Predictor 12 >>',
      '/Filter /FlateDecode /DecodeParms << /#50redictor 12 >>',
      '/Filter /FlateDecode /DP << /Predictor 12 >>',
      '/Filter 7 0 R',
      '/Filter +7 0 R',
      '/Filter [7 0 R]',
      '/Filter (FlateDecode)',
      '/Filter /Crypt',
      '/Filter /FlateDecode /F [/FlateDecode /FlateDecode]',
      '/Filter /FlateDecode % /Type /X',
      '/Filter /FlateDecode /X /Y /Z',
      '/Filter /FlateDecode /X what',
      '/Filter /FlateDecode /X (',
      `/Filter /FlateDecode /X ${'['.repeat(100)}${']'.repeat(100)}`,
    ].map((dictionary): [string, Buffer] => [
      `a list that is encoded so: ${dictionary.slice(0, 60)}`,
      pdf(packed(`/Type /ObjStm /N 1 /First 4 ${dictionary}`, `5 0 ${script}`)),
    ]),
    ...[
      '/Filter /FlateDecode /Filter [/FlateDecode /FlateDecode]',
      '/Filter /FlateDecode /#46ilter [/FlateDecode /FlateDecode]',
      '/X (/Filter /FlateDecode) /Filter [/FlateDecode /FlateDecode]',
      '/X << /Filter /FlateDecode >> /Filter [/Fl /Fl]',
    ].map((dictionary): [string, Buffer] => [
      `a list that is packed twice: ${dictionary}`,
      pdf(packed(`/Type /ObjStm /N 1 /First 4 ${dictionary}`, `5 0 ${script}`, 2)),
    ]),
    ...[
      '/First 4',
      '/N 1',
      '/N 1 /First 7 0 R',
      '/N 7 0 R /First 4',
      '/N 1 /First (4)',
      '/N 1 /First -4',
      '',
    ].map((numbers): [string, Buffer] => [
      `a list with these numbers alone: ${numbers}`,
      pdf(packed(`/Type /ObjStm ${numbers} /Filter /FlateDecode`, `5 0 ${script}`)),
    ]),
    ['a list whose name stands elsewhere', pdf(packed('/Type 7 0 R /Filter [/Fl /Fl]', `5 0 ${script}`, 2))],
    [
      'what a reader takes for a list that has no place of the first',
      pdf(packed('/N 1 /Filter /FlateDecode', '5 4 (x)')),
    ],
    ...[
      'stream %\n',
      'stream\f\n',
      'stream \n',
      'stream\r',
      'stream\0\n',
      '%\nstream\n',
      '% %\n%\r\n stream\n',
    ].map((word): [string, Buffer] => [
      `data that begin so: ${JSON.stringify(word)}`,
      pdf(packed('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', `5 0 ${script}`, 1, word)),
    ]),
    [
      'data that come twice after one dictionary',
      pdf('5 0 obj\n<< /Length 1 >>\nstream\nx\nendstream >>\nstream\nx\nendstream\nendobj\n'),
    ],
  ])('with %s cannot be looked through', async (_, content) => {
    expect(await found(content, PDF)).toEqual([expect.stringMatching(/^not-looked-through /)])
  })
})

describe('a Word document', () => {
  const document = () => docx('Chương trình', '2026-08-03', [line('Chương trình hành động')])
  const TYPES = '[Content_Types].xml'
  const RELATIONS = 'word/_rels/document.xml.rels'
  const OF_LISTS = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const LIST = `<Relationships xmlns="${OF_LISTS}">`
  const relation = (type: string, rest: string) =>
    `<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" ${rest}/></Relationships>`
  async function changed(change: (zip: JSZip) => Promise<void> | void): Promise<Buffer> {
    const zip = await JSZip.loadAsync(await document())
    await change(zip)
    return zip.generateAsync({ type: 'nodebuffer' })
  }
  const replaced = (part: string, what: string | RegExp, by: string) =>
    changed(async (zip) => {
      const text = String(await zip.file(part)?.async('string'))
      expect(text).toMatch(what)
      zip.file(part, text.replace(what, by))
    })
  const related = (type: string, rest: string) =>
    replaced(RELATIONS, '</Relationships>', relation(type, rest))
  const typed = (override: string) => replaced(TYPES, '</Types>', `${override}</Types>`)

  test.each<[string, () => Promise<Buffer>]>([
    ['as Word writes it', document],
    [
      'with links to the web and by mail',
      () =>
        related(
          'hyperlink',
          'Target="https://example.org/a?b=c%5Cd&amp;e=f" TargetMode="External"/><Relationship Id="rY" Type="x/hyperlink" Target="mailto:an@example.org" TargetMode="External"',
        ),
    ],
    ['with a link to a place in itself', () => related('hyperlink', 'Target="#muc-1" TargetMode="External"')],
    [
      'with namespaces that it does not use, and comments',
      () => replaced(RELATIONS, /<Relationships /, '<!-- Word --><Relationships xmlns:x="urn:x" '),
    ],
    ['with a picture', () => related('image', 'Target="media/a.png"')],
    [
      'whose main part has another name',
      () =>
        changed(async (zip) => {
          const text = String(await zip.file(TYPES)?.async('string'))
          zip.file(TYPES, text.replace('/word/document.xml', '/word/document2.xml'))
          zip.file('word/document2.xml', String(await zip.file('word/document.xml')?.async('string')))
          zip.remove('word/document.xml')
        }),
    ],
  ])('%s is taken', async (_, make) => {
    expect(await found(await make(), DOCX)).toEqual([])
  })

  test.each<[string, () => Promise<Buffer>, string]>([
    [
      'macros under another name',
      () =>
        typed('<Override PartName="/word/theme2.bin" ContentType="application/vnd.ms-office.vbaProject"/>'),
      'has-macros /word/theme2.bin',
    ],
    [
      'macros by relationship alone',
      () => related('vbaProject', 'Target="theme/theme9.xml"'),
      `has-macros ${RELATIONS}`,
    ],
    [
      'macros by another version of the format',
      () =>
        replaced(
          RELATIONS,
          '</Relationships>',
          '<Relationship Id="rX" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="a.bin"/></Relationships>',
        ),
      `has-macros ${RELATIONS}`,
    ],
    [
      'macros by an ending',
      () =>
        typed(
          '<Default Extension="xyz" ContentType="application/vnd.ms-word.template.macroEnabledTemplate.main+xml"/>',
        ),
      'has-macros .xyz',
    ],
    [
      'a template from elsewhere',
      () => related('attachedTemplate', 'Target="https://example.org/t.dotm" TargetMode="External"'),
      `has-outside-parts ${RELATIONS}`,
    ],
    [
      'a template beside it',
      () => related('attachedTemplate', 'Target="t.dotx"'),
      `has-outside-parts ${RELATIONS}`,
    ],
    [
      'a picture from elsewhere',
      () => related('image', 'Target="https://example.org/a.png" TargetMode="External"'),
      `has-outside-parts ${RELATIONS}`,
    ],
    [
      'a frame from elsewhere',
      () => related('frame', 'Target="a.htm" TargetMode="external"'),
      `has-outside-parts ${RELATIONS}`,
    ],
    [
      'an object from elsewhere',
      () => related('oleObject', 'Target="file:///c:/a.xlsx" TargetMode="External"'),
      `has-embedded-objects ${RELATIONS}`,
    ],
    [
      'a link to a program',
      () => related('hyperlink', 'Target="ms-msdt:/id" TargetMode="External"'),
      `has-outside-parts ${RELATIONS}`,
    ],
    [
      'a link to a share',
      () => related('hyperlink', 'Target="\\\\server\\share" TargetMode="External"'),
      `has-outside-parts ${RELATIONS}`,
    ],
    ...[
      ...[
        'file:///x',
        'FILE://server/share',
        'ftp://example.org',
        'tel:1',
        'a.docx',
        '../a.exe',
        '//server/share',
      ],
      ...[
        '/\\server',
        'http:\\\\server',
        'https://example.org/\\\\server',
        '%5C%5Cserver\\share',
        '%5c%5cserver/a',
      ],
      ...[
        'https://example.org/%5C%5Cserver',
        '&#9;\\\\server',
        '&#x200b;\\\\server\\x',
        'javascript:alert(1)',
      ],
      ...[
        'https://exam&#x200b;ple.org',
        'https://example.org/&#x202e;fdp',
        'https://exam&#10;ple.org',
        'mhtml:http://x',
      ],
    ].map((target): [string, () => Promise<Buffer>, string] => [
      `a link to ${target}`,
      () => related('hyperlink', `Target="${target}" TargetMode="External"`),
      `has-outside-parts ${RELATIONS}`,
    ]),
    [
      'a picture from a share that is not said to be elsewhere',
      () => related('image', 'Target="%5C%5Cserver/a.png"'),
      `has-outside-parts ${RELATIONS}`,
    ],
    [
      'a picture that is somewhere unheard of',
      () => related('image', 'Target="a.png" TargetMode="external "'),
      `has-outside-parts ${RELATIONS}`,
    ],
    [
      'a template whose type has spaces around it',
      () =>
        replaced(
          RELATIONS,
          '</Relationships>',
          '<Relationship Id="rX" Type=" x/attachedTemplate&#10;" Target="a"/></Relationships>',
        ),
      `has-outside-parts ${RELATIONS}`,
    ],
    [
      'a program of the web beside it, by type',
      () =>
        typed(
          '<Override PartName="/word/webextensions/taskpanes.xml" ContentType="application/vnd.ms-office.webextensiontaskpanes+xml"/>',
        ),
      'has-outside-parts /word/webextensions/taskpanes.xml',
    ],
    ...['webextension', 'webextensiontaskpanes'].map((type): [string, () => Promise<Buffer>, string] => [
      `a program of the web by relationship: ${type}`,
      () =>
        replaced(
          RELATIONS,
          '</Relationships>',
          `<Relationship Id="rX" Type="http://schemas.microsoft.com/office/2011/relationships/${type}" Target="a.xml"/></Relationships>`,
        ),
      `has-outside-parts ${RELATIONS}`,
    ]),
    [
      'an embedded table',
      () => related('package', 'Target="embeddings/a.xlsx"'),
      `has-embedded-objects ${RELATIONS}`,
    ],
    [
      'an OLE object by type',
      () =>
        typed(
          '<Default Extension="dat" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/>',
        ),
      'has-embedded-objects .dat',
    ],
    ['a control', () => related('control', 'Target="activeX/a.xml"'), `has-embedded-objects ${RELATIONS}`],
    [
      'a web page that is taken in',
      () => related('aFChunk', 'Target="a.htm"'),
      `has-embedded-objects ${RELATIONS}`,
    ],
    [
      'relationships of a part that is called otherwise',
      () =>
        changed((zip) => {
          zip.file('word/_RELS/any.RELS', `${LIST}${relation('oleObject', 'Target="a"')}`)
        }),
      'has-embedded-objects word/_RELS/any.RELS',
    ],
    [
      'relationships in UTF-16',
      () =>
        changed((zip) => {
          const text = `\ufeff<?xml version="1.0" encoding="UTF-16"?>${LIST}${relation('vbaProject', 'Target="a"')}`
          zip.file('word/_rels/any.rels', Buffer.from(text, 'utf16le'))
        }),
      'has-macros word/_rels/any.rels',
    ],
    [
      'a type written by reference',
      () =>
        replaced(
          RELATIONS,
          '</Relationships>',
          '<Relationship Id="rX" Type="x/vba&#80;roject" Target="a"/></Relationships>',
        ),
      `has-macros ${RELATIONS}`,
    ],
    [
      'relationships under a prefix',
      () =>
        changed((zip) => {
          zip.file(
            'word/_rels/any.rels',
            `<p:Relationships xmlns:p="${OF_LISTS}"><p:Relationship Id="r" Type="x/vbaProject" Target="a"/></p:Relationships>`,
          )
        }),
      'has-macros word/_rels/any.rels',
    ],
  ])('with %s is refused, and is told so', async (_, make, finding) => {
    expect(await found(await make(), DOCX)).toEqual([finding])
  })

  const entity = '<!DOCTYPE x [<!ENTITY e "vbaProject">]>'
  test.each<[string, () => Promise<Buffer>]>([
    [
      'with a DTD',
      () =>
        changed(
          (zip) =>
            void zip.file(
              'word/_rels/any.rels',
              `${entity}<Relationships><Relationship Type="&e;"/></Relationships>`,
            ),
        ),
    ],
    [
      'with a broken list of relationships',
      () => changed((zip) => void zip.file('word/_rels/any.rels', '<Relationships><Relationship')),
    ],
    ...[
      ...['<Relationships xmlns="urn:x"/>', '<Relationships/>', '<Types xmlns="OF"/>', ''],
      ...['<!-- nothing else -->', '<Relationships xmlns="OF"/><Relationships xmlns="OF"/>'],
      ...['E<Relationship Id="a" Type="b/image" Type="b/attachedTemplate" Target="c"/>'],
      ...['E<Relationship Id="a" Type="b/attachedTemplate" x:Type="b/image" Target="c"/>'],
      ...['E<Relationship Id="a" Type="b/image" Target="c" x:TargetMode="Internal" TargetMode="External"/>'],
      ...['E<Relationship Id="a" Type="b/image" Target="c" hasOwnProperty="d" constructor="e"/>'],
      ...['E<x:Relationship Id="a" Type="b/attachedTemplate" Target="c"/>', 'E<x/>', 'Etext', 'E&#97;'],
      ...['E<y:Relationship Id="a" Type="b/image" Target="c"/>', 'E<![CDATA[ ]]>', 'E<?word a?>'],
      ...['E<Relationship Id="a" Type="b/image" Target="c"><Relationship/></Relationship>'],
      ...['E<Relationship Id="a" Type="b/image" Target="&nbsp;"/>'],
    ].map((list): [string, () => Promise<Buffer>] => {
      const whole = /^E(.*)$/.exec(list)?.[1]
      const text =
        whole === undefined ? list : `<Relationships xmlns="OF" xmlns:x="urn:x">${whole}</Relationships>`
      return [
        `with a list that is not of its form: ${list}`,
        () => changed((zip) => void zip.file('word/_rels/any.rels', text.replaceAll('OF', OF_LISTS))),
      ]
    }),
    [
      'with a list in an encoding of its own',
      () =>
        changed(
          (zip) =>
            void zip.file('word/_rels/any.rels', '<?xml version="1.0" encoding="utf-7"?><Relationships/>'),
        ),
    ],
    [
      'with relationships of sixty-four megabytes',
      async () => {
        const zip = await JSZip.loadAsync(await document())
        zip.file('word/_rels/any.rels', Buffer.alloc(2 ** 26, ' '))
        return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
      },
    ],
  ])('%s cannot be looked through', async (_, make) => {
    expect(await found(await make(), DOCX)).toEqual([
      expect.stringMatching(/^not-looked-through word\/_rels\/any\.rels$/),
    ])
  })

  test.each<[string, () => Promise<Buffer>]>([
    [
      'with two parts of one name',
      async () =>
        renamed(
          await changed((zip) => void zip.file('word/documenu.xml', '<x/>')),
          'word/documenu.xml',
          'word/document.xml',
        ),
    ],
    [
      'with two parts whose names differ in case',
      () => changed((zip) => void zip.file('WORD/document.xml', '<x/>')),
    ],
    [
      'with a part outside of its folder',
      () => changed((zip) => void zip.file('../a.xml', '<x/>', { createFolders: false })),
    ],
    [
      'with a part of one name in the directory and another at its data',
      async () => renamed(await document(), 'word/styles.xml', 'word/stylez.xml', 'first'),
    ],
    ['that is encrypted', async () => encrypted(await document())],
  ])('%s is not what it says', async (_, make) => {
    expect(await found(await make(), DOCX)).toEqual(['document-type-mismatch'])
  })

  /** Another name of the same length in its place: everywhere, or at the data alone. */
  function renamed(zip: Buffer, from: string, to: string, where: 'all' | 'first' = 'all'): Buffer {
    const text = zip.toString('latin1')
    expect(text).toContain(from)
    return Buffer.from(where === 'all' ? text.replaceAll(from, to) : text.replace(from, to), 'latin1')
  }

  function encrypted(zip: Buffer): Buffer {
    const copy = Buffer.from(zip)
    const central = copy.indexOf(Buffer.from('PK\x01\x02'))
    copy.writeUInt16LE(copy.readUInt16LE(central + 8) | 1, central + 8)
    return copy
  }
})
