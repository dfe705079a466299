/** Ends the process with one sentence when Node is older than `oldest`. Written for any Node that knows ESM. */
export function requireNode(oldest) {
  const wanted = oldest.split('.').map(Number)
  const found = process.versions.node.split('.').map(Number)
  const first = wanted.findIndex((part, place) => part !== found[place])
  if (first >= 0 && found[first] < wanted[first]) {
    process.stderr.write(
      `Node.js ${oldest} or newer is needed and this is ${process.versions.node}: install the current LTS release from https://nodejs.org.\n`,
    )
    process.exit(1)
  }
}
