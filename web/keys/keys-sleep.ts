/** Where somebody writes or chooses: what is pressed belongs to the field. */
const FIELDS =
  'input, textarea, select, [contenteditable="true"], [role="radio"], [role="checkbox"], [role="combobox"], [role="listbox"], [role="menu"], [role="dialog"]'
/** A form that something was typed into or chosen in, or a dialog: what would lead away from it waits. */
const BEGUN = '[data-begun="true"], [role="dialog"]'

/** As much of an element and of the page as tells whether a key of one letter may act. */
interface Pressed {
  closest(selector: string): unknown
}
interface Page {
  querySelector(selector: string): unknown
}

/** Do keys of one letter sleep: in a field, and while a form is begun? */
export const keysSleep = (pressed: Pressed | null, page: Page): boolean =>
  Boolean(pressed?.closest(FIELDS)) || Boolean(page.querySelector(BEGUN))
