import { type HotkeyItem, useHotkeys } from '@mantine/hooks'
import { keysSleep } from './keys-sleep.js'
import { singleKeysAreOn } from './switch.js'

/** Keys of one letter, for as long as the component is there; they act on nothing that somebody types into, nor where they are switched off. */
export function useSingleKeys(keys: HotkeyItem[]): void {
  useHotkeys(
    keys.map(
      ([key, act]): HotkeyItem => [
        key,
        (event) => {
          if (singleKeysAreOn() && !keysSleep(elementOf(event), document)) act(event)
        },
        { preventDefault: false },
      ],
    ),
  )
}

/** Where the focus was as a key was pressed. */
export const elementOf = ({ target }: Event): Element | null => (target instanceof Element ? target : null)
