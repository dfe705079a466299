import { Badge, Checkbox } from '@mantine/core'
import { Article, FollowsLaw } from '../../parts/article.js'
import { CountField } from '../../parts/fields/count-field.js'
import { DayField } from '../../parts/fields/day-field.js'
import { LineField } from '../../parts/fields/text-fields.js'
import { cannotShow, Failed, Loading } from '../../parts/loading.js'
import { type Ground, useGrounds } from '../asked.js'
import css from '../launch.module.css'
import { asOf, type GroundTyped, type OfLaunch, paperlessGround } from '../launch-draft.js'
import { launchWords } from '../words.js'

const COLOURS = { met: 'luc', 'not-met': 'son', 'needs-paper': 'dong' } as const
/** What the records alone can show: grades, disciplines, votes of confidence. */
const SHOWN_BY_RECORDS: readonly string[] = ['record', 'confidence']
const LONGEST_NUMBER = 100

/** The closed list of grounds of the procedure, each as the records answer it; of those chosen, what shows them. */
export function Grounds({ draft, set, errorAt }: OfLaunch) {
  const say = launchWords.use()
  const { data, error, refetch } = useGrounds(draft.seat?.id, draft.ruleSet?.id, asOf(draft))
  if (cannotShow(error, data)) return <Failed error={error} again={refetch} />
  if (!data) return <Loading />
  const chosen = draft.grounds.map(({ code }) => code)
  const choose = (codes: string[]) =>
    set({
      grounds: codes.map((code) => {
        const { proof = 'paper', answer } = data.items.find((each) => each.code === code) ?? {}
        const typed = draft.grounds.find((each) => each.code === code)
        return {
          ...paperlessGround(code),
          ...typed,
          proof,
          isShown: SHOWN_BY_RECORDS.includes(proof) && answer === 'met',
        }
      }),
    })
  const change = (code: string, more: Partial<GroundTyped>) =>
    set({ grounds: draft.grounds.map((each) => (each.code === code ? { ...each, ...more } : each)) })
  return (
    <>
      <Checkbox.Group
        label={say('grounds')}
        description={say('groundsHint')}
        error={errorAt('grounds')}
        value={chosen}
        onChange={choose}
      >
        <div className={css.grounds}>
          {data.items.map((ground) => {
            const at = chosen.indexOf(ground.code)
            const typed = draft.grounds[at]
            return (
              <div key={ground.code}>
                <FollowsLaw value={draft.ruleSet}>
                  <OneGround ground={ground} error={at < 0 ? undefined : errorAt(`grounds.${at}.code`)} />
                </FollowsLaw>
                {typed && !typed.isShown && (
                  <Proof
                    typed={typed}
                    change={(more) => change(ground.code, more)}
                    error={errorAt(`grounds.${at}.paper`) ?? errorAt(`grounds.${at}.confidence`)}
                  />
                )}
              </div>
            )
          })}
        </div>
      </Checkbox.Group>
      {data.asksForLetter && (
        <Checkbox
          label={say('byLetter')}
          description={say('byLetterHint')}
          checked={draft.byLetter}
          onChange={(event) => set({ byLetter: event.target.checked })}
        />
      )}
    </>
  )
}

function OneGround({ ground, error }: { ground: Ground; error: string | undefined }) {
  const say = launchWords.use()
  const { code, words, article, answer, evidence } = ground
  return (
    <Checkbox.Card value={code} disabled={answer === 'not-met'} className={css.offer}>
      <Checkbox.Indicator disabled={answer === 'not-met'} />
      <span className={css.grow}>
        <span className={css.line}>
          <b>
            {code} {words}
          </b>
          {answer && <Badge color={COLOURS[answer]}>{say(`ground_${answer}`)}</Badge>}
        </span>
        <small>
          <Article>{article}</Article>
        </small>
        {evidence && <span className={css.chain}>{evidence}</span>}
        {error && <span className={css.wrong}>{error}</span>}
      </span>
    </Checkbox.Card>
  )
}

/** The paper that shows a ground; of a vote of confidence also its ballots. */
function Proof({
  typed,
  change,
  error,
}: {
  typed: GroundTyped
  change: (more: Partial<GroundTyped>) => void
  error: string | undefined
}) {
  const say = launchWords.use()
  return (
    <div className={css.proof}>
      {typed.proof === 'confidence' && (
        <>
          <CountField label={say('lowBallots')} value={typed.low} onChange={(low) => change({ low })} />
          <CountField
            label={say('collectedBallots')}
            value={typed.collected}
            onChange={(collected) => change({ collected })}
          />
        </>
      )}
      <LineField
        required
        label={say('paperNumber')}
        longest={LONGEST_NUMBER}
        value={typed.number}
        error={error}
        onChange={(event) => change({ number: event.target.value })}
      />
      <DayField label={say('paperOn')} value={typed.on} onChange={(on) => change({ on })} />
    </div>
  )
}
