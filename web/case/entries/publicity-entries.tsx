import { today } from '../../words/say.js'
import { tabWords } from '../tabs/words.js'
import { type Case, pathOf } from '../the-case.js'
import { Entry } from './entry.js'
import { entryWords } from './words.js'

type Published = 'policy' | 'list' | 'result'

function usePublishedOptions(): (of: readonly Published[]) => { value: string; label: string }[] {
  const say = tabWords.use()
  return (of) => [...new Set(of)].map((what) => ({ value: what, label: say(`what_${what}`) }))
}

/** Of what is to be made public: that it was, when and where. */
export function Publish({ of, due }: { of: Case; due: readonly Published[] }) {
  const say = entryWords.use()
  const options = usePublishedOptions()(due)
  const [first] = due
  if (!first) return null
  return (
    <Entry
      of={of}
      verb={say('publish')}
      title={say('askPublish')}
      follows={say('publishFollows')}
      path={`${pathOf(of.id)}/publications`}
      done={say('published')}
      fields={[
        { name: 'what', label: say('what'), as: { one: options }, first },
        { name: 'publishedOn', label: say('publishedOn'), as: 'day', first: today() },
        { name: 'place', label: say('place'), hint: say('placeHint'), as: 'line' },
      ]}
    />
  )
}

/** Of what is public: what somebody objects. */
export function RegisterObjection({ of, published }: { of: Case; published: readonly Published[] }) {
  const say = entryWords.use()
  const options = usePublishedOptions()(published)
  const latest = published.at(-1)
  if (!latest) return null
  return (
    <Entry
      of={of}
      verb={say('object')}
      title={say('askObject')}
      follows={say('objectFollows')}
      path={`${pathOf(of.id)}/objections`}
      done={say('registered')}
      fields={[
        { name: 'about', label: say('what'), as: { one: options }, first: latest },
        { name: 'receivedOn', label: say('receivedOn'), as: 'day', first: today() },
        { name: 'from', label: say('from'), hint: say('fromHint'), as: 'line' },
        { name: 'content', label: say('content'), as: 'text' },
      ]}
    />
  )
}

export function AnswerObjection({ of, number }: { of: Case; number: number }) {
  const say = entryWords.use()
  return (
    <Entry
      of={of}
      verb={say('answer')}
      title={say('askAnswer', { number })}
      follows={say('answerFollows')}
      path={`${pathOf(of.id)}/objections/${number}/answer`}
      done={say('answered')}
      fields={[
        { name: 'answeredOn', label: say('answeredOn'), as: 'day', first: today() },
        { name: 'answer', label: say('answerText'), as: 'text' },
      ]}
    />
  )
}
