import { barInWords } from '../../domain/voting/explanation.js'

/** A verdict's bar as papers have it: 'trên 50%', 'từ 30% trở lên', 'trên 2/3'; undefined where no share is asked. */
export function barInPaper(bar: string): string | undefined {
  if (bar === 'none') return undefined
  const [, sign, numerator, denominator] = /^(≥|>|=) (\d+)\/(\d+)$/u.exec(bar) ?? []
  if (!sign) return barInWords(bar).vi
  const [of, by] = [Number(numerator), Number(denominator)]
  // Told in percent where that is a whole number; thirds stay thirds.
  const share = (of * 100) % by === 0 ? `${(of * 100) / by}%` : `${numerator}/${denominator}`
  // Exactly a share is what did not pass it.
  return sign === '≥' ? `từ ${share} trở lên` : `trên ${share}`
}
