/**
 * Run in the page: what does not fit or cannot be touched. Text that is cut without dots, a page wider than its window, letters
 * below 12 px; in a window of a phone what is touched below 44 px. What is chosen by its words is touched by them: with the box of a
 * check its label counts, and of a choice without a box the label alone.
 */
;(() => {
  const found = []
  const name = (element) =>
    `${element.tagName.toLowerCase()} "${(element.textContent ?? '').trim().slice(0, 40)}"`
  const touched = (element) => {
    const isChosen = element.matches('input[type=checkbox], input[type=radio]')
    const boxes = [element, ...(isChosen ? element.labels : [])]
      .map((each) => each.getBoundingClientRect())
      .filter(({ width, height }) => width > 2 && height > 2)
    const size = (from, to) =>
      Math.max(...boxes.map((box) => box[to])) - Math.min(...boxes.map((box) => box[from]))
    return { width: size('left', 'right'), height: size('top', 'bottom') }
  }
  const { scrollWidth } = document.documentElement
  if (scrollWidth > innerWidth + 1) found.push(`the page is ${scrollWidth} wide in ${innerWidth}`)
  const requireLarge = (element, style) => {
    const { width, height } = touched(element)
    if (style.display !== 'inline' && (height < 43.9 || width < 43.9))
      found.push(`${Math.round(width)} × ${Math.round(height)}: ${name(element)}`)
  }
  for (const element of document.querySelectorAll('body *')) {
    const box = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    const isUnseen = box.width <= 2 || box.height <= 2 || box.right <= 0 || style.visibility === 'hidden'
    // The input of a choice may be unseen while its label is not.
    const isByLabel =
      isUnseen && innerWidth < 600 && element.matches('input[type=checkbox], input[type=radio]')
    if (isByLabel && [...element.labels].some((label) => label.getBoundingClientRect().width > 2))
      requireLarge(element, { display: 'block' })
    if (isUnseen || element.closest('svg')) continue
    const isCut = element.scrollWidth > element.clientWidth + 1
    if (style.overflowX === 'hidden' && isCut && style.textOverflow !== 'ellipsis')
      found.push(`cut: ${name(element)}`)
    const isText = element.childElementCount === 0 && element.textContent.trim() !== ''
    if (isText && Number.parseFloat(style.fontSize) < 12) found.push(`small: ${name(element)}`)
    const isTarget = element.matches('button, a[href], input:not([type=hidden]), select, textarea')
    if (innerWidth < 600 && isTarget) requireLarge(element, style)
  }
  return found
})()
