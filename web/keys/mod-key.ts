/** As the key is called that is held with another: on an Apple keyboard it is not Ctrl. */
export const MOD = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl'
