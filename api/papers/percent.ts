/** The votes of somebody in percent of those they are compared with: '60,00%'. Told, never compared: integers are. */
export function percentOf(votes: number, denominator: number): string {
  if (denominator === 0) return ''
  const hundredths = Math.round((votes * 10_000) / denominator)
  return `${Math.floor(hundredths / 100)},${String(hundredths % 100).padStart(2, '0')}%`
}
