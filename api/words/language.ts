import type { Request } from 'express'
import type { Text } from '../../domain/vocabulary.js'

/** The languages of the product; Vietnamese is the default. */
export type Language = 'vi' | 'en'

/** `?lang=`, else the first of Accept-Language that the product speaks, else the account's, else Vietnamese. */
export function languageOf(request: Request, account?: Language): Language {
  const asked = request.query.lang
  if (asked === 'vi' || asked === 'en') return asked
  for (const accepted of request.acceptsLanguages()) {
    const [language] = accepted.toLowerCase().split('-')
    if (language === 'vi' || language === 'en') return language
  }
  return account ?? 'vi'
}

/** The text in one language. */
export function say(text: Text, language: Language): string {
  return text[language]
}
