import { Button, Menu } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { evaluationPage } from '../../../api/resources/evaluations/schemas.js'
import { pointsTyped } from '../../parts/fields/count-typed.js'
import { Failed } from '../../parts/loading.js'
import { EntryDialog, type Values } from '../../records/entry/entry-dialog.js'
import type { EntryField } from '../../records/entry/entry-field.js'
import { ask } from '../../server/ask.js'
import { useVocabulary } from '../../server/vocabulary.js'
import { currentLanguage } from '../../words/i18n.js'
import { capital, decimal, today } from '../../words/say.js'
import { fileOf, type OfCadre, useKinds } from './of-cadre.js'
import { cadreEntryWords } from './words.js'

type Page = z.output<typeof evaluationPage>
type Evaluation = Page['items'][number]

const YEARS = 8

interface Of {
  cadre: OfCadre
}

/** Records the grade of a year, or corrects it. */
export function EnterEvaluation({ cadre }: Of) {
  const say = cadreEntryWords.use()
  const [year, setYear] = useState<number>()
  if (!cadre.mayEnter.includes('evaluations')) return null
  const latest = Number(today().slice(0, 4))
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button size="xs">{say('gradeOf')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {Array.from({ length: YEARS }, (_, back) => latest - back).map((each) => (
            <Menu.Item key={each} onClick={() => setYear(each)}>
              {say('year')} {each}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {year !== undefined && <OfYear cadre={cadre} year={year} close={() => setYear(undefined)} />}
    </>
  )
}

/** With points and inputs, or with the grade and its paper, as the rules of the year ask; over what is recorded of it. */
function OfYear({ cadre, year, close }: Of & { year: number; close: () => void }) {
  const say = cadreEntryWords.use()
  const path = `/v1/evaluations/${encodeURIComponent(cadre.id)}/${year}`
  const { data, error, refetch } = useQuery({
    queryKey: ['cadre', cadre.id, 'evaluation', year, currentLanguage()],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ person: cadre.id, year: String(year) })
      return ask<Page>(`/v1/evaluations?${query}`, { signal })
    },
    gcTime: 0,
  })
  const fieldsOf = useFields()
  if (error) return <Failed error={error} again={refetch} />
  if (!data) return null
  const [former] = data.items
  const { asks } = data
  return (
    <EntryDialog
      title={say('askGrade', { year, name: cadre.fullName })}
      follows={asks ? followsPoints(data, say) : say('gradeFollowsPaper')}
      changes={fileOf(cadre)}
      done={say('graded')}
      send={(values) => ({
        ...{ path, method: 'PUT', ifMatch: former && `"${former.version}"` },
        body: asks ? byPoints(values) : values,
      })}
      fields={fieldsOf(data, former)}
      close={close}
    />
  )
}

function useFields(): (of: Page, former: Evaluation | undefined) => EntryField[] {
  const say = cadreEntryWords.use()
  const word = useVocabulary()
  const grades = useKinds('grades')
  return ({ asks, asksOfEmployees }, former) => {
    if (!asks)
      return [
        { name: 'grade', label: say('grade'), as: grades, first: former?.grade },
        {
          ...{ name: 'evidence', label: say('evidence'), hint: say('evidenceHint') },
          ...{ as: 'line', first: former?.evidence ?? undefined },
        },
      ]
    const told = asks.grades.map(({ grade, from }) =>
      say('gradeFrom', { from: decimal(from, 2), grade: word('grades', grade) }),
    )
    return [
      {
        ...{ name: 'points', label: say('points'), as: 'points', first: typedOf(former?.points) },
        hint: say('pointsHint', { grades: told.join(' '), article: asks.article }),
      },
      ...asks.inputs.map(
        ({ input, title }): EntryField => ({
          ...{ name: `inputs.${input}`, label: title.charAt(0).toUpperCase() + title.slice(1), as: 'line' },
          hint: say('inputHint'),
          first: typedOf(former?.inputs[input]),
        }),
      ),
      ...(asksOfEmployees
        ? [
            {
              ...{
                name: 'employedAs',
                label: say('employedAs'),
                first: former?.employedAs ?? 'civil-servant',
              },
              as: {
                one: (['civil-servant', 'public-employee'] as const).map((value) => ({
                  ...{ value, label: say(`as_${value}`) },
                })),
              },
            },
          ]
        : []),
      {
        ...{ name: 'likeTasks', label: say('likeTasks'), hint: say('likeTasksHint'), as: 'line' },
        ...{ first: former?.likeTasks ?? undefined, isOptional: true },
      },
      {
        ...{ name: 'ground', label: say('ground'), hint: say('groundHint'), isOptional: true },
        as: { one: asks.grounds.map(({ ground, title }) => ({ value: ground, label: capital(title) })) },
        first: former?.ground?.of,
      },
      {
        ...{ name: 'groundPaper', label: say('groundPaper'), as: 'line', isOptional: true },
        first: former?.ground?.paper,
      },
    ]
  }
}

/** What is recorded, as one types it: points with the comma of the language. */
const typedOf = (recorded: number | string | null | undefined): string | undefined =>
  typeof recorded === 'number' ? decimal(recorded, 2) : (recorded ?? undefined)

/** An input is points where it is a number, else what was said. */
function byPoints({ points = '', ...values }: Values) {
  const inputs = Object.entries(values).flatMap(([name, value]) =>
    name.startsWith('inputs.') ? [[name.slice('inputs.'.length), pointsTyped(value) ?? value]] : [],
  )
  return {
    ...{ points: pointsTyped(points), inputs: Object.fromEntries(inputs) },
    ...(values.employedAs && { employedAs: values.employedAs }),
    ...(values.likeTasks?.trim() && { likeTasks: values.likeTasks }),
    ...(values.ground && { ground: { of: values.ground, paper: values.groundPaper ?? '' } }),
  }
}

/** By what the points become the grade, of civil servants and of public employees. */
/** By which rules the points become a grade, and what else these have on whoever is graded. */
const followsPoints = (page: Page, say: ReturnType<typeof cadreEntryWords.use>): string =>
  [
    say('gradeFollowsPoints', { rules: rulesOf(page) }),
    ...new Set([page.asks, page.asksOfEmployees].flatMap((of) => of?.beside ?? [])),
  ].join(' ')

const rulesOf = ({ asks, asksOfEmployees }: Page): string =>
  [asks, asksOfEmployees].flatMap((of) => of?.ruleSet.title ?? []).join('; ')
