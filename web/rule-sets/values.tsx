import { Button } from '@mantine/core'
import { useState } from 'react'
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
  return (
    <>
      {parts.map(([part, values]) => (
        <Section key={part} title={part || say('valuesOf')}>
          <dl className={css.list}>
            {values.map((value) => (
              <div key={value.path} className={css.value}>
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

function Change({ value, onClick }: { value: Value; onClick: () => void }) {
  const say = draftWords.use()
  return (
    <Button size="xs" mt={4} aria-label={say('changeOf', { name: value.name })} onClick={onClick}>
      {say('change')}
    </Button>
  )
}
