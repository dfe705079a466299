import { z } from 'zod'
import { isLoopback } from '../../temporal/reached-by-others.js'

/** What the API asks of an access token beside its signature: a scope of this name (RFC 6750). */
export const API_SCOPE = 'procedures'

/** May an identity provider, and whoever it refers to, be believed at this address? What is read from it decides who is who. */
export function isBelievable(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, '')))
}

/** The environment of whoever has to know the identity provider of the organisation. */
export const issuerSettings = {
  OIDC_ISSUER: z
    .url('must be an https address')
    .refine(isBelievable, 'must be an https address; http is for a provider on this machine alone')
    .optional(),
  /** Whom its access tokens for this API are for. */
  OIDC_AUDIENCE: z.string().min(1).optional(),
  OIDC_SCOPE: z
    .string()
    .regex(
      /^[\x21\x23-\x5b\x5d-\x7e]+$/,
      'must be one scope: printable ASCII without spaces, quotes and backslashes',
    )
    .default(API_SCOPE),
  /** How strongly people must have signed in, as the provider names it (`acr`): any of these. Empty where nothing is asked. */
  OIDC_ACR_VALUES: z
    .string()
    .regex(/^[\x21\x23-\x5b\x5d-\x7e ]*$/, 'must be names between spaces, in printable ASCII')
    .transform((names) => names.split(' ').filter((name) => name !== ''))
    .default([]),
}

/** The embedded provider knows one way to sign in. */
export const asksOfIssuer = ({
  OIDC_ISSUER,
  OIDC_ACR_VALUES,
}: {
  OIDC_ISSUER?: string | undefined
  OIDC_ACR_VALUES: readonly string[]
}) => OIDC_ISSUER !== undefined || OIDC_ACR_VALUES.length === 0

export const NO_ISSUER = {
  path: ['OIDC_ACR_VALUES'],
  error: 'is asked of the identity provider that OIDC_ISSUER names, which is not set',
}

/** A provider gives tokens for many services: without an audience those for any other would open this one. */
export const namesAudience = ({
  OIDC_ISSUER,
  OIDC_AUDIENCE,
}: {
  OIDC_ISSUER?: string | undefined
  OIDC_AUDIENCE?: string | undefined
}) => OIDC_ISSUER === undefined || OIDC_AUDIENCE !== undefined

export const NO_AUDIENCE = {
  path: ['OIDC_AUDIENCE'],
  error: 'must be set where OIDC_ISSUER is: the audience of the access tokens that are meant for this API',
}
