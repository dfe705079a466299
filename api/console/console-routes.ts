import { hash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Request, Response, Router } from 'express'
import helmet from 'helmet'
import { strictRouter } from '../http/strict-router.js'
import { Problem } from '../problems/problem.js'
import { languageOf } from '../words/language.js'

/** Everything from this very server, nothing inline but the style of an element, which scripts set (ADR 0049). */
const contentSecurityPolicy = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    styleSrcAttr: ["'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
})

/** What is never a page: where nothing is there, that is said as everywhere. */
const NO_PAGE = /^\/(v1|auth|oidc|docs|assets|metrics|healthz|readyz|openapi\.json)(\/|$)/

/** A name holds a hash of what is in it. */
const FOR_EVER = 'public, max-age=31536000, immutable'

const NOT_BUILT = {
  vi: 'Giao diện chưa được biên dịch; API vẫn phục vụ tại /v1 (tài liệu: /docs). Lệnh npm start biên dịch và phục vụ giao diện.\n',
  en: 'The console has not been built; the API is served at /v1 (its description: /docs). npm start builds and serves the console.\n',
}

/** What is compressed at the build stands beside what it is made of: the best first. */
const COMPRESSED = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
] as const

/**
 * The console: its files under /assets/, and its one page at every other path that a browser opens and the API has not.
 * Mount it behind everything else. `folder`: where it was built; what is there is read once, at the start.
 */
export function consoleRoutes(folder: string | undefined): Router {
  const router = strictRouter()
  const built = builtIn(folder)

  router.get('/assets/:name', (request, response) => {
    response.locals.route = '/assets'
    const { name } = request.params
    const content = built?.assets.get(name)
    if (!built || !content) throw new Problem('not-found')
    sendAsset(request, response, { name, content, assets: built.assets })
  })
  router.get('/{*page}', (request, response, next) => {
    if (NO_PAGE.test(request.path) || !isForAPerson(request)) return next()
    response.locals.route = '/'
    if (built === undefined) {
      const language = languageOf(request)
      response.status(404).set('Content-Language', language).type('text').send(NOT_BUILT[language])
      return
    }
    contentSecurityPolicy(request, response, () => {
      // It is asked for anew each time, and sent where it is another one.
      response
        .set({ 'Cache-Control': 'no-cache', ETag: built.etag })
        .vary('Accept')
        .type('html')
        .send(built.page)
    })
  })
  return router
}

interface Built {
  page: string
  etag: string
  /** Its files, by their names. */
  assets: ReadonlyMap<string, Buffer>
}

function builtIn(folder: string | undefined): Built | undefined {
  if (folder === undefined || !existsSync(join(folder, 'index.html'))) return undefined
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const assets = join(folder, 'assets')
  const names = existsSync(assets) ? readdirSync(assets) : []
  return {
    page,
    etag: `"${hash('sha256', page, 'base64url')}"`,
    assets: new Map(names.map((name) => [name, readFileSync(join(assets, name))])),
  }
}

/** A browser that opens an address asks for a page by name; whoever takes anything is answered as a program is. */
const isForAPerson = (request: Request): boolean => /\btext\/html\b/i.test(request.get('accept') ?? '')

/** Whole, whatever part or version is asked for: what is said to be good for ever is never an error. */
function sendAsset(
  request: Request,
  response: Response,
  { name, content, assets }: Pick<Built, 'assets'> & { name: string; content: Buffer },
): void {
  const packed = COMPRESSED.find(
    ({ encoding, ending }) => assets.has(name + ending) && request.acceptsEncodings(encoding),
  )
  response.vary('Accept-Encoding').set('Cache-Control', FOR_EVER).type(extname(name))
  if (packed) response.set('Content-Encoding', packed.encoding)
  response.send(packed ? assets.get(name + packed.ending) : content)
}
