import { currentLanguage } from '../words/i18n.js'
import { takeAskedEarly } from './asked-early.js'
import { NobodyAnswered, Problem, type ProblemBody } from './problem.js'

interface Asked {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  body?: unknown
  /** One for each form instance: the same command sent twice is done once. */
  key?: string
  /** The ETag of what was read. */
  ifMatch?: string
  signal?: AbortSignal
}

/**
 * Asks the API, as whom the session cookie says, in the language of the console.
 * @throws Problem what the API refuses; NobodyAnswered
 */
export async function ask<Answer>(path: string, { method = 'GET', ...more }: Asked = {}): Promise<Answer> {
  const answer = await sent(path, method, more)
  const isJson = /\bjson\b/.test(answer.headers.get('content-type') ?? '')
  if (answer.ok && answer.status === 204) return undefined as Answer
  const body: unknown = isJson ? await answer.json() : undefined
  if (answer.ok) return body as Answer
  throw new Problem((body as ProblemBody | undefined) ?? unworded(answer))
}

/**
 * Sends a file as it is: it can be sent again with the same key, when the way was cut. `onProgress` is told how much of it is
 * on the other side, from 0 to 1: fetch tells that of no upload, so it goes by XMLHttpRequest.
 * @throws Problem what the API refuses; NobodyAnswered
 */
export function sendFile<Answer>(
  path: string,
  file: File,
  { key, type, onProgress }: { key: string; type: string; onProgress?: (share: number) => void },
): Promise<Answer> {
  const request = new XMLHttpRequest()
  request.open('POST', path)
  const headers = { ...accepted(), 'Content-Type': type, 'Idempotency-Key': key }
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
  request.responseType = 'json'
  request.upload.onprogress = ({ loaded, total }) => onProgress?.(loaded / total)
  return new Promise((resolve, reject) => {
    request.onerror = () => reject(new NobodyAnswered())
    request.onload = () => {
      const { status, statusText, response } = request
      if (status < 300) resolve(response)
      else reject(new Problem(response ?? unworded({ status, statusText })))
    }
    request.send(file)
  })
}

/**
 * Asks for a file that the API makes of what is sent, and gives it to the browser to keep under the name that the API has for it.
 * @throws as `ask`
 */
export async function download(path: string, body: unknown): Promise<void> {
  const answer = await sent(path, 'POST', { body })
  if (!answer.ok) throw new Problem(await answer.json().catch(() => unworded(answer)))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await answer.blob())
  link.download = /filename="?([^";]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? ''
  link.click()
  URL.revokeObjectURL(link.href)
}

function sent(path: string, method: string, { body, key, ifMatch, signal }: Asked): Promise<Response> {
  return fetched(path, {
    method,
    headers: {
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(key && { 'Idempotency-Key': key }),
      ...(ifMatch && { 'If-Match': ifMatch }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  })
}

async function fetched(
  path: string,
  init: RequestInit & { headers: Record<string, string> },
): Promise<Response> {
  const headers = { ...init.headers, ...accepted() }
  try {
    const early = init.method === 'GET' ? takeAskedEarly(path) : undefined
    return await (early ?? fetch(path, { ...init, headers, credentials: 'same-origin' }))
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new NobodyAnswered(error)
  }
}

const accepted = () => ({ Accept: 'application/json', 'Accept-Language': currentLanguage() })

/** What stands between us and the API answered, in no words of the API. */
const unworded = ({ status, statusText }: Pick<Response, 'status' | 'statusText'>): ProblemBody => ({
  ...{ type: 'about:blank', code: 'unworded', title: statusText, detail: '', status },
})
