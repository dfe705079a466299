import { execFileSync } from 'node:child_process'
import {
  closeSync,
  mkdtempSync,
  openSync,
  rmdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of its own, to be filled. */
export interface SmallDisk {
  readonly folder: string
  /** Leaves no more room than so much. */
  fill(leavingMebibytes?: number): void
  /** Gives back the room that `fill` took. */
  free(): void
  unmount(): void
}

const MEBIBYTE = 1_048_576

/** Whether such a disk can be had: it takes root, on Linux. */
export const hasSmallDisks = canMount()

/** Mounts a disk that holds so much. */
export function mountSmallDisk(mebibytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'))
  mount(folder, mebibytes)
  const ballast = join(folder, 'ballast')
  return {
    folder,
    fill(leaving = 0) {
      fillUp(ballast)
      if (leaving > 0) truncateSync(ballast, statSync(ballast).size - leaving * MEBIBYTE)
    },
    free: () => rmSync(ballast, { force: true }),
    unmount() {
      execFileSync('umount', ['--lazy', folder])
      rmdirSync(folder)
    },
  }
}

function mount(folder: string, mebibytes: number): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m,mode=755`, 'tmpfs', folder], {
    stdio: 'ignore',
  })
}

function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'))
  try {
    mount(folder, 1)
    execFileSync('umount', [folder])
    return true
  } catch {
    return false
  } finally {
    rmdirSync(folder)
  }
}

function fillUp(file: string): void {
  const descriptor = openSync(file, 'a')
  try {
    for (let size = MEBIBYTE; size >= 1; size = Math.floor(size / 2)) {
      const bytes = Buffer.alloc(size)
      try {
        for (;;) writeSync(descriptor, bytes)
      } catch {
        // So much does not fit any more.
      }
    }
  } finally {
    closeSync(descriptor)
  }
}
