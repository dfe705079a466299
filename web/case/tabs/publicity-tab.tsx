import { IconCheck, IconClock, IconEyeOff, IconSpeakerphone } from '@tabler/icons-react'
import type { z } from 'zod'
import type { publications } from '../../../api/resources/publicity/schemas.js'
import { Article } from '../../parts/article.js'
import { Failed, Loading } from '../../parts/loading.js'
import { dayOfYear } from '../../words/say.js'
import { Publish } from '../entries/publicity-entries.js'
import { Scrolled } from '../scrolled.js'
import { Section } from '../section.js'
import type { Case } from '../the-case.js'
import { Objections } from './objections.js'
import { usePartOfCase } from './part-of-case.js'
import css from './table.module.css'
import { tabWords } from './words.js'

type Publications = z.output<typeof publications>

/** What was made public, what has still to be, and what was objected to it. */
export function PublicityTab({ of }: { of: Case }) {
  const say = tabWords.use()
  const { data, error, refetch } = usePartOfCase<Publications>(of.id, 'publications?objections=true')
  const due = data?.mustBePublic.filter(({ state }) => state === 'due').map(({ what }) => what) ?? []
  return (
    <>
      <Section title={say('publicity')} isFlush beside={<Publish of={of} due={due} />}>
        {data ? (
          <Published of={data} />
        ) : error ? (
          <Failed error={error} again={refetch} />
        ) : (
          <Loading lines={4} />
        )}
      </Section>
      {data && (
        <Objections of={of} published={data.items.map(({ what }) => what)} received={data.objections} />
      )}
    </>
  )
}

const STATES = {
  published: ['met', IconCheck],
  due: ['due', IconSpeakerphone],
  awaited: ['none', IconClock],
  'not-announced': ['none', IconEyeOff],
} as const

function Published({ of: { items, mustBePublic } }: { of: Publications }) {
  const say = tabWords.use()
  // What was published and is no longer asked for stays.
  const others = items.filter(({ what }) => !mustBePublic.some((must) => must.what === what))
  if (mustBePublic.length === 0 && others.length === 0)
    return <p className={css.foot}>{say('nothingPublic')}</p>
  return (
    <Scrolled label={say('publicity')}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{say('what')}</th>
            <th scope="col">{say('state')}</th>
            <th scope="col">{say('where')}</th>
            <th scope="col">{say('period')}</th>
          </tr>
        </thead>
        <tbody>
          {mustBePublic.map(({ what, days, article, state }) => {
            const [look, Icon] = STATES[state]
            return (
              <tr key={what}>
                <td className={css.item}>
                  {say(`what_${what}`)}
                  <Article>{article}</Article>
                </td>
                <td>
                  <span className={css.state} data-look={look}>
                    <Icon size={15} aria-hidden /> {say(`state_${state}`)}
                  </span>
                </td>
                <Where items={items.filter((item) => item.what === what)} days={days} />
              </tr>
            )
          })}
          {others.map((item) => (
            <tr key={item.number}>
              <td>{say(`what_${item.what}`)}</td>
              <td>
                <span className={css.state} data-look="met">
                  <IconCheck size={15} aria-hidden /> {say('state_published')}
                </span>
              </td>
              <Where items={[item]} days={item.days} />
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  )
}

function Where({ items, days }: { items: Publications['items']; days: number }) {
  const say = tabWords.use()
  return (
    <>
      <td>{items.map(({ place }) => place).join('; ') || '–'}</td>
      <td>
        {items.length === 0
          ? say('mustFor', { count: days })
          : items
              .map(({ publishedOn, untilOn, days: granted }) =>
                say('periodOf', { from: dayOfYear(publishedOn), until: dayOfYear(untilOn), count: granted }),
              )
              .join('; ')}
      </td>
    </>
  )
}
