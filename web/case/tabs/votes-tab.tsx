import { Alert, Badge } from '@mantine/core'
import {
  IconArrowsExchange,
  IconBan,
  IconCheck,
  IconClock,
  IconDownload,
  IconEqual,
  IconScale,
} from '@tabler/icons-react'
import { Article } from '../../parts/article.js'
import { day } from '../../words/say.js'
import css from '../case.module.css'
import { Section } from '../section.js'
import type { Case, Vote } from '../the-case.js'
import { Confidence } from './confidence.js'
import { VoteBars } from './vote-bars.js'
import votes from './votes.module.css'
import { tabWords } from './words.js'

/** Every vote, the latest first: who was convened, the count, what it means and by which article. */
export function VotesTab({ of }: { of: Case }) {
  const say = tabWords.use()
  if (of.votes.length === 0) return <p className={css.quiet}>{say('noVote')}</p>
  return [...of.votes].reverse().map((vote) => (
    <Section
      key={vote.id}
      title={say('round', { round: vote.round, group: vote.group.name })}
      beside={<Outcome of={vote} />}
    >
      {vote.annulledReason && (
        <Alert color="son" icon={<IconBan />}>
          {say('annulledBecause', { reason: vote.annulledReason })}
        </Alert>
      )}
      <Figures of={vote} />
      {vote.confidence && <Confidence result={vote.confidence} />}
      {!vote.confidence && vote.count && vote.verdict && (
        <VoteBars of={vote} count={vote.count} verdict={vote.verdict} />
      )}
      {vote.verdict && !vote.confidence && (
        <Alert color={colorOf(vote)} icon={<IconScale />}>
          {vote.verdict.explanation} <Article>{vote.verdict.article}</Article>
        </Alert>
      )}
      <Papers of={vote} />
    </Section>
  ))
}

/** What was annulled is history, whoever it selected. */
const colorOf = ({ status, verdict }: Vote): string =>
  status === 'annulled' ? 'gray' : verdict?.outcome === 'selected' ? 'ngoc' : 'cham'

const LOOKS = {
  selected: ['ngoc', IconCheck],
  advances: ['cham', IconArrowsExchange],
  tie: ['dong', IconEqual],
  undecided: ['dong', IconEqual],
  stopped: ['son', IconBan],
} as const satisfies Readonly<Record<NonNullable<Vote['verdict']>['outcome'], readonly [string, unknown]>>

function Outcome({ of: { status, verdict, confidence } }: { of: Vote }) {
  const say = tabWords.use()
  if (status === 'annulled')
    return (
      <Badge color="son" leftSection={<IconBan size={13} />}>
        {say('vote_annulled')}
      </Badge>
    )
  if (confidence)
    return (
      <Badge color="cham" leftSection={<IconCheck size={13} />}>
        {say('vote_counted')}
      </Badge>
    )
  if (!verdict)
    return (
      <Badge color="gray" leftSection={<IconClock size={13} />}>
        {say(status === 'counted' ? 'vote_hidden' : 'vote_convened')}
      </Badge>
    )
  const [color, Icon] = LOOKS[verdict.outcome]
  return (
    <Badge color={color} leftSection={<Icon size={13} />}>
      {say(`outcome_${verdict.outcome}`)}
    </Badge>
  )
}

function Figures({ of: { meetingOn, secret, announced, electorate, count } }: { of: Vote }) {
  const say = tabWords.use()
  const ballot = secret
    ? announced
      ? 'secretAnnounced'
      : 'secretUnannounced'
    : announced
      ? 'openAnnounced'
      : 'openUnannounced'
  const figures = [
    [say('metOn'), day(meetingOn)],
    [say('ballot'), say(ballot)],
    [say('convened'), electorate.convened],
    [say('absent'), electorate.absent],
    ...(count
      ? [
          [say('issued'), count.issued],
          [say('returned'), count.returned],
          [say('blank'), count.blank],
          [say('invalid'), count.invalid],
        ]
      : []),
  ] as const
  return (
    <dl className={votes.figures}>
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Papers({ of: { electorate, tellers = [], minutes } }: { of: Vote }) {
  const say = tabWords.use()
  const { settledBy, chair, partlyOnline } = electorate
  if (!settledBy && !chair && !partlyOnline && tellers.length === 0 && !minutes) return null
  return (
    <p className={votes.papers}>
      {settledBy && (
        <span>
          {say(settledBy.authority ? 'settledByWhom' : 'settledBy', {
            ...{ document: settledBy.documentNumber, day: day(settledBy.signedOn) },
            authority: settledBy.authority ?? '',
          })}
        </span>
      )}
      {chair && <span>{say('chairedBy', { name: chair.name, because: chair.because })}</span>}
      {partlyOnline && (
        <span>
          {say('partlyOnline', {
            ...{ document: partlyOnline.documentNumber, day: day(partlyOnline.signedOn) },
            ballot: partlyOnline.ballot,
          })}
        </span>
      )}
      {tellers.length > 0 && (
        <span>{say('tellers', { names: tellers.map(({ name }) => name).join(', ') })}</span>
      )}
      {minutes && (
        <a href={minutes} download>
          <IconDownload size={16} aria-hidden /> {say('minutes')}
        </a>
      )}
    </p>
  )
}
