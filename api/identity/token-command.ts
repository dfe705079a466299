import { loadIssuer, ProductNotStarted } from './embedded-state.js'
import { mintEmbeddedToken } from './embedded-token.js'

/** One hour: whoever needs another asks again. */
const TOKEN_SECONDS = 60 * 60

/** What the token command says: one line for stdout, or one sentence for stderr. */
export type TokenCommandAnswer = { token: string } | { problem: string }

/**
 * A bearer token for one account of the running embedded product. Works for whoever can read DATA_DIR, which holds
 * the signing key; asks the running product whether the account exists.
 */
export async function runTokenCommand(
  args: readonly string[],
  { dataDir }: { dataDir: string },
): Promise<TokenCommandAnswer> {
  const [login, ...rest] = args
  if (!login || rest.length > 0) return { problem: 'Name one account: npm run token -- hr.officer' }
  try {
    const { issuer } = await loadIssuer(dataDir)
    const token = await mintEmbeddedToken({ dataDir, login, expiresInSeconds: TOKEN_SECONDS })
    const status = await askForAccount(issuer, token)
    if (status === 200) return { token }
    if (status === undefined) {
      return { problem: `The product does not answer at ${new URL(issuer).origin}: start it with npm start.` }
    }
    if (status === 404) {
      return {
        problem: `There is no account "${login}": npm start prints the demonstration accounts when it is ready.`,
      }
    }
    return {
      problem: `The product at ${new URL(issuer).origin} answers ${status}: is DATA_DIR "${dataDir}" the one it runs with?`,
    }
  } catch (error) {
    if (error instanceof ProductNotStarted) return { problem: error.message }
    throw error
  }
}

/** The HTTP status of the answer, undefined when there is none. */
async function askForAccount(issuer: string, token: string): Promise<number | undefined> {
  try {
    const response = await fetch(`${issuer.replace(/\/$/, '')}/account`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(5_000),
    })
    await response.body?.cancel()
    return response.status
  } catch {
    return undefined
  }
}
