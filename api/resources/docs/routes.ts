import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import express, { type Router } from 'express'
import helmet from 'helmet'
import type { ApiDeps } from '../../deps.js'
import { openApiDocument } from '../../http/openapi-document.js'
import { strictRouter } from '../../http/strict-router.js'

/** Everything from this very server; Swagger UI sets styles from script, which needs no inline style sheet but images as data. */
const contentSecurityPolicy = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    styleSrcAttr: ["'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
})

const PAGE = `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>API</title>
<link rel="stylesheet" href="assets/swagger-ui.css">
<link rel="icon" href="assets/favicon-32x32.png">
</head>
<body>
<div id="swagger-ui"></div>
<script src="assets/swagger-ui-bundle.js"></script>
<script src="start.js"></script>
</body>
</html>
`
const START = `SwaggerUIBundle({ url: '../openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null })
`

/** /openapi.json and its readable form at /docs. */
export function docsRoutes({ publicUrl }: Pick<ApiDeps, 'publicUrl'>): Router {
  const router = strictRouter()
  let document: string | undefined
  router.get('/openapi.json', (_request, response) => {
    response.locals.route = '/openapi.json'
    document ??= JSON.stringify(openApiDocument(publicUrl))
    response.type('json').send(document)
  })

  const assets = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  router.use('/docs', contentSecurityPolicy, (_request, response, next) => {
    response.locals.route = '/docs'
    next()
  })
  router.get(['/docs', '/docs/'], (request, response) => {
    // The page's addresses are relative to /docs/.
    if (request.originalUrl.split('?', 1)[0] === '/docs') response.redirect('docs/')
    else response.type('html').send(PAGE)
  })
  router.get('/docs/start.js', (_request, response) => {
    response.type('js').send(START)
  })
  router.use('/docs/assets', express.static(assets, { index: false, maxAge: '1d' }))
  return router
}
