const KEPT = 'single-keys'

/** May keys of one letter act? Kept on the device: whoever speaks what they write, or is easily past a key, has them off. */
export const singleKeysAreOn = (): boolean => localStorage.getItem(KEPT) !== 'off'

export const switchSingleKeys = (areOn: boolean): void => localStorage.setItem(KEPT, areOn ? 'on' : 'off')
