import { Button } from '@mantine/core'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { Article } from '../parts/article.js'
import { grouped } from '../records/grouped.js'
import css from '../records/records.module.css'
import { Section } from '../records/section.js'
import { capital } from '../words/say.js'
import { ValueDialog } from './drafts/value-dialog.js'
import { draftWords } from './drafts/words.js'
import type { RuleSetDetails } from './rule-sets.js'
import { ruleSetWords } from './words.js'

type Value = RuleSetDetails['values'][number]

/** The values by the step or the part that they are of, each with its article beside it; those of a draft can be changed. */
export function Values({ of }: { of: RuleSetDetails }) {
  const say = ruleSetWords.use()
  const [changed, change] = useState<Value>()
  const parts = grouped(of.values, (value) => value.of.map(capital).join(' · '))
  const mayChange = of.status === 'draft' && of.mayWrite
  const [params] = useSearchParams()
  const cited = params.get('article')
  const first = cited === null ? undefined : of.values.find(({ article }) => article === cited)
  return (
    <>
      {cited !== null && (
        <p className={css.card} role="status">
          <span className={css.nothing}>{say(first ? 'citing' : 'citedByNone', { article: cited })}</span>
        </p>
      )}
      {parts.map(([part, values]) => (
        <Section key={part} title={part || say('valuesOf')}>
          <dl className={css.list}>
            {values.map((value) => (
              <div
                key={value.path}
                ref={value === first ? shown : undefined}
                className={css.value}
                data-cited={(cited !== null && value.article === cited) || undefined}
              >
                <dt>{value.name}</dt>
                <dd>
                  <b>{value.says}</b>
                  {value.note && <span className={css.second}>{value.note}</span>}
                  <Article>{value.article}</Article>
                  {mayChange && <Change value={value} onClick={() => change(value)} />}
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      ))}
      {changed && <ValueDialog key={changed.path} of={of} value={changed} close={() => change(undefined)} />}
    </>
  )
}

/** Whoever followed a citation looks at what it gives. */
const shown = (place: HTMLElement | null) => place?.scrollIntoView({ block: 'center' })

function Change({ value, onClick }: { value: Value; onClick: () => void }) {
  const say = draftWords.use()
  return (
    <Button
      size="xs"
      mt={4}
      aria-label={say('changeOf', { name: value.name, part: value.of.join(' · ') })}
      onClick={onClick}
    >
      {say('change')}
    </Button>
  )
}
