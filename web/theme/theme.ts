import {
  Badge,
  Button,
  createTheme,
  Input,
  type MantineColorsTuple,
  Modal,
  NumberInput,
  Radio,
  Textarea,
  TextInput,
} from '@mantine/core'

/** The shades stand in tokens.css, by scheme: what Mantine asks of a tuple is never drawn. */
const hue = (name: string): MantineColorsTuple =>
  Array.from({ length: 10 }, () => `var(--${name})`) as unknown as MantineColorsTuple

export const theme = createTheme({
  primaryColor: 'cham',
  colors: { cham: hue('cham'), son: hue('son'), dong: hue('dong'), ngoc: hue('ngoc') },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: Button.extend({ defaultProps: { variant: 'default', size: 'sm' } }),
    InputWrapper: Input.Wrapper.extend({ defaultProps: { labelProps: { mb: 4 } } }),
    Badge: Badge.extend({ defaultProps: { variant: 'light', tt: 'none', fw: 600, fz: 12 } }),
    TextInput: TextInput.extend({
      defaultProps: { inputWrapperOrder: ['label', 'description', 'error', 'input'] },
    }),
    Textarea: Textarea.extend({
      defaultProps: {
        inputWrapperOrder: ['label', 'description', 'error', 'input'],
        autosize: true,
        minRows: 2,
        maxRows: 12,
      },
    }),
    NumberInput: NumberInput.extend({
      defaultProps: { inputWrapperOrder: ['label', 'description', 'error', 'input'], hideControls: true },
    }),
    Radio: Radio.extend({ defaultProps: { color: 'cham' } }),
    // The page behind is kept from scrolling by an inline style, which the policy of the page does not take.
    Modal: Modal.extend({ defaultProps: { lockScroll: false, centered: true } }),
  },
})
