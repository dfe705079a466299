/** A post as papers name it, in Vietnamese. */
export interface PostOfUnit {
  title: string
  unit: string
}

/** 'Phó Giám đốc, Sở Y tế'; the title alone where it names the unit already: 'Phó Giám đốc Sở Y tế'. */
export function postInWords({ title, unit }: PostOfUnit): string {
  const plain = (text: string) => text.normalize('NFC').toLocaleLowerCase('vi')
  const words = (text: string) =>
    ` ${plain(text)
      .split(/[^\p{L}\p{N}]+/u)
      .join(' ')} `
  return words(title).includes(words(unit)) ? title : `${title}, ${unit}`
}
