/** Goes to the first field whose text cannot be read, and says whether there is one: it is not sent as if it were empty. */
export function goesToUnreadable(form: HTMLElement | null): boolean {
  const field = form?.querySelector<HTMLElement>('[data-unreadable]')
  field?.focus()
  return field !== null && field !== undefined
}
