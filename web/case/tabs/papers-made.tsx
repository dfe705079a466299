import { Button } from '@mantine/core'
import { IconDownload, IconFileText } from '@tabler/icons-react'
import { useState } from 'react'
import type { z } from 'zod'
import type { papersOfCase } from '../../../api/resources/papers/schemas.js'
import { Failed, Loading } from '../../parts/loading.js'
import { Section } from '../section.js'
import { usePartOfCase } from './part-of-case.js'
import css from './table.module.css'
import { tabWords } from './words.js'

type Papers = z.output<typeof papersOfCase>
type Paper = Papers['items'][number]

/** The papers that can be made of the procedure as it stands, for whoever makes them: asked for when they are wanted. */
export function PapersMade({ id }: { id: string }) {
  const say = tabWords.use()
  const [isShown, show] = useState(false)
  return (
    <Section title={say('papersMade')} isFlush={isShown}>
      {isShown ? (
        <Listed id={id} />
      ) : (
        <>
          <p className={css.quiet}>{say('papersHow')}</p>
          <Button
            variant="default"
            mt="sm"
            leftSection={<IconFileText size={16} aria-hidden />}
            onClick={() => show(true)}
          >
            {say('papersShow')}
          </Button>
        </>
      )}
    </Section>
  )
}

function Listed({ id }: { id: string }) {
  const say = tabWords.use()
  const { data, error, refetch } = usePartOfCase<Papers>(id, 'papers')
  if (error) return <Failed error={error} again={refetch} />
  if (!data) return <Loading />
  if (data.items.length === 0) return <p className={css.quiet}>{say('papersNone')}</p>
  return (
    <table className={`${css.table} ${css.made}`} aria-label={say('papersMade')}>
      <tbody>
        {groupsOf(data.items).map(([title, papers]) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            <td>
              {papers.map((paper) => (
                <a key={paper.content} href={paper.content} download className={css.paper}>
                  <IconDownload size={16} aria-hidden /> {say('paperDocx', { paper: paper.about ?? title })}
                </a>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Papers of one kind beside each other, in their order. */
function groupsOf(items: readonly Paper[]): [string, Paper[]][] {
  const groups = new Map<string, Paper[]>()
  for (const item of items) groups.set(item.title, [...(groups.get(item.title) ?? []), item])
  return [...groups]
}
