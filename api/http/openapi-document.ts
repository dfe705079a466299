import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { requireValid } from '../../records/use-case/invalid-input.js'
import { LIMIT_HEADER } from '../exports/send-export.js'
import { FORMATS } from '../exports/write-sheet.js'
import { MOST_ERRORS, PROBLEMS, type ProblemCode } from '../problems/problem.js'
import { CALLBACK, SIGN_IN, SIGN_OUT } from '../session/browser-sign-in.js'
import { sessionCookieName } from '../session/cookies.js'
import { describedOperations, languageQuery, type Operation } from './operation.js'

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    instance: z.string(),
    requestId: z.string(),
    errors: z
      .array(
        z.object({
          field: z.string(),
          code: z.string(),
          message: z.string(),
          facts: z
            .object({
              limit: z.int().optional(),
              count: z.int().optional(),
              caseId: z.string().optional(),
              article: z.object({ vi: z.string(), en: z.string() }).optional(),
            })
            .optional()
            .meta({
              description:
                'The numbers of a rule that refuses, the procedure that stands in the way, and the article',
            }),
        }),
      )
      .max(MOST_ERRORS)
      .optional(),
    moreErrors: z
      .literal(true)
      .optional()
      .meta({ description: `More is wrong than the first ${MOST_ERRORS} that errors names` }),
    now: z
      .object({
        sequence: z.int(),
        changes: z.array(
          z.object({
            at: z.string(),
            what: z.string(),
            sentence: z.string(),
            actor: z.union([z.object({ id: z.string(), name: z.string() }), z.null()]).optional(),
          }),
        ),
      })
      .optional()
      .meta({
        description:
          'Of `case-changed`: the sequence that the procedure is at, and the last events of its trail since the one that was read',
      }),
  })
  .meta({ id: 'Problem' })

/** The OpenAPI document of everything described and served so far. `url`: where the API is reached. */
export function openApiDocument(url: string): object {
  const registry = new OpenAPIRegistry()
  const bearer = registry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
  })
  const session = registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: sessionCookieName(url),
    description:
      `The session of a browser: GET ${SIGN_IN}?returnTo=… leads to the identity provider and, by ${CALLBACK}, back; POST ` +
      `${SIGN_OUT} ends it, with ?everywhere=true every session of the person. What changes something must come from a page of ` +
      'this origin, as Sec-Fetch-Site or Origin tells: else 403 `cross-site-request`.',
  })
  for (const { spec, refused } of describedOperations()) {
    registry.registerPath({
      method: spec.method,
      path: spec.path,
      tags: [spec.tag],
      summary: `${spec.summary.en} / ${spec.summary.vi}`,
      ...(spec.description && { description: `${spec.description.en}\n\n${spec.description.vi}` }),
      security: spec.anonymous ? [] : [{ [bearer.name]: [] }, { [session.name]: [] }],
      parameters: [...pathParameters(spec.path), ...headerParameters(spec)],
      request: {
        query: z.object({ ...spec.query?.shape, ...languageQuery }),
        ...requestBody(spec),
      },
      responses: { ...answersOf(spec), ...problemsOf(spec, refused) },
    })
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Appointment procedures / Quy trình công tác cán bộ',
      version: 'v1',
      description:
        'Every POST that changes something needs an `Idempotency-Key`: sent again with the same body it gives the ' +
        'first answer. Errors are `application/problem+json`; `?lang=vi|en` or Accept-Language chooses their language. ' +
        'Dates are days in Asia/Ho_Chi_Minh, times are UTC.\n\nMỗi lệnh POST làm thay đổi dữ liệu cần `Idempotency-Key`: ' +
        'gửi lại cùng nội dung thì nhận lại kết quả ban đầu.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url }],
  })
}

function pathParameters(path: string) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path' as const,
    required: true,
    schema: { type: 'string' as const },
  }))
}

const IF_CASE_AS_READ =
  'The ETag of the procedure as you read it. Where the procedure is at another sequence, nothing is done and 412 `case-changed` ' +
  'says what happened since. A command that was carried out and is sent again is answered as the first time.'

function headerParameters(spec: Pick<Operation, 'command' | 'ifMatch'>) {
  const header = (name: string, description: string, required = true) => ({
    name,
    in: 'header' as const,
    required,
    description,
    schema: { type: 'string' as const },
  })
  return [
    ...(spec.command ? [header('Idempotency-Key', '1–200 printable characters, new for each command')] : []),
    ...(spec.ifMatch === true ? [header('If-Match', 'The ETag of the record as you read it')] : []),
    ...(spec.ifMatch === 'where-sent' ? [header('If-Match', IF_CASE_AS_READ, false)] : []),
  ]
}

function requestBody(spec: Pick<Operation, 'body' | 'rawBody'>) {
  if (spec.rawBody) return { body: { ...spec.rawBody, required: true } }
  if (!spec.body) return {}
  return { body: { required: true, content: { 'application/json': { schema: spec.body } } } }
}

function answersOf(spec: Pick<Operation, 'answers' | 'query'>) {
  const isList = spec.query !== undefined && 'format' in spec.query.shape

  return Object.fromEntries(
    Object.entries(spec.answers).map(([status, { description, schema, mediaType, headers }]) => [
      status,
      {
        description,
        ...(headers && { headers: documentedHeaders(headers) }),
        ...(isList && { headers: documentedHeaders(OF_A_FILE) }),
        ...((schema || mediaType) && {
          content: {
            ...Object.fromEntries(
              [mediaType ?? 'application/json'].flat().map((type) => [type, { schema: schema ?? BINARY }]),
            ),
            ...(isList &&
              Object.fromEntries(
                Object.values(FORMATS).map((type) => [essenceOf(type), { schema: BINARY }]),
              )),
          },
        }),
      },
    ]),
  )
}

const BINARY = { type: 'string' as const, format: 'binary' }

/** A media type without its parameters. */
const essenceOf = (type: string): string => type.split(';')[0] ?? type

/** Where a list is asked for as a file. */
const OF_A_FILE = {
  [LIMIT_HEADER]:
    'With `format`: so many rows the file has at most; where there are more, its last row says so',
}

function documentedHeaders(headers: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [
      name,
      { description, schema: { type: 'string' as const } },
    ]),
  )
}

/** What is wrong with whoever asks. */
const OF_WHO_ASKS: readonly ProblemCode[] = [
  'unauthenticated',
  'insufficient-scope',
  'sign-in-too-weak',
  'account-unknown',
  'too-many-requests',
]

/** The problems an operation may answer with, one response per status that lists its codes. */
function problemsOf(spec: Operation, refused: readonly ProblemCode[]) {
  const codes: ProblemCode[] = [
    ...(spec.anonymous ? [] : OF_WHO_ASKS),
    ...(spec.method === 'get' ? [] : (['cross-site-request'] as const)),
    ...(spec.path.includes('{') ? (['not-found'] as const) : []),
    ...requireValid.refuses,
    ...(spec.body ? (['malformed-json', 'body-too-large', 'unsupported-media-type'] as const) : []),
    ...(spec.command ? (['idempotency-key-required', 'idempotency-key-reused'] as const) : []),
    ...refused,
    ...(spec.problems ?? []),
    'dependency-down',
  ]
  const byStatus = new Map<number, string[]>()
  for (const code of new Set(codes)) {
    const { status, title } = PROBLEMS[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${code}\`: ${title.en}`])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, descriptions]) => [
      status,
      {
        description: descriptions.join('; '),
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  )
}
