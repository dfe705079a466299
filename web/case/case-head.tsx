import { Button, CopyButton } from '@mantine/core'
import { IconCheck, IconLink, IconPrinter } from '@tabler/icons-react'
import { Link } from 'wouter'
import { CaseStatusBadge } from '../parts/case-status.js'
import { DueBadge } from '../parts/due.js'
import { useVocabulary } from '../server/vocabulary.js'
import { capital, day, isoDay } from '../words/say.js'
import css from './case.module.css'
import type { Case } from './the-case.js'
import { caseWords } from './words.js'

export function CaseHead({ of }: { of: Case }) {
  const say = caseWords.use()
  const word = useVocabulary()
  const { number, post, status, kind, seat, launchedAt, launchedBy, begunOn } = of
  const facts = [
    capital(word('procedureKinds', kind)),
    say('seat', { place: seat.ordinal }),
    say('launched', { day: day(launchedAt), name: launchedBy.name }),
    ...(begunOn === isoDay(launchedAt) ? [] : [say('begun', { day: day(begunOn) })]),
  ]
  return (
    <>
      <p className={css.crumbs}>
        <Link href="/procedures">{say('procedures')}</Link>
        <span aria-hidden>/</span>
        <span>{say('number', { number })}</span>
      </p>
      <div className={css.title}>
        <h1>{post.name}</h1>
        <div className={css.tools}>
          <Button size="xs" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
            {say('print')}
          </Button>
          <CopyButton value={location.href}>
            {({ copied, copy }) => (
              <Button
                size="xs"
                leftSection={copied ? <IconCheck size={16} /> : <IconLink size={16} />}
                onClick={copy}
              >
                {say(copied ? 'copied' : 'copyLink')}
              </Button>
            )}
          </CopyButton>
        </div>
      </div>
      <div className={css.facts}>
        <CaseStatusBadge status={status} />
        <Due of={of} />
        <span>{facts.join(' · ')}</span>
      </div>
    </>
  )
}

/** The working days that are left, or by how many it is late. */
function Due({ of: { dueOn, workingDaysLeft, overdue, dueSoon, status } }: { of: Case }) {
  if (status !== 'running' || !dueOn) return null
  return <DueBadge dueOn={dueOn} left={workingDaysLeft} overdue={overdue} dueSoon={dueSoon} />
}
