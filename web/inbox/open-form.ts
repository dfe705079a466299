import { createContext, useContext } from 'react'

/** The form of the task that is open, as far as it is more than its fields. */
export interface OpenForm {
  /** Something was typed into it or chosen, now or before. */
  isBegun: boolean
  /** When what stands in it was typed, where it was found on the device. */
  restoredAt: string | undefined
  begin: () => void
  /** Empties it, here and on the device. */
  discard: () => void
}

const OpenFormContext = createContext<OpenForm>({
  ...{ isBegun: false, restoredAt: undefined },
  ...{ begin: () => {}, discard: () => {} },
})
export const OpenFormProvider = OpenFormContext.Provider

export const useOpenForm = (): OpenForm => useContext(OpenFormContext)
