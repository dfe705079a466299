import { IconFileText } from '@tabler/icons-react'
import { hasNewer } from '../../parts/newer.js'
import { useVocabulary } from '../../server/vocabulary.js'
import { capital, clock, day, size } from '../../words/say.js'
import { Scrolled } from '../scrolled.js'
import { Section } from '../section.js'
import type { Case } from '../the-case.js'
import { Dossiers } from './dossiers.js'
import { PapersMade } from './papers-made.js'
import css from './table.module.css'
import { tabWords } from './words.js'

export function DocumentsTab({ of }: { of: Case }) {
  const say = tabWords.use()
  return (
    <>
      <Section title={say('documents')} isFlush={of.documents.length > 0}>
        {of.documents.length === 0 ? <p className={css.quiet}>{say('noDocument')}</p> : <Files of={of} />}
      </Section>
      {of.links.papers && <PapersMade id={of.id} />}
      <Dossiers id={of.id} />
    </>
  )
}

const at = (moment: string): string => `${clock(moment)}, ${day(moment)}`

function Files({ of: { documents } }: { of: Case }) {
  const say = tabWords.use()
  const word = useVocabulary()
  return (
    <Scrolled label={say('documents')}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{say('document')}</th>
            <th scope="col">{say('purpose')}</th>
            <th scope="col">{say('uploadedBy')}</th>
            <th scope="col">{say('uploadedOn')}</th>
            <th scope="col">{say('size')}</th>
          </tr>
        </thead>
        <tbody>
          {documents.map((document) => (
            <tr key={document.id}>
              <td>
                <a href={document.content} download={document.fileName}>
                  <IconFileText size={16} aria-hidden /> {document.fileName}
                </a>
              </td>
              <td>
                {capital(word('documentPurposes', document.purpose))}
                {hasNewer(document, documents) && <p className={css.quiet}>{say('hasNewer')}</p>}
              </td>
              <td>{document.uploadedBy.name}</td>
              <td>{at(document.uploadedAt)}</td>
              <td className={css.figure}>{size(document.size)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  )
}
