import { type ReactNode, useEffect, useState } from 'react'
import { currentLanguage, LanguageOfReader, whenLanguageChanges } from './i18n.js'

/** Around everything: what is drawn says its words in the language of the reader, and again when that becomes another. */
export function ReaderLanguage({ children }: { children: ReactNode }) {
  const [language, follow] = useState(currentLanguage)
  useEffect(() => whenLanguageChanges(() => follow(currentLanguage())), [])
  return <LanguageOfReader value={language}>{children}</LanguageOfReader>
}
