import { useLanguage } from '../words/i18n.js'
import { shellWords } from '../words/shell.js'
import css from './language-switch.module.css'

const LANGUAGES = ['vi', 'en'] as const

/**
 * One of two languages. The control of Mantine measures itself as it is first drawn, on every page: all that is drawn with it has
 * to be laid out for that before anything is seen.
 */
export function LanguageSwitch() {
  const say = shellWords.use()
  const [language, choose] = useLanguage()
  return (
    <fieldset className={css.languages} aria-label={say('language')}>
      {LANGUAGES.map((each) => (
        <label key={each} data-chosen={each === language}>
          <input
            type="radio"
            className="unseen"
            name="language"
            value={each}
            checked={each === language}
            onChange={() => choose(each)}
          />
          {each.toUpperCase()}
        </label>
      ))}
    </fieldset>
  )
}
