/**
 * Run in the page: what does not fit or cannot be touched. Text that is cut without dots, a page wider than its window, letters
 * below 12 px; in a window of a phone what is touched below 44 px.
 */
;(() => {
  const found = []
  const name = (element) =>
    `${element.tagName.toLowerCase()} "${(element.textContent ?? '').trim().slice(0, 40)}"`
  const { scrollWidth } = document.documentElement
  if (scrollWidth > innerWidth + 1) found.push(`the page is ${scrollWidth} wide in ${innerWidth}`)
  for (const element of document.querySelectorAll('body *')) {
    const box = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    const isUnseen = box.width <= 2 || box.height <= 2 || box.right <= 0 || style.visibility === 'hidden'
    if (isUnseen || element.closest('svg')) continue
    const isCut = element.scrollWidth > element.clientWidth + 1
    if (style.overflowX === 'hidden' && isCut && style.textOverflow !== 'ellipsis')
      found.push(`cut: ${name(element)}`)
    const isText = element.childElementCount === 0 && element.textContent.trim() !== ''
    if (isText && Number.parseFloat(style.fontSize) < 12) found.push(`small: ${name(element)}`)
    const isTarget = element.matches('button, a[href], input:not([type=hidden]), select, textarea')
    const isSmall = box.height < 43.9 || box.width < 43.9
    if (innerWidth < 600 && isTarget && isSmall && style.display !== 'inline')
      found.push(`${Math.round(box.width)} × ${Math.round(box.height)}: ${name(element)}`)
  }
  return found
})()
