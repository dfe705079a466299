import { Entries, Section } from '../../records/section.js'
import { useVocabulary } from '../../server/vocabulary.js'
import { capital, day } from '../../words/say.js'
import type { CadreFile } from '../cadres.js'
import { cadreWords } from '../words.js'

/** The papers of a file, and when each was verified. */
export function Papers({ papers }: Pick<CadreFile, 'papers'>) {
  const say = cadreWords.use()
  const word = useVocabulary()
  return (
    <Section title={say('papers')}>
      <Entries of={papers} none={say('noPapers')}>
        {({ paper, verifiedOn }) => (
          <li key={paper}>
            {capital(word('papers', paper))}
            <small>{verifiedOn ? say('verifiedOn', { day: day(verifiedOn) }) : say('notVerified')}</small>
          </li>
        )}
      </Entries>
    </Section>
  )
}
