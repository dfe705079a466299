/**
 * Compares answers with the OpenAPI document: the status is described, the body is what its schema says and nothing
 * more. A small checker of our own for the keywords the document uses; one it does not know is an error, so that
 * nothing passes unread.
 */

interface Schema {
  [keyword: string]: unknown
}
interface DescribedResponse {
  description: string
  headers?: Record<string, unknown>
  content?: Record<string, { schema: Schema }>
}
interface DescribedOperation {
  responses: Record<string, DescribedResponse>
}
export interface OpenApiDocument {
  paths: Record<string, Record<string, DescribedOperation>>
  components: { schemas: Record<string, Schema> }
}

export interface Heard {
  method: string
  /** Without the query. */
  path: string
  status: number
  contentType: string
  body: unknown
}

const ANNOTATIONS = new Set(['description', 'default', 'example'])
const CHECKED = new Set([
  ...['$ref', 'anyOf', 'oneOf', 'type', 'enum', 'properties', 'required', 'additionalProperties'],
  ...['items', 'minItems', 'maxItems', 'minLength', 'maxLength', 'pattern', 'format', 'minimum', 'maximum'],
])

/** One installation's document, and which of its operations have answered with success. */
export class OpenApiChecker {
  readonly #document: OpenApiDocument
  readonly #succeeded = new Set<string>()

  constructor(document: OpenApiDocument) {
    this.#document = document
  }

  /** Every operation, as `post /v1/procedures`. */
  get operations(): string[] {
    return Object.entries(this.#document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    )
  }

  /** Operations of which no answer was a success. */
  get unanswered(): string[] {
    return this.operations.filter((operation) => !this.#succeeded.has(operation))
  }

  /** What an answer has that the document does not say of it; nothing for paths it does not describe. */
  faultsOf({ method, path, status, contentType, body }: Heard): string[] {
    const template = this.#templateOf(path)
    const operation = template && this.#document.paths[template]?.[method.toLowerCase()]
    if (!template || !operation) return []
    const name = `${method.toLowerCase()} ${template}`
    if (status < 300) this.#succeeded.add(name)
    const described = operation.responses[status]
    // Not modified: described by the ETag of the 200.
    if (status === 304) return operation.responses[200]?.headers?.ETag ? [] : [`${name}: an undescribed 304`]
    if (!described) return [`${name}: ${status} is not described (${JSON.stringify(body)})`]
    if (status === 204) return described.content || contentType ? [`${name}: 204 with a body`] : []
    const [essence = ''] = contentType.split(';')
    const content = described.content?.[essence]
    if (!content) return [`${name}: ${status} as ${essence} is not described`]
    if (status >= 400 && !described.description.includes(`\`${codeOf(body)}\``)) {
      return [`${name}: ${status} ${codeOf(body)} is not described`]
    }
    return essence.endsWith('json')
      ? this.#faults(content.schema, body, '').map((fault) => `${name}: ${status} ${fault}`)
      : []
  }

  #templateOf(path: string): string | undefined {
    const templates = Object.keys(this.#document.paths)
    return templates.find((template) =>
      new RegExp(`^${template.replace(/\./g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
    )
  }

  #faults(schema: Schema, value: unknown, at: string): string[] {
    const unread = Object.keys(schema).filter((keyword) => !CHECKED.has(keyword) && !ANNOTATIONS.has(keyword))
    if (unread.length > 0) throw new Error(`the checker does not know ${unread.join(', ')} at ${at}`)
    if (typeof schema.$ref === 'string') {
      const target = this.#document.components.schemas[schema.$ref.replace('#/components/schemas/', '')]
      return target ? this.#faults(target, value, at) : [`${at}: ${schema.$ref} leads nowhere`]
    }
    const alternatives = schema.anyOf ?? schema.oneOf
    if (Array.isArray(alternatives)) return this.#alternativeFaults(alternatives, value, at)
    const typed = typeFault(schema, value, at)
    if (typed) return [typed]
    if (Array.isArray(value)) {
      const items = schema.items as Schema | undefined
      return items ? value.flatMap((item, index) => this.#faults(items, item, `${at}.${index}`)) : []
    }
    if (value !== null && typeof value === 'object') return this.#objectFaults(schema, value, at)
    return []
  }

  #alternativeFaults(alternatives: Schema[], value: unknown, at: string): string[] {
    const tried = alternatives.map((alternative) => this.#faults(alternative, value, at))
    return tried.sort((a, b) => a.length - b.length)[0] ?? [`${at}: no alternative`]
  }

  #objectFaults(schema: Schema, value: object, at: string): string[] {
    const { properties, additionalProperties, required } = schema as {
      properties?: Record<string, Schema>
      additionalProperties?: Schema | boolean
      required?: string[]
    }
    const missing = (required ?? []).filter((name) => !Object.hasOwn(value, name))
    const faults = missing.map((name) => `${at}.${name}: missing`)
    for (const [name, member] of Object.entries(value)) {
      const described = properties?.[name]
      if (described) faults.push(...this.#faults(described, member, `${at}.${name}`))
      else if (typeof additionalProperties === 'object')
        faults.push(...this.#faults(additionalProperties, member, `${at}.${name}`))
      // What is sent but not described is a fault: it may be what nobody meant to tell.
      else if (properties) faults.push(`${at}.${name}: not described`)
    }
    return faults
  }
}

function codeOf(body: unknown): string {
  return body !== null && typeof body === 'object' ? String(Reflect.get(body, 'code')) : 'no problem'
}

function typeFault(schema: Schema, value: unknown, at: string): string | undefined {
  const { type, enum: allowed } = schema as { type?: string | string[]; enum?: unknown[] }
  const types = type === undefined ? [] : [type].flat()
  if (types.length > 0 && !types.some((name) => isOfType(name, value))) {
    return `${at}: ${JSON.stringify(value)} is not ${types.join(' or ')}`
  }
  if (allowed && !allowed.includes(value))
    return `${at}: ${JSON.stringify(value)} is not one of ${allowed.join(', ')}`
  return sizeFault(schema, value, at)
}

function isOfType(type: string, value: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null
    case 'array':
      return Array.isArray(value)
    case 'integer':
      return Number.isInteger(value)
    case 'object':
      return value !== null && typeof value === 'object' && !Array.isArray(value)
    default:
      // The names of the other types of JSON Schema are those of typeof.
      return typeof value === type
  }
}

const FORMATS: Record<string, RegExp> = {
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
}

function sizeFault(schema: Schema, value: unknown, at: string): string | undefined {
  const size = typeof value === 'string' ? value.length : Array.isArray(value) ? value.length : value
  if (typeof size !== 'number') return undefined
  for (const keyword of ['minimum', 'minLength', 'minItems'] as const) {
    if (typeof schema[keyword] === 'number' && size < schema[keyword]) return `${at}: below ${keyword}`
  }
  for (const keyword of ['maximum', 'maxLength', 'maxItems'] as const) {
    if (typeof schema[keyword] === 'number' && size > schema[keyword]) return `${at}: above ${keyword}`
  }
  if (typeof value !== 'string') return undefined
  if (typeof schema.pattern === 'string' && !new RegExp(schema.pattern, 'u').test(value))
    return `${at}: ${schema.pattern}`
  const format = typeof schema.format === 'string' ? FORMATS[schema.format] : undefined
  return format && !format.test(value) ? `${at}: ${value} is no ${String(schema.format)}` : undefined
}
