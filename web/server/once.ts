import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { Problem, sentAgain } from './problem.js'

interface Once<Given, Answer> {
  send: (given: Given, key: string) => Promise<Answer>
  done: (answer: Answer, given: Given) => void | Promise<void>
}

/** A command of a form: carried out once however often it is sent, by one key until it is answered. */
export function useOnce<Given, Answer>({ send, done }: Once<Given, Answer>) {
  const key = useRef(crypto.randomUUID())
  const renew = () => {
    key.current = crypto.randomUUID()
  }
  const { mutate, isPending, failureCount, error, reset } = useMutation({
    mutationFn: (given: Given) => send(given, key.current),
    ...sentAgain,
    onSuccess: (answer, given) => {
      renew()
      return done(answer, given)
    },
    onError: (failed) => {
      // What was answered is answered: what is corrected is another command.
      if (failed instanceof Problem) renew()
    },
  })
  const problem = error instanceof Problem ? error : undefined
  return {
    give: mutate,
    forget: reset,
    isSending: isPending,
    /** It is on its way again, or waits for the network: what was typed is kept. */
    isLost: (isPending && failureCount > 0) || (error !== null && !problem),
    problem,
  }
}
