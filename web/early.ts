/**
 * Runs before the console is there, and asks for what its first page asks for first: the answers are on their way while its scripts
 * are read. On its own: whatever it imported would have to be read before it.
 */

/** As long as somebody may have chosen it on this device. */
const language = localStorage.getItem('language') === 'en' ? 'en' : 'vi'
const opensTasks = /^\/(tasks\/?)?$/.test(location.pathname)
/** The list that the inbox began with when it was last opened here by such an address. */
const list = opensTasks && localStorage.getItem(`first-list ${location.search}`)

/** The words of codes are told to whoever is signed in. */
const asked = list ? [`/v1/vocabulary?lang=${language}`, list] : []

// Nothing is asked for twice where the console was there first.
window.askedEarly ??= {
  at: Date.now(),
  answers: new Map(
    ['/v1/session', ...asked].map((path) => [
      path,
      fetch(path, {
        headers: { Accept: 'application/json', 'Accept-Language': language },
        credentials: 'same-origin',
      }),
    ]),
  ),
}
// Whoever takes an answer is told what became of it; of one that nobody takes nothing is said.
for (const answer of window.askedEarly.answers.values()) answer.catch(() => {})

export {}
