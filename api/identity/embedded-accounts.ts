import type { PersonId } from '../../domain/vocabulary.js'

/** One who may sign in to the embedded provider. */
export interface EmbeddedAccount {
  personId: PersonId
  login: string
  name: string
  locale: string
}

/** The accounts of the product, from its database. */
export interface EmbeddedAccounts {
  find(login: string): Promise<EmbeddedAccount | undefined>
  /** The accounts that the sign-in page proposes; any other can be typed. */
  proposed?(): Promise<readonly EmbeddedAccount[]>
}
