import helmet from 'helmet'

/**
 * What every answer tells the browser, whatever it is an answer to: load nothing, show it in no frame, guess no type, tell
 * no other site where one came from, give it to no other site. Nothing lets another origin read an answer (there is no
 * CORS). A page that needs more says so in a Content-Security-Policy of its own. Where people reach the product by https,
 * they come by https only for the year that follows.
 */
export function securityHeaders(publicUrl = 'http://localhost'): ReturnType<typeof helmet> {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: true,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: new URL(publicUrl).protocol === 'https:' && { maxAge: YEAR_SECONDS },
  })
}

const YEAR_SECONDS = 365 * 24 * 60 * 60
