import { type HotkeyItem, useHotkeys } from '@mantine/hooks'
import { keysSleep } from './keys-sleep.js'

/** Keys of one letter, for as long as the component is there; they act on nothing that somebody types into. */
export function useSingleKeys(keys: HotkeyItem[]): void {
  useHotkeys(
    keys.map(
      ([key, act]): HotkeyItem => [
        key,
        (event) => {
          if (!keysSleep(elementOf(event), document)) act(event)
        },
        { preventDefault: false },
      ],
    ),
  )
}

/** Where the focus was as a key was pressed. */
export const elementOf = ({ target }: Event): Element | null => (target instanceof Element ? target : null)
