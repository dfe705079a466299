import { Button, Modal } from '@mantine/core'
import { Fragment, useState } from 'react'
import { holds, useMe } from '../server/session.js'
import { placesOf } from '../shell/navigation.js'
import { LETTERS } from './go-keys.js'
import css from './key-list.module.css'
import { MOD } from './mod-key.js'
import { singleKeysAreOn, switchSingleKeys } from './switch.js'
import { keyWords } from './words.js'

type Word = Parameters<ReturnType<typeof keyWords.use>>[0]
/** What it does, and the keys: those beside each other are held together, or pressed one after the other. */
type Line = readonly [does: Word, ...keys: (readonly string[])[]]

const GO: Readonly<Record<string, Word>> = {
  '/tasks': 'go_tasks',
  '/procedures': 'go_procedures',
  '/monitor': 'go_monitor',
}

/** The keys that the reader has, and whether those of one letter act. */
export default function KeyList({ close }: { close: () => void }) {
  const say = keyWords.use()
  const me = useMe()
  const [areOn, setOn] = useState(singleKeysAreOn)
  const go = placesOf(me).flatMap(({ to }): Line[] => {
    const [does, letter] = [GO[to], LETTERS[to]]
    return does && letter ? [[does, ['G', say('followedBy'), letter.toUpperCase()]]] : []
  })
  const anywhere: Line[] = [
    ['find', [MOD, 'K']],
    ...(holds(me, 'hr_officer') ? [['launch', ['N']] as Line] : []),
    ...go,
    ['filter', ['/']],
    ['escape', ['Esc']],
    ['list', ['?']],
  ]
  return (
    <Modal
      opened
      onClose={close}
      size={560}
      title={say('title')}
      closeButtonProps={{ 'aria-label': say('close') }}
    >
      <p className={css.about}>{say('switchAbout')}</p>
      <Button
        onClick={() => {
          switchSingleKeys(!areOn)
          setOn(!areOn)
        }}
      >
        {say(areOn ? 'switchOff' : 'switchOn')}
      </Button>
      <Keys title={say('anywhere')} lines={anywhere} />
      <Keys title={say('inLists')} lines={[['nextOf', ['J'], ['K']]]} />
      <Keys
        title={say('inTask')}
        lines={[
          ['claim', ['C'], ['R']],
          ['complete', [MOD, 'Enter']],
        ]}
      />
    </Modal>
  )
}

function Keys({ title, lines }: { title: string; lines: readonly Line[] }) {
  const say = keyWords.use()
  return (
    <section className={css.keys}>
      <h3>{title}</h3>
      <dl>
        {lines.map(([does, ...all]) => (
          <Fragment key={does}>
            <dt>{say(does)}</dt>
            <dd>
              {all.map((keys) => (
                <span key={keys.join()}>
                  {keys.map((key) =>
                    key === say('followedBy') ? <i key={key}>{key}</i> : <kbd key={key}>{key}</kbd>,
                  )}
                </span>
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  )
}
