import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** Why others than this machine may reach what listens there; undefined where they do not. */
export function whyReachedByOthers({
  NODE_ENV,
  HOST,
}: {
  NODE_ENV?: string | undefined
  HOST?: string | undefined
}): string | undefined {
  if (NODE_ENV === 'production') return 'NODE_ENV is production'
  return HOST === undefined || isLoopback(HOST) ? undefined : `HOST (${HOST}) is more than this machine`
}

const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8)
LOOPBACK.addAddress('::1', 'ipv6')

/** Is it an address, or the name, of this very machine? */
export function isLoopback(host: string): boolean {
  if (isIPv4(host)) return LOOPBACK.check(host)
  return isIPv6(host) ? LOOPBACK.check(host, 'ipv6') : host.toLowerCase() === 'localhost'
}
