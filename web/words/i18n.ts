import i18next, { type TOptions } from 'i18next'
import { createContext, useContext } from 'react'

export type Language = 'vi' | 'en'
const KEPT = 'language'

/** The words of a page, by their keys: Vietnamese has no plural, English says `_one` beside each `_other`. */
type Words = Readonly<Record<string, string>>
type OfPlural<Key> = Key extends `${infer Stem}_other` ? `${Stem}_one` : never
export type English<Vi extends Words> = Readonly<Record<keyof Vi | OfPlural<keyof Vi>, string>>
type KeyOf<Vi extends Words> = keyof Vi extends infer Key
  ? Key extends `${infer Stem}_other`
    ? Stem
    : Key & string
  : never

/** Says a word of a page in the language of the reader. */
export type Say<Vi extends Words> = (key: KeyOf<Vi>, values?: TOptions) => string

void i18next.init({
  lng: languageKept(),
  fallbackLng: 'vi',
  supportedLngs: ['vi', 'en'],
  resources: {},
  // React escapes what is shown.
  interpolation: { escapeValue: false },
  returnNull: false,
  keySeparator: false,
  nsSeparator: false,
})

/** The language of the reader, for whatever is drawn: of lists with a thousand rows nothing follows it but what stands around all. */
const OfReader = createContext<Language>(languageKept())
export const LanguageOfReader = OfReader.Provider

/** The words of a page or a part, named once where they are used: they come with its chunk. */
export function wordsOf<Vi extends Words>(name: string, vi: Vi, en: English<Vi>) {
  i18next.addResourceBundle('vi', name, vi)
  i18next.addResourceBundle('en', name, en)
  const said: Partial<Record<Language, Say<Vi>>> = {}
  // Of these words: the compiler knows those of no namespace.
  const sayIn = (language: Language): Say<Vi> =>
    (said[language] ??= i18next.getFixedT(language, name) as unknown as Say<Vi>)
  return {
    /** For a component: it is drawn again when the language changes. */
    use: (): Say<Vi> => sayIn(useContext(OfReader)),
  }
}

/** Tells whenever the language of the reader becomes another. */
export function whenLanguageChanges(tell: () => void): void {
  i18next.on('languageChanged', tell)
}

export const currentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'vi')

export const useLanguage = (): [Language, (language: Language) => void] => [useContext(OfReader), choose]

function choose(language: Language): void {
  localStorage.setItem(KEPT, language)
  document.documentElement.lang = language
  void i18next.changeLanguage(language)
}

function languageKept(): Language {
  const language = localStorage.getItem(KEPT) === 'en' ? 'en' : 'vi'
  document.documentElement.lang = language
  return language
}
